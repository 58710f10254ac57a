import type { Child } from 'hono/jsx';
import { numberWords, type Validity as State, validities } from '../../../core/publications/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { Aside, type DocumentItem } from '../../../ui/list.tsx';
import { Tag, Validity } from '../../../ui/tag.tsx';
import type { Entry } from '../queries/lists.ts';

/** A line of a home-page list: the title in full and the day. */
export const plainItem = (entry: Entry): DocumentItem => ({
  href: entry.path,
  title: entry.title,
  on: dayOf(entry.listedAt),
  migrated: entry.migrated,
  tags: standingTags(entry),
});

/** A line of a column: with 有效性, 文号, unit and what it is about. */
export const richItem = (entry: Entry): DocumentItem => ({
  ...plainItem(entry),
  formedOn: entry.formedOn ?? undefined,
  tags: tagsOf(entry),
  note: <Aside words={[entry.number && numberWords(entry.number), entry.unitName]} />,
  summary: [successionOf(entry), entry.abstract].filter(Boolean).join('') || undefined,
});

/** 有效性 of a document, the form of an interpretation and whether its document still stands. */
export function tagsOf(entry: Entry): Child {
  if (entry.isOfficial) return standingTags(entry);
  if (!entry.form) return undefined;
  return (
    <>
      <Tag tone="info">{entry.form}</Tag>
      {standingTags(entry)}
    </>
  );
}

/** The same tag on every list: a document bears its own state, an interpretation that of a document no longer in force. */
function standingTags(entry: Entry): Child {
  if (entry.isOfficial) return <Validity value={validities[entry.validity as State]} />;
  const { interpretedValidity } = entry;
  return interpretedValidity ? (
    <Tag tone="error">所解读文件已{validities[interpretedValidity as State]}</Tag>
  ) : undefined;
}

/** 「由振政办发〔2026〕2号替代。」 */
function successionOf({ successor, successorKind }: Entry): string | null {
  if (!successor) return null;
  return `由${numberWords(successor)}${successorKind === 'repeals' ? '废止' : '替代'}。`;
}
