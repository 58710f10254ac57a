import { createHash } from 'node:crypto';
import { canonical } from '../../../core/ledger/canonical.ts';
import { addDays } from '../../../platform/time.ts';

/** Result kinds (standards §6.2): the nine of checks of published enterprise information, and the three of all others. */
export const resultKinds = [
  '未发现问题',
  '未按规定公示年度报告',
  '未按规定公示其他应当公示的信息',
  '公示信息隐瞒真实情况、弄虚作假',
  '通过登记的住所（经营场所）无法联系',
  '发现问题已责令改正',
  '不配合检查情节严重',
  '未发现开展本次抽查涉及的经营活动',
  '发现问题待后续处理',
  '合格',
  '不合格',
  '其他',
] as const;
export type ResultKind = (typeof resultKinds)[number];

/** Kinds after which nothing is left to do. */
export const settled: readonly string[] = ['未发现问题', '合格', '未发现开展本次抽查涉及的经营活动'];
export const isProblem = (kind: string): boolean => !settled.includes(kind);

export interface MatterResult {
  matter: string;
  kind: ResultKind;
  /** What was found; not public. */
  found: string;
}

/** A photograph of a visit: a file of the house, not public unless it is chosen for a result. */
export interface Photo {
  /** Row in files.file. */
  file: number;
  hash: string;
  name: string;
  bytes: number;
  type: string;
}

/** The most photographs of one visit. */
export const mostPhotos = 9;

export interface Recorded {
  draw: number;
  target: string;
  visitedOn: string;
  results: MatterResult[];
  /** By when a problem is to be mended; left out, it is `mendDays` after the visit. */
  mendBy?: string | null;
}

/** Days in which a problem is mended where the inspectors named no day. */
export const mendDays = 30;

/** By when it is to be mended: nothing where there is no problem. */
export const mendByOf = ({ visitedOn, results, mendBy }: Omit<Recorded, 'draw' | 'target'>): string | null =>
  results.some(({ kind }) => isProblem(kind)) ? (mendBy ?? addDays(visitedOn, mendDays)) : null;

/** What a signature stands for: words, day and photographs. */
export const visitHash = ({ draw, target, visitedOn, results, mendBy }: Recorded, photos: Photo[]): string =>
  createHash('sha256')
    .update(
      canonical({
        ...{ draw, target, visitedOn, results: results as never, mendBy: mendBy ?? null },
        photos: photos.map(({ hash }) => hash),
      }),
    )
    .digest('hex');

/** Somebody of the team, and whether their certificate holds on the day. */
export interface Member {
  id: string;
  name: string;
  person: number | null;
  able: boolean;
}

interface Situation {
  team: Member[];
  person: number;
  /** The day of the draw; nobody was sent before it. */
  drawnOn: string;
  today: string;
  visit: { signatures: number[]; reported: boolean } | null;
}

/** Who may write, and when: somebody of the team with a certificate that holds, until two have signed. */
export function whyNotRecord(
  { team, person, drawnOn, today, visit }: Situation,
  { visitedOn, mendBy }: Recorded,
): string | null {
  const self = team.find((one) => one.person === person);
  if (!self) return '检查结果由抽中的检查人员录入，您不在这个检查组里。';
  if (!self.able) return '您的执法证件在检查当天已过期或者停用，请先在抽签里更换检查人员。';
  if (visit && visit.signatures.length >= 2) return '两名检查人员都已签名，不能再改。';
  if (visitedOn < drawnOn) return '检查日期在抽取以前，请改正。';
  if (mendBy && mendBy < visitedOn) return '整改期限在检查日期以前，请改正。';
  return visitedOn > today ? '检查日期在今天以后，请改正。' : null;
}

export function whyNotSign({ team, person, visit }: Situation): string | null {
  const self = team.find((one) => one.person === person);
  if (!self) return '由这个检查组的检查人员签名，您不在组里。';
  if (!self.able) return '您的执法证件在检查当天已过期或者停用，请先在抽签里更换检查人员。';
  if (!visit) return '还没有检查记录，没有可以签名的内容。';
  return visit.signatures.includes(person) ? '您已经签名。' : null;
}

/** 整改 follows a record that two have signed, by somebody of the team, until it is done. */
export function whyNotFollowUp(
  visit: { results: MatterResult[]; signatures: number[]; followups: { done: boolean }[] } | undefined,
  note: string,
): string | null {
  if (!visit?.results.some(({ kind }) => isProblem(kind))) return '这次检查没有发现需要整改的问题。';
  if (visit.signatures.length < 2) return '检查记录还没有由两名检查人员签名，签名以后再登记整改情况。';
  if (visit.followups.some(({ done }) => done)) return '已登记整改完成，不能再改。';
  return note.trim().length < 2 ? '请写明整改情况。' : null;
}

/** Results go out once the whole team has signed and the draw is revealed. */
export const isComplete = (signed: number[], team: Member[]): boolean =>
  signed.length >= 2 && team.every(({ person }) => person !== null && signed.includes(person));
