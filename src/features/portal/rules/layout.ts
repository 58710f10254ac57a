import { cellsOf, documentIn, lineOf } from '../../../core/proposals/lines.ts';
import { clean, type Read, type Typed } from '../../../platform/form.ts';
import type { Entrance } from '../../../ui/cards.tsx';
import { iconNames } from '../../../ui/icon.tsx';

/** One block of the home page: the newest of a column, or what another room offers. */
export interface LaidOut {
  /** The slug of a column, or the name of a room's block. */
  of: string;
  from: 'column' | 'room';
  /** In place of the column's name. */
  title: string;
  count: number;
}

/** 首页版面, as two persons made it public. */
export interface Layout {
  blocks: LaidOut[];
  entrances: Entrance[];
  /** The big entrances of the simplified home page. */
  elder: Entrance[];
  hot: { title: string; documents: string[] };
  /** The column of 政务公开重点工作, or ''. */
  keywork: string;
}

/** What can be laid out in this district. */
export interface LayoutOffer {
  columns: { slug: string; name: string }[];
  rooms: { name: string; words: string }[];
  /** What stands on the home page while nothing was agreed to. */
  start: Layout;
}

const usual = 6;
const fewest = 6;
const most = 8;

/** Reads the form: every wrong line is told with its number and how to mend it. */
export function readLayout(typed: Typed, offered: LayoutOffer): Read<Layout> {
  const blocks = readBlocks(typed.blocks, offered);
  const entrances = readEntrances(typed.entrances, '常用入口');
  const elder = readEntrances(typed.elder, '长者模式的入口');
  const hot = readHot(typed.hot);
  const hotTitle = clean(String(typed.hotTitle ?? '')).trim();
  const keywork = String(typed.keywork ?? '');
  const errors: Record<string, string> = {
    ...told('blocks', blocks.wrong),
    ...told('entrances', entrances.wrong),
    ...told('elder', elder.wrong.length > 0 ? elder.wrong : [whyNotElder(elder.list.length)]),
    ...told('hot', hot.wrong),
    ...told('hotTitle', [
      hot.list.length > 0 && (hotTitle.length < 2 || hotTitle.length > 12) ? '热点栏的标题写 2 到 12 个字。' : null,
    ]),
    ...told('keywork', [
      keywork && !offered.columns.some(({ slug }) => slug === keywork) ? '没有这个栏目，请重新选择。' : null,
    ]),
  };
  if (Object.keys(errors).length > 0) return { ok: false, values: null, errors, typed };
  const values: Layout = {
    blocks: blocks.list,
    entrances: entrances.list,
    elder: elder.list,
    hot: { title: hot.list.length > 0 ? hotTitle : '', documents: hot.list },
    keywork,
  };
  return { ok: true, values, errors: {}, typed };
}

const told = (name: string, sentences: (string | null)[]): Record<string, string> => {
  const text = sentences.filter(Boolean).join('');
  return text ? { [name]: text } : {};
};

/** 简约界面: six to eight big entrances; none means that the ordinary ones stand there. */
const whyNotElder = (count: number): string | null =>
  count === 0 || (count >= fewest && count <= most)
    ? null
    : `长者模式要有 ${fewest} 到 ${most} 个大入口，现在是 ${count} 个。不填则用前 ${most} 个常用入口。`;

