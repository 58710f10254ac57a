import { type Group, groups, isAlgorithm, MemberReader, type Problem, wholeNumber } from './lines.ts';
import { idPattern, limits, memberLines, type Pool } from './pool.ts';

/** A pool that was read, or every mistake with its line. */
export type ReadPool = { pool: Pool; problems: [] } | { pool: null; problems: Problem[] };

/** Reads a frozen pool strictly (ZXDRAW-1, step 1): exactly one text says one pool, so that its hash says it too. */
export function parsePool(text: string): ReadPool {
  const whole = wrongAsText(text);
  if (whole) return { pool: null, problems: [whole] };
  const lines = text.slice(0, -1).split('\n');
  const head = readHead(lines);
  if ('problem' in head) return { pool: null, problems: [head.problem] };
  const reader = new MemberReader();
  const order = new Order();
  lines.slice(5).forEach((line, index) => {
    const wrong = order.wrongAt(line);
    if (wrong) reader.problems.push({ line: index + 6, words: wrong });
    else reader.read(line, index + 6);
  });
  reader.end();
  if (reader.problems.length > 0) return { pool: null, problems: reader.problems };
  const pool = { ...head, ...reader.members };
  if (isSorted(lines)) return { pool, problems: [] };
  const first = memberLines(pool).findIndex((line, index) => line !== lines[index + 5]);
  if (first < 0) return { pool, problems: [] };
  return { pool: null, problems: [{ line: first + 6, words: '这一行没有按字节顺序排列。' }] };
}

/** Whether each group stands in byte order: looked at line by line, without a second copy of a list of a whole district. */
const isSorted = (lines: string[]): boolean =>
  lines.every(
    (line, at) => at <= 5 || lines[at - 1]! <= line || !line.startsWith(`${lines[at - 1]!.split(' ', 1)[0]} `),
  );

function wrongAsText(text: string): Problem | null {
  if (text.startsWith('\ufeff')) return { line: 1, words: '文件开头有 BOM 标记，请存为不带 BOM 的 UTF-8。' };
  const cr = text.indexOf('\r');
  if (cr >= 0) return { line: text.slice(0, cr).split('\n').length, words: '行尾有回车符，请只用换行符（LF）。' };
  if (!text.endsWith('\n')) return { line: text.split('\n').length, words: '最后一行后面缺少换行符。' };
  return null;
}

type Head = Pick<Pool, 'alg' | 'draw' | 'team' | 'cap'>;

function readHead(lines: string[]): Head | { problem: Problem } {
  const wrong = (line: number, words: string) => ({ problem: { line, words } });
  if (lines[0] !== 'ZXDRAW-1 POOL') return wrong(1, '第一行应是“ZXDRAW-1 POOL”。');
  const value = (line: number, name: string) =>
    lines[line - 1]?.startsWith(`${name} `) ? lines[line - 1]!.slice(name.length + 1) : '';
  const [alg, draw, team, cap] = [value(2, 'alg'), value(3, 'draw'), value(4, 'team'), value(5, 'cap')];
  if (!isAlgorithm(alg)) return wrong(2, '第二行应是“alg sha256”或“alg sm3”。');
  if (!idPattern.test(draw)) return wrong(3, '第三行应是“draw 抽签编号”。');
  const [people, most] = [wholeNumber(team), wholeNumber(cap)];
  if (people === null || people > limits.team) return wrong(4, `第四行应是“team 每组人数”，0 到 ${limits.team}。`);
  if (most === null || most > limits.cap) return wrong(5, `第五行应是“cap 每人最多几个”，0 到 ${limits.cap}。`);
  return { alg, draw, team: people, cap: most };
}

/** The groups follow each other; a line that begins with nothing we know is a mistake of its own. */
class Order {
  private at = 0;

  wrongAt(line: string): string | null {
    const group = groups.indexOf(line.split(' ', 1)[0] as Group);
    if (group < 0) return `不认识“${line.slice(0, 30)}”：每行应以 ${groups.join('、')} 之一开头。`;
    if (group < this.at) return `${groups[group]} 行应排在 ${groups[this.at]} 行之前。`;
    this.at = group;
    return null;
  }
}
