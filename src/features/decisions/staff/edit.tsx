import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { Conflict } from '../../../core/publications/actions/draft.ts';
import { textOf } from '../../../core/publications/content-form.ts';
import { refuseForeignEyes } from '../../../core/publications/queries/documents.ts';
import { type EditionRow, getEdition } from '../../../core/publications/queries.ts';
import { whyNotEdit } from '../../../core/publications/rules.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { writeDecision } from '../actions.ts';
import { EditCataloguePage } from '../pages/edit-catalogue.tsx';
import { EditMeetingPage } from '../pages/edit-meeting.tsx';
import { catalogueOf, meetingOf } from '../rules/elements.ts';
import { readCatalogue, readMeeting, typedCatalogue, typedMeeting } from '../rules/typed.ts';
import { whyNotSubmitDecision } from '../rules/why-not.ts';
import { crumb, done, writes } from './frame.ts';

const path = '/staff/decisions/editions/:edition{[0-9]{1,15}}';

/** The form of a catalogue or of a meeting, whichever the text is. */
export function editDoors(app: StaffApp): void {
  app.get(path, async (c) => {
    const edition = await openEdition(c);
    refuseIf(whyNotEdit(edition.state));
    return show(c, edition, { typed: { ...storedIn(edition), base: String(edition.revision) }, errors: {} });
  });
  app.post(path, async (c) => save(c, await openEdition(c)));
}

const storedIn = ({ content }: EditionRow): Typed => {
  const catalogue = catalogueOf(content);
  return catalogue ? typedCatalogue(content.title, catalogue) : typedMeeting(content.title, meetingOf(content)!);
};

async function openEdition(c: StaffContext): Promise<EditionRow> {
  const edition = await getEdition(c.var.staff, Number(c.req.param('edition')));
  refuseForeignEyes(c.var.who, edition.unit);
  if (!catalogueOf(edition.content) && !meetingOf(edition.content)) throw new NotFound();
  if (!writes(c.var.who, edition.unit)) throw new Refused('由本单位的拟稿人填写，您没有这项职责。', 403);
  return edition;
}

interface Shown {
  typed: Typed;
  errors: Record<string, string>;
  status?: 422 | 409;
}

async function show(c: StaffContext, edition: EditionRow, { typed, errors, status }: Shown) {
  const { content } = edition;
  const facts = {
    ...{ edition: edition.edition, document: edition.document, typed, errors },
    formKey: textOf(typed, '_key') || newKey(),
    missing: whyNotSubmitDecision(content),
    warning:
      edition.state === 'draft'
        ? null
        : '这份文件正在审查或已经签发。保存修改之后，已有的审查意见全部失效，须重新送审。',
  };
  const catalogue = catalogueOf(content);
  return c.var.page({
    title: `编辑：${content.title}`,
    crumbs: [crumb, { label: content.title, href: `/staff/decisions/${edition.document}` }, { label: '编辑' }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: Object.keys(errors).length > 0,
    status: status ?? 200,
    children: catalogue ? EditCataloguePage({ ...facts, year: catalogue.year }) : EditMeetingPage(facts),
  });
}

async function save(c: StaffContext, edition: EditionRow): Promise<Response> {
  const typed = await readFields(c);
  const catalogue = catalogueOf(edition.content);
  const read = catalogue ? readCatalogue(typed, catalogue.year) : readMeeting(typed);
  if (!read.ok) return show(c, edition, { typed, errors: read.errors, status: 422 });
  const { title, ...rest } = read.values;
  const values = 'catalogue' in rest ? rest.catalogue : rest.meeting;
  try {
    const base = Number(textOf(typed, 'base'));
    await writeDecision(c.var.by(keyOf(typed)), { edition: edition.edition, base, title, values });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const errors = { '': '在您填写期间，另一个人保存了这份文件。下面是您填写的内容；请核对后再保存，以您的为准。' };
    const again = { ...typed, base: String(edition.revision), _key: newKey() };
    return show(c, edition, { typed: again, errors, status: 409 });
  }
  if (textOf(typed, 'next') === 'submit')
    return c.redirect(`/staff/documents/${edition.document}?done=saved#submit`, 303);
  return c.redirect(`/staff/decisions/editions/${edition.edition}?done=saved`, 303);
}
