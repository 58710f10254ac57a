import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { Conflict } from '../../../core/publications/actions/draft.ts';
import { textOf } from '../../../core/publications/content-form.ts';
import { refuseForeignEyes } from '../../../core/publications/queries/documents.ts';
import { type EditionRow, getEdition } from '../../../core/publications/queries.ts';
import { whyNotEdit } from '../../../core/publications/rules.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { writeText } from '../actions/texts.ts';
import { EditPage, ListEditPage } from '../pages/edit.tsx';
import { findHearingOf, loadPapersDays } from '../queries/hearings.ts';
import { listOf, noticeOf, recordOf } from '../rules/elements.ts';
import { readNotice, readRecord } from '../rules/forms.ts';
import { whyNotSubmitHearing } from '../rules/why-not.ts';
import { crumb, done, writes } from './frame.ts';

const path = '/staff/hearings/editions/:edition{[0-9]{1,15}}';

/** The form of a notice or of a record; a list has none, for it is drawn from the applications. */
export function editDoors(app: StaffApp): void {
  app.get(path, async (c) => {
    const edition = await openEdition(c);
    if (listOf(edition.content)) return showList(c, edition);
    refuseIf(whyNotEdit(edition.state));
    const { content } = edition;
    const values = noticeOf(content) ?? recordOf(content)!;
    const stored = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
    return show(c, edition, { typed: { ...stored, title: content.title, base: String(edition.revision) }, errors: {} });
  });
  app.post(path, async (c) => save(c, await openEdition(c)));
}

async function openEdition(c: StaffContext): Promise<EditionRow> {
  const edition = await getEdition(c.var.staff, Number(c.req.param('edition')));
  refuseForeignEyes(c.var.who, edition.unit);
  const { content } = edition;
  if (!noticeOf(content) && !recordOf(content) && !listOf(content)) throw new NotFound();
  if (!writes(c.var.who, edition.unit)) throw new Refused('由本单位的拟稿人填写，您没有这项职责。', 403);
  return edition;
}

/** The page of the hearing to which a text belongs. */
const hearingOf = async (c: StaffContext, document: number): Promise<number> =>
  (await findHearingOf(c.var.staff, document))?.hearing ?? document;

async function showList(c: StaffContext, edition: EditionRow) {
  return c.var.page({
    title: edition.content.title,
    crumbs: [crumb, { label: '参加人名单' }],
    children: ListEditPage({ hearing: await hearingOf(c, edition.document), edition: edition.edition }),
  });
}

interface Shown {
  typed: Typed;
  errors: Record<string, string>;
  status?: 422 | 409;
}

async function show(c: StaffContext, edition: EditionRow, { typed, errors, status }: Shown) {
  const { content, document } = edition;
  const hearing = await hearingOf(c, document);
  return c.var.page({
    title: `编辑：${content.title}`,
    crumbs: [crumb, { label: content.title, href: `/staff/hearings/${hearing}` }, { label: '编辑' }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: Object.keys(errors).length > 0,
    status: status ?? 200,
    children: EditPage({
      ...{ edition: edition.edition, hearing, typed, errors, record: recordOf(content) !== null },
      formKey: textOf(typed, '_key') || newKey(),
      missing: whyNotSubmitHearing(content, c.var.today, await loadPapersDays(c.var.staff)),
      warning:
        edition.state === 'draft'
          ? null
          : '这份文件正在审查或已经签发。保存修改之后，已有的审查意见全部失效，须重新送审。',
    }),
  });
}

async function save(c: StaffContext, edition: EditionRow): Promise<Response> {
  if (listOf(edition.content)) throw new Refused('名单由报名登记生成，请在听证会的页面重新生成。');
  const typed = await readFields(c);
  const record = recordOf(edition.content);
  const read = record ? readRecord(typed, record) : readNotice(typed);
  if (!read.ok) return show(c, edition, { typed, errors: read.errors, status: 422 });
  const values = 'record' in read ? read.record : read.notice;
  try {
    const base = Number(textOf(typed, 'base'));
    await writeText(c.var.by(keyOf(typed)), { edition: edition.edition, base, title: read.title, values });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const errors = { '': '在您填写期间，另一个人保存了这份文件。下面是您填写的内容；请核对后再保存，以您的为准。' };
    const again = { ...typed, base: String(edition.revision), _key: newKey() };
    return show(c, edition, { typed: again, errors, status: 409 });
  }
  if (textOf(typed, 'next') === 'submit')
    return c.redirect(`/staff/documents/${edition.document}?done=saved#submit`, 303);
  return c.redirect(`/staff/hearings/editions/${edition.edition}?done=saved`, 303);
}
