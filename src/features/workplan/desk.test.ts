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
