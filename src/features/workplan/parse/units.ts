export type KnownUnit = { id: string; name: string; aliases: string[] };

export type UnitMatch = {
  name: string;
  kind: 'exact' | 'alias' | 'suggestion' | 'group' | 'unknown';
  /** The unit meant; for a suggestion the likeliest, to be confirmed by a person. */
  id: string | null;
  suggestions: string[];
};

/**
 * Matches the names of a plan with the district's units. A group (各街道办事处, 区直各相关部门) stands for nobody in particular until the office
 * has given it an entry of its own, by name or alias; it never expands by itself. A suggestion is never taken without a person.
 */
export function matchUnits(names: string[], known: KnownUnit[]): UnitMatch[] {
  const byName = new Map(known.map((unit) => [plain(unit.name), unit.id]));
  const byAlias = new Map(known.flatMap((unit) => unit.aliases.map((alias) => [plain(alias), unit.id] as const)));
  return names.map((name) => {
    const exact = byName.get(plain(name));
    if (exact) return { name, kind: 'exact', id: exact, suggestions: [] };
    const alias = byAlias.get(plain(name));
    if (alias) return { name, kind: 'alias', id: alias, suggestions: [] };
    if (isGroup(name)) return { name, kind: 'group', id: null, suggestions: [] };
    const suggestions = suggest(name, known);
    return { name, kind: suggestions.length > 0 ? 'suggestion' : 'unknown', id: suggestions[0] ?? null, suggestions };
  });
}

/** 各…, 有关…, 区直…部门: more than one unit, and which ones is for the office to say. */
export function isGroup(name: string): boolean {
  return /^(?:各|有关|相关|其他|全体|全[市区县])|^.{0,6}(?:各|有关|相关|具有).{0,14}(?:部门|单位|机构|科室|处室|镇|街道|企业)|^[市区县省]直.{0,12}(?:部门|单位)$/.test(
    plain(name),
  );
}

function plain(name: string): string {
  return name.replace(/[\s\u3000（）()]/g, '');
}

type Scored = { id: string; score: number };

/** Short forms keep their characters in order: 营商局 within 营商环境建设监督局, 发改局 within 发展和改革局. The ending must be the same kind of body. */
function suggest(name: string, known: KnownUnit[]): string[] {
  const short = plain(name);
  const scored: Scored[] = known
    .map((unit) => ({
      id: unit.id,
      score: Math.max(...[unit.name, ...unit.aliases].map((one) => likeness(short, plain(one)))),
    }))
    .filter((one) => one.score > 0)
    .sort((one, other) => other.score - one.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter((one) => one.score >= best * 0.8)
    .slice(0, 5)
    .map((one) => one.id);
}

function likeness(short: string, long: string): number {
  const one = core(short);
  const other = core(long);
  if (one.body.length < 2 || other.body.length < 2) return 0;
  if (one.level && other.level && one.level !== other.level) return 0;
  if (one.kind !== other.kind) return 0;
  const [brief, full] = one.body.length <= other.body.length ? [one.body, other.body] : [other.body, one.body];
  if (full.includes(brief)) return 0.9 + brief.length / full.length / 10;
  if (brief[0] !== full[0] || !inOrder(brief, full)) return 0;
  return 0.5 + brief.length / full.length / 4;
}

const bodies = [
  '办公室',
  '委员会',
  '管委会',
  '人民政府',
  '办事处',
  '分局',
  '中心',
  '大队',
  '支队',
  '局',
  '委',
  '办',
  '厅',
  '部',
  '院',
  '会',
];
const sameKind: Record<string, string> = { 委员会: '委', 办公室: '办', 局: '局', 委: '委', 办: '办' };

function core(name: string): { level: string; body: string; kind: string } {
  const level = /^[省市区县](?!场|政)/.exec(name)?.[0] ?? '';
  const rest = name.slice(level.length);
  const ending = bodies.find((one) => rest.endsWith(one)) ?? '';
  return { level, body: ending ? rest.slice(0, -ending.length) : rest, kind: sameKind[ending] ?? ending };
}

function inOrder(brief: string, full: string): boolean {
  let at = 0;
  for (const char of full) if (char === brief[at]) at += 1;
  return at === brief.length;
}
