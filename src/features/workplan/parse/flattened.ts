import type { LostHeader } from './columns.ts';
import { readUnits } from './notes.ts';
import { label, type Marker, readMarker } from './numbering.ts';
import { isUnitLike } from './organs.ts';
import type { Draft } from './tasks.ts';
import { tokens, type UnitPhrase } from './unit-lists.ts';

export type FlattenedReading = { drafts: Draft[]; warnings: string[] };

type Cut = { marker: Marker; to: number };

/** A table whose borders were lost: only the run of numbers tells the rows apart, and only what can be told is told. */
export function readFlattened(text: string, headers: LostHeader[]): FlattenedReading {
  const reading: FlattenedReading = { drafts: [], warnings: [] };
  const header = headers[0]!;
  let section: string | null = null;
  let group: string | null = null;
  for (const { marker, to } of cuts(text, headers)) {
    const body = text.slice(marker.to, to);
    if (marker.kind === 'digit') {
      reading.drafts.push(rowOf(body, header, { marker, to, section, group }));
      continue;
    }
    const heading = marker.raw + body.trim();
    if (marker.kind === 'section') [section, group] = [heading, null];
    else group = heading;
  }
  const lost = reading.drafts.filter((draft) => draft.ambiguous).map((draft) => draft.no);
  if (lost.length > 0)
    reading.warnings.push(`表格边框丢失，第${lost.slice(0, 30).join('、')}项分不清牵头与配合单位，请核对`);
  return reading;
}

/** Numbers in their turn, wherever they stand: 一、（一）and 1. run on or start again below a new heading. */
function cuts(text: string, headers: LostHeader[]): Cut[] {
  const found: Cut[] = [];
  const last = { section: 0, item: 0, digit: 0 };
  let next = 1;
  for (let index = headers[0]!.to; index < text.length; index += 1) {
    const again = headers[next];
    if (again && index >= again.from) {
      if (found.length > 0) found.at(-1)!.to = Math.min(found.at(-1)!.to, again.from);
      index = again.to - 1;
      next += 1;
      continue;
    }
    const marker = readMarker(text, index);
    if (!marker || !(marker.kind === 'section' || marker.kind === 'item' || marker.kind === 'digit')) continue;
    if (/[第\d０-９.一二三四五六七八九十]/.test(text[index - 1]!) || !inTurn(marker, last, found)) continue;
    if (found.length > 0 && found.at(-1)!.to > index) found.at(-1)!.to = index;
    last[marker.kind] = marker.value;
    if (marker.kind === 'section') last.item = 0;
    found.push({ marker, to: text.length });
    index = marker.to - 1;
  }
  return found;
}

function inTurn(marker: Marker, last: { section: number; item: number; digit: number }, found: Cut[]): boolean {
  const kind = marker.kind as 'section' | 'item' | 'digit';
  if (marker.value === last[kind] + 1) return true;
  if (kind === 'section') return marker.value === last.section && marker.value > 0;
  return kind === 'digit' && marker.value === 1 && found.at(-1)?.marker.kind !== 'digit';
}

type Place = { marker: Marker; to: number; section: string | null; group: string | null };

function rowOf(body: string, header: LostHeader, { marker, to, section, group }: Place): Draft {
  const read = unitsLast(header) ? unitsAtEnd(body, header) : unitsInside(body);
  return {
    line: { from: marker.from, to },
    no: label(marker),
    section,
    group,
    title: read.text,
    ambiguous: read.ambiguous,
    lines: [{ from: marker.from, to, text: read.text.trim(), note: read.note, phrases: read.phrases }],
    deadlines: [],
  };
}

function unitsLast(header: LostHeader): boolean {
  return (
    header.columns.lastIndexOf('text') <
    header.columns.findIndex((column) => column === 'lead' || column === 'support' || column === 'responsible')
  );
}

type Cells = { text: string; note: string | null; phrases: UnitPhrase[]; ambiguous: boolean };

