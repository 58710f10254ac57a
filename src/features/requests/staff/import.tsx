import type { Readable } from 'node:stream';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { readMultipart } from '../../../core/files/multipart.ts';
import { UnreadableText } from '../../../core/files/text/errors.ts';
import { readTable } from '../../../core/files/text/read-table.ts';
import { Refused } from '../../../platform/errors.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { importRegister } from '../actions/import.ts';
import { ImportRegisterPage, ImportRegisterPreview } from '../pages/import.tsx';
import { findStored, importableUnits } from '../queries/import.ts';
import { listUnits } from '../queries/register.ts';
import { numbersIn, readRegister } from '../rules/import.ts';
import { crumb } from './register.tsx';

const largest = 9 * 1024 ** 2; // readTable says at 8 MB what is wrong; no more is kept in memory
const here = { label: '导入旧登记簿', href: '/staff/requests/import' };

/** 导入旧登记簿: chosen, looked at, entered; the preview lives in its form and is read anew. */
export function importDoors(app: StaffApp): void {
  app.get('/staff/requests/import', async (c) => {
    await mustEnter(c);
    return choose(c);
  });
  app.post('/staff/requests/import', receive);
  app.post('/staff/requests/import/save', save);
}

async function mustEnter(c: StaffContext): Promise<Map<string, number>> {
  const units = await importableUnits(c.var.staff, c.var.who);
  if (units.size === 0) throw new Refused('旧登记簿由本单位的拟稿人或者政务公开工作机构导入，您没有这项职责。', 403);
  return units;
}

const choose = (c: StaffContext, error?: string) =>
  c.var.page({
    title: here.label,
    crumbs: [crumb, { label: here.label }],
    error: !!error,
    status: error ? 422 : 200,
    children: <ImportRegisterPage formKey={newKey()} error={error} />,
  });

async function receive(c: StaffContext): Promise<Response> {
  await mustEnter(c);
  const { taken } = await readMultipart(c.req.raw, keepBytes, {
    undo: async () => {},
    limits: { files: 1, totalBytes: 16 * 1024 ** 2 },
  });
  const [file] = taken;
  if (!file) return choose(c, '请选择要导入的登记簿（.xlsx 或者 .csv）。');
  try {
    return await preview(c, await readTable(file.bytes, file.name));
  } catch (error) {
    if (error instanceof UnreadableText) return choose(c, `${error.message}。`);
    throw error;
  }
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

async function read(c: StaffContext, table: string[][]) {
  const [units, stored] = await Promise.all([mustEnter(c), findStored(c.var.staff, numbersIn(table))]);
  return readRegister(table, { units, stored, today: c.var.today });
}

async function preview(c: StaffContext, table: string[][]): Promise<Response> {
  const found = await read(c, table);
  const units = new Map((await listUnits(c.var.staff)).map(({ id, name }) => [id, name]));
  const wrong = found.errors.length > 0;
  return c.var.page({
    title: '核对要导入的登记簿',
    crumbs: [crumb, here, { label: '核对' }],
    error: wrong,
    status: wrong ? 422 : 200,
    children: (
      <ImportRegisterPreview
        {...found}
        units={units}
        table={wrong ? '' : JSON.stringify(table.map((cells) => cells.slice(0, 40)))}
        formKey={newKey()}
      />
    ),
  });
}

async function save(c: StaffContext): Promise<Response> {
  await mustEnter(c);
  const typed = await readFields(c);
  const table = tableIn(String(typed.table ?? ''));
  if (!table) return choose(c, '没有要导入的内容，请重新选择文件。');
  const { rows, errors } = await read(c, table);
  if (errors.length > 0 || rows.length === 0) return preview(c, table);
  await importRegister(c.var.by(keyOf(typed)), { rows });
  return c.redirect('/staff/requests?done=imported', 303);
}

function tableIn(text: string): string[][] | null {
  try {
    const value: unknown = JSON.parse(text);
    const fits = (row: unknown) => Array.isArray(row) && row.every((cell) => typeof cell === 'string');
    return Array.isArray(value) && value.every(fits) ? value : null;
  } catch {
    return null;
  }
}
