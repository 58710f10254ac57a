import { dayOf, formatDay } from '../../../platform/time.ts';
import { ErrorBody } from '../../../ui/error-body.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import type { Tombstone } from '../queries/article.ts';
import type { Column } from '../queries/columns.ts';
import { columnTrail, type Frame } from './frame.tsx';

const words = {
  withdrawn: ['内容已撤回', '撤回'],
  gone: ['内容已撤下', '撤下'],
  replaced: ['内容已被新文件替代', '撤下'],
  moved: ['内容已迁移', '迁移'],
} as const;

/** 撤回公告: that something stood here, when it went and why; no word of it. */
export function TombstonePage({ frame, stone, columns }: { frame: Frame; stone: Tombstone; columns: Column[] }) {
  const [title, verb] = words[stone.kind];
  const slug = stone.path.split('/')[1] ?? '';
  const column = columns.find((one) => one.slug === slug);
  return (
    <PublicPage
      site={frame.site}
      title={title}
      mode={frame.mode}
      path={frame.path}
      crumbs={[...columnTrail(frame.site, columns, slug), { label: title }]}
      meta={{ noIndex: true }}
    >
      <ErrorBody
        status={410}
        title={title}
        detail={`这里的内容曾于${formatDay(dayOf(stone.firstPublishedAt))}公开。${formatDay(dayOf(stone.withdrawnAt))}由${stone.unitName}${verb}。理由：${stone.reason}`}
        advice={[]}
        links={[
          ...(stone.replacedBy ? [{ label: '查看替代它的新文件', href: stone.replacedBy }] : []),
          ...(column ? [{ label: `到“${column.name}”看现行内容`, href: `/${slug}/` }] : []),
          { label: '搜索现行内容', href: '/search' },
          { label: '到首页看最新内容', href: '/' },
        ]}
        hotline={frame.site.hotline}
      />
    </PublicPage>
  );
}
