export interface NamedFile {
  name: string;
  /** What it holds stands in the text. */
  given: boolean;
}

const beginning = /(?:^|[\s。；;）)])附\s*(?:件|表)\s*[:：]\s*/gm;
const ends = /[\n。；;]|\s附\s*(?:件|表)(?:\s|\d|$)|\s*[（(]联系人/;

/**
 * The attachments that a notice names after 「附件：」, or in passing (「详见附表（.xlsx）」). `until` is where the signature begins; what
 * stands again below it as a heading with words after it was given with the text.
 */
export function attachmentsIn(text: string, until: number | null, inBody: boolean): NamedFile[] {
  const start = [...text.matchAll(beginning)].at(-1);
  if (!start) return inPassing(text).map((name) => ({ name, given: inBody }));
  const from = start.index! + start[0].length;
  const stop = until !== null && until > from ? until : text.length;
  const named = text.slice(from, stop);
  const below = text.slice(stop);
  return pieces(named).map((name) => ({ name, given: inBody && (below.includes(name) || pieces(named).length === 1) }));
}

/** 「1.甲 2.乙」, or a line each, or one name. */
function pieces(named: string): string[] {
  const found: string[] = [];
  let rest = named.trim();
  for (let n = 1; ; n += 1) {
    const mark = new RegExp(`^\\s*(?:附件\\s*)?${n}\\s*[.．、:：]\\s*`).exec(rest);
    if (!mark) break;
    rest = rest.slice(mark[0].length);
    const next = new RegExp(`\\s*(?:附件\\s*)?${n + 1}\\s*[.．、:：](?=\\s*[^\\d\\s]|\\s*\\d{4}年)`).exec(rest);
    found.push(next ? rest.slice(0, next.index) : rest.split(ends)[0]!);
    if (!next) break;
    rest = rest.slice(next.index);
  }
  return (found.length > 0 ? found : [rest.split(ends)[0]!]).map(named1).filter((name) => name.length > 1);
}

const named1 = (name: string): string =>
  name
    .replace(/[\s。；;]+$/g, '')
    .trim()
    .slice(0, 200);

function inPassing(text: string): string[] {
  const found = /(?:详?见|如)\s*(附[件表]\s*\d{0,2}(?:\s*[（(][^（）()]{1,40}[）)])?)/.exec(text);
  return found ? [found[1]!.replace(/\s/g, '')] : [];
}
