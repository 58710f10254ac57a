import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { action } from '../../core/action.ts';
import { renameUnit } from '../../core/organisations/history.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { findVersion } from '../../core/publications/queries/versions.ts';
import { openPress } from '../../core/publications/test-press.ts';
import { type Office, openOffice } from '../../core/test-office.ts';
import { one } from '../../platform/database.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { openDesk } from './test-desk.ts';
import { openPublic, readPage } from './test-public.ts';

let t: TestDatabase;
let office: Office;
let app: ReturnType<typeof openPublic>;
const today = dayOf(new Date());
const ago = (days: number) => addDays(today, -days);

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  app = openPublic(t);
});
after(() => t.close());

const read = (query: string) => readPage(app, `/policies/ledger/days${query}`);

/** As if the publications of a document lay so many days further back. */
const longAgo = (document: number, days: number) =>
  sql`
    update publications.publication
    set published_at = published_at - make_interval(days => ${days}), ended_at = ended_at - make_interval(days => ${days})
    where document = ${document}`.execute(t.sides.staff);

test('the ledger of a day shows what stood then, in the words of then, and says what became otherwise', async () => {
  const desk = openDesk(t, office);
  const press = openPress(t, office);
  const old = await desk.published('停车办法');
  await longAgo(old.document, 10);
  await press.publishCorrected(old.document, { title: '停车办法（修订）' });
  await longAgo(old.document, 5);
  const short = await desk.published('临时办法', { metadata: { expiresOn: ago(3) } });
  await longAgo(short.document, 12);
  await desk.published('供热办法');
  await press.marked(old.document, 'repealed', ago(1), '由新办法废止');

  const first = (await read(`?on=${ago(11)}`)).text;
  assert.ok(first.includes('>停车办法<') && first.includes('共 2 份') && !first.includes('修订'), 'words of then');
  assert.match((await read(`?on=${ago(20)}`)).text, /本站还没有公开的政策文件[\s\S]*看现在的目录/);
  const yesterday = (await read(`?on=${ago(1)}`)).text;
  assert.ok(yesterday.includes('停车办法（修订）') && !yesterday.includes('供热办法'));
  assert.match(yesterday, /当日页面显示：有效/, 'the repeal was written down a day later');

  const { text } = await read(`?on=${today}&since=${ago(11)}`);
  assert.match(text, /共 4 处变化/);
  for (const words of ['第 1 版改为第 2 版', '有效改为废止', '有效改为失效', '新列入'])
    assert.ok(text.includes(words), words);
  assert.match((await read(`?on=${ago(6)}&since=${ago(7)}`)).text, /目录没有变化/);
});

test('a unit that was renamed stands under the name that it bore on the day, the issuer that was entered as it is', async () => {
  const desk = openDesk(t, office);
  const own = await desk.published('更名以前的办法');
  const joint = await desk.published('联合印发的办法');
  await desk.enter(joint.document, { issuer: '振兴区人民政府' });
  for (const { document } of [own, joint]) await longAgo(document, 9);
  const rename = (name: string, on: string) =>
    action('organisations.tryRename', {
      words: '测试',
      may: 'system',
      async run(act) {
        await renameUnit(act, office.unit, { name, fullName: `振兴${name}`, on });
        await act.line({ object: `organisations.unit:${office.unit}` });
        return null;
      },
    })(office.by('system'), null);
  await rename('区住房建设局', ago(6));
  await rename('区住房局', ago(2));
  const issuersOn = async (day: string) =>
    [...(await read(`?on=${day}`)).text.matchAll(/data-label="制定机关">([^<]+)</g)].map(([, name]) => name);
  for (const [day, name] of [
    [ago(7), '区住房城乡建设局'],
    [ago(6), '振兴区住房建设局'],
    [ago(3), '振兴区住房建设局'],
    [ago(2), '振兴区住房局'],
  ] as const) {
    const issuers = await issuersOn(day);
    assert.ok(issuers.includes(name) && issuers.includes('振兴区人民政府'), `${day}: ${issuers}`);
    assert.equal(new Set(issuers).size, 2, `${day}: ${issuers}`);
  }
  const { id } = await one(
    t.sides.live,
    sql<{ id: string }>`select id from live.publication where title = '更名以前的办法'`,
  );
  const nameOn = async (day: string | null) => (await findVersion(t.sides.live, id, 1, day))?.unitName;
  assert.deepEqual(
    await Promise.all([nameOn(ago(8)), nameOn(ago(5)), nameOn(today), nameOn(null)]),
    ['区住房城乡建设局', '区住房建设局', '区住房局', '区住房局'],
    'and so in an article of a day',
  );
});

test('what was withdrawn stands on no day’s ledger, not even with its title', async () => {
  const gone = await openDesk(t, office).published('很快撤回的办法');
  await longAgo(gone.document, 4);
  assert.match((await read(`?on=${ago(2)}`)).text, /很快撤回的办法/);
  await withdraw(office.by(office.signer), { document: gone.document, kind: 'withdrawn', reason: '内容有误。' });
  for (const query of [`?on=${ago(2)}`, `?on=${today}&since=${ago(6)}`])
    assert.ok(!(await read(query)).text.includes('很快撤回的办法'), query);
});

test('a day that cannot be is said beside its field, and what was typed stays', async () => {
  assert.equal((await read('')).status, 200);
  for (const [query, said] of [
    ['?on=2026-02-30', '“2026-02-30”这一天不存在，请写成“2026-03-10”的样子'],
    [`?on=${addDays(today, 1)}`, '这一天还没有到'],
    [`?on=${ago(3)}&since=${ago(2)}`, '要早于要查看的日期'],
    [`?since=${ago(2)}`, '请填写要查看哪一天的目录'],
    ['?on=%3Cscript%3E', '“&lt;script&gt;”这一天不存在'],
  ] as const) {
    const { status, text } = await read(query);
    assert.equal(status, 422, query);
    assert.ok(text.includes(said), `${query}: ${said}`);
  }
  assert.match((await read('?on=2026-02-30')).text, /value="2026-02-30"/);
});
