import { leftWords } from '../../../platform/time.ts';
import type { DocumentItem } from '../../../ui/list.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicCall } from '../queries/live.ts';
import { type Status, statuses } from '../rules/days.ts';

const tones = { upcoming: 'info', open: 'success', closed: 'warning', answered: 'plain' } as const;

export const StatusTag = ({ status }: { status: Status }) => <Tag tone={tones[status]}>{statuses[status]}</Tag>;

/** A result that was promised for a day before today. */
export const isLate = ({ status, resultDueOn }: PublicCall, today: string): boolean =>
  status === 'closed' && resultDueOn < today;

/** A consultation as a line of a list: its state, how long it still runs, what became of it. */
export const lineOf = (item: PublicCall, today: string): DocumentItem => ({
  href: item.path,
  title: item.title,
  tags: <StatusTag status={item.status} />,
  note: <Note item={item} today={today} />,
});

function Note({ item, today }: { item: PublicCall; today: string }) {
  const more = [
    item.status === 'open' && leftWords(item.closesOn, today),
    item.figures && `收到意见 ${item.figures.received} 条`,
    isLate(item, today) && '采纳情况逾期未公布',
  ].filter(Boolean);
  return (
    <>
      {[item.unitName, item.round > 1 && `第 ${item.round} 轮`].filter(Boolean).join('　')}
      {'　'}
      <Day on={item.opensOn} /> 至 <Day on={item.closesOn} />
      {more.length > 0 && `　${more.join('　')}`}
    </>
  );
}

/** Errors of one form among many: the summary leads to the fields of that form, whose ids end with its number. */
export const atForm = (errors: Record<string, string>, form: number | string | null): Record<string, string> =>
  form === null
    ? errors
    : Object.fromEntries(Object.entries(errors).map(([name, why]) => [name && `${name}-${form}`, why]));
