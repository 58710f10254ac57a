import { Refused } from '../../../platform/errors.ts';
import { form, rowId, type Typed, text, withoutField } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { formatMoment } from '../../../platform/time.ts';
import { newKey } from '../../../ui/form.tsx';
import { holds } from '../../caller.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { findSubmissionOf, listGrounds } from '../../review/queries.ts';
import { Conflict, draft, revise } from '../actions/draft.ts';
import { compareContents } from '../compare.ts';
import { emptyContent } from '../content.ts';
import { attachmentsOf, readContent, textOf, typedOf } from '../content-form.ts';
import { ConflictPage } from '../pages/conflict.tsx';
import { EditorPage, type EditorView } from '../pages/editor.tsx';
import { NewDocumentPage } from '../pages/new.tsx';
import { listUnitsOf, refuseForeignEyes } from '../queries/documents.ts';
import { findRevision, listAttachable, listRevisionMarks } from '../queries/revisions.ts';
import { type EditionRow, getEdition, listColumns, listKinds } from '../queries.ts';
import { whyNotEdit } from '../rules.ts';
import { findWorkingCopy, keepWorkingCopy } from '../working-copy.ts';
import { draftHref, editionId } from './documents.ts';
import { readEditor } from './read-editor.ts';
import { reviewOf } from './review.ts';

export function editorDoors(app: StaffApp, storage: Storage): void {
  app.get('/staff/documents/new', (c) => newPage(c));
  app.post('/staff/documents/new', create);
  app.get(`/staff/editions/${editionId}/edit`, edit);
  app.post(`/staff/editions/${editionId}/edit`, (c) => save(c, storage));
  app.post(`/staff/editions/${editionId}/working-copy`, (c) => keep(c, storage));
}

const newForm = form({
  kind: text('种类', { required: '请选择文件种类。' }),
  unit: rowId('起草单位', { required: '请选择起草单位。' }),
  title: text('标题', { required: '请填写标题，以后可以再改。', max: 200 }),
});

async function newPage(c: StaffContext, refused?: { typed: Typed; errors: Record<string, string> }) {
  const kinds = await listKinds(c.var.staff);
  const kind = kinds.find((one) => one.name === c.req.query('kind'));
  if (kind && kind.room !== 'publications' && !refused) return c.redirect(draftHref(kind), 303);
  const units = await listUnitsOf(c.var.staff, c.var.who);
  const typed = refused?.typed ?? { kind: kind?.name ?? '', unit: String(c.var.who.unit) };
  return c.var.page({
    title: kind ? `起草：${kind.words}` : '起草',
    crumbs: [{ label: '工作台', href: '/staff' }, { label: '文件', href: '/staff/documents' }, { label: '起草' }],
    error: !!refused,
    status: refused ? 422 : 200,
    children: NewDocumentPage({
      action: '/staff/documents/new',
      key: textOf(typed, '_key') || newKey(),
      kinds: kinds.filter((one) => one.room === 'publications'),
      units,
      typed,
      errors: withoutField(refused?.errors ?? {}, ...(units.length > 1 ? [] : ['unit'])),
    }),
  });
}

async function create(c: StaffContext) {
  const typed = await readFields(c);
  const read = newForm.read(typed);
  if (!read.ok) return newPage(c, read);
  const { kind, unit, title } = read.values;
  const made = await draft(c.var.by(keyOf(typed)), { kind, unit: unit!, content: { ...emptyContent, title } });
  return c.redirect(`/staff/editions/${made.edition}/edit`, 303);
}

async function openEdition(c: StaffContext): Promise<EditionRow> {
  const edition = await getEdition(c.var.staff, Number(c.req.param('edition')));
  refuseForeignEyes(c.var.who, edition.unit);
  if (!holds(c.var.who, ['drafter', 'editor'], edition.unit))
    throw new Refused('编辑由本单位的拟稿人办理，您没有这项职责。', 403);
  return edition;
}

async function edit(c: StaffContext) {
  const edition = await openEdition(c);
  const why = whyNotEdit(edition.state);
  if (why) throw new Refused(why);
  const { elements } = edition.content.metadata;
  if (elements) return c.redirect(`/staff/${elements.room}/editions/${edition.edition}`, 303);
  const copy = await findWorkingCopy(c.var.staff, edition.edition, c.var.who.person);
  const newer = copy && copy.savedAt > edition.writtenAt ? copy : undefined;
  const restored = newer && c.req.query('restore') === '1';
  const typed = restored
    ? { ...newer.typed, base: String(newer.base) }
    : { ...typedOf(edition.content), base: String(edition.revision) };
  return c.var.page({
    title: `编辑：${edition.content.title || '（无标题）'}`,
    crumbs: crumbsOf(edition),
    notice: c.req.query('done') === 'saved' ? '已保存。' : restored ? '已恢复自动保存的内容，请核对后保存。' : null,
    children: EditorPage({
      ...(await viewOf(c, edition, typed, {})),
      cameBack: await cameBackOf(c, edition),
      recovery:
        newer && !restored
          ? { at: momentWords(newer.savedAt, c.var.today), href: `/staff/editions/${edition.edition}/edit?restore=1` }
          : null,
    }),
  });
}

/** Why the last review ended without clearing the text, for whoever mends it. */
async function cameBackOf(c: StaffContext, edition: EditionRow) {
  const submission = edition.state === 'draft' ? await findSubmissionOf(c.var.staff, edition.edition) : undefined;
  if (!submission) return null;
  const revisions = await listRevisionMarks(c.var.staff, edition.document);
  return (await reviewOf(c, { submission, edition, revisions, mends: true })).cameBack;
}

