import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { Refused } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { type Role, roles } from '../caller.ts';
import { setGround } from '../review/actions/ground.ts';
import { type TestDoor, type TestOffice, testDoor, testOffice } from '../workflow/test-office.ts';
import { closeColumn, setColumn, setKind } from './actions/site.ts';
import { siteStaff } from './site-staff.tsx';

let t: TestDatabase;
let office: TestOffice;
let desk: TestDoor;

before(async () => {
  t = await testDatabase();
  office = testOffice(t);
  const home = await office.unit('区政府办公室');
  desk = testDoor(t.sides, siteStaff, await office.person('系统管理员', home, 'system'));
  const { slug } = await one(
    t.sides.staff,
    sql<{ slug: string }>`select slug from organisations.unit where id = ${home}`,
  );
  column.unit = slug;
});
after(() => t?.close());

const column = {
  slug: 'policies',
  parent: '',
  name: '政策文件',
  description: '区政府和部门的政策文件。',
  keywords: '政策文件',
  columnType: '政策文件',
  unit: '',
  updateRule: '随文件印发更新',
  updateDays: '180',
  emptyNotice: '暂无政策文件。',
  position: '10',
};
const addColumn = (changes: Partial<typeof column> = {}) => desk.post('/staff/columns/add', { ...column, ...changes });
const by = () => office.by(desk.who);
const lastLine = () =>
  one(
    t.sides.staff,
    sql<{ verb: string; object: string; reason: string | null; data: Record<string, unknown> }>`
      select verb, object, reason, data from ledger.line order by id desc limit 1`,
  );
const many = (path: string, fields: Record<string, string | string[]>) => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
  return desk.post(path, body as unknown as Record<string, string>);
};

test('a column is added with its duties and stands on the portal under the one above it', async () => {
  const form = { ...column, slug: 'open', name: '政务公开', columnType: '信息公开目录', _key: 'add-column-open' };
  assert.equal((await addColumn(form)).location, '/staff/columns?done=saved');
  assert.equal((await addColumn(form)).location, '/staff/columns?done=saved', 'a reload is the same act');
  assert.equal((await addColumn({ parent: 'open' })).location, '/staff/columns?done=saved');
  assert.match((await desk.get('/staff/columns')).html, /政务公开.*└.*政策文件/s);
  const seen = await one(
    t.sides.live,
    sql<{
      parent: string;
      update_rule: string;
    }>`select parent, update_rule from live.site_column where slug = 'policies'`,
  );
  assert.deepEqual({ ...seen }, { parent: 'open', update_rule: '随文件印发更新' });
});

test('what is wrong with a column stands beside its field, and a column that is there is not overwritten by adding', async () => {
  const wrong: [Partial<typeof column>, RegExp][] = [
    [{ slug: 'Policies' }, /小写字母开头/],
    [{ slug: 'staff' }, /系统使用的网址/],
    [{ slug: 'more', name: '' }, /请填写栏目名称/],
    [{ slug: 'more', description: '' }, /请填写栏目说明/],
    [{ slug: 'more', columnType: '杂项' }, /栏目类型没有/],
    [{ slug: 'more', unit: '' }, /每个栏目都要有人负责/],
    [{ slug: 'more', unit: 'nowhere' }, /责任单位没有/],
    [{ slug: 'more', updateRule: '' }, /请填写更新规则/],
    [{ slug: 'more', updateDays: '0' }, /最长间隔要在 1 和 366 之间/],
    [{ slug: 'more', emptyNotice: '' }, /空白栏目是单项否决项/],
    [{ slug: 'more', parent: 'nowhere' }, /上级栏目没有/],
    [{ slug: 'open' }, /代号“open”已经使用/],
  ];
  for (const [changes, about] of wrong) {
    const answer = await addColumn({ ...changes, keywords: '打了很久的词' });
    assert.deepEqual([answer.status, about.test(answer.html)], [422, true], String(about));
    assert.match(answer.html, /打了很久的词/);
  }
});

test('a column is changed, and never stands above itself', async () => {
  const done = await desk.post('/staff/columns/policies', { ...column, parent: 'open', name: '政策' });
  assert.equal(done.location, '/staff/columns?done=saved');
  assert.equal((await lastLine()).data.name, '政策');
  const loop = await desk.post('/staff/columns/open', { ...column, parent: 'policies' });
  assert.match(loop.html, /上级栏目没有“policies”/);
  const input = { ...column, slug: 'open', parent: 'policies', updateDays: null, position: 1 };
  await assert.rejects(setColumn(by(), input), /不能是它自己下面的栏目/);
  assert.equal((await desk.post('/staff/columns/nowhere', column)).status, 404);
});

const kind = {
  name: 'policy',
  words: '行政规范性文件',
  room: 'publications',
  siteColumn: 'policies',
  steps: ['department', 'signoff'],
  urgentSteps: ['signoff'],
  stepDays: '3',
  takesNumber: 'on',
  isPolicy: 'on',
};

