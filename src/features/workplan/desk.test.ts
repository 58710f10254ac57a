import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { rows } from '../../platform/database.ts';
import { testOfficeForPlans, type WorkplanOffice } from './test-office.ts';
import { fileOf, multipart, publicPlan, send } from './test-plan.ts';

let office: WorkplanOffice;
before(async () => {
  office = await testOfficeForPlans();
});
after(() => office?.close());

const staff = () => office.t.sides.staff;

test('the board and the list show the same tasks, by unit and state; a drafter begins with their own', async () => {
  const { plan, tasks } = await publicPlan(office);
  const at = `/staff/workplan/${plan}`;
  const shown = async (who: Staff, query: string) => {
    const { html } = await office.get(who, `${at}${query}`);
    return tasks.filter((task) => html.includes(`/staff/workplan/tasks/${task}"`));
  };
  assert.deepEqual(await shown(office.chief, ''), tasks);
  assert.deepEqual(await shown(office.chief, '?view=list'), tasks);
  assert.deepEqual(await shown(office.finance, ''), [tasks[0]]);
  assert.deepEqual(await shown(office.finance, '?unit=all'), tasks);
  assert.deepEqual(await shown(office.chief, `?unit=${office.units.west}`), [tasks[1], tasks[3]], 'through a group');
  assert.deepEqual(await shown(office.chief, '?view=list&state=closed'), []);
  assert.deepEqual(await shown(office.chief, '?view=strange&unit=x&state=y'), tasks);
  office.day = '2019-11-01';
  assert.deepEqual(await shown(office.chief, '?view=list&state=overdue'), [tasks[1]]);
  office.day = '2019-08-20';
});

test('a closed card leads to the page that proves it, and what all open ones share is said once', async () => {
  const { plan, tasks } = await publicPlan(office);
  const page = await office.page('2019年培训材料');
  await send(office, office.chief, `/staff/workplan/tasks/${tasks[3]}/evidence`, { address: page.path });
  await send(office, office.chief, `/staff/workplan/tasks/${tasks[3]}/close`, { words: '培训材料已公开。' });
  const board = (await office.get(office.chief, `/staff/workplan/${plan}?view=board&unit=all`)).html;
  assert.ok(board.includes(`佐证 <a href="${page.path}">2019年培训材料</a>`));
  assert.match(board, /没有办结的任务都是“正常”/);
  // It was closed today, years after the plan's own: that is said, and nothing that the column says already.
  assert.deepEqual(
    board.match(/class="tag[^>]*>[^<]*/g)?.map((tag) => tag.replace(/.*>/, '')),
    ['逾期办结'],
  );
  office.day = '2019-10-15';
  const later = (await office.get(office.chief, `/staff/workplan/${plan}?view=board&unit=all`)).html;
  assert.match(later, /临期/);
  office.day = '2019-08-20';
});

test('the timeline shows filings, days, rhythms and what has no day, and says what is late', async () => {
  const { plan } = await publicPlan(office);
  office.day = '2019-11-03';
  const { html } = await office.get(office.chief, `/staff/workplan/${plan}?view=timeline&unit=all`);
  const order = [/定期任务/, /每月/, /2019年9月/, /超期未报 3 个/, /2019年10月/, /公开执法结果/, /今天/, /2019年12月/];
  const places = order.map((words) => html.search(words));
  assert.ok(
    places.every((place) => place > 0),
    String(places),
  );
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.match(html, /超期<\/span> <span class="quiet">已过 3 天/);
  assert.match(html, /一个周期内没有进展/, 'monthly, and no word since August');
  assert.match(html, /以年底为准，还有 2 项没有办结，其中 2 项未启动/);
  office.day = '2019-08-20';
});

test('duty records and trainings are kept by unit and year', async () => {
  const duty = '/staff/workplan/records/duty';
  const record = {
    unit: String(office.units.finance),
    kind: 'problem',
    on: '2019-08-15',
    title: '栏目更新慢',
    words: '研究更新机制',
    solution: '',
    figure: '',
  };
  const unsolved = await send(office, office.finance, duty, record);
  assert.equal(unsolved.status, 422);
  assert.match(unsolved.html, /请写明解决的办法和结果/);
  assert.match(unsolved.html, /value="栏目更新慢"/);
  assert.equal((await send(office, office.finance, duty, { ...record, kind: 'staff', on: '2019-02-30' })).status, 422);
  assert.equal(
    (await send(office, office.market, duty, { ...record, solution: '已设专人' })).status,
    404,
    'not their unit',
  );
  assert.equal((await send(office, office.finance, duty, { ...record, solution: '已设专人' })).status, 303);

  const training = '/staff/workplan/records/training';
  const session = {
    unit: String(office.units.finance),
    on: '2019-08-16',
    title: '新条例解读',
    place: '',
    lecturer: '',
    hours: '4',
    invited: '30',
    attended: '31',
  };
  const many = await office.post(office.finance, training, multipart(session));
  assert.equal(many.status, 422);
  assert.match(many.html, /到训人数不能多于应训人数（30）/);
  const held = multipart({ ...session, attended: '27' });
  held.set('material', fileOf('课件正文', '课件.txt'));
  assert.equal((await office.post(office.finance, training, held)).status, 303);
  const list = (await office.get(office.chief, '/staff/workplan/records?year=2019&unit=all')).html;
  for (const words of [/栏目更新慢/, /已设专人/, /新条例解读/, /27 \/ 30（90%）/, /课件\.txt/])
    assert.match(list, words);
  assert.match((await office.get(office.chief, '/staff/workplan/records?year=2018')).html, /2018 年还没有培训记录/);
  assert.doesNotMatch(
    (await office.get(office.chief, `/staff/workplan/records?year=2019&unit=${office.units.market}`)).html,
    /栏目更新慢/,
  );
  const kept = await rows(
    staff(),
    sql`select distinct verb from ledger.line where verb like 'workplan.record%' order by verb`,
  );
  assert.deepEqual(kept, [{ verb: 'workplan.recordDuty' }, { verb: 'workplan.recordTraining' }]);
});
