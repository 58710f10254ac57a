import { createHash } from 'node:crypto';
import { canonical } from '../../../core/ledger/canonical.ts';
import { formatDay, isDay } from '../../../platform/time.ts';

/** What may become of a unit. */
export const kinds = { rename: '更名', merge: '合并', split: '分设', close: '撤销' } as const;
export type Kind = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as Kind[];

export interface ChangeInput {
  unit: number;
  kind: Kind;
  /** From which day on it is so. */
  on: string;
  /** 发文: title and number of the document that says so. */
  document: string;
  reason: string;
  /** Of a rename. */
  newName: string;
  newFullName: string;
  /** Into which units a merge goes, or a split. */
  successors: number[];
  /** Columns and units below go to the first successor. */
  handOver: boolean;
}

/** What was typed, as it is kept: only what belongs to its kind. */
export const tidyChange = (change: ChangeInput): ChangeInput => {
  const isRename = change.kind === 'rename';
  return {
    ...change,
    document: change.document.trim(),
    reason: change.reason.trim(),
    newName: isRename ? change.newName.trim() : '',
    newFullName: isRename ? change.newFullName.trim() : '',
    successors: isRename ? [] : [...new Set(change.successors)],
    handOver: !isRename && change.handOver,
  };
};

/** What one approval of a change covers. */
export const changeHash = (change: ChangeInput): string =>
  createHash('sha256')
    .update('AGENCY-CHANGE1\n')
    .update(canonical({ ...change }))
    .digest('hex');

/** What is wrong with a change, one sentence a field; empty when nothing is. */
export function whyNotChange(change: ChangeInput, name: string, today: string): Record<string, string> {
  const why: Record<string, string> = {};
  if (!(change.kind in kinds)) why.kind = '请选择变更的种类。';
  if (!isDay(change.on)) why.on = '请填写存在的日期，例如 2026-03-10。';
  else if (change.on > today) why.on = '日期不能晚于今天，请到那一天再办理。';
  if (change.document.trim().length < 4)
    why.document = '请写明依据的文件和文号，例如 区机构改革方案（振委发〔2026〕3号）。';
  if (change.reason.trim().length < 2) why.reason = '请写明理由，公众会看到。';
  return { ...why, ...whyNotKind(change, name) };
}

function whyNotKind({ kind, newName, successors, unit }: ChangeInput, name: string): Record<string, string> {
  const why: Record<string, string> = {};
  const length = [...newName.trim()].length;
  if (kind === 'rename' && (length < 2 || length > 60)) why.newName = '请写新的名称，2 到 60 个字。';
  else if (kind === 'rename' && newName.trim() === name) why.newName = '新的名称与现在的一样。';
  if (successors.includes(unit)) why.successors = '承接单位不能是它自己。';
  else if (kind === 'merge' && successors.length !== 1) why.successors = '请选择并入哪一个单位。';
  else if (kind === 'split' && successors.length < 2) why.successors = '分设至少要有两个承接的单位，请先增设它们。';
  return why;
}

export interface Became {
  kind: Kind;
  on: string;
  document: string;
  oldName: string;
  newName: string | null;
  successors: { slug: string; name: string }[];
}

/** 「已更名为区营商局」「已并入区发展和改革局」, for the head of a page; `names` are drawn by the page. */
export const becameWords = ({ kind }: Pick<Became, 'kind'>): string =>
  ({ rename: '已更名为', merge: '已并入', split: '已分设为', close: '已撤销' })[kind];

/** 「2026年3月10日，区营商环境建设监督局更名为区营商局。」 */
export function becameSentence({ kind, on, oldName, newName, successors }: Became): string {
  const day = formatDay(on);
  const names = successors.map(({ name }) => name).join('、');
  if (kind === 'rename') return `${day}，“${oldName}”更名为“${newName}”。`;
  if (kind === 'merge') return `${day}，“${oldName}”并入“${names}”。`;
  if (kind === 'split') return `${day}，“${oldName}”分设为“${names}”。`;
  return `${day}，“${oldName}”撤销${names ? `，职责由“${names}”承担` : ''}。`;
}
