import type { Readable } from 'node:stream';
import { loadCalendar } from '../../../core/calendar/queries.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { readMultipart } from '../../../core/files/multipart.ts';
import { UnreadableText } from '../../../core/files/text/errors.ts';
import { listUnitsOf, refuseForeignEyes, unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { Refused } from '../../../platform/errors.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { csvHeaders, spreadsheetHeaders, writeCsv, writeSpreadsheet } from '../../../platform/spreadsheet.ts';
import { newKey } from '../../../ui/form.tsx';
import { draftList, dropList, keepDecisions, markOfFile } from '../actions/import.ts';
import { ImportPage, ImportsPage } from '../pages/import.tsx';
import { ImportedPage } from '../pages/imported.tsx';
import { readDecisions } from '../parse/list.ts';
import { getImport, listImports, type WholeImport } from '../queries/imports.ts';
import { planImport } from '../queries/plan.ts';
import { listImported } from '../queries.ts';
import { isKind, kindWords } from '../rules/decision.ts';
import { clockOf } from '../rules/desk.ts';
import { templateOf } from '../rules/sheet.ts';
import { crumb, drafts, home, mustDraft, pageIn } from './frame.ts';
import { submitAll } from './submit.ts';

const importId = ':id{[0-9]{1,15}}';
const importsHref = `${home}/imports`;
const importsCrumb = { label: '从表格导入', href: importsHref };
const largest = 9 * 1024 ** 2; // what is read says at 8 MB what is wrong; no more is kept in memory

/** 从表格导入决定: read in, looked at row by row and cell by cell, drafted all or none, sent to review as one manifest. */
export function importDoors(app: StaffApp): void {
  app.get(importsHref, (c) => showImports(c, {}));
  app.post(importsHref, receiveList);
  app.get(`${importsHref}/template.xlsx`, (c) =>
    c.body(Buffer.from(writeSpreadsheet(template(c))), 200, spreadsheetHeaders(template(c).name)),
  );
  app.get(`${importsHref}/template.csv`, (c) => c.body(writeCsv(template(c)), 200, csvHeaders(template(c).name)));
  app.get(`${importsHref}/${importId}`, async (c) => showImport(c, await openImport(c)));
  app.post(`${importsHref}/${importId}/draft`, draftAll);
  app.post(`${importsHref}/${importId}/drop`, dropAll);
  app.post(`${importsHref}/${importId}/submit`, submitImported);
  app.get(`${importsHref}/${importId}/problems.csv`, sendProblems);
}

const template = (c: StaffContext) => templateOf(c.req.query('kind') ?? '');

async function showImports(
  c: StaffContext,
  errors: Record<string, string>,
  typed: Partial<Record<string, string>> = {},
) {
  const { staff: db, who } = c.var;
  const [imports, units] = await Promise.all([
    listImports(db, unitsSeenBy(who)),
    drafts(who) ? listUnitsOf(db, who) : [],
  ]);
  const wrong = Object.keys(errors).length > 0;
  return c.var.page({
    title: '从表格导入行政执法决定',
    crumbs: [crumb, { label: importsCrumb.label }],
    notice: c.req.query('done') === 'dropped' ? '已放弃，读入的内容已经删除。' : null,
    error: wrong,
    status: wrong ? 422 : 200,
    children: ImportsPage({
      imports,
      units,
      typed: { unit: typed.unit ?? String(who.unit), kind: typed.kind ?? '处罚' },
      formKey: newKey(),
      errors,
    }),
  });
}

/** The file's bytes, up to what can be read; its name stays on this side of the form. */
async function keepBytes(stream: Readable, part: { name: string }): Promise<{ name: string; bytes: Buffer }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largest) chunks.push(chunk);
  }
  return { name: part.name.split(/[/\\]/).at(-1)!.slice(0, 200), bytes: Buffer.concat(chunks) };
}

