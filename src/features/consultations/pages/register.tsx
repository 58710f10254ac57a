import { senderWords } from '../../../core/people/mask.ts';
import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { CommentRow } from '../queries/comments.ts';
import type { PointRow } from '../queries/points.ts';
import type { RoundRow } from '../queries/rounds.ts';
import { clauseWords } from '../rules/clauses.ts';
import { channels } from '../rules/elements.ts';
import { numberOf } from '../rules/number.ts';

interface Props {
  round: RoundRow;
  comments: CommentRow[];
  points: PointRow[];
  writes: boolean;
  view: string;
  page: number;
}

const perPage = 50;
const views = { '': '全部', waiting: '没有归纳', held: '待核' } as const;
type View = keyof typeof views;

/** 意见登记簿: equal letters stand in one line, with how many they are; the oldest first. */
export function RegisterPage({ round, comments, points, writes, view: asked, page }: Props) {
  const view = (asked in views ? asked : '') as View;
  const href = `/staff/consultations/rounds/${round.id}/comments`;
  const groups = groupsOf(comments);
  const isHeld = ({ first }: Group) => first.held && !first.verdict;
  const isOpen = ({ first }: Group) =>
    first.verdict !== 'set_aside' && !points.some(({ textKey }) => textKey === first.textKey);
  const fits = (group: Group) => view === '' || (view === 'held' ? isHeld(group) : isOpen(group));
  const found = groups.filter(fits);
  const shown = found.slice((page - 1) * perPage, page * perPage);
  return (
    <>
      <div class="form-section">
        <Buttons>
          {writes && (
            <ButtonLink href={`/staff/consultations/rounds/${round.id}/enter`} kind="primary">
              登记线下意见
            </ButtonLink>
          )}
          <ButtonLink href={`/staff/consultations/rounds/${round.id}/points`}>要点和回应</ButtonLink>
          <ButtonLink href={`${href}.xlsx`}>导出 Excel</ButtonLink>
          <ButtonLink href={`${href}.csv`}>导出 CSV</ButtonLink>
        </Buttons>
      </div>
      <p>
        收到意见 {comments.length} 条，合并相同的以后 {groups.length} 种。
      </p>
      <Tabs
        label="意见"
        items={(Object.keys(views) as View[]).map((name) => ({
          label: views[name],
          href: href + (name ? `?view=${name}` : ''),
          current: name === view,
        }))}
      />
      <Table
        caption="意见"
        hideCaption
        rows={shown}
        empty={view === '' ? '还没有收到意见。' : '没有这样的意见。'}
        columns={[
          {
            key: 'number',
            head: '编号',
            kind: 'short',
            cell: ({ first }) => <a href={`/staff/consultations/comments/${first.id}`}>{numberOf(first.id)}</a>,
          },
          { key: 'channel', head: '方式', kind: 'short', cell: ({ first }) => channels[first.channel] },
          { key: 'on', head: '日期', kind: 'date', cell: ({ first }) => <Day on={first.receivedOn} /> },
          { key: 'from', head: '提出人', kind: 'short', cell: ({ first }) => senderWords(first) },
          { key: 'clause', head: '针对', kind: 'short', cell: ({ first }) => clauseWords(round.clauses, first.clause) },
          { key: 'body', head: '意见', kind: 'title', cell: ({ first }) => shortened(first.body) },
          { key: 'same', head: '份数', kind: 'number', cell: ({ count }) => count },
          {
            key: 'state',
            head: '状态',
            cell: (group) => <State group={group} points={points} />,
          },
        ]}
      />
      <Pager
        {...{ page, total: found.length, perPage }}
        href={(to) => `${href}?${new URLSearchParams({ ...(view ? { view } : {}), page: String(to) })}`}
        unit="种"
      />
    </>
  );
}

interface Group {
  first: CommentRow;
  count: number;
}

/** Letters that say the same, in one group; a held one that nobody judged stands alone, so that it is not overlooked. */
function groupsOf(comments: CommentRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const comment of comments) {
    const key = comment.held && comment.verdict !== 'kept' ? String(comment.id) : comment.textKey;
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { first: comment, count: 1 });
  }
  return [...groups.values()];
}

function State({ group: { first }, points }: { group: Group; points: PointRow[] }) {
  if (first.verdict === 'set_aside') return <Tag>未纳入办理</Tag>;
  if (first.held && !first.verdict) return <Tag tone="warning">待核</Tag>;
  const own = points.filter(({ textKey }) => textKey === first.textKey);
  if (own.length === 0) return <Tag tone="info">待归纳</Tag>;
  const open = own.filter(({ reply }) => reply?.verdict !== 'agreed').length;
  return open > 0 ? <Tag tone="warning">待回应 {open} 个</Tag> : <Tag tone="success">已回应</Tag>;
}

const shortened = (text: string): string => {
  const line = [...text.replaceAll('\n', ' ')];
  return line.length > 80 ? `${line.slice(0, 80).join('')}…` : line.join('');
};
