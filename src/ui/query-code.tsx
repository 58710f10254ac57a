import type { Child } from 'hono/jsx';
import { NoticeBox } from './notice-box.tsx';

/** The one thing that cannot be found again, to be copied, and what it is good for. */
export const QueryCode = ({ code, children }: { code: string; children: Child }) => (
  <>
    <p>
      查询码 <strong class="code">{code}</strong> <copy-text data-value={code} data-label="复制查询码" />
    </p>
    <NoticeBox tone="warning" title="请记下编号和查询码">
      <p>
        凭这两项{children}
        。查询码只在这里显示一次，不能找回。
      </p>
    </NoticeBox>
  </>
);
