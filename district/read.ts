import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type UnitInput, whyNotUnit } from '../src/core/organisations/rules.ts';
import { type ColumnInput, type KindInput, whyNotColumn, whyNotKind } from '../src/core/publications/site-rules.ts';
import { type Profile, partNames } from '../src/features/agencies/rules/profile.ts';
import { readSheetRows } from '../src/features/agencies/rules/sheet.ts';
import { readCsv } from '../src/platform/spreadsheet.ts';

export interface GroupInput {
  name: string;
  units: string[];
}
export interface SettingInput {
  name: string;
  value: unknown;
  open: boolean;
}
/** A demonstration post; `unit` is a unit's slug. */
export interface PostInput {
  account: string;
  name: string;
  unit: string;
  title: string;
  roles: string[];
}

/** A district as its folder describes it. */
export interface District {
  units: UnitInput[];
  groups: GroupInput[];
  columns: ColumnInput[];
  kinds: KindInput[];
  settings: SettingInput[];
  posts: PostInput[];
  /** What its units say of themselves, by slug: drafts until two persons have cleared them. */
  profiles: Map<string, Partial<Profile>>;
}

/** What is wrong with a district's files, one Chinese sentence each, naming file and row. */
export class DistrictError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.name = 'DistrictError';
    this.problems = problems;
  }
}

type Shape = Record<string, 'text' | 'text?' | 'texts' | 'number' | 'number?' | 'boolean' | 'any'>;

type File = Exclude<keyof District, 'profiles'>;

const shapes: Record<File, Shape> = {
  units: {
    slug: 'text',
    name: 'text',
    fullName: 'text?',
    aliases: 'texts',
    parent: 'text?',
    kind: 'text',
    code: 'text',
    series: 'texts',
    position: 'number',
  },
  groups: { name: 'text', units: 'texts' },
  columns: {
    slug: 'text',
    parent: 'text?',
    name: 'text',
    description: 'text',
    keywords: 'text',
    columnType: 'text',
    unit: 'text',
    updateRule: 'text',
    updateDays: 'number?',
    emptyNotice: 'text',
    position: 'number',
  },
  kinds: {
    name: 'text',
    words: 'text',
    room: 'text',
    siteColumn: 'text',
    steps: 'texts',
    urgentSteps: 'texts',
    stepDays: 'number',
    takesNumber: 'boolean',
    isPolicy: 'boolean',
  },
  settings: { name: 'text', value: 'any', open: 'boolean' },
  posts: { account: 'text', name: 'text', unit: 'text', title: 'text', roles: 'texts' },
};

const whyNot: { [Name in File]?: (row: never) => Record<string, string> } = {
  units: whyNotUnit,
  columns: whyNotColumn,
  kinds: whyNotKind,
};

/** Reads and checks every file of a district's folder; throws a `DistrictError` with all that is wrong at once. */
export function readDistrict(folder: string): District {
  if (!existsSync(folder)) throw new DistrictError([`没有“${folder}”这个文件夹。`]);
  const problems: string[] = [];
  const district = Object.fromEntries(
    (Object.keys(shapes) as File[]).map((name) => [name, readFile(folder, name, problems)]),
  ) as unknown as District;
  if (problems.length === 0) district.profiles = readProfiles(folder, district.units, problems);
  if (problems.length > 0) throw new DistrictError(problems);
  return district;
}

/** `agencies/*.csv`: the tables that the console exports, one a part; a folder without them has nothing to say of its units yet. */
function readProfiles(folder: string, units: UnitInput[], problems: string[]): Map<string, Partial<Profile>> {
  const profiles = new Map<string, Partial<Profile>>();
  const known = units.map(({ name, aliases }, id) => ({ id, name, aliases, why: null }));
  for (const file of partNames.map((part) => `agencies/${part}.csv`)) {
    if (!existsSync(join(folder, file))) continue;
    const text = readFileSync(join(folder, file), 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
    const { part, values, errors } = readSheetRows(readCsv(text), known);
    problems.push(...errors.map(({ row, sentence }) => `${file} 第 ${row} 行：${sentence}`));
    for (const [id, value] of values) {
      const { slug } = units[id]!;
      profiles.set(slug, { ...profiles.get(slug), [part!]: value });
    }
  }
  return profiles;
}

function readFile(folder: string, name: File, problems: string[]): unknown[] {
  const file = `${name}.json`;
  if (!existsSync(join(folder, file))) {
    if (name !== 'posts' && name !== 'groups') problems.push(`缺少文件 ${file}。`);
    return [];
  }
  const rows = parse(join(folder, file), file, problems);
  for (const [index, row] of rows.entries()) {
    const where = nameRow(file, index, row);
    const wrong = whyNotShape(shapes[name], row);
    if (wrong.length > 0) problems.push(...wrong.map((sentence) => `${where}：${sentence}`));
    else
      for (const sentence of Object.values(whyNot[name]?.(row as never) ?? {})) problems.push(`${where}：${sentence}`);
  }
  return rows;
}

function parse(path: string, file: string, problems: string[]): unknown[] {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    if (Array.isArray(value)) return value;
    problems.push(`${file}：应当是一个列表，以“[”开头、“]”结尾。`);
  } catch (error) {
    problems.push(`${file}：不是有效的 JSON（${(error as Error).message.split('\n')[0]}）。`);
  }
  return [];
}

/** 「units.json 第 3 项（区科技局）」 */
export function nameRow(file: string, index: number, row: unknown): string {
  const { name, slug, account } = (row ?? {}) as Record<string, unknown>;
  const label = name ?? slug ?? account;
  return `${file} 第 ${index + 1} 项${typeof label === 'string' ? `（${label}）` : ''}`;
}

const words = { text: '文字', texts: '文字的列表', number: '数字', boolean: 'true 或 false', any: '' } as const;

function whyNotShape(shape: Shape, row: unknown): string[] {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return ['应当是一个对象，以“{”开头、“}”结尾。'];
  const facts = row as Record<string, unknown>;
  const strange = Object.keys(facts).filter((key) => !(key in shape));
  const wrong = Object.entries(shape).filter(([key, kind]) => !fits(facts[key], kind));
  return [
    ...wrong.map(([key, kind]) => `“${key}”应当是${words[kind.replace('?', '') as keyof typeof words]}。`),
    ...strange.map((key) => `没有“${key}”这一项，请检查拼写。`),
  ];
}

function fits(value: unknown, kind: Shape[string]): boolean {
  if (kind === 'any') return value !== undefined;
  if (kind.endsWith('?') && (value === null || value === undefined)) return true;
  if (kind === 'texts') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  const type = kind.startsWith('number') ? 'number' : kind === 'boolean' ? 'boolean' : 'string';
  return typeof value === type;
}
