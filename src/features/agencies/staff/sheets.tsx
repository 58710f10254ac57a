import type { Readable } from 'node:stream';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { readMultipart } from '../../../core/files/multipart.ts';
import { UnreadableText } from '../../../core/files/text/errors.ts';
import { readTable } from '../../../core/files/text/read-table.ts';
import { listUnits } from '../../../core/organisations/queries.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { type Ending, sendSheet } from '../../../platform/http/sheet-files.ts';
import { saveParts } from '../actions/draft.ts';
import { ImportPage } from '../pages/import.tsx';
import { ImportPreviewPage } from '../pages/import-preview.tsx';
import { type AgencyRow, listAgencies, workingOf } from '../queries/working.ts';
import { bundleOf, type Change, changesOf, readBundle } from '../rules/import.ts';
import { type Part, parts } from '../rules/profile.ts';
import { mayWrite } from '../rules/seat.ts';
import { readSheetRows, sheetOf } from '../rules/sheet.ts';
import { whyNotWrite } from '../rules/why-not.ts';
import { crumb, mustBeOffice } from './frame.ts';

const largest = 9 * 1024 ** 2; // readTable says at 8 MB what is wrong; no more is kept in memory

/** Out as a table, in as a table: with a preview of what will change, and every row that is wrong named. */
export function sheetDoors(app: StaffApp): void {
  app.get('/staff/agencies/export/:file{(?:basic|offices|leaders|guide|catalogue)[.](?:xlsx|csv)}', sendPart);
  app.get('/staff/agencies/import', async (c) => {
    const writes = (await mine(c)).length > 0;
    return showImport(c, undefined, writes);
  });
  app.post('/staff/agencies/import', receiveSheet);
  app.post('/staff/agencies/import/save', saveSheet);
}

async function mine(c: StaffContext): Promise<AgencyRow[]> {
  mustBeOffice(c);
  return (await listAgencies(c.var.staff)).filter(({ unit, closedOn }) => !closedOn && mayWrite(c.var.who, unit));
}

async function mustWrite(c: StaffContext): Promise<AgencyRow[]> {
  const units = await mine(c);
  if (units.length === 0) throw new Refused('表格由各单位的拟稿人和政务公开工作机构导入。', 403);
  return units;
}

async function sendPart(c: StaffContext): Promise<Response> {
  const [part, ending] = c.req.param('file')!.split('.') as [Part, Ending];
  const only = c.req.query('unit');
  const units = (await mine(c)).filter(({ slug }) => !only || slug === only);
  if (only && units.length === 0) throw new NotFound();
  const rows = units.map((agency) => ({ name: agency.name, profile: workingOf(agency) }));
  const kept = part === 'basic' || part === 'guide' ? rows.filter(({ profile }) => profile[part].address !== '') : rows;
  const name = `${only ? units[0]!.name : ''}${parts[part].words} ${c.var.today}`;
  return sendSheet(c, sheetOf(part, kept), ending, name);
}

function showImport(c: StaffContext, error?: string, writes = true) {
  return c.var.page({
    title: '导入表格',
    crumbs: [crumb, { label: '导入表格' }],
    error: !!error,
    status: error ? 422 : 200,
    children: <ImportPage formKey={newKey()} error={error} writes={writes} />,
  });
}

async function receiveSheet(c: StaffContext): Promise<Response> {
  const units = await mustWrite(c);
  const { taken } = await readMultipart(c.req.raw, keepBytes, {
    undo: async () => {},
    limits: { files: 1, totalBytes: 16 * 1024 ** 2 },
  });
  const [file] = taken;
  if (!file) return showImport(c, '请选择要导入的表格（.xlsx 或者 .csv）。');
  try {
    const table = await readTable(file.bytes, file.name);
    const read = readSheetRows(table, await knownUnits(c, units));
    const changes = read.part
      ? changesOf(
          read.part,
          read.values,
          units.map((agency) => ({ ...agency, now: workingOf(agency) })),
        )
      : [];
    return showPreview(c, { part: read.part, changes, errors: read.errors });
  } catch (error) {
    if (error instanceof UnreadableText) return showImport(c, `${error.message}。`);
    throw error;
  }
}

/** Every unit by its names, with the reason why this person may not write it now. */
async function knownUnits(c: StaffContext, units: AgencyRow[]) {
  return (await listUnits(c.var.staff)).map(({ id, name, aliases }) => {
    const agency = units.find(({ unit }) => unit === id);
    const why = agency
      ? whyNotWrite({ ...agency, waiting: agency.waiting !== null })
      : `“${name}”的机构信息由那个单位自己填写，或者已经撤销。`;
    return { id, name, aliases, why };
  });
}

async function keepBytes(stream: Readable, part: { name: string }): Promise<{ name: string; bytes: Buffer }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largest) chunks.push(chunk);
  }
  return { name: part.name.split(/[/\\]/).at(-1)!.slice(0, 200), bytes: Buffer.concat(chunks) };
}

interface Preview {
  part: Part | null;
  changes: Change[];
  errors: { row: number; sentence: string }[];
}

function showPreview(c: StaffContext, { part, changes, errors }: Preview) {
  return c.var.page({
    title: '核对导入的表格',
    crumbs: [crumb, { label: '导入表格', href: '/staff/agencies/import' }, { label: '核对' }],
    error: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    children: (
      <ImportPreviewPage
        {...{ part, changes, errors }}
        bundle={part && errors.length === 0 ? bundleOf(part, changes) : ''}
        formKey={newKey()}
      />
    ),
  });
}

/** The preview lives in its form: what comes back is read anew, and the deed compares what each unit was. */
async function saveSheet(c: StaffContext): Promise<Response> {
  await mustWrite(c);
  const typed = await readFields(c);
  const units = readBundle(String(typed.bundle ?? ''));
  if (!units) return showImport(c, '没有要导入的内容，请重新选择表格。');
  await saveParts(c.var.by(keyOf(typed)), { units });
  return c.redirect('/staff/agencies?done=imported', 303);
}
