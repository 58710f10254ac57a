import { readNames } from './names.ts';
import { parsePool } from './parse.ts';
import { drawFrom } from './select.ts';
import { teamsOf } from './substitute.ts';

/** One drawn target as people read it. */
export interface Told {
  id: string;
  name: string;
  stratum: string;
  inspectors: string[];
  short: boolean;
}

export interface Drawn {
  targets: Told[];
  /** The newest version of the teams. */
  strata: { code: string; members: number; eligible: number; size: number; reserve: string[] }[];
  exclusions: { id: string; name: string; reason: string }[];
  conflicts: { target: string; inspector: string; reason: string }[];
}

interface Public {
  pool: string | null;
  names: string | null;
  seed: string | null;
  outcomes: { result: string | null }[];
}

/** Common reasons in words; others stand as they are. */
export const reasonWords: Record<string, string> = {
  CLOSED: '已注销或停业',
  'FREQ-LIMIT': '已达检查频次上限',
  MERGED: '已并入其他检查',
  KIN: '亲属关系',
  'EX-EMPLOYER': '曾在该单位任职',
  SHAREHOLDER: '持有股份',
  LEAVE: '请假',
};
const inWords = (reason: string) => (reasonWords[reason] ? `${reasonWords[reason]}（${reason}）` : reason);

/** What a revealed draw says, with the names where they are public; null before that. */
export function drawnOf({ pool: text, names: told, seed, outcomes }: Public): Drawn | null {
  const pool = text ? parsePool(text).pool : null;
  const result = outcomes.at(-1)?.result;
  if (!pool || !seed || !result) return null;
  const names = told ? readNames(told) : new Map<string, string>();
  const called = (id: string) => names.get(id) ?? '';
  const stratumOf = new Map(pool.targets.map(({ id, stratum }) => [id, stratum]));
  const teams = teamsOf(result);
  const { strata } = drawFrom({ ...pool, team: 0 }, Buffer.from(seed, 'hex'));
  return {
    targets: [...result.matchAll(/^drawn (\S+)$/gm)].map(([, id]) => ({
      id: id!,
      name: called(id!),
      stratum: stratumOf.get(id!) ?? '',
      inspectors: (teams.get(id!) ?? []).map((one) => [one, called(one)].filter(Boolean).join(' ')),
      short: pool.team > (teams.get(id!) ?? []).length,
    })),
    strata,
    exclusions: pool.exclusions.map(({ target, reason }) => ({
      id: target,
      name: called(target),
      reason: inWords(reason),
    })),
    conflicts: pool.conflicts.map(({ target, inspector, reason }) => ({ target, inspector, reason: inWords(reason) })),
  };
}
