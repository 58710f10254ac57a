import { getDocumentProxy } from 'unpdf';
import type { Found } from './read.ts';
import { Unfit } from './unfit.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Text page by page until there is enough. Without embedded fonts and their tables Chinese text stays unread; a note says so. */
export async function readPdf(bytes: Uint8Array, enough: number): Promise<Found> {
  const pdf = await openPdf(bytes);
  if (!pdf) return { text: null, notes: ['PDF 加了密码，读不出内容'], unchecked: true };
  const texts: string[] = [];
  let length = 0;
  for (let number = 1; number <= pdf.numPages && length < enough; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    length += text.length;
    texts.push(text);
    page.cleanup();
  }
  return { text: texts.join('\n'), ...(await whatElse(pdf, length)) };
}

/** What a clearance should know beside the text. */
async function whatElse(pdf: Pdf, length: number): Promise<Pick<Found, 'notes' | 'unchecked'>> {
  const notes: string[] = [];
  const active = await pdf.hasJSActions();
  if (active) notes.push('PDF 里带有脚本');
  const holds = Boolean(await pdf.getAttachments());
  if (holds) notes.push('PDF 里嵌有其他文件');
  if (length === 0) notes.push('没有读出文字，可能是扫描件');
  return { notes, unchecked: active || holds };
}

/** Null when it wants a password. */
async function openPdf(bytes: Uint8Array): Promise<Pdf | null> {
  try {
    return await getDocumentProxy(bytes, { verbosity: 0 });
  } catch (error) {
    if ((error as Error).name === 'PasswordException') return null;
    throw new Unfit('PDF 不完整或已损坏，打不开。请重新导出后再上传。');
  }
}
