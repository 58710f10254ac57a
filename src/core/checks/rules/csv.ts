import { neutral, plain, readCsv } from '../../../platform/spreadsheet.ts';
import { type Word, type WordKind, wordKinds } from './words.ts';

const head = ['类型', '词', '建议的写法', '前文', '后文', '说明'];

/** A list as CSV for spreadsheets: UTF-8 with its mark, and no cell that could be taken for a formula (promises.md, rule 6). */
export function writeWords(words: Omit<Word, 'id'>[]): string {
  const lines = words.map(({ kind, word, suggestion, before, after, note }) =>
    [wordKinds[kind], word, suggestion, before, after, note].map((cell) => quoted(neutral(cell))).join(','),
  );
  return `\ufeff${[head.join(','), ...lines].join('\r\n')}\r\n`;
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Reads such a list; the first line that is wrong is named. Tabs part cells too, as they do when copied from a spreadsheet. */
export function readWords(text: string): { words: Omit<Word, 'id'>[] } | { error: string } {
  const lines = readCsv(text.replace(/^\ufeff/, '')).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const body = lines[0]?.[0]?.trim() === head[0] ? lines.slice(1) : lines;
  const words: Omit<Word, 'id'>[] = [];
  for (const [index, cells] of body.entries()) {
    const [kind = '', word = '', suggestion = '', before = '', after = '', note = ''] = cells.map((cell) =>
      plain(cell.trim()),
    );
    const found = Object.entries(wordKinds).find(([, label]) => label === kind)?.[0] as WordKind | undefined;
    if (!found)
      return {
        error: `第 ${index + 1} 条的类型“${kind.slice(0, 20)}”不认识，请写${Object.values(wordKinds).join('、')}之一。`,
      };
    if (!word) return { error: `第 ${index + 1} 条没有写词。` };
    words.push({ kind: found, word, suggestion, before, after, note });
  }
  return words.length === 0 ? { error: '没有读到词条，请检查内容。' } : { words };
}
