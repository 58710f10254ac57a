import type { Readable } from 'node:stream';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { readMultipart } from '../../../core/files/multipart.ts';
import { UnreadableText } from '../../../core/files/text/errors.ts';
import { NotFound, refusalOf } from '../../../platform/errors.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { csvHeaders, spreadsheetHeaders, writeCsv, writeSpreadsheet } from '../../../platform/spreadsheet.ts';
import { addDays } from '../../../platform/time.ts';
import { newKey } from '../../../ui/form.tsx';
import { applyImport, keepFile } from '../actions/import.ts';
import { startImport } from '../actions/large-import.ts';
import { EntryPage } from '../pages/entry.tsx';
import { ImportPage } from '../pages/import.tsx';
import { RegisterPage } from '../pages/register.tsx';
import { limits, perPart } from '../parse/limits.ts';
import { readFile } from '../parse/read-file.ts';
import { findWritten } from '../queries/imports.ts';
import {
  countExpiring,
  getHistory,
  getImport,
  listImports,
  listPage,
  listWhole,
  perPage,
} from '../queries/registers.ts';
import { largeImport } from '../rules/import.ts';
import { registerSheet } from '../rules/register-sheet.ts';
import { isRegister, type RegisterName, registers, soonDays } from '../rules/registers.ts';
import type { ReadSheet } from '../rules/sheet.ts';
import { crumb, home, mustSee, oneOf, pageIn, unitsOf } from './frame.ts';

const registerPath = `${home}/registers/:register`;
const importPath = `${home}/imports/:id{[0-9]{1,15}}`;

/** 一单两库: each register with its search, its file, its upload and the log of uploads. */
export function registerDoors(app: StaffApp): void {
  app.get(registerPath, (c) => showRegister(c, {}));
  app.post(registerPath, receive);
  app.get(`${registerPath}/export.xlsx`, async (c) => {
    const sheet = registerSheet(registerOf(c), await listWhole(c.var.staff, registerOf(c)));
    return c.body(Buffer.from(writeSpreadsheet(sheet)), 200, spreadsheetHeaders(sheet.name));
  });
  app.get(`${registerPath}/export.csv`, async (c) => {
    const sheet = registerSheet(registerOf(c), await listWhole(c.var.staff, registerOf(c)));
    return c.body(writeCsv(sheet), 200, csvHeaders(sheet.name));
  });
  app.get(importPath, (c) => showImport(c, null));
  app.post(importPath, apply);
  app.get(`${home}/entries/:id{[0-9]{1,15}}`, showEntry);
}

function registerOf(c: StaffContext): RegisterName {
  mustSee(c);
  const name = c.req.param('register') ?? '';
  if (!isRegister(name)) throw new NotFound();
  return name;
}

const registerCrumb = (name: RegisterName) => ({ label: registers[name].words, href: `${home}/registers/${name}` });

interface Sent {
  errors?: Record<string, string>;
  lines?: string[];
  strange?: string[];
  /** What was chosen stays chosen. */
  unit?: number;
}

async function showRegister(c: StaffContext, { errors, lines = [], strange = [], unit }: Sent) {
  const name = registerOf(c);
  const [q, page] = [(c.req.query('q') ?? '').trim().slice(0, 60), pageIn(c.req.query('page'))];
  const expiring = name === 'inspector' && c.req.query('expiring') !== undefined;
  const soon = addDays(c.var.today, soonDays);
  const [certificates, rows, imports, units] = await Promise.all([
    name === 'inspector' ? countExpiring(c.var.staff, c.var.today, soon) : null,
    listPage(c.var.staff, name, { q, page, until: expiring ? soon : '' }),
    listImports(c.var.staff, name),
    unitsOf(c),
  ]);
  if (page > 1 && rows.length === 0) throw new NotFound();
  return c.var.page({
    title: registers[name].words,
    crumbs: [crumb, { label: registers[name].words }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <RegisterPage
        {...{ name, rows, imports, units, q, page, perPage, lines, strange, certificates, expiring, soon }}
        today={c.var.today}
        unit={unit}
        errors={errors ?? {}}
        formKey={newKey()}
      />
    ),
  });
}