/** 「09:30」 today, with the day when it was another. */
function momentWords(at: Date, today: string): string {
  const words = formatMoment(at);
  return words.startsWith(today) ? words.slice(11) : words;
}

const crumbsOf = (edition: EditionRow) => [
  { label: '工作台', href: '/staff' },
  { label: '文件', href: '/staff/documents' },
  { label: edition.content.title || '（无标题）', href: `/staff/documents/${edition.document}` },
  { label: '编辑' },
];

async function viewOf(
  c: StaffContext,
  edition: EditionRow,
  typed: Typed,
  errors: Record<string, string>,
): Promise<EditorView> {
  const carried = edition.content.attachments.map((item) => item.file);
  const asked = attachmentsOf({ ...typed, remove: [] });
  const [files, grounds, columns] = await Promise.all([
    listAttachable(c.var.staff, asked, c.var.who.person, carried),
    listGrounds(c.var.staff),
    listColumns(c.var.staff),
  ]);
  return {
    column: columns.find(({ slug }) => slug === edition.siteColumn)?.name,
    action: `/staff/editions/${edition.edition}/edit`,
    autosave: `/staff/editions/${edition.edition}/working-copy`,
    key: textOf(typed, '_key') || newKey(),
    kindWords: edition.kindWords,
    isPolicy: edition.isPolicy,
    typed,
    errors,
    files,
    grounds,
    preview: `/staff/editions/${edition.edition}/preview`,
    back: `/staff/documents/${edition.document}`,
    warning:
      edition.state === 'submitted' || edition.state === 'cleared'
        ? '这份文件正在审查或已经签发。保存修改之后，已有的审查意见全部失效，须重新送审。'
        : null,
  };
}

async function save(c: StaffContext, storage: Storage) {
  const edition = await openEdition(c);
  const { typed, trouble } = await readEditor(c, storage);
  const carried = edition.content.attachments.map((item) => item.file);
  const wanted = attachmentsOf(typed);
  const files = await listAttachable(c.var.staff, wanted, c.var.who.person, carried);
  const attachments = wanted.flatMap((id) => {
    const file = files.find((one) => one.id === id);
    if (!file) return [];
    const { name, hash, bytes, type } = file;
    return [{ file: id, name, hash, bytes, type }];
  });
  const read = readContent(typed, attachments);
  const ground = read.ok ? read.values.ground : null;
  if (ground && !(await listGrounds(c.var.staff)).some((one) => one.code === ground)) {
    return again(c, edition, typed, { ground: '没有这项依据，请重新选择。' }, 422);
  }
  if (!read.ok || trouble)
    return again(c, edition, typed, { ...read.errors, ...(trouble ? { files: trouble } : {}) }, 422);
  const base = Number(textOf(typed, 'base'));
  try {
    const { voided } = await revise(c.var.by(keyOf(typed)), { edition: edition.edition, base, content: read.values });
    const done = voided ? 'voided' : 'saved';
    const next = textOf(typed, 'next') === 'submit' ? `/staff/documents/${edition.document}?done=${done}#submit` : null;
    return c.redirect(next ?? `/staff/editions/${edition.edition}/edit?done=${done}`, 303);
  } catch (error) {
    if (error instanceof Conflict) return conflict(c, edition, typed);
    if (error instanceof Refused) return again(c, edition, typed, { '': error.message }, 409);
    throw error;
  }
}

/** The page again with everything typed and the reasons beside the fields. */
async function again(
  c: StaffContext,
  edition: EditionRow,
  typed: Typed,
  errors: Record<string, string>,
  status: 422 | 409,
) {
  return c.var.page({
    title: `编辑：${edition.content.title || '（无标题）'}`,
    crumbs: crumbsOf(edition),
    error: true,
    status,
    children: EditorPage(await viewOf(c, edition, typed, errors)),
  });
}

/** Both versions side by side; what was typed is also kept as the working copy, should the window close now. */
async function conflict(c: StaffContext, before: EditionRow, typed: Typed) {
  const edition = await getEdition(c.var.staff, before.edition);
  const { staff, who } = c.var;
  await keepWorkingCopy(staff, { edition: edition.edition, person: who.person, base: edition.revision, typed });
  const latest = await findRevision(staff, edition.edition, edition.revision);
  const mine = readContent(typed, edition.content.attachments);
  return c.var.page({
    title: '两个人同时修改了这份文件',
    crumbs: crumbsOf(edition),
    error: true,
    status: 409,
    children: ConflictPage({
      editor: await viewOf(c, edition, { ...typed, base: String(edition.revision), _key: newKey() }, {}),
      who: latest?.author ?? '另一个人',
      at: formatMoment(edition.writtenAt),
      fields: mine.ok ? compareContents(edition.content, mine.values) : [],
      latest: `/staff/editions/${edition.edition}/edit`,
    }),
  });
}

/** Every 30 s; 409 when another person saved meanwhile (the words are kept all the same). */
async function keep(c: StaffContext, storage: Storage) {
  const edition = await openEdition(c);
  const { typed } = await readEditor(c, storage);
  const base = Number(textOf(typed, 'base')) || edition.revision;
  const { _key: _, ...words } = typed;
  const savedAt = await keepWorkingCopy(c.var.staff, {
    edition: edition.edition,
    person: c.var.who.person,
    base,
    typed: words,
  });
  if (!savedAt) return c.json({ why: whyNotEdit(edition.state) ?? '这份文件现在不能编辑。' }, 409);
  if (base !== edition.revision) return c.json({ why: new Conflict().message }, 409);
  return c.json({ savedAt: formatMoment(savedAt).slice(11) });
}
