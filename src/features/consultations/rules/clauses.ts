/** A clause of a draft: what somebody can comment on. */
export interface Clause {
  /** 「第三条」「三、」「第 2 段」 */
  label: string;
  text: string;
}

const numeral = '[零〇一二三四五六七八九十百0-9]{1,6}';
const article = new RegExp(`^第${numeral}条`);
const heading = new RegExp(`^第${numeral}[编章节]`);
const section = new RegExp(`^${numeral}、`);

/** The most clauses a draft may have. */
export const mostClauses = 1000;

/**
 * A draft cut where its own structure cuts it: at 第…条, else at 一、二、, else at each paragraph. Headings of chapters stay with the
 * clause behind them; what stands before the first clause is a clause of its own.
 */
export function clausesOf(draft: string): Clause[] {
  const lines = draft
    .split('\n')
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter(Boolean);
  const begins = [article, section].find((start) => lines.filter((line) => start.test(line)).length > 1);
  if (!begins) return lines.map((text, at) => ({ label: `第 ${at + 1} 段`, text }));
  const clauses: Clause[] = [];
  let waiting: string[] = [];
  for (const line of lines) {
    if (begins === article && heading.test(line)) waiting.push(line);
    else if (begins.test(line)) {
      const label = begins.exec(line)![0].replace(/、$/, '');
      clauses.push({ label, text: [...waiting, line].join('\n') });
      waiting = [];
    } else if (waiting.length > 0 || clauses.length === 0) {
      clauses.push({
        label: clauses.length === 0 ? '开头' : `第 ${clauses.length + 1} 段`,
        text: [...waiting, line].join('\n'),
      });
      waiting = [];
    } else clauses.at(-1)!.text += `\n${line}`;
  }
  if (waiting.length > 0) clauses.push({ label: '结尾', text: waiting.join('\n') });
  return clauses;
}

/** The draft as one text again: cut once more it is the same clauses. */
export const draftOf = (clauses: Clause[]): string => clauses.map(({ text }) => text).join('\n');

/** 「第三条」, or 「整体」. */
export const clauseWords = (clauses: Clause[], clause: number | null): string =>
  clause === null ? '整体' : (clauses[clause - 1]?.label ?? `第 ${clause} 部分`);

/** Clauses as a form offers them: each by its own first line, without the headings before it. */
export const clauseOptions = (clauses: Clause[]): { value: string; label: string }[] =>
  clauses.map(({ label, text }, at) => {
    const lines = text.split('\n');
    const own = lines.find((line) => line.startsWith(label));
    return { value: String(at + 1), label: shortened(own ?? `${label}　${lines[0]}`) };
  });

const shortened = (line: string): string => ([...line].length > 40 ? `${[...line].slice(0, 40).join('')}…` : line);
