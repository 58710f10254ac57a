import type { EditionState, Validity } from '../../../core/publications/rules.ts';
import { choice, choices, day, form, longText, rowId, text } from '../../../platform/form.ts';
import { categoryNames } from './regulation.ts';

/** 清理结论, and how a regulation stands once it is published (省政府令237号). */
export const outcomes = {
  keep: { words: '继续有效', validity: 'valid' },
  amend: { words: '修改', validity: 'amended' },
  repeal: { words: '废止', validity: 'repealed' },
  lapsed: { words: '失效', validity: 'expired' },
  declared: { words: '宣布失效', validity: 'expired' },
} as const satisfies Record<string, { words: string; validity: Validity }>;
export type Outcome = keyof typeof outcomes;
export const outcomeNames = Object.keys(outcomes) as Outcome[];

export const roundForm = form({
  title: text('清理名称', { required: '请写清理名称，例如“2026年规范性文件清理”。', min: 4, max: 100 }),
  unit: rowId('清理范围（单位）'),
  categories: choices('清理范围（类别）', categoryNames, { required: '请选择清理哪几类文件。' }),
  issuedUntil: day('截至日期', { required: '请填写清理到哪一天为止印发的文件。' }),
});

export const conclusionForm = form(
  {
    document: rowId('文件', { required: true }),
    outcome: choice('清理结论', outcomeNames, { required: '请选择清理结论。' }),
    reason: longText('理由', { required: '请写明理由，理由会随清理结果公布。', min: 2, max: 300 }),
    untilOn: day('有效期延至'),
  },
  ({ outcome, untilOn }) => ({
    untilOn: untilOn && outcome !== 'keep' ? '只有继续有效的文件可以延长有效期，请清空这个日期。' : null,
  }),
);

export const announcementForm = form({
  kind: text('文件种类', { required: '请选择公告用哪一种文件。' }),
  title: text('公告标题', { required: '请填写公告标题。', min: 4, max: 200 }),
});

export const closeForm = form({
  closeReason: longText('终止的理由', { required: '请写明终止这次清理的理由，至少两个字。', min: 2, max: 300 }),
});

/** How far a round is. */
export const roundStates = {
  open: '清理中',
  announced: '公告办理中',
  applied: '结果已公布',
  closed: '已终止',
} as const;
export type RoundState = keyof typeof roundStates;

interface RoundFacts {
  appliedAt: Date | null;
  closedAt: Date | null;
  announcement: number | null;
  announcementState: EditionState | null;
}

export function stateOfRound({ appliedAt, closedAt, announcement, announcementState }: RoundFacts): RoundState {
  if (closedAt) return 'closed';
  if (appliedAt) return 'applied';
  return announcement !== null && announcementState !== 'abandoned' ? 'announced' : 'open';
}

/** Why nothing more happens in a round, or null. */
export function whyNotGoOn(round: { appliedAt: Date | null; closedAt: Date | null }): string | null {
  if (round.closedAt) return '这次清理已经终止。需要清理的，请另外组织。';
  return round.appliedAt ? '清理结果已经公布，结论不能再改。需要变更的，请在下一次清理中办理。' : null;
}

/** Why a round cannot be given up, or null: what is on its way to the public is taken back first. */
export function whyNotClose(round: RoundFacts): string | null {
  const why: Record<RoundState, string | null> = {
    open: null,
    announced: '清理结果公告正在办理，请先作废公告的草稿，再终止清理。',
    applied: '清理结果已经公布，结论已经生效，不能终止。',
    closed: '这次清理已经终止，不用再终止一次。',
  };
  return why[stateOfRound(round)];
}

/** One row of the result, as it is concluded, announced and made to hold. */
export interface Concluded {
  document: number;
  title: string;
  number: string | null;
  outcome: Outcome;
  reason: string;
  untilOn: string | null;
}

/** Why a conclusion does not fit the regulation, or null. */
export function whyNotConclude(
  facts: { validUntil: string | null; inForce: boolean },
  input: { outcome: Outcome; untilOn: string | null },
  today: string,
): string | null {
  const over = facts.validUntil !== null && facts.validUntil < today;
  if (!facts.inForce && !over) return '这份文件已经废止或失效，不用再清理。';
  if (input.untilOn !== null && input.untilOn <= today) return '有效期要延至今天以后的日期，请检查。';
  if (input.outcome === 'keep' && over && !input.untilOn)
    return '这份文件的有效期已经届满，继续有效的请填写延至哪一天。';
  return null;
}

/** Why the result cannot be announced yet, or null. */
export function whyNotAnnounce(
  round: { appliedAt: Date | null; closedAt: Date | null },
  facts: { total: number; concluded: number },
): string | null {
  if (round.appliedAt) return '清理结果已经公布，结论已经生效。';
  if (round.closedAt) return whyNotGoOn(round);
  if (facts.total === 0) return '清理范围内没有文件，请检查范围。';
  const open = facts.total - facts.concluded;
  return open > 0 ? `还有 ${open} 份文件没有清理结论，全部作出结论之后才能起草公告。` : null;
}

const heads = ['序号', '文件名称', '发文字号', '清理结论', '有效期至', '理由'];

/** The result as the table of the announcement: exactly what is reviewed is what will hold. */
export function resultTable(rows: Concluded[]): string {
  const cells = (row: Concluded, index: number) => [
    String(index + 1),
    row.title,
    row.number ?? '—',
    outcomes[row.outcome].words,
    row.untilOn ?? '—',
    row.reason,
  ];
  const head = heads.map((name) => `<th scope="col">${name}</th>`).join('');
  const body = rows.map(
    (row, index) =>
      `<tr>${cells(row, index)
        .map((cell) => `<td>${escaped(cell)}</td>`)
        .join('')}</tr>`,
  );
  return `<table><caption>清理结果</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

/** Words of tables in a body, one a table; `plain` turns markup into words. */
export const tablesIn = (body: string, plain: (html: string) => string): string[] =>
  [...body.matchAll(/<table[\s\S]*?<\/table>/g)].map(([table]) => plain(table).replace(/\s+/g, ''));

const escaped = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Why a cleared announcement may not make these conclusions hold, or null: what was read is what happens, to the letter. */
export function whyNotApply(body: string, rows: Concluded[], plain: (html: string) => string): string | null {
  const wanted = plain(resultTable(rows)).replace(/\s+/g, '');
  return tablesIn(body, plain).includes(wanted)
    ? null
    : '公告里的清理结果表与清理结论不一致。请在清理页面重新生成公告，再送审；已审查的文字不会被改动。';
}

/** The first draft of the announcement. */
export const announcementBody = (title: string, rows: Concluded[]): string => {
  const count = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
  const counts = outcomeNames.filter(count).map((name) => `${outcomes[name].words} ${count(name)} 件`);
  return [
    `<p>按照规章、规范性文件定期清理的规定，${escaped(title)}共清理文件 ${rows.length} 件：${counts.join('，')}。现将清理结果公布如下，自公布之日起执行。</p>`,
    resultTable(rows),
  ].join('');
};
