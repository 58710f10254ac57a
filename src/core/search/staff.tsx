import { Refused } from '../../platform/errors.ts';
import { choice, form, longText, type Typed, text } from '../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../platform/http/body.ts';
import { csvHeaders, spreadsheetHeaders, writeCsv, writeSpreadsheet } from '../../platform/spreadsheet.ts';
import { addDays } from '../../platform/time.ts';
import { holds, type Role } from '../caller.ts';
import type { StaffApp, StaffContext } from '../doors.ts';
import type { MenuEntry } from '../feature.ts';
import { tune } from './actions.ts';
import { SearchReport } from './pages/report.tsx';
import { TuningPage } from './pages/tuning.tsx';
import { listAsked, listDays, listQuestions, listTunings } from './queries/asked.ts';
import { getWords } from './queries/words.ts';
import { askedSheet, everyDay } from './rules/report.ts';
import { type Moved, moved, read, type Tuning, type Written, write } from './rules/tuning.ts';
import { searchOf } from './search.ts';

const keepers: Role[] = ['openness', 'system'];
export const searchMenu: MenuEntry[] = [
  { label: '搜索', path: '/staff/search', roles: keepers, group: '管理', icon: 'search' },
];

/** 搜索: what was asked and found, and what the office says about words. */
export function searchStaff(app: StaffApp): void {
  app.get('/staff/search', report);
  app.get('/staff/search/export.xlsx', async (c) => {
    const sheet = await sheetOf(c);
    return c.body(Buffer.from(writeSpreadsheet(sheet)), 200, spreadsheetHeaders(sheet.name));
  });
  app.get('/staff/search/export.csv', async (c) => {
    const sheet = await sheetOf(c);
    return c.body(writeCsv(sheet), 200, csvHeaders(sheet.name));
  });
  app.get('/staff/search/words', (c) => tuningPage(c));
  app.post('/staff/search/words', save);
}

function mustKeep(c: StaffContext): void {
  if (!holds(c.var.who, keepers)) throw new Refused('搜索由政务公开工作机构和系统管理员管理。', 403);
}

const month = 30;
const shown = 50;
const most = 2000;

/** The queries of the last month as a file: the same that the page sums up. */
async function sheetOf(c: StaffContext) {
  mustKeep(c);
  const since = addDays(c.var.today, -month);
  return askedSheet(since, c.var.today, await listAsked(c.var.staff, since, most));
}

async function report(c: StaffContext): Promise<Response> {
  mustKeep(c);
  const since = addDays(c.var.today, -month);
  const [asked, days, questions] = await Promise.all([
    listAsked(c.var.staff, since, most),
    listDays(c.var.staff, since),
    listQuestions(c.var.staff, since, shown),
  ]);
  return c.var.page({
    title: '搜索',
    notice: c.req.query('done') === 'tuned' ? '已启用，公众现在就按新的设置搜索。' : null,
    actions: (
      <a class="button button-secondary" href="/staff/search/words">
        同义词与推荐
      </a>
    ),
    children: (
      <SearchReport
        since={since}
        days={everyDay(since, c.var.today, days)}
        questions={questions}
        total={asked.reduce((sum, { times }) => sum + times, 0)}
        frequent={asked.slice(0, shown)}
        empty={asked.filter(({ found }) => found === 0).slice(0, shown)}
        unopened={asked.filter(({ found, opened, times }) => found > 0 && opened === 0 && times > 1).slice(0, shown)}
      />
    ),
  });
}

const area = (label: string) => longText(label, { max: 100_000 });
const tuningForm = form({
  synonyms: area('同义词'),
  fillers: area('不算数的词'),
  questions: area('提问的词'),
  recommended: area('推荐结果'),
  denied: area('不提示的词'),
  answers: choice('智能问答', ['on', 'off'], { required: true }),
  note: text('说明', { required: '请写明这次为什么调整。', min: 2, max: 200 }),
});

async function tuningPage(
  c: StaffContext,
  facts: { typed?: Typed; errors?: Record<string, string>; moves?: Moved[]; tried?: string } = {},
): Promise<Response> {
  mustKeep(c);
  const versions = await listTunings(c.var.staff, 20);
  const values = facts.typed ?? write(await getWords(c.var.live));
  const failed = Object.keys(facts.errors ?? {}).length > 0;
  return c.var.page({
    title: '同义词与推荐',
    crumbs: [{ label: '工作台', href: '/staff' }, { label: '搜索', href: '/staff/search' }, { label: '同义词与推荐' }],
    error: failed,
    status: failed ? 422 : 200,
    children: <TuningPage values={values} formKey={newKey()} versions={versions} {...facts} />,
  });
}

/** Tried first: what is put in force is what was just seen. */
async function save(c: StaffContext): Promise<Response> {
  mustKeep(c);
  const typed = await readFields(c);
  const form = tuningForm.read(typed);
  if (!form.ok) return tuningPage(c, { typed, errors: form.errors });
  const { note, ...written } = form.values;
  const { tuning, errors } = read(written as Written);
  if (Object.keys(errors).length > 0) return tuningPage(c, { typed, errors });
  const tried = JSON.stringify(write(tuning));
  if (typed.do !== 'apply' || typed.tried !== tried)
    return tuningPage(c, { typed: { ...typed, ...write(tuning) }, moves: await tryOut(c, tuning), tried });
  await tune(c.var.by(keyOf(typed)), { words: tuning, note });
  return c.redirect('/staff/search?done=tuned', 303);
}

const tries = 200;
const first = 10;

/** What the queries of the last month would find otherwise. */
async function tryOut(c: StaffContext, words: Tuning): Promise<Moved[]> {
  const { live, staff, today } = c.var;
  const search = searchOf(live);
  const now = await getWords(live);
  const titles = async (typed: string, tuning: Tuning) => {
    const wanted = { typed, filter: {}, sort: 'best' as const, limit: first, offset: 0, today, words: tuning };
    return (await search.find(wanted)).hits.map(({ entry }) => entry.title);
  };
  const found: Moved[] = [];
  for (const { query, times } of await listAsked(staff, addDays(today, -month), tries)) {
    const change = moved(await titles(query, now), await titles(query, words));
    if (change.up.length > 0 || change.out.length > 0) found.push({ query, times, ...change });
  }
  return found;
}
