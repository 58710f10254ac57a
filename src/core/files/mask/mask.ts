import { readFile } from 'node:fs/promises';
import { readFileOf } from '../extract/read.ts';
import { Unfit } from '../extract/unfit.ts';
import type { FileType } from '../types.ts';
import { maskDocx } from './docx.ts';
import { coverText } from './find.ts';
import { squeeze, whereSurvives, wordsIn } from './survives.ts';

/** A masked copy that is to be made in the thread of the examination. */
export interface MaskOrder {
  path: string;
  out: string;
  type: FileType;
  words: string[];
}

/**
 * Writes the masked copy and proves it: its text is read again, by another program than the one that masked it; every part and
 * every stream is unpacked and searched; and a document must say everything else that it said before. Unfit when a word was
 * not there to begin with, or stands anywhere afterwards.
 */
export async function maskFile({ path, out, type, words }: MaskOrder): Promise<void> {
  const found =
    type === 'docx' ? await maskDocx(path, out, words) : await (await import('./pdf.ts')).maskPdf(path, out, words);
  const missing = words.filter((word) => !found.has(word));
  if (missing.length > 0)
    throw new Unfit(
      `文件的文字里没有找到“${missing.join('”“')}”，请核对是否写得与原文一样。扫描件和图片里的字系统看不到，不能遮盖。`,
    );
  const [before, after] = [await readFileOf(path, null, () => {}), await readFileOf(out, null, () => {})];
  const places = await whereSurvives(await readFile(out), words);
  if (type === 'pdf') places.push(...(await (await import('./pdf-forms.ts')).formsThatSay(out, words)));
  if (wordsIn(after.text ?? '', words)) places.push('文字');
  if (places.length > 0)
    throw new Unfit(
      `遮盖之后仍能在${[...new Set(places)].slice(0, 5).join('、')}里找到要遮盖的内容，没有生成副本。请在原软件里修改后重新上传。`,
    );
  if (type === 'docx' && squeeze(coverText(before.text ?? '', words)) !== squeeze(after.text ?? ''))
    throw new Unfit('遮盖后的副本除遮盖之外还有别的变化，没有生成副本。请在原软件里修改后重新上传。');
}
