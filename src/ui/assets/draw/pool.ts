/** A frozen list as its lines say it. */
export interface ReadPool {
  alg: 'sha256' | 'sm3';
  draw: string;
  team: number;
  cap: number;
  stratum: string[][];
  target: string[][];
  inspector: string[][];
  exclude: string[][];
  conflict: string[][];
}

type Fits = (word: string) => boolean;
export const idPattern = /^[0-9A-Za-z._-]{1,64}$/;
const isId: Fits = (word) => idPattern.test(word);
const upTo =
  (least: number, most: number): Fits =>
  (word) =>
    /^(0|[1-9][0-9]{0,8})$/.test(word) && Number(word) >= least && Number(word) <= most;

const kinds = ['stratum', 'target', 'inspector', 'exclude', 'conflict'] as const;
type Kind = (typeof kinds)[number];
const shapes: Record<Kind, Fits[]> = {
  stratum: [isId, upTo(0, 10_000), upTo(0, 1_000_000)],
  target: [isId, isId, upTo(1, 1000)],
  inspector: [isId, isId],
  exclude: [isId, isId],
  conflict: [isId, isId, isId],
};
const head: [string, Fits][] = [
  ['ZXDRAW-1', (word) => word === 'POOL'],
  ['alg', (word) => word === 'sha256' || word === 'sm3'],
  ['draw', isId],
  ['team', upTo(0, 20)],
  ['cap', upTo(0, 100_000)],
];

/** Reads the frozen text; throws a sentence with the line for whatever is not exactly as the rules write it. */
export function readPool(text: string): ReadPool {
  if (!text.endsWith('\n') || /[\r\ufeff]/.test(text)) throw new Error('名单的文字编码不对');
  const lines = text.slice(0, -1).split('\n');
  const [, alg, draw, team, cap] = head.map(([name, fits], at) => {
    const line = lines[at] ?? '';
    const word = line.slice(name.length + 1);
    if (!line.startsWith(`${name} `) || !fits(word)) throw new Error(`名单第 ${at + 1} 行不对`);
    return word;
  });
  const groups: Record<Kind, string[][]> = { stratum: [], target: [], inspector: [], exclude: [], conflict: [] };
  let before: [number, string] = [0, ''];
  lines.slice(5).forEach((line, at) => {
    const [first, ...words] = line.split(' ');
    const place = kinds.indexOf(first as Kind);
    const shape = place < 0 ? [] : shapes[kinds[place]!];
    const sorted = place > before[0] || (place === before[0] && line > before[1]);
    if (place < 0 || !sorted || words.length !== shape.length || !words.every((word, n) => shape[n]!(word)))
      throw new Error(`名单第 ${at + 6} 行不对：${line.slice(0, 60)}`);
    before = [place, line];
    groups[kinds[place]!].push(words);
  });
  refuseStrays(groups);
  return { alg: alg as ReadPool['alg'], draw: draw!, team: Number(team), cap: Number(cap), ...groups };
}

/** Nothing stands twice, and whatever is referred to is there. */
function refuseStrays(groups: Record<Kind, string[][]>): void {
  const known = new Map<Kind, Set<string>>();
  for (const kind of kinds) {
    const names = groups[kind].map((words) => (kind === 'conflict' ? words.slice(0, 2).join(' ') : words[0]!));
    known.set(kind, new Set(names));
    if (known.get(kind)!.size !== names.length) throw new Error(`名单里有重复的编号（${kind}）`);
  }
  const must = (kind: Kind, name: string | undefined) => {
    if (!known.get(kind)!.has(name!)) throw new Error(`名单里没有 ${kind} ${name}`);
  };
  for (const [, stratum] of groups.target) must('stratum', stratum);
  for (const [target] of groups.exclude) must('target', target);
  for (const [target, inspector] of groups.conflict) {
    must('target', target);
    must('inspector', inspector);
  }
}