test('a kind of document gets its steps; the secrecy review is in every route, sent or not', async () => {
  const page = (await desk.get('/staff/kinds/add')).html;
  assert.match(page, /value="secrecy" checked="" disabled/);
  assert.equal((await many('/staff/kinds/add', kind)).location, '/staff/kinds?done=1');
  const kept = await one(
    t.sides.staff,
    sql<{ steps: string[]; urgent: string[]; number: boolean }>`
      select steps, urgent_steps as urgent, takes_number as number from publications.kind where name = 'policy'`,
  );
  assert.deepEqual(
    { ...kept },
    { steps: ['department', 'secrecy', 'signoff'], urgent: ['secrecy', 'signoff'], number: true },
  );
  assert.equal((await many('/staff/kinds/policy', { ...kind, stepDays: '5' })).location, '/staff/kinds?done=1');
  assert.match((await desk.get('/staff/kinds')).html, /部门审核 → 保密审查 → 签发.*5 个工作日/s);
  assert.deepEqual((await lastLine()).data, {
    steps: ['department', 'secrecy', 'signoff'],
    urgent: ['secrecy', 'signoff'],
    days: 5,
    mend: 3,
    column: 'policies',
  });
});

test('a route without the secrecy review, a number without a signer and other mistakes are refused', async () => {
  const wrong: [Record<string, string | string[]>, RegExp][] = [
    [{ name: 'Policy' }, /代号只用小写字母/],
    [{ name: 'policy' }, /代号“policy”已经使用/],
    [{ name: 'more', words: '' }, /请填写种类名称/],
    [{ name: 'more', siteColumn: 'nowhere' }, /发布到的栏目没有/],
    [{ name: 'more', room: 'palace' }, /由哪个模块办理没有/],
    [{ name: 'more', steps: ['chat'] }, /审查环节没有/],
    [{ name: 'more', stepDays: '31' }, /1 和 30 之间/],
    [{ name: 'more', mendDays: '31' }, /1 和 30 之间/],
    [{ name: 'more', steps: ['department'] }, /路线里要有签发/],
    [{ name: 'more', urgentSteps: [] }, /路线里要有签发/],
  ];
  for (const [changes, about] of wrong) {
    const answer = await many('/staff/kinds/add', { ...kind, ...changes });
    assert.deepEqual([answer.status, about.test(answer.html)], [422, true], String(about));
  }
  const input = { ...kind, name: 'more', stepDays: 3, takesNumber: false, isPolicy: false };
  await assert.rejects(setKind(by(), { ...input, steps: ['department'] }), /都要有保密审查/);
  await assert.rejects(setKind(by(), { ...input, steps: ['secrecy'], urgentSteps: [] }), /都要有保密审查/);
  await assert.rejects(
    setKind(by(), { ...input, steps: ['secrecy'], urgentSteps: ['secrecy'], siteColumn: 'nowhere' }),
    /没有“nowhere”这个栏目/,
  );
});

test('a column is closed with its reason only when nothing is shown in it or leads to it, and can be opened again', async () => {
  await addColumn({ slug: 'old', name: '旧栏目' });
  await assert.rejects(closeColumn(by(), { slug: 'open', reason: '合并' }), /下面还有栏目：政策/);
  await assert.rejects(closeColumn(by(), { slug: 'policies', reason: '合并' }), /还收这些种类的文件：行政规范性文件/);
  assert.match((await desk.get('/staff/columns/policies')).html, /还收这些种类的文件/);
  assert.match((await desk.post('/staff/columns/old/close', { reason: '' })).html, /请写明撤销栏目的理由/);
  await publishIn('old');
  await assert.rejects(closeColumn(by(), { slug: 'old', reason: '合并' }), /还有 1 篇公开的内容/);
  await sql`update publications.publication set ended_at = now(), end_kind = 'gone'`.execute(t.sides.staff);
  assert.equal(
    (await desk.post('/staff/columns/old/close', { reason: '并入政策文件' })).location,
    '/staff/columns?done=closed',
  );
  assert.deepEqual([(await lastLine()).verb, (await lastLine()).reason], ['publications.closeColumn', '并入政策文件']);
  assert.equal((await rows(t.sides.live, sql`select slug from live.site_column where slug = 'old'`)).length, 0);
  await assert.rejects(closeColumn(by(), { slug: 'old', reason: '合并' }), /已经撤销/);
  await assert.rejects(closeColumn(by(), { slug: 'nowhere', reason: '合并' }), /没有这个栏目/);
  await assert.rejects(
    setKind(by(), {
      ...kind,
      siteColumn: 'old',
      stepDays: 3,
      takesNumber: false,
      isPolicy: false,
      steps: ['secrecy'],
      urgentSteps: ['secrecy'],
    }),
    /没有“old”这个栏目/,
  );
  await desk.post('/staff/columns/old', { ...column, name: '旧栏目' });
  assert.equal((await rows(t.sides.live, sql`select slug from live.site_column where slug = 'old'`)).length, 1);
});

