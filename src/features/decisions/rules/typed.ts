import { choice, choices, day, type Form, form, longText, type Typed, text, tick } from '../../../platform/form.ts';
import {
  type Catalogue,
  classNames,
  type Entry,
  type Guest,
  guestNames,
  type Meeting,
  type MeetingKind,
  meetingKinds,
  type Step,
  stepNames,
  type Topic,
} from './elements.ts';
import { readWhen } from './when.ts';
import { entryField, topicField } from './why-not.ts';

/** How many empty rows stand below those that are filled in, and how many there may be at all. */
const spare = 3;
export const mostEntries = 100;
export const mostTopics = 40;

type ReadText<Values> =
  | { ok: true; values: { title: string } & Values }
  | { ok: false; errors: Record<string, string> };

const title = text('标题', { required: '请填写标题，草稿也要有标题才能保存。', max: 200 });

/** A planned time as a field: what is typed is kept in its one form. */
const when = (label: string) => ({
  label,
  read(typed: string | string[] | undefined): { value: string } | { error: string } {
    const words = String([typed ?? ''].flat()[0]).trim();
    if (words === '') return { value: '' };
    const value = readWhen(words);
    return value ? { value } : { error: `${label}请写成“2026年9月10日”“2026年9月”“2026年第三季度”或“2026年”。` };
  },
});

const entryFields = {
  title: text('决策事项', { max: 200 }),
  class: choice('类别', classNames),
  unit: text('承办单位', { max: 100 }),
  draftOn: when('预计公布草案'),
  decideOn: when('预计决定'),
  steps: choices('拟履行的程序', stepNames),
  note: text('说明', { max: 500 }),
  dropped: tick('不再列入'),
};

const topicFields = {
  title: text('议题', { max: 200 }),
  draft: text('草案的网址', {
    max: 300,
    pattern: /^\/[\x21-\x7e]*$/,
    wrong: '请填本网站的网址，从“/”开始，例如 /consultations/202609/abcd1234efgh.html。',
  }),
  basis: longText('依据', { max: 2000 }),
  guests: choices('邀请列席', guestNames),
  closedReason: text('不邀请列席的理由', { max: 300 }),
  outcome: longText('会议结果', { max: 2000 }),
  decided: text('正式文件的网址', {
    max: 300,
    pattern: /^\/[\x21-\x7e]*$/,
    wrong: '请填本网站的网址，从“/”开始，例如 /policies/202609/abcd1234efgh.html。',
  }),
};

/** The numbers of the rows that a form sent. */
const rowsIn = (typed: Typed, letter: 'e' | 't'): number[] =>
  Object.keys(typed)
    .flatMap((name) => {
      const match = new RegExp(`^${letter}([1-9]\\d{0,2})_title$`).exec(name);
      return match ? [Number(match[1])] : [];
    })
    .sort((a, b) => a - b);

/** Reads one row; a row without a title is none. */
function readRow<Values extends { title: string }>(
  fields: Form<Values>,
  typed: Typed,
  nameOf: (field: string) => string,
) {
  const own = Object.fromEntries(
    [...Object.keys(entryFields), ...Object.keys(topicFields)].map((name) => [name, typed[nameOf(name)]]),
  );
  const read = fields.read(own);
  const errors = Object.fromEntries(Object.entries(read.errors).map(([name, why]) => [nameOf(name), why]));
  return { errors, row: read.ok && read.values.title ? read.values : null };
}

/** The form of a catalogue: what it says, or a sentence beside each field that is wrong. */
export function readCatalogue(typed: Typed, year: number): ReadText<{ catalogue: Catalogue }> {
  const main = form({
    title,
    basis: text('目录的依据', { max: 300 }),
    contact: text('联系人和电话', { max: 200 }),
  }).read(typed);
  const rows = rowsIn(typed, 'e').map((number) => ({
    number,
    ...readRow(form(entryFields), typed, (name) => entryField(number, name)),
  }));
  const errors = Object.assign({}, main.errors, ...rows.map((row) => row.errors));
  if (!main.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  const entries = rows.flatMap(({ number, row }): Entry[] =>
    row ? [{ ...row, number, steps: row.steps as Step[] }] : [],
  );
  const { basis, contact } = main.values;
  return {
    ok: true,
    values: { title: main.values.title, catalogue: { type: 'catalogue', year, basis, contact, entries } },
  };
}

const meetingFields = {
  title,
  kind: choice('会议', Object.keys(meetingKinds) as MeetingKind[], { required: true }),
  heldOn: day('开会日期', { required: true }),
  place: text('地点', { max: 200 }),
  seats: text('列席名额和报名方式', { max: 300 }),
  attended: text('到会列席', { max: 300 }),
  contact: text('联系人和电话', { max: 200 }),
};

/** The form of a meeting. */
export function readMeeting(typed: Typed): ReadText<{ meeting: Meeting }> {
  const main = form(meetingFields).read(typed);
  const rows = rowsIn(typed, 't').map((number) =>
    readRow(form(topicFields), typed, (name) => topicField(number - 1, name)),
  );
  const errors = Object.assign({}, main.errors, ...rows.map((row) => row.errors));
  if (!main.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  const topics = rows.flatMap(({ row }): Topic[] => (row ? [{ ...row, guests: row.guests as Guest[] }] : []));
  const { title: words, heldOn, kind, ...rest } = main.values;
  return {
    ok: true,
    values: { title: words, meeting: { ...rest, type: 'meeting', kind: kind as MeetingKind, heldOn: heldOn!, topics } },
  };
}

/** A form's fields as they show a stored catalogue, with empty rows to go on; numbers that were given stay. */
export function typedCatalogue(words: string, { basis, contact, entries }: Catalogue): Typed {
  const typed: Typed = { title: words, basis, contact };
  for (const { number, ...entry } of entries)
    for (const [name, value] of Object.entries(entry))
      typed[entryField(number, name)] = typeof value === 'boolean' ? (value ? 'yes' : '') : value;
  const last = Math.max(0, ...entries.map(({ number }) => number));
  for (let at = 1; at <= spare && last + at <= mostEntries; at += 1) typed[entryField(last + at, 'title')] = '';
  return typed;
}

export function typedMeeting(words: string, { type: _, topics, ...meeting }: Meeting): Typed {
  const typed: Typed = { title: words, ...meeting };
  topics.forEach((topic, at) => {
    for (const [name, value] of Object.entries(topic)) typed[topicField(at, name)] = value;
  });
  for (let at = topics.length; at < Math.min(topics.length + spare, mostTopics); at += 1)
    typed[topicField(at, 'title')] = '';
  return typed;
}

/** The rows a form shows: those that were sent or stored. */
export const entryRows = (typed: Typed): number[] => rowsIn(typed, 'e');
export const topicRows = (typed: Typed): number[] => rowsIn(typed, 't').map((number) => number - 1);