function readBlocks(typed: Typed[string], { columns, rooms }: LayoutOffer) {
  const wrong: string[] = [];
  const list: LaidOut[] = [];
  for (const { at, cells } of cellsOf(typed)) {
    const [name = '', count = '', title = ''] = cells;
    const column = columns.find((one) => one.name === name || one.slug === name);
    const room = rooms.find((one) => one.words === name || one.name === name);
    const number = count === '' ? usual : Number(count);
    if (!column && !room) wrong.push(`版块第 ${at} 行：没有“${name.slice(0, 20)}”这个栏目或者版块。`);
    else if (!Number.isInteger(number) || number < 1 || number > 12)
      wrong.push(`版块第 ${at} 行：条数是 1 到 12 的整数。`);
    else if ([...title].length > 20) wrong.push(`版块第 ${at} 行：标题最多 20 个字。`);
    else if (column) list.push({ of: column.slug, from: 'column', title, count: number });
    else list.push({ of: room!.name, from: 'room', title: '', count: usual });
  }
  const twice = list.find((one, at) => list.findIndex((other) => other.of === one.of) < at);
  if (twice) wrong.push('同一个栏目或者版块出现了两次，请去掉一行。');
  if (list.length > 16) wrong.push(`版块最多 16 个，现在是 ${list.length} 个。`);
  return { list, wrong };
}

function readEntrances(typed: Typed[string], label: string) {
  const wrong: string[] = [];
  const list: Entrance[] = [];
  for (const { at, cells } of cellsOf(typed)) {
    const [title = '', href = '', text = '', icon = ''] = cells;
    const say = (why: string) => wrong.push(`${label}第 ${at} 行：${why}`);
    if (title.length < 2 || [...title].length > 12) say('名称写 2 到 12 个字。');
    else if (!/^(\/[^\s/\\][^\s\\]*|\/|tel:\d{3,12}|https?:\/\/\S+)$/.test(href))
      say('地址要以 /、tel: 或者 https:// 开头，例如 /units/ 或者 tel:8890。');
    else if ([...text].length > 20) say('说明最多 20 个字。');
    else if (icon && !(iconNames as string[]).includes(icon)) say(`没有“${icon.slice(0, 20)}”这个图标。`);
    else list.push({ href, title, ...(text && { text }), ...(icon && { icon }) });
  }
  if (list.length > 12) wrong.push(`${label}最多 12 个，现在是 ${list.length} 个。`);
  return { list, wrong };
}

function readHot(typed: Typed[string]) {
  const wrong: string[] = [];
  const list: string[] = [];
  for (const { at, cells } of cellsOf(typed)) {
    const id = documentIn(cells[0] ?? '');
    if (!id) wrong.push(`热点第 ${at} 行：请粘贴公开页面的地址，例如 /news/202611/abcdefghjkmn.html。`);
    else if (!list.includes(id)) list.push(id);
  }
  if (list.length > 6) wrong.push(`热点最多 6 篇，现在是 ${list.length} 篇。`);
  return { list, wrong };
}

const nameOf = ({ of, from }: LaidOut, { columns, rooms }: LayoutOffer): string =>
  (from === 'column' ? columns.find(({ slug }) => slug === of)?.name : rooms.find(({ name }) => name === of)?.words) ??
  of;

const entranceLine = ({ title, href, text = '', icon = '' }: Entrance) => lineOf([title, href, text, icon]);

/** The form of a layout; reading it gives the same layout again. */
export const typedLayout = (layout: Layout, offered: LayoutOffer): Typed => ({
  blocks: layout.blocks.map((block) => lineOf([nameOf(block, offered), block.count, block.title])).join('\n'),
  entrances: layout.entrances.map(entranceLine).join('\n'),
  elder: layout.elder.map(entranceLine).join('\n'),
  hotTitle: layout.hot.title,
  hot: layout.hot.documents.join('\n'),
  keywork: layout.keywork,
});

/** What of it the public reads, and in which order. */
export const linesOfLayout = ({ blocks, entrances, elder, hot, keywork }: Layout): string[] => [
  ...blocks.map(({ of, title, count }) => `版块：${lineOf([of, count, title])}`),
  ...entrances.map((one) => `常用入口：${entranceLine(one)}`),
  ...elder.map((one) => `长者模式的入口：${entranceLine(one)}`),
  ...(hot.title ? [`热点栏：${hot.title}`] : []),
  ...hot.documents.map((id) => `热点：${id}`),
  ...(keywork ? [`重点工作栏目：${keywork}`] : []),
];
