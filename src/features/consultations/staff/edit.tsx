import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { Conflict } from '../../../core/publications/actions/draft.ts';
import type { Attachment } from '../../../core/publications/content.ts';
import { attachmentsOf, textOf } from '../../../core/publications/content-form.ts';
import { refuseForeignEyes } from '../../../core/publications/queries/documents.ts';
import { listAttachable } from '../../../core/publications/queries/revisions.ts';
import { type EditionRow, getEdition } from '../../../core/publications/queries.ts';
import { whyNotEdit } from '../../../core/publications/rules.ts';
import { readEditor } from '../../../core/publications/staff/read-editor.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { writeCall } from '../actions/call.ts';
import { EditPage } from '../pages/edit.tsx';
import { ResultEditPage } from '../pages/edit-result.tsx';
import { callOf, resultOf } from '../rules/elements.ts';
import { readCall, typedOf, wayField } from '../rules/typed-call.ts';
import { whyNotCall } from '../rules/why-not.ts';
import { crumb, done, writes } from './frame.ts';

const path = '/staff/consultations/editions/:edition{[0-9]{1,15}}';

/** The form of a call; a result has none, for it is drawn from the register. */
export function editDoors(app: StaffApp, storage: Storage): void {
  app.get(path, async (c) => {
    const edition = await openEdition(c);
    const call = callOf(edition.content);
    if (!call) return showResult(c, edition);
    refuseIf(whyNotEdit(edition.state));
    const { title, attachments } = edition.content;
    const files = {
      file: attachments.map(({ file }) => String(file)),
      position: attachments.map((_, at) => String(at + 1)),
    };
    return show(c, edition, {
      typed: { ...typedOf(title, call), ...files, base: String(edition.revision) },
      errors: {},
    });
  });
  app.post(path, async (c) => save(c, await openEdition(c), storage));
}

async function openEdition(c: StaffContext): Promise<EditionRow> {
  const edition = await getEdition(c.var.staff, Number(c.req.param('edition')));
  refuseForeignEyes(c.var.who, edition.unit);
  if (!callOf(edition.content) && !resultOf(edition.content)) throw new NotFound();
  if (!writes(c.var.who, edition.unit)) throw new Refused('征求意见由本单位的拟稿人填写，您没有这项职责。', 403);
  return edition;
}

const showResult = (c: StaffContext, edition: EditionRow) =>
  c.var.page({
    title: edition.content.title,
    crumbs: [crumb, { label: '采纳情况' }],
    children: ResultEditPage({ document: edition.document, edition: edition.edition }),
  });

interface Shown {
  typed: Typed;
  errors: Record<string, string>;
  status?: 422 | 409;
}

async function show(c: StaffContext, edition: EditionRow, { typed, errors, status }: Shown) {
  const carried = edition.content.attachments.map(({ file }) => file);
  const wanted = attachmentsOf({ ...typed, remove: [] });
  const files = await listAttachable(c.var.staff, wanted, c.var.who.person, carried);
  return c.var.page({
    title: `编辑征求意见：${edition.content.title}`,
    crumbs: [
      crumb,
      { label: edition.content.title, href: `/staff/consultations/${edition.document}` },
      { label: '编辑' },
    ],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: Object.keys(errors).length > 0,
    status: status ?? 200,
    children: EditPage({
      edition: edition.edition,
      document: edition.document,
      formKey: textOf(typed, '_key') || newKey(),
      ...{ typed, errors, files },
      missing: atField(whyNotCall(callOf(edition.content)!, c.var.today)),
      warning:
        edition.state === 'draft'
          ? null
          : '这份公告正在审查或已经签发。保存修改之后，已有的审查意见全部失效，须重新送审。',
    }),
  });
}

/** What is said of all ways stands at the first of them. */
const atField = ({ ways, ...lacks }: Record<string, string>): Record<string, string> =>
  ways ? { ...lacks, [wayField('mail')]: ways } : lacks;

async function save(c: StaffContext, edition: EditionRow, storage: Storage): Promise<Response> {
  if (!callOf(edition.content)) throw new Refused('采纳情况由登记簿生成，请在征求意见页面重新生成。');
  const { typed, trouble } = await readEditor(c, storage);
  const read = readCall(typed);
  const wrong = { ...(read.ok ? {} : read.errors), ...(trouble ? { files: trouble } : {}) };
  if (!read.ok || Object.keys(wrong).length > 0) return show(c, edition, { typed, errors: wrong, status: 422 });
  const attachments = await attached(c, edition, typed);
  const base = Number(textOf(typed, 'base'));
  try {
    await writeCall(c.var.by(keyOf(typed)), { edition: edition.edition, base, ...read.values, attachments });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const errors = { '': '在您填写期间，另一个人保存了这份公告。下面是您填写的内容；请核对后再保存，以您的为准。' };
    return show(c, edition, {
      typed: { ...typed, base: String(edition.revision), _key: newKey() },
      errors,
      status: 409,
    });
  }
  if (textOf(typed, 'next') === 'submit')
    return c.redirect(`/staff/documents/${edition.document}?done=saved#submit`, 303);
  return c.redirect(`/staff/consultations/editions/${edition.edition}?done=saved`, 303);
}

async function attached(c: StaffContext, edition: EditionRow, typed: Typed): Promise<Attachment[]> {
  const carried = edition.content.attachments.map(({ file }) => file);
  const wanted = attachmentsOf(typed);
  const files = await listAttachable(c.var.staff, wanted, c.var.who.person, carried);
  return wanted.flatMap((id) => {
    const file = files.find((one) => one.id === id);
    return file ? [{ file: id, name: file.name, hash: file.hash, bytes: file.bytes, type: file.type }] : [];
  });
}
