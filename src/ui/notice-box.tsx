import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';
import type { Tone } from './site.ts';

type BoxTone = Exclude<Tone, 'plain'>;

const words: Record<BoxTone, string> = { info: '说明', success: '完成', warning: '注意', error: '错误' };

/** One message in a box; its kind is said in words and drawn, not only coloured. */
export function NoticeBox({ tone = 'info', title, children }: { tone?: BoxTone; title?: Child; children?: Child }) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'success' ? 'status' : undefined}>
      <Icon name={tone} />
      <div class="notice-text">
        <p class="notice-title">{title ?? words[tone]}</p>
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
