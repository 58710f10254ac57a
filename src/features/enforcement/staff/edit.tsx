import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { Conflict } from '../../../core/publications/actions/draft.ts';
import { listUnitsOf, refuseForeignEyes } from '../../../core/publications/queries/documents.ts';
import { type EditionRow, getEdition } from '../../../core/publications/queries.ts';
import { whyNotEdit } from '../../../core/publications/rules.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { newKey } from '../../../ui/form.tsx';
import { draftEntry, markOf, writeEntry } from '../actions/draft.ts';
import { ChooseKindPage, EditPage } from '../pages/edit.tsx';
import { findUnit } from '../queries.ts';
import { isKind } from '../rules/decision.ts';
import type { Values } from '../rules/elements.ts';
import { readValues } from '../rules/read.ts';
import { shownElements } from '../rules/sections.ts';
import { isShape, type Shape, shapes, valuesIn } from '../rules/shapes.ts';
import { rawOf, typedOf } from '../rules/typed.ts';
import { crumb, drafts, home, mustDraft } from './frame.ts';

/** The form of one text: new, or an edition that is being written. */
export function editDoors(app: StaffApp): void {
  app.get(`${home}/new/:shape{[a-z]{5,10}}`, (c) => startNew(c));
  app.post(`${home}/new/:shape{[a-z]{5,10}}`, createNew);
  app.get(`${home}/editions/:edition{[0-9]{1,15}}`, async (c) => {
    const { edition, shape, values } = await openEdition(c);
    refuseIf(whyNotEdit(edition.state));
    const typed = { ...typedOf(shownElements(shape, values), values), base: String(edition.revision) };
    return showEdition(c, { edition, shape, values }, { typed, errors: {} });
  });
  app.post(`${home}/editions/:edition{[0-9]{1,15}}`, saveEdition);
}

function shapeOf(c: StaffContext): Shape {
  mustDraft(c.var.who);
  const shape = c.req.param('shape');
  if (!isShape(shape)) throw new NotFound();
  return shape;
}

interface Refusal {
  typed: Typed;
  errors: Record<string, string>;
  status?: 409 | 422;
}

async function startNew(c: StaffContext) {
  const shape = shapeOf(c);
  const { staff: db, who } = c.var;
  const kind = c.req.query('kind') ?? '';
  if (shape === 'decision' && !isKind(kind))
    return c.var.page({
      title: '录入行政执法决定',
      crumbs: [crumb, { label: '录入' }],
      children: ChooseKindPage({ back: home }),
    });
  const organ = (await findUnit(db, who.unit))?.fullName ?? '';
  const usual = shape === 'organ' ? { name: organ } : { organ };
  return showNew(c, shape, { typed: { ...usual, kind, unit: String(who.unit) }, errors: {} });
}

async function showNew(c: StaffContext, shape: Shape, { typed, errors, status }: Refusal) {
  const units = await listUnitsOf(c.var.staff, c.var.who);
  return c.var.page({
    title: `录入${shapes[shape].words}`,
    crumbs: [crumb, { label: '录入' }],
    error: Object.keys(errors).length > 0,
    status: status ?? (Object.keys(errors).length > 0 ? 422 : 200),
    children: EditPage({
      ...{ shape, typed, errors, units },
      elements: shownElements(shape, { kind: String(typed.kind ?? '') }),
      action: `${home}/new/${shape}`,
      back: home,
      formKey: keyOf(typed) ?? newKey(),
      warning: null,
      spare: 3,
    }),
  });
}

/** What was typed as values, with every sentence about it. */
function readTyped(shape: Shape, typed: Typed, today: string): { values: Values; errors: Record<string, string> } {
  const elements = shownElements(shape, { kind: [typed.kind ?? ''].flat()[0]! });
  const { values, errors } = readValues(Object.fromEntries(elements), rawOf(elements, typed));
  return { values, errors: { ...shapes[shape].whyNot(values, today), ...errors } };
}

async function createNew(c: StaffContext): Promise<Response> {
  const shape = shapeOf(c);
  const typed = await readFields(c);
  const { values, errors } = readTyped(shape, typed, c.var.today);
  const units = await listUnitsOf(c.var.staff, c.var.who);
  const unit = Number([typed.unit].flat()[0]);
  if (!units.some(({ id }) => id === unit)) errors.unit = '请选择单位。';
  if (Object.keys(errors).length > 0) return showNew(c, shape, { typed, errors });
  try {
    const input = { unit, shape, mark: markOf(values), values: () => values };
    const { edition } = await draftEntry(c.var.by(keyOf(typed)), input);
    return c.redirect(`${home}/editions/${edition}?done=drafted`, 303);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 409) throw error;
    return showNew(c, shape, { typed: { ...typed, _key: newKey() }, errors: { '': error.message }, status: 409 });
  }
}

interface Opened {
  edition: EditionRow;
  shape: Shape;
  values: Values;
}

/** An edition of this room that this person writes; a text of another kind has no such form. */
async function openEdition(c: StaffContext): Promise<Opened> {
  const edition = await getEdition(c.var.staff, Number(c.req.param('edition')));
  refuseForeignEyes(c.var.who, edition.unit);
  const found = valuesIn(edition.content);
  if (!found) throw new NotFound();
  if (!drafts(c.var.who, edition.unit))
    throw new Refused('行政执法公示信息由本单位的拟稿人填写，您没有这项职责。', 403);
  return { edition, ...found };
}

const done: Record<string, string> = {
  saved: '已保存。',
  drafted: '已录入为草稿，个人信息已经脱敏。请核对后送审。',
};

async function showEdition(c: StaffContext, { edition, shape }: Opened, { typed, errors, status }: Refusal) {
  return c.var.page({
    title: `填写：${edition.content.title}`,
    crumbs: [crumb, { label: edition.content.title }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: Object.keys(errors).length > 0,
    status: status ?? (Object.keys(errors).length > 0 ? 422 : 200),
    children: EditPage({
      ...{ shape, typed, errors, units: null },
      elements: shownElements(shape, { kind: [typed.kind ?? ''].flat()[0]! }),
      action: `${home}/editions/${edition.edition}`,
      back: `/staff/documents/${edition.document}`,
      formKey: keyOf(typed) ?? newKey(),
      warning:
        edition.state === 'draft' ? null : '正在审查或者已经签发。保存修改之后，已有的审查意见全部失效，须重新送审。',
      spare: 3,
    }),
  });
}

async function saveEdition(c: StaffContext): Promise<Response> {
  const opened = await openEdition(c);
  const typed = await readFields(c);
  const { values, errors } = readTyped(opened.shape, typed, c.var.today);
  if (Object.keys(errors).length > 0) return showEdition(c, opened, { typed, errors });
  const { edition } = opened;
  try {
    const input = { edition: edition.edition, base: Number([typed.base].flat()[0]), mark: markOf(values) };
    await writeEntry(c.var.by(keyOf(typed)), { ...input, values: () => values });
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 409) throw error;
    const words =
      error instanceof Conflict
        ? '在您填写期间，另一个人保存了这一份。下面是您填写的内容；请核对后再保存，以您的为准。'
        : error.message;
    const again = { ...typed, base: String(edition.revision), _key: newKey() };
    return showEdition(c, opened, { typed: again, errors: { '': words }, status: 409 });
  }
  return c.redirect(`${home}/editions/${edition.edition}?done=saved`, 303);
}
