import type { FileRow } from './queries.ts';

/** Why this person may not accept a file that nobody could check, or null (先审查后公开: never the one who brought it). */
export function whyNotAccept(file: FileRow, person: number | null, reason: string): string | null {
  if (file.checked === 'checked') return '这份文件已经由系统检查，不需要再确认。';
  if (file.acceptedBy !== null) return '这份文件已经有人确认接受。';
  if (person === null) return '接受未检查的文件要由本人署名。';
  if (file.uploadedBy === person) return '不能确认自己上传的文件，请由另一位同事打开看过后确认。';
  if ([...reason.trim()].length < 2) return '请写明接受的理由，例如：已在隔离电脑上打开核对。';
  return null;
}
