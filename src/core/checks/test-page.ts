import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/root.ts';
import { emptyContent } from '../publications/content.ts';
import type { Finding } from './rules/finding.ts';
import { findEverything, findInText } from './rules/look.ts';
import type { Word, WordKind, WordList } from './rules/words.ts';

/** The list as delivered, read from its migration: for tests and benchmarks without a database. */
export function deliveredWords(): Word[] {
  const text = readFileSync(join(projectRoot, 'src/core/checks/migrations/002-words.sql'), 'utf8');
  const entries = text.matchAll(/^ {2}\('(\w+)', '([^']*)', '([^']*)', '([^']*)', '([^']*)', '([^']*)', 1\)/gm);
  return [...entries].map(([, kind, word, before, after, suggestion, note], index) => ({
    id: index + 1,
    kind: kind as WordKind,
    word: word!,
    before: before!,
    after: after!,
    suggestion: suggestion!,
    note: note!,
  }));
}

/** More words than an office will ever have, with long common beginnings. */
export const manyWords = (count: number): Word[] =>
  Array.from({ length: count }, (_, index) => ({
    id: 10_000 + index,
    kind: 'sensitive',
    word: `通知事项${[...String(index)].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')}`,
    before: '',
    after: '',
    suggestion: '',
    note: '',
  }));

const sentence = '各街道办事处，区直各部门：为进一步规范政务公开工作，现将有关事项通知如下，请结合实际认真贯彻落实。';
const seeds = [
  '联系人手机13804150000。',
  '证件号11010519491231002X。',
  '卡号6222020200112233446。',
  '家庭住址：演示路11号3单元402室。',
  '办公电话0415-2112345。',
  '抓紧按装设备。',
  '工作部暑到位。',
  '机密★10年。',
];

/** A page of about so many characters of HTML with five of each finding in it. */
export function seededPage(characters: number): string {
  const paragraphs: string[] = [];
  for (let length = 0, at = 0; length < characters; at += 1) {
    const seed = at < seeds.length * 5 ? seeds[at % seeds.length]! : '';
    const paragraph = `<p>${sentence}${seed}${sentence}</p>`;
    paragraphs.push(paragraph);
    length += paragraph.length;
  }
  return paragraphs.join('');
}

/** Everything that is looked for in a body, as at submission. */
export const lookAtBody = (body: string, list: WordList): Finding[] =>
  findEverything(
    {
      content: { ...emptyContent, title: '关于有关事项的通知', body, disclosure: 'open' },
      changeNote: null,
      kind: { isPolicy: true, takesNumber: true },
      files: [],
    },
    { list, known: { own: 'a.example', columns: new Set(), open: new Set(), states: new Map() }, inFile: () => [] },
  );

/** Texts that make careless expressions explode: runs of digits, blanks, beginnings of words and of addresses, open marks. */
export const hostile: Record<string, (length: number) => string> = {
  digits: (length) => '1'.repeat(length),
  'digits with blanks': (length) => '1 '.repeat(length / 2),
  'eleven digits': (length) => '13804150000 '.repeat(length / 12),
  'numbers that almost are': (length) => '11010519491231002 - '.repeat(length / 20),
  letters: (length) => '9A'.repeat(length / 2),
  'letters with dashes': (length) => '91-1'.repeat(length / 4),
  'beginnings of words': (length) => '按'.repeat(length),
  'two beginnings': (length) => '部按'.repeat(length / 2),
  blanks: (length) => ' '.repeat(length),
  'unseen signs': (length) => '1\u200b'.repeat(length / 2),
  homes: (length) => '家庭住址'.repeat(length / 4),
  flats: (length) => '1单元'.repeat(length / 3),
  marks: (length) => '机密 '.repeat(length / 3),
  numerals: (length) => '一'.repeat(length),
  'open tags': (length) => '<'.repeat(length),
  'open links': (length) => '<a href="'.repeat(length / 9),
  ampersands: (length) => '&'.repeat(length),
};

export const findAll = (text: string, list: WordList): Finding[] =>
  findInText(text, { part: 'body', label: '正文' }, { list, open: true });
