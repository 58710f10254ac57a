import { teamsOf } from '../../../core/draws/rules/substitute.ts';
import { type Batch, isOrdinary, type YearPlan } from './plan.ts';
import { type Risk, recusalsOf, risks } from './registers.ts';

/** An object or an inspector as the registers have them. */
export interface Entry {
  id: number;
  unit: number;
  key: string;
  name: string;
  fields: Record<string, string>;
}

export interface Pools {
  batch: Batch;
  objects: Entry[];
  inspectors: Entry[];
  /** Codes of objects that were drawn this year for one of the ordinary matters of this batch. */
  taken: Set<string>;
  today: string;
}

/** Whoever may go on every day of the batch: with a certificate that lasts, and not left. */
export const mayGo = ({ fields }: Entry, on: string): boolean =>
  (fields.expiresOn ?? '') >= on && (!fields.leftOn || fields.leftOn > on);

/**
 * The list of a batch as `readList` takes it: strata by class of credit risk, closed objects and those that were looked at this
 * year left out with the reason, inspectors with their recusals. Inspectors stand under `P` and their row, not their certificate.
 */
export function listOf({ batch, objects, inspectors, taken, today }: Pools): string {
  const inside = objects.filter(({ fields }) => !batch.kind || fields.kind === batch.kind);
  const there = new Set(inside.map(({ fields }) => fields.risk));
  const able = inspectors.filter((one) => mayGo(one, batch.toOn));
  const known = new Set(inside.map(({ key }) => key));
  return [
    ...risks.filter((risk) => there.has(risk)).map((risk) => `stratum ${risk} ${batch.rates[risk as Risk]} 0`),
    ...inside.map(({ key, fields }) => `target ${key} ${fields.risk} 1`),
    ...able.map(({ id, unit }) => `inspector P${id} U${unit}`),
    ...inside.flatMap((one) => excluded(one, taken, today)),
    ...able.flatMap(({ id, fields }) =>
      [...new Set(recusalsOf(fields))].filter((key) => known.has(key)).map((key) => `conflict ${key} P${id} RECUSAL`),
    ),
    ...inside.map(({ key, name }) => `name ${key} ${name}`),
    ...able.map(({ id, name }) => `name P${id} ${name}`),
  ].join('\n');
}

function excluded({ key, fields }: Entry, taken: Set<string>, today: string): string[] {
  if (fields.closedOn && fields.closedOn <= today) return [`exclude ${key} CLOSED`];
  return taken.has(key) ? [`exclude ${key} FREQ-LIMIT`] : [];
}

/** Where a draw of a batch stands, as far as the next one asks. */
export interface Try {
  draw: number;
  number: string | null;
  plan: number;
  batch: string;
  told: Batch;
  drawnAt: Date | null;
  endedAt: Date | null;
}

/** Who goes to which target: the drawn, and whoever was assigned where a team was short. */
export function teamsWith(result: string, assigned: { target: string; inspector: string }[]): Map<string, string[]> {
  const teams = teamsOf(result);
  for (const { target, inspector } of assigned) {
    const team = teams.get(target) ?? [];
    if (!team.includes(inspector)) teams.set(target, [...team, inspector]);
  }
  return teams;
}

/** Still under way: neither drawn nor ended. */
export const isOpen = ({ drawnAt, endedAt }: Try) => !drawnAt && !endedAt;

/** One batch is drawn once; another try needs a reason that the public reads, and the first must have ended. */
export function whyNotSample(tries: Try[], reason: string): string | null {
  const last = tries.at(-1);
  if (!last) return null;
  if (isOpen(last)) return `这个批次的抽签（${last.number ?? '方案待发布'}）还在进行，请先办完或者终止它。`;
  return reason.length < 2 ? '这个批次已经抽过一次。确需再抽的，请写明理由，公众会看到，两次都会列出。' : null;
}

/** The ordinary matters of a batch: each is looked at once a year for an object. */
export const ordinaryOf = (plan: YearPlan, batch: Batch): string[] =>
  plan.matters.filter((matter) => batch.matters.includes(matter.key) && isOrdinary(matter)).map(({ key }) => key);

/** Other tries of the year that look at one of these matters; those that count, and one that must be waited for. */
export function sameMatters(tries: Try[], ordinary: string[]): { drawn: Try[]; open: Try | undefined } {
  const same = tries.filter(({ told }) => told.matters.some((key) => ordinary.includes(key)));
  return { drawn: same.filter(({ drawnAt, endedAt }) => drawnAt && !endedAt), open: same.find(isOpen) };
}
