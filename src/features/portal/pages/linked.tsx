import { dayOf } from '../../../platform/time.ts';
import { RelatedBlock } from '../../../ui/article.tsx';
import type { Linked } from '../queries/article.ts';
import { linkTitle } from '../rules.ts';

/** Beside the text: interpretations (twice on the page, so hidden beside when there is no beside), then everything else. */
export function LinkedBeside({ linked }: { linked: Linked[] }) {
  const others = [...new Set(linked.map((other) => other.kind))].filter((kind) => kind !== 'interprets');
  return (
    <>
      <div class="beside-only">
        <LinkedBlocks linked={linked} only={['interprets']} />
      </div>
      <LinkedBlocks linked={linked} only={others} />
    </>
  );
}

/** 文件 ↔ 解读 and every other typed link, one block a kind and direction; both ends show it (article 二). */
export function LinkedBlocks({ linked, only }: { linked: Linked[]; only?: string[] }) {
  const groups = new Map<string, Linked[]>();
  for (const other of linked) {
    if (only && !only.includes(other.kind)) continue;
    const title = linkTitle(other.kind, other.incoming);
    groups.set(title, [...(groups.get(title) ?? []), other]);
  }
  return (
    <>
      {[...groups].map(([title, others]) => (
        <RelatedBlock title={title} items={others.map(itemOf)} />
      ))}
    </>
  );
}

const itemOf = (other: Linked) => ({
  href: other.path,
  title: other.title,
  kind: other.kind === 'interprets' && other.incoming ? (other.form ?? '解读') : undefined,
  number: other.number ?? undefined,
  on: dayOf(other.firstPublishedAt),
});
