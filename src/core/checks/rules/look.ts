import type { Content, Metadata } from '../../publications/content.ts';
import { findAddresses, findNames } from './beside.ts';
import { type CheckName, checkNames, factsOf, type Levels } from './catalogue.ts';
import { findMissing, type Kind } from './elements.ts';
import { type Finding, type Hit, type Place, placed } from './finding.ts';
import { fold } from './fold.ts';
import { findLinks, type Known, unjudged, unknownReach } from './links.ts';
import { findMarks } from './marks.ts';
import { type Markup, readMarkup } from './markup.ts';
import { findNumbers } from './personal.ts';
import { findStructure } from './structure.ts';
import { findWords, type WordList } from './words.ts';

/** Something in a file that its reader does not see: 作者, 批注, 拍摄位置. */
export interface HiddenThing {
  kind: string;
  where: string;
}

/** An attachment as its examination left it. */
export interface LookedFile {
  file: number;
  name: string;
  hash: string;
  /** Why the text, or a part of it, was not looked at; null when all of it was. */
  unread: string | null;
  /** Null: nobody looked. */
  hidden: HiddenThing[] | null;
}

export interface Subject {
  content: Content;
  changeNote: string | null;
  kind: Kind;
  files: LookedFile[];
}

/** What the text checks find in one text; the same text with the same list has the same findings. */
export function findInText(source: string, place: Place, means: { list: WordList; open: boolean }): Finding[] {
  if (source === '') return [];
  const { text, offsets } = fold(source);
  const numbers = findNumbers(text);
  const hits: Hit[] = [
    ...numbers,
    ...findNames(text, numbers),
    ...findAddresses(text),
    ...findMarks(text, means.open),
    ...findWords(text, means.list),
  ];
  return placed(hits, text, offsets, place);
}

/** Fields of the metadata that the public reads, by their words on the form. */
const fields: [keyof Metadata, string][] = [
  ['abstract', '内容概述'],
  ['keywords', '主题词'],
  ['audience', '适用对象'],
  ['source', '来源'],
  ['author', '作者'],
  ['signatory', '签发人'],
  ['recipients', '主送机关'],
  ['interpreter', '解读人'],
  ['transcript', '全文或文字稿'],
  ['contact', '联系方式'],
];

export interface Means {
  list: WordList;
  known: Known;
  /** Findings of a file's text that were worked out before, or now. */
  inFile(file: LookedFile, place: Place): Finding[];
}

/** Looks at everything that the public will see of a text: title, body, metadata, note, and every attachment with its name. */
export function findEverything(subject: Subject, means: Means): Finding[] {
  const { content, changeNote, files } = subject;
  const open = content.disclosure === 'open';
  const text = (source: string, place: Place) => findInText(source, place, { list: means.list, open });
  const markup = readMarkup(content.body);
  return [
    ...text(content.title, { part: 'title', label: '标题' }),
    ...text(markup.text, body),
    ...fields.flatMap(([field, label]) =>
      text([content.metadata[field] ?? ''].flat().join('\n'), { part: 'metadata', label }),
    ),
    ...text(changeNote ?? '', { part: 'note', label: '更正说明' }),
    ...findInBody(markup, means),
    ...placed(findMissing(content, subject.kind), '', null, { part: 'metadata', label: '索引信息' }),
    ...files.flatMap((file) => findInFile(file, text, means)),
    ...(means.list.size === 0 ? [unlooked('typo', body, '没有载入词表，用词没有检查')] : []),
  ];
}

const body: Place = { part: 'body', label: '正文' };

function findInBody(markup: Markup, { known }: Means): Finding[] {
  const hits = [...findStructure(markup), ...findLinks(markup, known)];
  const paths = unjudged(markup, known);
  const telephones = markup.links.flatMap(({ href }) => (href?.startsWith('tel:') ? [href.slice(4)] : []));
  return [
    ...placed(hits, markup.text, null, body),
    ...placed(findNumbers(telephones.join('\n')), '', null, { part: 'body', label: '正文里的电话链接' }),
    ...(paths.length > 0
      ? [unlooked('own_link', body, `站内链接系统不能判断：${paths.join('、')}`, paths.sort().join('\n'))]
      : []),
    ...unknownReach(markup, known).map(({ address, shown }) => unlooked('dead_link', body, shown, address)),
  ];
}

function findInFile(file: LookedFile, text: (source: string, place: Place) => Finding[], means: Means): Finding[] {
  const place: Place = { part: 'file', label: `附件“${file.name}”`, file: file.file };
  const hidden = file.hidden?.map(({ kind, where }): Hit => {
    const shown = where ? `${kind}（${where}）` : kind;
    return {
      check: 'hidden',
      value: `${file.hash}:${shown}`,
      shown,
      from: 0,
      to: 0,
      advice: '在原文件中清除后重新上传',
    };
  });
  return [
    ...text(file.name, { part: 'file_name', label: `附件“${file.name}”的名称`, file: file.file }),
    ...means.inFile(file, place),
    ...(file.unread ? [unlooked('file_text', place, file.unread, `${file.hash}:text`)] : []),
    ...(hidden
      ? placed(hidden, '', null, place)
      : [unlooked('hidden', place, '没有检查隐藏信息', `${file.hash}:hidden`)]),
  ];
}

const unlooked = (check: CheckName, place: Place, shown: string, value = shown): Finding => ({
  check,
  state: 'unchecked',
  place,
  at: 0,
  value,
  shown,
  before: '',
  after: '',
});

/** How one check ended: 通过, 发现, 未检查, 不适用, or not asked for in this district. */
export type State = 'passed' | 'found' | 'unchecked' | 'none' | 'off';
export const stateWords: Record<State, string> = {
  passed: '通过',
  found: '发现',
  unchecked: '未检查',
  none: '不适用',
  off: '不提示',
};

/** The result of each check. An attachment that nobody could read leaves every check of texts unchecked, not passed. */
export function resultsOf(subject: Subject, findings: Finding[], levels: Levels): Record<CheckName, State> {
  const unread = findings.some((finding) => finding.check === 'file_text' && finding.state === 'unchecked');
  const listless = findings.some((finding) => finding.check === 'typo' && finding.state === 'unchecked');
  const markup = readMarkup(subject.content.body);
  const nothing: Partial<Record<CheckName, boolean>> = {
    hidden: subject.files.length === 0,
    file_text: subject.files.length === 0,
    heading: markup.headings.length === 0,
    picture: markup.pictures.length === 0,
    table: markup.tables.length === 0,
  };
  const result = (name: CheckName): State => {
    if (levels[name] === 'off') return 'off';
    const own = findings.filter((finding) => finding.check === name);
    if (own.some(({ state }) => state === 'found')) return 'found';
    const { group } = factsOf(name);
    if (own.length > 0 || (unread && isOfText(group)) || (listless && group === 'wording')) return 'unchecked';
    return nothing[name] || (/link$/.test(name) && markup.links.length === 0) ? 'none' : 'passed';
  };
  return Object.fromEntries(checkNames.map((name) => [name, result(name)])) as Record<CheckName, State>;
}

const isOfText = (group: string) => group === 'personal' || group === 'secrecy' || group === 'wording';
