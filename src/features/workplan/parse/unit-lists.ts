import { isElidedDepartment, isUnitLike, levelPrefix, mayEnd } from './organs.ts';
import type { Role, RoleUnits } from './types.ts';
import { withoutJoiners } from './wrapped.ts';

export type NamedUnit = { literal: string; normalized: string; role: Role };

export type UnitPhrase = { units: NamedUnit[]; etc: boolean; explicit: boolean };

const longestPhrase = 2000;

type Token = { text: string; joins: boolean };

const words: Record<Role, string> = {
  lead: '牵头组织实施 牵头抓总 牵头负责 负责牵头 牵头实施 牵头落实 牵头推进 牵头组织 牵头 主办 主责',
  support:
    '配合做好 配合落实 协助配合 协同配合 参与配合 密切配合 予以配合 做好配合 积极配合 配合 协办 协助 协同 参与 参加',
  responsible:
    '负责实施 负责推进 负责组织 负责完成 负责组织实施 组织实施 抓好落实 负责落实 分工负责 分工落实 负责 抓落实 落实 承办 实施',
};

/** Longest first, so that 牵头负责 is a lead and not a plain responsibility. */
const verbs = Object.entries(words)
  .flatMap(([role, list]) => list.split(' ').map((word) => [word, role as Role] as const))
  .sort(([one], [other]) => other.length - one.length);

const manners =
  '按照各自职责分工 按照职责分工 按照各自职责 根据职责分工 依据职责分工 按各自职责分工 按职责分工 按职能分工 按各自职责 依职责分工 按照职责 按职责 依职责 按照分工 按分工 根据职责 各自 分别 共同 具体 联合 统筹 按 要 并'.split(
    ' ',
  );

const more =
  /等(?:有关|相关|市直|区直|县直|省直|各)?(?:\d{1,3}个)?(?:有关|相关)?(?:部门|单位|处室|科室|地区)?(?:和单位)?$/;

/** Reads 「A牵头，B、C配合，D等按职责分工负责」. `rest` is the role of units that no verb follows. */
export function readUnitPhrase(whole: string, rest: Role = 'responsible'): UnitPhrase {
  const phrase = withoutJoiners(whole.slice(0, longestPhrase));
  const units: NamedUnit[] = [];
  const result: UnitPhrase = { units, etc: false, explicit: false };
  let pending: { name: string; group: number }[] = [];
  let invited = false;
  let group = 0;
  const settle = (role: Role) => {
    for (const one of restorePrefixes(pending)) units.push({ ...one, role });
    pending = [];
    invited = false;
  };
  for (const token of tokens(phrase)) {
    if (!token.joins) group += 1;
    const { name, role } = stripVerb(token.text);
    const bare = name.replace(more, '');
    if ((bare !== name && bare !== '') || /等(?:和|及|与|以及)/.test(name)) result.etc = true;
    for (const part of parties(bare === '' ? name : bare)) {
      if (part.invited && pending.length === 0) invited = true;
      const [plainName, own] = markedRole(part.name.replace(more, '') || part.name);
      if (own)
        units.push(
          ...restorePrefixes([...pending, { name: plainName, group }])
            .slice(-1)
            .map((one) => ({ ...one, role: own })),
        );
      else if (plainName !== '') pending.push({ name: plainName, group });
    }
    if (role) {
      result.explicit = true;
      settle(role);
    }
  }
  settle(invited && units.some((unit) => unit.role === 'lead') ? 'support' : rest);
  return result;
}

/** Units by role, each once, in the order of the text; a later role never takes a unit from an earlier one. */
export function byRole(phrases: UnitPhrase[]): RoleUnits {
  const named = phrases.flatMap((phrase) => phrase.units);
  const of = (role: Role) => [...new Set(named.filter((unit) => unit.role === role).map((unit) => unit.literal))];
  const whole = new Map(named.map((unit) => [unit.literal, unit.normalized]));
  const restored = [...whole].some(([literal, normalized]) => literal !== normalized);
  return {
    leadUnits: of('lead'),
    supportUnits: of('support'),
    responsibleUnits: of('responsible'),
    allUnits: [...whole.keys()],
    ...(restored ? { normalized: [...whole.values()] } : {}),
    ...(phrases.some((phrase) => phrase.etc) ? { etc: true as const } : {}),
  };
}

