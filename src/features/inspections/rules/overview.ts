import { type Risk, risks } from './registers.ts';

/** One drawn object as the overview counts it. */
export interface Counted {
  unit: string;
  target: string;
  checked: boolean;
  published: boolean;
  /** A day that was promised went by: not checked before the batch ended, or not drawn up within 20 working days. */
  late: boolean;
  problem: boolean;
}

export interface ByClass {
  risk: Risk;
  objects: number;
  drawn: number;
  checked: number;
  problems: number;
}

/** Coverage by class of credit risk: every object once, however often it was drawn. */
export function byClass(counted: Counted[], objects: Map<Risk, number>, riskOf: Map<string, Risk>): ByClass[] {
  return risks.map((risk) => {
    const own = counted.filter(({ target }) => riskOf.get(target) === risk);
    const distinct = (fits: (one: Counted) => boolean) => new Set(own.filter(fits).map(({ target }) => target)).size;
    return {
      risk,
      objects: objects.get(risk) ?? 0,
      drawn: distinct(() => true),
      checked: distinct(({ checked }) => checked),
      problems: distinct(({ problem }) => problem),
    };
  });
}

export interface ByUnit {
  unit: string;
  drawn: number;
  checked: number;
  published: number;
  late: number;
}

export function byUnit(counted: Counted[]): ByUnit[] {
  return [...Map.groupBy(counted, ({ unit }) => unit)].map(([unit, own]) => ({
    unit,
    drawn: own.length,
    checked: own.filter(({ checked }) => checked).length,
    published: own.filter(({ published }) => published).length,
    late: own.filter(({ late }) => late).length,
  }));
}

export interface Fair {
  id: string;
  expected: number;
  observed: number;
}

interface Drawn {
  /** Who could be sent. */
  ids: string[];
  /** Places in its teams. */
  places: number;
  /** Who was sent, as the seed gave it. */
  sent: string[];
}

/** How often each inspector was sent, against what an equal chance in every draw gives. */
export function fairness(draws: Drawn[]): Fair[] {
  const found = new Map<string, Fair>();
  const of = (id: string) => found.get(id) ?? { id, expected: 0, observed: 0 };
  for (const { ids, places, sent } of draws) {
    for (const id of ids) found.set(id, { ...of(id), expected: of(id).expected + places / ids.length });
    for (const id of sent) found.set(id, { ...of(id), observed: of(id).observed + 1 });
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** χ² of the observed against the expected; null where too little was drawn to say anything. */
export function chiSquare(rows: Fair[]): { chi: number; freedom: number } | null {
  if (rows.length < 2 || rows.some(({ expected }) => expected < 5)) return null;
  const chi = rows.reduce((sum, { expected, observed }) => sum + (observed - expected) ** 2 / expected, 0);
  return { chi, freedom: rows.length - 1 };
}
