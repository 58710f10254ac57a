import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { Conflict } from '../../../core/publications/actions/draft.ts';
import type { Attachment } from '../../../core/publications/content.ts';
import { attachmentsOf, textOf } from '../../../core/publications/content-form.ts';
import { refuseForeignEyes } from '../../../core/publications/queries/documents.ts';
import { type FileState, listAttachable } from '../../../core/publications/queries/revisions.ts';
import { type EditionRow, getEdition } from '../../../core/publications/queries.ts';
import { whyNotEdit } from '../../../core/publications/rules.ts';
import { readEditor } from '../../../core/publications/staff/read-editor.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { type Typed, text } from '../../../platform/form.ts';
import { keyOf } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { newKey } from '../../../ui/form.tsx';
import { writeItem } from '../actions.ts';
import { EditPage } from '../pages/edit.tsx';
import { loadLists } from '../queries.ts';
import { readGuide } from '../rules/read.ts';
import { importedOf, rawOf, typedOf } from '../rules/typed.ts';
import { guideOf, room, whatWouldHelp, whyNotSubmitGuide } from '../rules/why-not.ts';
import { crumb } from './frame.ts';

const editionId = ':edition{[0-9]{1,15}}';

/** The form of one guide: read, written, and shown again with everything typed when something is wrong. */
export function editDoors(app: StaffApp, storage: Storage): void {
  app.get(`/staff/services/editions/${editionId}`, async (c) => {
    const edition = await openGuide(c);
    refuseIf(whyNotEdit(edition.state));
    const { title, attachments } = edition.content;
    const typed = {
      ...typedOf(title, guideOf(edition.content)),
      ...filesTyped(attachments),
      base: String(edition.revision),
    };
    return show(c, edition, { typed, errors: {} });
  });
  app.post(`/staff/services/editions/${editionId}`, async (c) => save(c, await openGuide(c), storage));
}

/** An edition of a guide that this person writes; a text of another kind has no such form. */
async function openGuide(c: StaffContext): Promise<EditionRow> {
  const edition = await getEdition(c.var.staff, Number(c.req.param('edition')));
  refuseForeignEyes(c.var.who, edition.unit);
  if (edition.content.metadata.elements?.room !== room) throw new NotFound();
  if (!holds(c.var.who, ['drafter', 'editor'], edition.unit))
    throw new Refused('办事指南由本单位的拟稿人填写，您没有这项职责。', 403);
  return edition;
}

const filesTyped = (attachments: Attachment[]): Typed => ({
  file: attachments.map(({ file }) => String(file)),
  position: attachments.map((_, at) => String(at + 1)),
  remove: [],
});

const done: Record<string, string> = { saved: '已保存。', drafted: '已建立草稿，请逐项填写。' };

interface Shown {
  typed: Typed;
  errors: Record<string, string>;
  status?: 422 | 409;
}

async function show(c: StaffContext, edition: EditionRow, { typed, errors, status }: Shown) {
  const { staff: db, who } = c.var;
  const carried = edition.content.attachments.map(({ file }) => file);
  const [lists, files] = await Promise.all([
    loadLists(db),
    listAttachable(db, attachmentsOf({ ...typed, remove: [] }), who.person, carried),
  ]);
  return c.var.page({
    title: `编辑办事指南：${edition.content.title}`,
    crumbs: [crumb, { label: edition.content.title }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: Object.keys(errors).length > 0,
    status: status ?? 200,
    children: EditPage({
      edition: edition.edition,
      document: edition.document,
      formKey: textOf(typed, '_key') || newKey(),
      typed,
      errors,
      lists,
      files,
      missing: whyNotSubmitGuide(edition.content, lists),
      wished: whatWouldHelp(guideOf(edition.content)),
      warning:
        edition.state === 'draft'
          ? null
          : '这份办事指南正在审查或已经签发。保存修改之后，已有的审查意见全部失效，须重新送审。',
      spare: c.req.query('rows') ? 6 : 2,
    }),
  });
}

const titleField = text('事项名称', { required: '请填写事项名称，草稿也要有名称才能保存。', max: 200 });

async function save(c: StaffContext, edition: EditionRow, storage: Storage): Promise<Response> {
  const { typed, trouble } = await readEditor(c, storage);
  const lists = await loadLists(c.var.staff);
  const { guide, errors } = readGuide(rawOf(typed), lists);
  const title = titleField.read(typed.title);
  const attachments = await attached(c, edition, typed);
  const wrong: Record<string, string> = {
    ...('error' in title ? { title: title.error } : {}),
    ...errors,
    ...(trouble ? { files: trouble } : {}),
    ...twice(attachments),
  };
  if ('error' in title || Object.keys(wrong).length > 0) return show(c, edition, { typed, errors: wrong, status: 422 });
  try {
    const item = { title: title.value, guide: { ...importedOf(guideOf(edition.content)), ...guide }, attachments };
    await writeItem(c.var.by(keyOf(typed)), { edition: edition.edition, base: Number(textOf(typed, 'base')), ...item });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const errors = { '': '在您填写期间，另一个人保存了这份办事指南。下面是您填写的内容；请核对后再保存，以您的为准。' };
    return show(c, edition, {
      typed: { ...typed, base: String(edition.revision), _key: newKey() },
      errors,
      status: 409,
    });
  }
  const next = textOf(typed, 'next');
  if (next === 'submit') return c.redirect(`/staff/documents/${edition.document}?done=saved#submit`, 303);
  return c.redirect(`/staff/services/editions/${edition.edition}?done=saved${next === 'rows' ? '&rows=1' : ''}`, 303);
}

/** A guide names its forms by their file names, so each name stands once. */
function twice(attachments: Attachment[]): Record<string, string> {
  const names = attachments.map(({ name }) => name);
  const again = names.find((name, at) => names.indexOf(name) !== at);
  return again ? { files: `有两个附件都叫“${again}”，请改名后重新上传其中一个。` } : {};
}

async function attached(c: StaffContext, edition: EditionRow, typed: Typed): Promise<Attachment[]> {
  const carried = edition.content.attachments.map(({ file }) => file);
  const wanted = attachmentsOf(typed);
  const files: FileState[] = await listAttachable(c.var.staff, wanted, c.var.who.person, carried);
  return wanted.flatMap((id) => {
    const file = files.find((one) => one.id === id);
    if (!file) return [];
    const { name, hash, bytes, type } = file;
    return [{ file: id, name, hash, bytes, type }];
  });
}
