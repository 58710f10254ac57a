import type { Sheet } from '../../../platform/spreadsheet.ts';
import { type Risk, risks } from './registers.ts';
import type { PublicResult } from './result.ts';
import { isProblem } from './visit.ts';

/** A draw that everybody can check: its list and its result, as they are public. */
export interface RevealedDraw {
  unit: string;
  pool: string;
  result: string;
}

export interface ClassRow {
  risk: Risk;
  objects: number;
  drawn: number;
}

export interface UnitRow {
  unit: string;
  objects: number;
  drawn: number;
  checked: number;
  problems: number;
}

export interface MatterRow {
  matter: string;
  checked: number;
  problems: number;
  mended: number;
}

export interface Overview {
  year: number;
  matters: MatterRow[];
  classes: ClassRow[];
  units: UnitRow[];
}

/** Objects and drawn ones, each once however many lists name it. */
class Counted {
  readonly objects = new Set<string>();
  readonly drawn = new Set<string>();
}

/** What was checked in a year and of how much: worked out from published lists, draws and results alone. */
export function overviewOf(year: number, draws: RevealedDraw[], all: PublicResult[]): Overview {
  const results = all.filter(({ on }) => on.startsWith(String(year)));
  const [classes, units] = [new Map<string, Counted>(), new Map<string, Counted>()];
  for (const { unit, pool, result } of draws) count(counterOf(units, unit), classes, pool, result);
  for (const { organ } of results) counterOf(units, organ);
  return {
    year,
    matters: mattersOf(results),
    classes: risks
      .filter((risk) => classes.has(risk))
      .map((risk) => ({ risk, objects: classes.get(risk)!.objects.size, drawn: classes.get(risk)!.drawn.size })),
    units: [...units].map(([unit, { objects, drawn }]) => {
      const own = results.filter(({ organ }) => organ === unit);
      return { unit, objects: objects.size, drawn: drawn.size, ...checkedOf(own) };
    }),
  };
}

const counterOf = (counters: Map<string, Counted>, key: string): Counted => {
  const found = counters.get(key) ?? new Counted();
  counters.set(key, found);
  return found;
};

function count(unit: Counted, classes: Map<string, Counted>, pool: string, result: string): void {
  const drawn = new Set([...result.matchAll(/^drawn (\S+)$/gm)].map((match) => match[1]!));
  for (const [, id, risk] of pool.matchAll(/^target (\S+) (\S+) /gm)) {
    const own = counterOf(classes, risk!);
    for (const counter of [unit, own]) {
      counter.objects.add(id!);
      if (drawn.has(id!)) counter.drawn.add(id!);
    }
  }
}

const keysOf = (rows: PublicResult[]) => new Set(rows.map(({ key }) => key)).size;
const checkedOf = (rows: PublicResult[]) => ({
  checked: keysOf(rows),
  problems: keysOf(rows.filter(({ kind }) => isProblem(kind))),
});

/** By matter, the one with the most problems first. */
const mattersOf = (results: PublicResult[]): MatterRow[] =>
  [...Map.groupBy(results, ({ matter }) => matter)]
    .map(([matter, own]) => ({
      matter,
      checked: own.length,
      problems: own.filter(({ kind }) => isProblem(kind)).length,
      mended: own.filter(({ mended }) => mended === '已整改').length,
    }))
    .sort((a, b) => b.problems - a.problems || b.checked - a.checked);

/** In per cent with one decimal; 0 of nothing. */
export const shareOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;

const sheet = (name: string, heads: string[], rows: (string | number)[][]): Sheet => ({
  name,
  columns: heads.map((head) => ({ head, width: 16 })),
  rows,
});

/** The tables under the charts, by the name in their address. */
export const overviewSheets = {
  matters: ({ year, matters }: Overview) =>
    sheet(
      `${year} 年各事项检查情况`,
      ['检查事项', '检查次数', '发现问题', '已整改'],
      matters.map(({ matter, checked, problems, mended }) => [matter, checked, problems, mended]),
    ),
  classes: ({ year, classes }: Overview) =>
    sheet(
      `${year} 年各类对象抽查覆盖情况`,
      ['信用风险类别', '名单中的对象', '抽中', '覆盖率（%）'],
      classes.map(({ risk, objects, drawn }) => [risk, objects, drawn, shareOf(drawn, objects)]),
    ),
  units: ({ year, units }: Overview) =>
    sheet(
      `${year} 年各单位抽查情况`,
      ['单位', '名单中的对象', '抽中', '覆盖率（%）', '已公布检查的对象', '发现问题的对象'],
      units.map(({ unit, objects, drawn, checked, problems }) => [
        unit,
        objects,
        drawn,
        shareOf(drawn, objects),
        checked,
        problems,
      ]),
    ),
};
export type OverviewSheet = keyof typeof overviewSheets;
