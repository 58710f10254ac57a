import { decode } from '../../files/text/encodings.ts';
import { UnreadableText } from '../../files/text/errors.ts';
import { readText } from '../../files/text/read-text.ts';
import { readPage } from '../../saved-pages/page.ts';
import { dayIn } from '../rules/days.ts';
import type { Told } from '../rules/read.ts';
import { linesOfHtml } from './html-lines.ts';

/** A notice as it was brought: its text, and what the page or the head of the file says of it. Nothing of it is masked yet. */
export interface Source {
  text: string;
  told: Told;
}

/** Signs of one notice; covering a name may add some, and the table takes 60,000. */
const longest = 50_000;

/**
 * Reads a notice from .html, .txt or .docx, or from pasted text under any other name. UTF-8, UTF-16 and GB18030. Throws
 * `UnreadableText` with a sentence for what is empty, damaged, too long or something else.
 */
export async function readSource(bytes: Uint8Array, name: string): Promise<Source> {
  return whole(
    /\.(?:s?html?|xhtml|aspx?|jsp|php)$/i.test(name)
      ? pageOf(decode(bytes, name), name)
      : sourceOf((await readText(bytes, name)).text),
    name,
  );
}

/** A pasted text; throws `UnreadableText` like a file. */
export const readPasted = (text: string, name: string): Source => whole(sourceOf(text), name);

function whole(source: Source, name: string): Source {
  const text = source.text.replace(/\n{3,}/g, '\n\n').trim();
  if (text.length < 10) throw new UnreadableText(`“${name}”里没有读到公示的文字，请检查后重新选择或粘贴全文`);
  if (text.length > longest) throw new UnreadableText(`“${name}”超过 ${longest} 个字，请按公示分成几份`);
  return { ...source, text };
}

function pageOf(html: string, name: string): Source {
  const page = readPage(html);
  if (!page) throw new UnreadableText(`“${name}”的网页太大，读不出`);
  const { title, day, source, column, address } = page;
  const files = page.references.filter(({ kind }) => kind === 'file').map(({ words, href }) => words || lastOf(href));
  return {
    text: linesOfHtml(page.body(() => null)).join('\n'),
    told: {
      ...(title ? { title: title.value } : {}),
      ...(day ? { publishedOn: day.value, publishedSource: day.source } : {}),
      ...(column ? { column } : {}),
      ...(source && /[局委办厅府队]$/.test(source) ? { organ: source } : {}),
      ...(address ? { address } : {}),
      ...(files.length > 0 ? { files } : {}),
    },
  };
}

const lastOf = (href: string): string => href.split(/[?#]/)[0]!.split('/').at(-1)!;

const heads: Record<string, keyof Told> = {
  url: 'address',
  网址: 'address',
  原网址: 'address',
  旧网址: 'address',
  title: 'title',
  标题: 'title',
  published: 'publishedOn',
  发布时间: 'publishedOn',
  发布日期: 'publishedOn',
  发布单位: 'organ',
  栏目: 'column',
};

/** A text with a head of lines 「# url: …」「# 标题：…」, as programs that keep pages write it; other lines that begin so are remarks. */
export function sourceOf(given: string): Source {
  const lines = given
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .split('\n');
  const told: Told = {};
  const head = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  for (const line of lines.slice(0, head < 0 ? lines.length : head)) {
    const [, name, value] = /^#\s*([^:：\s]{1,12})\s*[:：]\s*(.+?)\s*$/.exec(line) ?? [];
    const key = name && Object.hasOwn(heads, name.toLowerCase()) ? heads[name.toLowerCase()] : undefined;
    if (key === 'publishedOn')
      Object.assign(told, dayIn(value!) ? { publishedOn: dayIn(value!)!, publishedSource: '文件开头的说明' } : {});
    else if (key) Object.assign(told, { [key]: value!.slice(0, 500) });
  }
  return { text: head < 0 ? '' : lines.slice(head).join('\n'), told };
}