/** 「排在第一位的为牵头单位」: the first of a list without verbs of its own leads, the others support. */
export function firstLeads(phrase: UnitPhrase): UnitPhrase {
  if (phrase.units.some((unit) => unit.role !== 'responsible')) return phrase;
  return { ...phrase, units: phrase.units.map((unit, index) => ({ ...unit, role: index === 0 ? 'lead' : 'support' })) };
}

/** Cuts at separators outside brackets; 、 joins a group that may share one 省, the others begin a new one. */
export function tokens(phrase: string): Token[] {
  const found: Token[] = [];
  let depth = 0;
  let from = 0;
  let joins = false;
  for (let index = 0; index <= phrase.length; index += 1) {
    const char = phrase[index];
    if (char === '（' || char === '(') depth += 1;
    if ((char === '）' || char === ')') && depth > 0) depth -= 1;
    if (char !== undefined && !(depth === 0 && /[、，,；;。\n\r\t 　]/.test(char))) continue;
    const text = phrase.slice(from, index).trim();
    if (text !== '') found.push({ text, joins });
    if (text !== '' || char !== ' ') joins = char === '、';
    from = index + 1;
  }
  return found;
}

function stripVerb(token: string): { name: string; role: Role | null } {
  const verb = verbs.find(([word]) => token.endsWith(word));
  if (!verb) return { name: stripManner(token).replace(/^由/, ''), role: null };
  return { name: stripManner(token.slice(0, -verb[0].length)).replace(/^由/, ''), role: verb[1] };
}

function stripManner(name: string): string {
  const manner = manners.find((word) => name.endsWith(word));
  return manner ? stripManner(name.slice(0, -manner.length)) : name;
}

/** 县司法局（牵头）: the role stands in brackets behind the one unit it is for. */
function markedRole(name: string): [string, Role | null] {
  const match = /^(.{2,40})[（(](牵头|主办|配合|协办)(?:单位|部门)?[）)]$/.exec(name);
  if (!match) return [name, null];
  return [match[1]!, match[2] === '牵头' || match[2] === '主办' ? 'lead' : 'support'];
}

/** 会同 names partners; 和, 及, 与 join two units only where the left side is a whole unit and the right side looks like one. */
function parties(name: string): { name: string; invited: boolean }[] {
  const parts: { name: string; invited: boolean }[] = [];
  for (const [index, piece] of name.split(/牵头会同|会同|(?<=局|委|办|部|厅)商(?=有关|相关)/).entries()) {
    for (const one of splitConjunctions(piece)) parts.push({ name: one, invited: index > 0 });
  }
  return parts;
}

function splitConjunctions(name: string): string[] {
  for (const match of name.matchAll(/以及|等?(?:和|及|与)/g)) {
    const left = name.slice(0, match.index);
    const right = name.slice(match.index + match[0].length);
    if (mayEnd(left) && !isInsideBrackets(left) && isUnitLike(right)) return [left, ...splitConjunctions(right)];
  }
  return [name];
}

function isInsideBrackets(left: string): boolean {
  return left.lastIndexOf('（') > left.lastIndexOf('）') || left.lastIndexOf('(') > left.lastIndexOf(')');
}

function restorePrefixes(names: { name: string; group: number }[]): { literal: string; normalized: string }[] {
  let level: string | null = null;
  let group = -1;
  return names.map((one) => {
    if (one.group !== group) {
      group = one.group;
      level = levelPrefix(one.name);
      return { literal: one.name, normalized: one.name };
    }
    const own = levelPrefix(one.name);
    if (own) level = own;
    const elided = level !== null && own === null && isElidedDepartment(one.name);
    return { literal: one.name, normalized: elided ? level + one.name : one.name };
  });
}
