/** With which hash one draw is made; written into its pool. */
export const algorithms = { sha256: 'SHA-256', sm3: 'SM3' } as const;
export type Algorithm = keyof typeof algorithms;

/** `rate` in hundredths of a per cent (0 to 10000), `min` in targets. */
export interface Stratum {
  code: string;
  rate: number;
  min: number;
}
export interface Target {
  id: string;
  stratum: string;
  weight: number;
}
export interface Inspector {
  id: string;
  unit: string;
}
export interface Exclusion {
  target: string;
  reason: string;
}
export interface Conflict {
  target: string;
  inspector: string;
  reason: string;
}

/** What is drawn from, without the head that only a planned draw has. */
export interface Members {
  strata: Stratum[];
  targets: Target[];
  inspectors: Inspector[];
  exclusions: Exclusion[];
  conflicts: Conflict[];
}

/** The whole of what ZXDRAW-1 freezes: `team` inspectors for a target, at most `cap` targets for an inspector. */
export interface Pool extends Members {
  alg: Algorithm;
  draw: string;
  team: number;
  cap: number;
}

/** Ids are ASCII, so that the order of JavaScript's strings is the order of bytes. */
export const idPattern = /^[0-9A-Za-z._-]{1,64}$/;
export const limits = { team: 20, cap: 100_000, weight: 1000, rate: 10_000, min: 1_000_000 } as const;

const byteOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const sorted = <Row>(rows: Row[], line: (row: Row) => string) => rows.map(line).sort(byteOrder);

/** The lines of the members, each group in byte order. */
export const memberLines = ({ strata, targets, inspectors, exclusions, conflicts }: Members): string[] => [
  ...sorted(strata, ({ code, rate, min }) => `stratum ${code} ${rate} ${min}`),
  ...sorted(targets, ({ id, stratum, weight }) => `target ${id} ${stratum} ${weight}`),
  ...sorted(inspectors, ({ id, unit }) => `inspector ${id} ${unit}`),
  ...sorted(exclusions, ({ target, reason }) => `exclude ${target} ${reason}`),
  ...sorted(conflicts, ({ target, inspector, reason }) => `conflict ${target} ${inspector} ${reason}`),
];

/** The text that is frozen (ZXDRAW-1, step 1): UTF-8, every line ends with LF. Not checked here: `parsePool` does. */
export const poolText = (pool: Pool): string =>
  [
    'ZXDRAW-1 POOL',
    `alg ${pool.alg}`,
    `draw ${pool.draw}`,
    `team ${pool.team}`,
    `cap ${pool.cap}`,
    ...memberLines(pool),
  ]
    .map((line) => `${line}\n`)
    .join('');
