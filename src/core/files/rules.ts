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

/** Why this person may not accept a file that nobody could check, or null (先审查后公开: never the one who brought it). */
export function whyNotAccept(file: FileRow, person: number | null, reason: string): string | null {
  if (file.checked === 'checked') return '这份文件已经由系统检查，不需要再确认。';
  if (file.acceptedBy !== null) return '这份文件已经有人确认接受。';
  if (person === null) return '接受未检查的文件要由本人署名。';
  if (file.uploadedBy === person) return '不能确认自己上传的文件，请由另一位同事打开看过后确认。';
  if ([...reason.trim()].length < 2) return '请写明接受的理由，例如：已在隔离电脑上打开核对。';
  return null;
}
