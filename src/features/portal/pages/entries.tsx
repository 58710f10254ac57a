import type { Child } from 'hono/jsx';
import { numberWords, type Validity as State, validities } from '../../../core/publications/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { DocumentItem } from '../../../ui/list.tsx';
import { Tag, Validity } from '../../../ui/tag.tsx';
import type { Entry } from '../queries/lists.ts';

/** A line of a home-page list: the title in full and the day. */
export const plainItem = (entry: Entry): DocumentItem => ({
  href: entry.path,
  title: entry.title,
  on: dayOf(entry.firstPublishedAt),
});

/** A line of a column: with 有效性, 文号, unit and what it is about. */
export const richItem = (entry: Entry): DocumentItem => ({
  ...plainItem(entry),
  formedOn: entry.formedOn ?? undefined,
  tags: tagsOf(entry),
  note: [entry.number && numberWords(entry.number), entry.unitName].filter(Boolean).join(' · '),
  summary: entry.abstract ?? undefined,
});

export function tagsOf(entry: Entry): Child {
  if (entry.isOfficial) return <Validity value={validities[entry.validity as State]} />;
  return entry.form ? <Tag tone="info">{entry.form}</Tag> : undefined;
}

/** How to follow a list without visiting it. */
export function FeedLinks({ base, name }: { base: string; name: string }) {
  return (
    <p class="quiet">
      <Icon name="feed" />{' '}
      <a href={`${base}feed.atom`}>
        RSS 订阅<span class="visually-hidden">：{name}</span>
      </a>
    </p>
  );
}