/** The file's bytes, up to what can be read. */
async function keepBytes(stream: Readable, part: { name: string }): Promise<{ name: string; bytes: Buffer }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limits.bytes + 1) chunks.push(chunk);
  }
  return { name: part.name.split(/[/\\]/).at(-1)!.slice(0, 200), bytes: Buffer.concat(chunks) };
}

async function receive(c: StaffContext): Promise<Response> {
  const name = registerOf(c);
  const { fields, taken } = await readMultipart(c.req.raw, keepBytes, {
    undo: async () => {},
    limits: { files: 1, totalBytes: 2 * limits.bytes },
  });
  const unit = Number(oneOf(fields, 'unit'));
  const [file] = taken;
  if (!file || file.bytes.length === 0)
    return showRegister(c, { errors: { file: '请选择要导入的表（.xlsx 或者 .csv）。' }, unit });
  if (!(await unitsOf(c)).some(({ id }) => id === unit))
    return showRegister(c, { errors: { unit: '请选择由哪个单位管理。' } });
  try {
    const { digest, total, parts, told } = await readFile(name, file.bytes, file.name);
    if (told.wrong > 0) return showRegister(c, { ...wrongIn(told), unit });
    const kept = await keepFile(c.var.by(keyOf(fields)), {
      register: name,
      unit,
      name: file.name,
      digest,
      total,
      parts,
    });
    return c.redirect(`${home}/imports/${kept.import}${kept.before ? '?done=before' : ''}`, 303);
  } catch (error) {
    if (error instanceof UnreadableText) return showRegister(c, { errors: { file: `${error.message}。` }, unit });
    throw error;
  }
}

/** Every mistake of a file, up to what a page can bear. */
function wrongIn({ errors, wrong, strange }: Omit<ReadSheet, 'rows'>): Sent {
  const more = wrong > errors.length ? [`还有 ${wrong - errors.length} 处，改好上面的再看。`] : [];
  const file = `这份表有 ${wrong} 处错误，一行也没有导入，请按下面逐处改好再上传。`;
  return { errors: { file }, lines: [...errors, ...more], strange };
}

const done: Record<string, string> = {
  before: '这份文件已经导入过，没有再次导入。',
  applied: '已全部导入。',
};

async function showImport(c: StaffContext, error: string | null) {
  mustSee(c);
  const id = Number(c.req.param('id'));
  const { row, counts, sample } = await getImport(c.var.staff, id);
  const writing = row.begunAt !== null && row.appliedAt === null;
  // Without script too: the browser asks again by itself while rows are being written.
  if (writing) c.header('refresh', '5');
  const written = writing ? Math.min(row.total, ((await findWritten(c.var.staff, id)) ?? 0) * perPart) : 0;
  const mine = (await unitsOf(c)).some(({ id }) => id === row.unit);
  return c.var.page({
    title: `导入：${row.name}`,
    crumbs: [crumb, registerCrumb(row.register), { label: row.name }],
    notice: error ? null : (done[c.req.query('done') ?? ''] ?? null),
    error: !!error,
    status: error ? 409 : 200,
    children: <ImportPage {...{ row, counts, sample, mine, error, written }} now={new Date()} formKey={newKey()} />,
  });
}

async function apply(c: StaffContext): Promise<Response> {
  mustSee(c);
  const id = Number(c.req.param('id'));
  const typed = await readFields(c);
  const { row } = await getImport(c.var.staff, id);
  const by = c.var.by(keyOf(typed));
  const large = row.total >= largeImport;
  const refused = await refusalOf(() => (large ? startImport(by, { import: id }) : applyImport(by, { import: id })));
  return refused ? showImport(c, refused) : c.redirect(`${home}/imports/${id}${large ? '' : '?done=applied'}`, 303);
}

async function showEntry(c: StaffContext) {
  mustSee(c);
  const { register, key, history } = await getHistory(c.var.staff, Number(c.req.param('id')));
  return c.var.page({
    title: history[0]?.name ?? key,
    crumbs: [crumb, registerCrumb(register), { label: key }],
    children: <EntryPage register={register} entryKey={key} history={history} />,
  });
}
