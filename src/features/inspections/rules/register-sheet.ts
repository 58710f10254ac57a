import type { Cell, Sheet } from '../../../platform/spreadsheet.ts';
import { type Register, type RegisterName, registers } from './registers.ts';
import type { SheetRow } from './sheet.ts';

/** A register as the file that `readSheet` takes back; without rows it is the template. */
export function registerSheet(name: RegisterName, rows: SheetRow[]): Sheet {
  const register: Register = registers[name];
  return {
    name: register.words,
    columns: [
      { head: register.keyHead, width: 22 },
      { head: register.nameHead, width: 32 },
      ...register.columns.map(({ head, width = 16 }) => ({ head, width })),
    ],
    rows: rows.map(({ key, name: called, fields }): Cell[] => [
      key,
      called,
      ...register.columns.map((column): Cell => {
        const value = fields[column.name] ?? '';
        return column.day && value ? { day: value } : value;
      }),
    ]),
  };
}
