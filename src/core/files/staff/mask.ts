import { refuseIf } from '../../../platform/errors.ts';
import { longText, type Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { makeMaskedCopy } from '../copies.ts';
import { Unfit } from '../extract/unfit.ts';
import { MaskPage } from '../pages/mask.tsx';
import type { FileRow } from '../queries.ts';
import { readWords, whyNotMask } from '../rules.ts';

const path = '/staff/files/:id/mask';

/** 遮盖文字: which words, and what became of it. */
export function maskDoors(app: StaffApp, storage: Storage, fileOf: (c: StaffContext) => Promise<FileRow>): void {
  app.get(path, async (c) => {
    const file = await fileOf(c);
    refuseIf(whyNotMask(file));
    return show(c, file);
  });
  app.post(path, async (c) => {
    const file = await fileOf(c);
    const typed = await readFields(c);
    const read = longText('要遮盖的文字', { max: 12_000 }).read(typed.words);
    const wanted = 'error' in read ? read : readWords(read.value);
    if ('error' in wanted) return show(c, file, { typed, error: wanted.error });
    try {
      const made = await makeMaskedCopy(storage, c.var.by(keyOf(typed)), { file, words: wanted.words });
      return c.redirect(`/staff/files/${made.id}/about?done=masked`, 303);
    } catch (error) {
      if (error instanceof Unfit) return show(c, file, { typed, error: error.message });
      throw error;
    }
  });
}

const show = (c: StaffContext, file: FileRow, refused?: { typed: Typed; error: string }): Promise<Response> =>
  c.var.page({
    title: '遮盖文字',
    crumbs: [
      { label: '工作台', href: '/staff' },
      { label: '文件', href: '/staff/documents' },
      { label: file.name, href: `/staff/files/${file.id}/about` },
      { label: '遮盖文字' },
    ],
    error: !!refused,
    status: refused ? 422 : 200,
    children: MaskPage({
      file,
      key: keyOf(refused?.typed ?? {}) ?? newKey(),
      typed: typeof refused?.typed.words === 'string' ? refused.typed.words : '',
      error: refused?.error,
    }),
  });