/** 「……环境。区财政局区直各单位，各乡镇」: what follows the last sentence are the unit cells; a space there is an empty cell. */
function unitsAtEnd(body: string, header: LostHeader): Cells {
  const end = Math.max(...['。', '；', '！'].map((stop) => body.trimEnd().slice(0, -1).lastIndexOf(stop)));
  const tail = end < 0 ? '' : body.slice(end + 1);
  const names = tail.split(/(?<!^)关于|附件|来源[：:]|下载/)[0]!.trim();
  const units = glued(names);
  if (units.length === 0 || !units.every((unit) => isUnitLike(unit.name)))
    return { text: body, note: null, phrases: [], ambiguous: true };
  return { text: body.slice(0, end + 1), note: names, ...share(units, /^[ \u3000]/.test(tail), header) };
}

const unitToken =
  /[，,、]?(?:[省市区县](?:直(?:各|有关|相关)?[^，。、；]{0,6}?(?:部门|单位)|[^，,。、；省市区县]{2,10}?(?:厅|局|委|办|院|中心))|各(?:设区市|市县|县区|县（市、区）|乡镇(?:人民政府)?|镇街|街道|有关部门|部门|单位|市|县|区)|(?<=[，,、])[\u4e00-\u9fff]{2,8}?(?:实验区|开发区|新区|管委会))/y;

/** Where the units stand between title and requirement, only a run of two or more of them is believed. */
function unitsInside(body: string): Cells {
  for (let index = 4; index < Math.min(body.length, 160); index += 1) {
    let at = index;
    let count = 0;
    for (unitToken.lastIndex = at; unitToken.test(body); at = unitToken.lastIndex) {
      count += 1;
      unitToken.lastIndex = at = unitToken.lastIndex;
    }
    if (count < 2) continue;
    const names = body.slice(index, at);
    const units = glued(names);
    const cells = share(units, false, null);
    return { text: `${body.slice(0, index)}。${body.slice(at)}`, note: names, ...cells };
  }
  return { text: body, note: null, phrases: [], ambiguous: true };
}

type GluedUnit = { name: string; glued: boolean };

/** Cuts 区经济发展局区行政审批局区直各单位 where a whole name is followed by a new 省, 市, 区, 县 or 各. */
function glued(names: string): GluedUnit[] {
  return tokens(names.slice(0, 1500)).flatMap((token) => {
    const parts: GluedUnit[] = [];
    let start = 0;
    for (let index = 3; index < token.text.length; index += 1) {
      if (!/[省市区县各]/.test(token.text[index]!) || index - start < 3) continue;
      if (!/(?:局|厅|委|办|办公室|院|中心|公司|单位|部门|政府|办事处)$/.test(token.text.slice(start, index))) continue;
      parts.push({ name: token.text.slice(start, index), glued: start > 0 });
      start = index;
    }
    return [...parts, { name: token.text.slice(start), glued: start > 0 }];
  });
}

/** Exactly one seam between two names is the border between the two unit columns; none or several leave it open. */
function share(
  units: GluedUnit[],
  firstIsEmpty: boolean,
  header: LostHeader | null,
): { phrases: UnitPhrase[]; ambiguous: boolean } {
  const seams = units.flatMap((unit, index) => (unit.glued ? [index] : []));
  const roles = (header?.columns ?? (['lead', 'support'] as const)).filter(
    (column) => column === 'lead' || column === 'support' || column === 'responsible',
  );
  const list = (part: GluedUnit[]) => part.map((unit) => unit.name).join('、');
  if (roles.length === 1) return { phrases: [readUnits(list(units), roles[0]!)], ambiguous: false };
  if (firstIsEmpty && seams.length === 0) return { phrases: [readUnits(list(units), roles[1]!)], ambiguous: false };
  if (!firstIsEmpty && seams.length === 1 && roles.length === 2) {
    return {
      phrases: [
        readUnits(list(units.slice(0, seams[0])), roles[0]!),
        readUnits(list(units.slice(seams[0])), roles[1]!),
      ],
      ambiguous: false,
    };
  }
  return { phrases: [readUnits(list(units), 'responsible')], ambiguous: true };
}
