import type { Readable } from 'node:stream';
import { holds, type Staff } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { readMultipart } from '../../../core/files/multipart.ts';
import { UnreadableText } from '../../../core/files/text/errors.ts';
import { readText } from '../../../core/files/text/read-text.ts';
import { Refused } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey } from '../../../platform/http/body.ts';
import { yearOf } from '../../../platform/time.ts';
import { importPlan } from '../actions/import.ts';
import { ImportPage } from '../pages/import.tsx';
import { PreviewPage } from '../pages/preview.tsx';
import type { NameMatch } from '../pages/preview-names.tsx';
import { parsePlan } from '../parse/plan.ts';
import { matchUnits } from '../parse/units.ts';
import { listGroups, listUnits, type UnitGroup, type UnitOption } from '../queries.ts';
import { confirmPreview } from '../rules/confirm.ts';
import { changePreview, namesOf, type Preview, previewOf, readPreview } from '../rules/preview.ts';
import { confirmable } from '../rules.ts';

export const workplanCrumb = { label: '工作安排', href: '/staff/workplan' };
const crumbs = [workplanCrumb, { label: '导入' }];
const megabyte = 1024 ** 2;
const largestFile = 21 * megabyte; // readText says at 20 MB what is wrong; no more is kept in memory

/** Import in two steps: the text, then the preview; nothing is stored before the second one is saved. */
export function importDoors(app: StaffApp): void {
  app.get('/staff/workplan/import', (c) => showImport(c));
  app.post('/staff/workplan/import', receivePlan);
  // The preview lives in its form: an address alone cannot bring it back.
  app.get('/staff/workplan/preview', (c) => c.redirect('/staff/workplan/import', 303));
  app.post('/staff/workplan/preview', answerPreview);
}

const draftsFor = (who: Staff, unit: number) => holds(who, ['drafter', 'editor'], unit);

function showImport(c: StaffContext, typed: Typed = {}, errors?: Record<string, string>) {
  const text = typeof typed.text === 'string' ? typed.text : '';
  return c.var.page({
    title: '导入工作安排',
    crumbs,
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <ImportPage
        formKey={keyOf(typed) ?? newKey()}
        text={text}
        errors={errors}
        drafts={holds(c.var.who, ['drafter', 'editor'])}
      />
    ),
  });
}

async function receivePlan(c: StaffContext): Promise<Response> {
  mustDraft(c);
  const { fields, taken } = await readMultipart(c.req.raw, keepBytes, {
    undo: async () => {},
    limits: { files: 1, fieldBytes: 8 * megabyte, totalBytes: 64 * megabyte },
  });
  const pasted = (typeof fields.text === 'string' ? fields.text : '').replace(/\r\n?/g, '\n').replaceAll('\u0000', '');
  const [file] = taken;
  if (file && pasted.trim())
    return showImport(c, fields, { text: '文件和粘贴的正文只要一样：请清空这里，或者不选文件。' });
  if (!file && !pasted.trim()) return showImport(c, fields, { file: '请选择工作安排的文件，或者在下面粘贴正文。' });
  const field = file ? 'file' : 'text';
  try {
    const name = file ? file.name : '粘贴的正文';
    const { text, warnings } = await readText(file ? file.bytes : Buffer.from(pasted), name);
    const plan = confirmable(parsePlan(text), { name, text }, yearOf(c.var.today));
    plan.warnings.unshift(...warnings);
    return showPreview(c, { preview: previewOf(plan, await onlyUnit(c)), key: keyOf(fields) ?? newKey() });
  } catch (error) {
    if (error instanceof UnreadableText) return showImport(c, fields, { [field]: `${error.message}。` });
    throw error;
  }
}

/** One file into memory, as far as it may weigh; the rest is read and dropped, so that the form arrives whole. */
async function keepBytes(stream: Readable, part: { name: string }): Promise<{ name: string; bytes: Buffer }> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestFile) parts.push(chunk);
  }
  return { name: part.name.split(/[/\\]/).at(-1)!.slice(0, 200), bytes: Buffer.concat(parts) };
}

function mustDraft(c: StaffContext): void {
  if (!holds(c.var.who, ['drafter', 'editor'])) throw new Refused('导入工作安排由单位的拟稿人办理。', 403);
}

async function onlyUnit(c: StaffContext): Promise<number | null> {
  const mine = (await listUnits(c.var.staff)).filter((unit) => draftsFor(c.var.who, unit.id));
  return mine.length === 1 ? mine[0]!.id : null;
}

async function answerPreview(c: StaffContext): Promise<Response> {
  mustDraft(c);
  const { fields } = await readMultipart(c.req.raw, async (stream) => void stream.resume(), {
    undo: async () => {},
    limits: { files: 1, fields: 100_000, fieldBytes: 8 * megabyte, totalBytes: 48 * megabyte },
  });
  const key = keyOf(fields) ?? newKey();
  const preview = readPreview(fields);
  const order = typeof fields.do === 'string' ? fields.do : 'check';
  if (order === 'check') return showPreview(c, { preview, key });
  if (order !== 'save') return showPreview(c, { preview: changePreview(preview, order), key });
  const all = await listUnits(c.var.staff);
  const mine = all.filter((unit) => draftsFor(c.var.who, unit.id));
  const { plan, unit, matches, errors } = confirmPreview(preview, { all, mine });
  if (Object.keys(errors).length > 0) return showPreview(c, { preview, key, errors });
  const made = await importPlan(c.var.by(key), { plan, unit: unit!, matches });
  return c.redirect(`/staff/workplan/${made.plan}?done=imported`, 303);
}

async function showPreview(
  c: StaffContext,
  { preview, key, errors }: { preview: Preview; key: string; errors?: Record<string, string> },
): Promise<Response> {
  const [units, groups] = await Promise.all([listUnits(c.var.staff), listGroups(c.var.staff)]);
  return c.var.page({
    title: '核对工作安排',
    crumbs: [workplanCrumb, { label: '导入', href: '/staff/workplan/import' }, { label: '核对' }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <PreviewPage
        preview={preview}
        formKey={key}
        errors={errors}
        mine={units.filter((unit) => draftsFor(c.var.who, unit.id))}
        units={units}
        names={matchNames(namesOf(preview), units, groups)}
      />
    ),
  });
}

/** What is known of each name: a unit for sure, a group the office has set, or a question for the person. */
function matchNames(names: string[], units: UnitOption[], groups: UnitGroup[]): NameMatch[] {
  const nameOf = (id: number) => units.find((unit) => unit.id === id)?.name ?? '';
  const known = units.map((unit) => ({ id: String(unit.id), name: unit.name, aliases: unit.aliases }));
  return matchUnits(names, known).map(({ name, kind, id, suggestions }) => {
    const group = groups.find((one) => one.name === name);
    if (group) return { name, kind: 'group', unitNames: group.units.map(nameOf), suggestions: [] };
    const sure = kind === 'exact' || kind === 'alias';
    return { name, kind, unitNames: sure ? [nameOf(Number(id))] : [], suggestions: suggestions.map(Number) };
  });
}