/** One text that is public in a column, as rows: how it got there is the story of review. */
async function publishIn(slug: string): Promise<void> {
  await sql`
    with document as (
      insert into publications.document (kind, unit, public_id) values ('policy', ${desk.who.unit}, 'abcdefabcdef') returning id
    ), edition as (
      insert into publications.edition (document, number, state) select id, 1, 'issued' from document returning id, document
    ), revision as (
      insert into publications.revision (edition, number, title, body, metadata, disclosure, hash)
      select id, 1, '题', '文', '{}', 'open', repeat('a', 64) from edition returning id, edition
    )
    insert into publications.publication (document, edition, revision, site_column)
    select edition.document, edition.id, revision.id, ${slug} from edition, revision`.execute(t.sides.staff);
}

const ground = {
  code: 'POLICE_SECRET',
  words: '公安机关侦查秘密',
  article: '条例第十四条',
  mandatory: 'on',
  position: '10',
  fresh: 'on',
};

test('the exemption list is added to, corrected and put in order, each with its ledger line', async () => {
  assert.equal(
    (await desk.post('/staff/grounds/edit', { ...ground, _key: 'ground-form-1' })).location,
    '/staff/grounds?done=1',
  );
  assert.equal(
    (await desk.post('/staff/grounds/edit', { ...ground, _key: 'ground-form-1' })).location,
    '/staff/grounds?done=1',
  );
  const {
    fresh: _,
    mandatory: __,
    ...change
  } = { ...ground, code: 'WORK_SECRET', words: '属于机关工作秘密', article: '保密法第六十四条', position: '1' };
  assert.match((await desk.get('/staff/grounds/edit?code=WORK_SECRET')).html, /value="WORK_SECRET"[^>]*readonly/);
  assert.equal((await desk.post('/staff/grounds/edit', change)).location, '/staff/grounds?done=1');
  const { verb, object, data } = await lastLine();
  assert.deepEqual(
    [verb, object, data.before],
    ['review.setGround', 'review.ground:WORK_SECRET', { words: '属于工作秘密', article: '保密法第六十四条' }],
  );
  const list = (await desk.get('/staff/grounds')).html;
  assert.match(list, /属于机关工作秘密.*可以不予公开.*公安机关侦查秘密.*条例第十四条/s);
});

test('a ground without its article, or one that is there already, is refused beside the field', async () => {
  const wrong: [Partial<typeof ground>, RegExp][] = [
    [{ code: 'lower' }, /大写字母/],
    [{ code: 'NEW_ONE', words: '秘密' }, /至少 4 个字/],
    [{ code: 'NEW_ONE', article: '有关规定' }, /条例第十六条第二款/],
    [{ code: 'NEW_ONE', position: '0' }, /1 和 999 之间/],
    [{ code: 'STATE_SECRET' }, /代号“STATE_SECRET”已经使用/],
  ];
  for (const [changes, about] of wrong) {
    const answer = await desk.post('/staff/grounds/edit', { ...ground, ...changes });
    assert.deepEqual([answer.status, about.test(answer.html)], [422, true], String(about));
  }
  assert.equal((await desk.get('/staff/grounds/edit?code=NOWHERE')).status, 404);
  await assert.rejects(
    setGround(by(), { ...ground, mandatory: true, position: 1, fresh: false, article: '' }),
    /请写明法律法规的条/,
  );
});

test('nobody but the system administrator sees or changes any of it', async () => {
  const others = (Object.keys(roles) as Role[]).filter((role) => !['system', 'security', 'audit'].includes(role));
  const wrong = await office.person('办文的同志', desk.who.unit, ...others);
  const administrators = [
    await office.person('安全管理员', desk.who.unit, 'security'),
    await office.person('审计员', desk.who.unit, 'audit'),
  ];
  const forms = ['columns/add', 'columns/policies', 'kinds/add', 'kinds/policy', 'grounds/edit'];
  for (const who of [wrong, ...administrators]) {
    const door = testDoor(t.sides, siteStaff, who);
    for (const path of ['columns', 'kinds', 'grounds', ...forms])
      assert.equal((await door.get(`/staff/${path}`)).status, 403, path);
    for (const path of [...forms, 'columns/policies/close'])
      assert.equal((await door.post(`/staff/${path}`, column)).status, 403, path);
  }
  const hand = office.by(wrong);
  for (const deed of [
    () => setColumn(hand, { ...column, parent: null, updateDays: null, position: 1 }),
    () => closeColumn(hand, { slug: 'policies', reason: '越权' }),
    () => setKind(hand, { ...kind, stepDays: 3, takesNumber: true, isPolicy: true }),
    () => setGround(hand, { ...ground, mandatory: true, position: 1, fresh: false }),
  ])
    await assert.rejects(deed(), (error) => error instanceof Refused && error.status === 403);
});
