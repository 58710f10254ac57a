import { type Group, groups, MemberReader, type Problem } from './lines.ts';
import type { Members } from './pool.ts';

/** What somebody typed or pasted as a list, read: members, and what the ids stand for. */
export interface List {
  members: Members;
  /** Names by id; an id without a name stands for itself. */
  names: Map<string, string>;
  problems: Problem[];
}

/** The stratum of a plain list. */
export const plainStratum = 'LIST';
const longestName = 100;

/**
 * Reads a list. A plain one has a thing on each line, 「001 名称」 or a name alone, which gets its number; `count` are drawn. One
 * with strata and inspectors has the member lines of ZXDRAW-1, in any order, and 「name 编号 名称」 lines beside them.
 */
export function readList(text: string, count: number): List {
  const lines = text.split('\n').map((line) => line.trim());
  const isFull = lines.some((line) => /^(stratum|target) /.test(line));
  return isFull ? readFull(lines) : readPlain(lines, count);
}

function readFull(lines: string[]): List {
  const reader = new MemberReader();
  const names = new Map<string, string>();
  const problems: Problem[] = [];
  lines.forEach((line, index) => {
    const [group, id, ...name] = line.split(/\s+/);
    if (!line) return;
    if (group === 'name') {
      const wrong = whyNotName(names, id ?? '', name.join(' '));
      if (wrong) problems.push({ line: index + 1, words: wrong });
      else names.set(id!, name.join(' '));
    } else if (groups.includes(group as Group)) reader.read(line.replace(/\s+/g, ' '), index + 1);
    else
      problems.push({
        line: index + 1,
        words: `不认识“${line.slice(0, 30)}”：每行应以 ${groups.join('、')} 或 name 开头。`,
      });
  });
  reader.end();
  const known = new Set([...reader.members.targets, ...reader.members.inspectors].map(({ id }) => id));
  const stray = [...names.keys()].find((id) => !known.has(id));
  if (stray !== undefined) problems.push({ line: 0, words: `name 行里的编号 ${stray} 不在名单里，请核对。` });
  return { members: reader.members, names, problems: sorted([...problems, ...reader.problems]) };
}

function whyNotName(names: Map<string, string>, id: string, name: string): string | null {
  if (!name) return '应写成“name 编号 名称”。';
  if (names.has(id)) return `编号 ${id} 已有名称，请删去一行。`;
  return name.length > longestName ? `名称最多 ${longestName} 个字，请缩短。` : null;
}

function readPlain(lines: string[], count: number): List {
  const rows = lines.map((text, index) => ({ text, line: index + 1 })).filter(({ text }) => text);
  const digits = Math.max(3, String(rows.length).length);
  const reader = new MemberReader();
  const names = new Map<string, string>();
  const problems: Problem[] = [];
  const first = new Map<string, number>();
  reader.read(`stratum ${plainStratum} 0 ${count}`, 0);
  rows.forEach(({ text, line }, index) => {
    const [, own, name] = /^([0-9A-Za-z._-]+)(?:[\s,，、]+(.+))?$/.exec(text) ?? [null, null, text];
    const before = own === null ? first.get(text) : undefined;
    if (before !== undefined) problems.push({ line, words: `与第 ${before} 行同名，请在各自前面写上不同的编号。` });
    else if ((name ?? '').length > longestName)
      problems.push({ line, words: `名称最多 ${longestName} 个字，请缩短。` });
    else if (own === null) first.set(text, line);
    const id = own ?? String(index + 1).padStart(digits, '0');
    reader.read(`target ${id} ${plainStratum} 1`, line);
    if (name) names.set(id, name);
  });
  reader.end();
  return { members: reader.members, names, problems: sorted([...problems, ...reader.problems]) };
}

const sorted = (problems: Problem[]) => problems.sort((a, b) => a.line - b.line);

/** Why this list is none to draw from with such teams, as sentences; the first few mistakes of the lines come first. */
export function whyNotList({ members, problems }: List, team: number, cap: number): string[] {
  if (problems.length > 0) return told(problems);
  const { strata, targets, inspectors } = members;
  const why: string[] = [];
  if (targets.length === 0) why.push('名单是空的，请写上参加抽签的对象，每行一个。');
  const inside = new Set(targets.map(({ stratum }) => stratum));
  const empty = strata.find(({ code }) => targets.length > 0 && !inside.has(code));
  if (empty) why.push(`层 ${empty.code} 里没有对象，请补上，或删去这一层。`);
  if (strata.every(({ rate, min }) => rate === 0 && min === 0)) why.push('每一层都抽 0 个，请写明抽取的数量或比例。');
  if (team > 0 && inspectors.length < team)
    why.push(`每组要 ${team} 人，名单里只有 ${inspectors.length} 名人员，请补上人员或减少每组人数。`);
  if (team > 0 && cap === 0) why.push('每人最多承担几个，至少填 1。');
  if (team === 0 && inspectors.length > 0) why.push('名单里有人员，请填写每组人数。');
  return why;
}

const most = 20;

function told(problems: Problem[]): string[] {
  const some = problems.slice(0, most).map(({ line, words }) => (line > 0 ? `第 ${line} 行：${words}` : words));
  return problems.length > most ? [...some, `还有 ${problems.length - most} 处，改好上面的再看。`] : some;
}
