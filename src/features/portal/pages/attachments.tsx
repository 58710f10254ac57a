import { isPicture, types } from '../../../core/files/types.ts';
import type { Attachment } from '../../../ui/article.tsx';
import type { AttachmentRow } from '../queries/article.ts';
import { fileHref, sizeWords } from '../rules.ts';

const byMime = new Map(Object.values(types).map(({ mime, words }) => [mime, words] as const));

/** 「Excel 表格」 for a type as it is kept: our short word or a MIME type. */
export function typeWords(type: string): string {
  return types[type as keyof typeof types]?.words ?? byMime.get(type as never) ?? '文件';
}

export const attachmentItems = (id: string, files: AttachmentRow[]): Attachment[] =>
  files.map(({ position, name, type, bytes, drawn }) => ({
    href: fileHref(id, position, name),
    name,
    type: typeWords(type),
    size: sizeWords(bytes),
    preview: drawn || isPicture(type) ? `/preview/${id}/${position}` : undefined,
  }));
