import type { Typed } from '../../../platform/form.ts';
import { Tag } from '../../../ui/tag.tsx';
import { hiddenWords } from '../../files/hidden.ts';
import { cleanable } from '../../files/rules.ts';
import type { FileState } from '../queries/revisions.ts';

const list = (value: string | string[] | undefined) => (Array.isArray(value) ? value : value ? [value] : []);

/** 「1.2 MB」 */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

/** The attachments of the form, each with its place in the order and a box that takes it away. */
export function AttachmentRows({ typed, files }: { typed: Typed; files: FileState[] }) {
  const known = new Map(files.map((file) => [String(file.id), file]));
  const ids = list(typed.file).filter((id) => known.has(id));
  const positions = list(typed.position);
  const removed = list(typed.remove);
  if (ids.length === 0) return <p class="quiet">还没有附件。</p>;
  return (
    <ol class="attachment-rows">
      {ids.map((id, index) => (
        <AttachmentRow
          file={known.get(id)!}
          position={positions[index] ?? String(index + 1)}
          removed={removed.includes(id)}
        />
      ))}
    </ol>
  );
}

function AttachmentRow({ file, position, removed }: { file: FileState; position: string; removed: boolean }) {
  return (
    <li>
      <input type="hidden" name="file" value={String(file.id)} />
      <label class="attachment-order">
        <span class="visually-hidden">“{file.name}”排在第几</span>
        <input name="position" value={position} inputmode="numeric" size={2} />
      </label>
      <span class="attachment-name">
        <a href={`/staff/files/${file.id}/about`}>{file.name}</a>
        <span class="quiet">{sizeWords(file.bytes)}</span>
        <CheckTag file={file} />
        <SwapChoices file={file} />
      </span>
      <label class="attachment-remove">
        <input type="checkbox" name="remove" value={String(file.id)} checked={removed || undefined} />
        去掉<span class="visually-hidden">：{file.name}</span>
      </label>
    </li>
  );
}

/** What is hidden in a file, and the copies that may stand in its place; a tick and saving exchange them. */
function SwapChoices({ file }: { file: FileState }) {
  const choices = [
    ...(cleanable(file).length > 0 && !file.copies.some(({ kind }) => kind === 'cleaned')
      ? [{ to: 'clean', label: '换成清理后的副本：接受修订、去掉批注和隐藏内容' }]
      : []),
    ...file.copies.map(({ id, kind }) => ({
      to: String(id),
      label: kind === 'masked' ? '换成遮盖后的副本' : '换成清理后的副本',
    })),
  ];
  return (
    <>
      {file.hidden.length > 0 && <span class="attachment-note">里面有{hiddenWords(file.hidden)}</span>}
      {choices.map(({ to, label }) => (
        <label class="attachment-swap">
          <input type="checkbox" name="swap" value={`${file.id}:${to}`} />
          {label}
          <span class="visually-hidden">：{file.name}</span>
        </label>
      ))}
    </>
  );
}

/** What the check of a file's content said. */
export function CheckTag({ file }: { file: FileState }) {
  return (
    <>
      {file.checked === 'checked' && <Tag tone="success">已检查</Tag>}
      {file.checked !== 'checked' &&
        (file.acceptedBy ? <Tag tone="warning">未检查，{file.acceptedBy}已接受</Tag> : <Tag tone="error">未检查</Tag>)}
      {!file.scannedWith && <Tag>未做病毒扫描</Tag>}
    </>
  );
}
