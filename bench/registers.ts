import { applyImport, keepFile } from '../src/features/inspections/actions/import.ts';
import { readFile } from '../src/features/inspections/parse/read-file.ts';
import { getImport } from '../src/features/inspections/queries/registers.ts';
import { creditCode, csv, objectHeads, testOffice } from '../src/features/inspections/test-inspections.ts';
import { writeSpreadsheet } from '../src/platform/spreadsheet.ts';

// 检查对象名录库 of a district: 200,000 rows read, looked at and written, from CSV and from XLSX; then the same with one bad cell, and
// with one row changed. Promised: 60 s. Run: node dist/bench/registers.js [rows]

const many = Number(process.argv[2] ?? 200_000);
const rows = Array.from({ length: many }, (_, at) => [creditCode(at), `演示企业${at}号`, '企业', 'ABCD'[at % 4]!, '']);
const sheet = (table: string[][]) => ({
  name: '库',
  columns: objectHeads.map((head) => ({ head, width: 20 })),
  rows: table,
});
const o = await testOffice();
const began = () => performance.now();
const since = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

async function bring(what: string, bytes: Buffer, name: string): Promise<void> {
  const from = began();
  const { told, ...read } = await readFile('object', bytes, name);
  const parsed = since(from);
  if (told.wrong > 0) {
    console.log(`${what}: read in ${parsed}, refused whole: ${told.errors[0]}`);
    return;
  }
  const kept = await keepFile(o.by(o.drafter), { ...read, register: 'object', unit: o.unit, name });
  await getImport(o.db, kept.import);
  const looked = since(from);
  const counts = await applyImport(o.by(o.drafter), { import: kept.import });
  console.log(
    `${what}: ${Math.round(bytes.length / 1024 ** 2)} MB read in ${parsed}, looked at after ${looked}, written after ${since(from)} (${JSON.stringify(counts)})`,
  );
}

const text = (table: string[][]) => Buffer.from(csv(objectHeads, table));
await bring('CSV', text(rows), '库.csv');
await bring(
  'XLSX, one row changed',
  Buffer.from(writeSpreadsheet(sheet([[...rows[0]!.slice(0, 3), 'D', ''], ...rows.slice(1)]))),
  '库.xlsx',
);
await bring('CSV, one bad cell', text([...rows.slice(0, -1), [...rows.at(-1)!.slice(0, 3), 'Z', '']]), '坏.csv');
console.log(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
await o.close();