async function receiveList(c: StaffContext): Promise<Response> {
  mustDraft(c.var.who);
  const { fields, taken } = await readMultipart(c.req.raw, keepBytes, {
    undo: async () => {},
    limits: { files: 1, totalBytes: 16 * 1024 ** 2 },
  });
  const [unit, kind] = ['unit', 'kind'].map((name) => [fields[name] ?? ''].flat()[0]!) as [string, string];
  const units = await listUnitsOf(c.var.staff, c.var.who);
  const [file] = taken;
  if (!file || file.bytes.length === 0)
    return showImports(c, { file: '请选择要导入的表格（.xlsx 或者 .csv）。' }, { unit, kind });
  if (!units.some(({ id }) => String(id) === unit))
    return showImports(c, { unit: '请选择这些决定归哪个单位。' }, { kind });
  if (!isKind(kind)) return showImports(c, { kind: '请选择执法类别。' }, { unit });
  try {
    const list = await readDecisions(file.bytes, file.name);
    const input = { unit: Number(unit), kind, mark: markOfFile(file.bytes), list: () => list };
    const kept = await keepDecisions(c.var.by(keyOf(fields)), input);
    return c.redirect(`${importsHref}/${kept.import}${kept.again ? '?done=again' : ''}`, 303);
  } catch (error) {
    if (error instanceof UnreadableText) return showImports(c, { file: `${error.message}。` }, { unit, kind });
    throw error;
  }
}

/** An import of a unit that is not the person's does not exist. */
async function openImport(c: StaffContext): Promise<WholeImport> {
  const whole = await getImport(c.var.staff, Number(c.req.param('id')));
  refuseForeignEyes(c.var.who, whole.unit);
  return whole;
}

const done: Record<string, string> = {
  again: '这份文件以前上传过，这里是那一次的结果，没有重复读入。',
  drafted: '已录入为草稿，个人信息已经脱敏。请核对后一并送审。',
  submitted: '已送审。',
};

async function showImport(c: StaffContext, whole: WholeImport, error?: string) {
  const mine = drafts(c.var.who, whole.unit);
  const open = !whole.finishedAt && !whole.droppedAt;
  return c.var.page({
    title: `导入：${kindWords(whole.kind)}决定，${whole.lines} 行`,
    crumbs: [crumb, importsCrumb, { label: `第 ${whole.id} 次` }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!error,
    status: error ? 422 : 200,
    children: open
      ? ImportPage({
          whole,
          planned: await planImport(c.var.staff, whole, c.var.today),
          drafts: mine,
          keyFor: newKey,
          error,
        })
      : ImportedPage({
          whole,
          entries: await listMine(c, whole, mine),
          page: pageIn(c.req.query('page')),
          drafts: mine,
          formKey: newKey(),
          error,
        }),
  });
}

async function listMine(c: StaffContext, whole: WholeImport, writes: boolean) {
  const [entries, calendar] = await Promise.all([listImported(c.var.staff, whole.id), loadCalendar(c.var.staff)]);
  return entries.map((entry) => ({ ...entry, ...clockOf(calendar, c.var.today, entry), writes }));
}

async function draftAll(c: StaffContext): Promise<Response> {
  const whole = await openImport(c);
  const typed = await readFields(c);
  if (whole.finishedAt) return c.redirect(`${importsHref}/${whole.id}`, 303);
  try {
    await draftList(c.var.by(keyOf(typed)), { import: whole.id });
  } catch (error) {
    if (error instanceof Refused && error.status === 409 && whole.sealed) return showImport(c, whole, error.message);
    throw error;
  }
  return c.redirect(`${importsHref}/${whole.id}?done=drafted`, 303);
}

async function dropAll(c: StaffContext): Promise<Response> {
  const whole = await openImport(c);
  const typed = await readFields(c);
  await dropList(c.var.by(keyOf(typed)), { import: whole.id });
  return c.redirect(`${importsHref}?done=dropped`, 303);
}

async function submitImported(c: StaffContext): Promise<Response> {
  const whole = await openImport(c);
  mustDraft(c.var.who);
  const typed = await readFields(c);
  const entries = (await listImported(c.var.staff, whole.id)).filter(({ state }) => state === 'draft');
  const title = `${kindWords(whole.kind)}决定：第 ${whole.id} 次导入（${entries.length} 份）`;
  const sent = await submitAll(c.var, entries, { title, key: keyOf(typed) });
  if ('error' in sent) return showImport(c, whole, sent.error);
  return c.redirect(`${importsHref}/${whole.id}?done=submitted`, 303);
}

async function sendProblems(c: StaffContext): Promise<Response> {
  const whole = await openImport(c);
  const planned = await planImport(c.var.staff, whole, c.var.today);
  const sheet = {
    name: '导入问题',
    columns: [
      { head: '行', width: 8 },
      { head: '列', width: 24 },
      { head: '问题', width: 80 },
    ],
    rows: planned.flatMap(({ n, errors }) => errors.map(({ column, sentence }) => [n, column, sentence])),
  };
  return c.body(writeCsv(sheet), 200, csvHeaders(`导入问题 ${whole.id}`));
}
