import type { Hidden, HiddenKind } from './hidden.ts';
import type { FileRow } from './queries.ts';

/** What a clean copy can do without: it is said and shown, but part of no text that anybody means to publish. */
const settled: Record<string, HiddenKind[]> = {
  docx: ['tracked_change', 'comment', 'hidden_text', 'embedded_object'],
  xlsx: ['comment', 'hidden_sheet', 'hidden_row'],
  pptx: ['comment', 'speaker_note'],
  pdf: ['comment'],
};

/** Those of a file's findings that a clean copy would not have. */
export const cleanable = (file: { type: string; hidden: Hidden[] }): Hidden[] =>
  file.hidden.some(({ kind }) => kind === 'signature')
    ? []
    : file.hidden.filter(({ kind }) => settled[file.type]?.includes(kind));

/** Why no clean copy can be made of this file, or null. */
export function whyNotClean(file: { type: string; hidden: Hidden[] }): string | null {
  if (cleanable(file).length > 0) return null;
  if (file.hidden.some(({ kind }) => kind === 'signature'))
    return '这份文件盖有电子签章，改动会使签章失效，不能做清理副本。';
  return file.hidden.length > 0
    ? '这份文件里隐藏的内容系统不能代为去掉。请在办公软件里处理后重新上传。'
    : '这份文件没有需要清理的隐藏内容。';
}

/** Why no masked copy can be made of this file, or null. */
export function whyNotMask(file: { type: string; hidden: Hidden[]; checked: string }): string | null {
  if (file.type !== 'docx' && file.type !== 'pdf') return '只有 .docx 和 PDF 可以由系统遮盖文字。其他格式请先转换。';
  const kinds = new Set(file.hidden.map(({ kind }) => kind));
  if (kinds.has('signature')) return '这份文件盖有电子签章，改动会使签章失效，不能做遮盖副本。';
  if (kinds.has('embedded_object'))
    return '这份文件里嵌有别的文件，系统看不到里面的文字。请先生成清理后的副本，再遮盖副本。';
  return null;
}

/** The words to be covered: one a line, without repeats; a sentence when they are none, too short or too many. */
export function readWords(typed: string): { words: string[] } | { error: string } {
  const words = [
    ...new Set(
      typed
        .split(/\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ];
  if (words.length === 0) return { error: '请写出要遮盖的文字，每行一处，与文件里写的一样。' };
  if (words.length > 50) return { error: `最多写 50 处，现在有 ${words.length} 处。请分几次遮盖。` };
  const short = words.find((word) => [...word.replace(/\s/g, '')].length < 2);
  if (short) return { error: `“${short}”太短，会遮住别的文字。每处至少两个字。` };
  const long = words.find((word) => [...word].length > 200);
  return long ? { error: `“${long.slice(0, 20)}……”太长，每处最多 200 个字。` } : { words };
}

/** Why this person may not accept a file that nobody could check, or null (先审查后公开: never the one who brought it). */
export function whyNotAccept(file: FileRow, person: number | null, reason: string): string | null {
  if (file.checked === 'checked') return '这份文件已经由系统检查，不需要再确认。';
  if (file.acceptedBy !== null) return '这份文件已经有人确认接受。';
  if (person === null) return '接受未检查的文件要由本人署名。';
  if (file.uploadedBy === person) return '不能确认自己上传的文件，请由另一位同事打开看过后确认。';
  if ([...reason.trim()].length < 2) return '请写明接受的理由，例如：已在隔离电脑上打开核对。';
  return null;
}
