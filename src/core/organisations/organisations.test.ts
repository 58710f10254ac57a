import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { Refused } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { type Role, roles } from '../caller.ts';
import { closeTasks, openTask } from '../workflow/tasks.ts';
import { type TestDoor, type TestOffice, testDoor, testOffice } from '../workflow/test-office.ts';
import { changeSite, changeUnit, closeUnit, setGroup, setSetting } from './actions.ts';
import { showUnits } from './history.ts';
import { organisationsStaff } from './staff.tsx';

let t: TestDatabase;
let office: TestOffice;
let desk: TestDoor;

before(async () => {
  t = await testDatabase();
  office = testOffice(t);
  const home = await office.unit('区政府办公室');
  desk = testDoor(t.sides, organisationsStaff, await office.person('系统管理员', home, 'system'));
});
after(() => t?.close());

const education = {
  slug: 'education',
  name: '区教育局',
  fullName: '丹东市振兴区教育局',
  aliases: '区教体局\n教育局',
  parent: '',
  kind: 'department',
  code: 'ZX010',
  series: '振教发',
  position: '10',
};
const add = (changes: Partial<typeof education> = {}) => desk.post('/staff/units/add', { ...education, ...changes });
const unit = (slug: string) =>
  one(t.sides.staff, sql<Record<string, unknown>>`select * from organisations.unit where slug = ${slug}`);
const lastLine = () =>
  one(
    t.sides.staff,
    sql<{ verb: string; object: string; reason: string | null; data: Record<string, unknown> }>`
      select verb, object, reason, data from ledger.line order by id desc limit 1`,
  );
const by = () => office.by(desk.who);

test('a unit is added with everything its tree and its numbers need; the public hears of it from whatever names it first', async () => {
  const form = { ...education, _key: 'add-education-1' };
  const done = await desk.post('/staff/units/add', form);
  assert.equal(done.location, '/staff/units?done=added');
  assert.equal(
    (await desk.post('/staff/units/add', form)).location,
    '/staff/units?done=added',
    'a reload is the same act',
  );
  const { aliases, series } = await unit('education');
  assert.deepEqual([aliases, series], [['区教体局', '教育局'], ['振教发']]);
  await add({ slug: 'school', name: '区教师进修学校', code: 'ZX011', parent: 'education', aliases: '' });
  const page = (await desk.get('/staff/units')).html;
  assert.match(page, /区教育局.*└.*区教师进修学校.*缺职责、地址/s);
  assert.equal((await lastLine()).verb, 'organisations.addUnit');
  const seen = () => rows(t.sides.live, sql`select slug from live.unit where slug = 'nursery'`);
  await add({ slug: 'nursery', name: '区幼儿园', code: 'ZX012', aliases: '' });
  assert.equal((await seen()).length, 0, 'nobody but the administrator has read this name');
  await office.within(desk.who, async (act) => showUnits(act, [Number((await unit('nursery')).id)]));
  assert.equal((await seen()).length, 1);
});

test('what is wrong with a unit stands beside its field with an example, and what was typed is kept', async () => {
  const wrong: [Partial<typeof education>, RegExp][] = [
    [{ slug: '教育' }, /网址名只能用小写字母/],
    [{ slug: 'other', name: '' }, /请填写单位名称/],
    [{ slug: 'other', kind: 'palace' }, /单位类别没有/],
    [{ slug: 'other', code: '' }, /索引号要用它/],
    [{ slug: 'other', code: '教育' }, /只用字母、数字和连字符/],
    [{ slug: 'other', series: 'ABC' }, /1 到 12 个汉字/],
    [{ slug: 'other', parent: 'nowhere' }, /上级单位没有/],
    [{ slug: 'other', name: '区教育局', code: 'X1' }, /名称已经由“区教育局”使用/],
    [{ slug: 'other', name: '另一个局' }, /机构代码已经由“区教育局”使用/],
    [{ name: '另一个局', code: 'X1' }, /网址名已经由“区教育局”使用/],
  ];
  for (const [changes, about] of wrong) {
    const answer = await add({ fullName: '打了很久的全称', ...changes });
    assert.equal(answer.status, 422, String(about));
    assert.match(answer.html, about);
    assert.match(answer.html, /field-error/);
    assert.match(answer.html, /打了很久的全称/);
  }
});

test('a unit is changed; its address stays, and what it was is in the ledger', async () => {
  const done = await desk.post('/staff/units/education', { ...education, name: '区教育和体育局', slug: 'sports' });
  assert.equal(done.location, '/staff/units/education?done=changed');
  assert.equal((await unit('education')).name, '区教育和体育局');
  assert.deepEqual((await lastLine()).data, { name: '区教育和体育局', before: '区教育局' });
  assert.equal((await desk.post('/staff/units/nowhere', education)).status, 404);
});

test("a name that the public has read is not one person's to change, nor is the end of such a unit", async () => {
  const nursery = { ...education, slug: 'nursery', name: '区第一幼儿园', code: 'ZX012', aliases: '' };
  const renamed = await desk.post('/staff/units/nursery', nursery);
  assert.deepEqual([renamed.status, /由两个人办理/.test(renamed.html)], [409, true]);
  assert.equal((await desk.post('/staff/units/nursery', { ...nursery, name: '区幼儿园', position: '3' })).status, 303);
  assert.match((await desk.get('/staff/units/nursery')).html, /请在“机构职能”里提出/);
  const closed = await desk.post('/staff/units/nursery/close', { on: '2019-08-08', reason: '区机构改革方案' });
  assert.deepEqual([closed.status, /由两个人办理/.test(closed.html)], [409, true]);
});

test('no unit stands above itself, not even through others', async () => {
  const page = await desk.post('/staff/units/education', { ...education, parent: 'school' });
  assert.equal(page.status, 422);
  assert.match(page.html, /上级单位没有“school”这一项/);
  const input = { ...education, kind: 'department' as const, aliases: [], series: [], position: 1, parent: 'school' };
  await assert.rejects(changeUnit(by(), input), /不能是它自己下面的单位/);
});

test('a unit is closed with its reason only when nothing leans on it, and then nothing of it changes any more', async () => {
  const close = { on: '2019-08-08', reason: '区机构改革方案' };
  assert.match((await desk.get('/staff/units/education')).html, /下面还有在用的单位：区教师进修学校/);
  assert.equal((await desk.post('/staff/units/education/close', close)).status, 409);
  const school = Number((await unit('school')).id);
  const teacher = await office.person('教师甲', school, 'drafter');
  await assert.rejects(closeUnit(by(), { slug: 'school', ...close }), /在岗人员：教师甲.*安全管理员/);
  const task = { object: 'office.test:1', title: '待办', step: '办理', path: '/staff', unit: school };
  await office.within(desk.who, (act) => openTask(act, task));
  await assert.rejects(closeUnit(by(), { slug: 'school', ...close }), /1 件待办没有办结/);
  await office.within(desk.who, async (act) => {
    await closeTasks(act, task.object, '办结');
    await sql`update people.post set ended_at = now() where person = ${teacher.person}`.execute(act.tx);
  });
  for (const [field, value, about] of [
    ['on', '2019-02-30', /不存在/],
    ['on', '2019-08-09', /不能晚于今天/],
    ['reason', '', /请写明撤销的依据/],
  ] as const) {
    const answer = await desk.post('/staff/units/school/close', { ...close, [field]: value });
    assert.deepEqual([answer.status, about.test(answer.html)], [422, true], String(about));
  }
  const done = await desk.post('/staff/units/school/close', close);
  assert.equal(done.location, '/staff/units/school?done=closed');
  assert.deepEqual([(await lastLine()).verb, (await lastLine()).reason], ['organisations.closeUnit', '区机构改革方案']);
  assert.equal((await rows(t.sides.live, sql`select slug from live.unit where slug = 'school'`)).length, 0);
  const page = (await desk.get('/staff/units/school')).html;
  assert.match(page, /单位已撤销/);
  assert.equal(page.includes('<form'), false);
  assert.equal((await desk.post('/staff/units/school/close', close)).status, 409);
  const again = { ...education, slug: 'school', name: '换个名字', code: 'ZX011', parent: '' };
  assert.equal((await desk.post('/staff/units/school', again)).status, 409);
});

test('a phrase of plans names the units that the office says', async () => {
  const send = async (units: string[]) => {
    const body = new URLSearchParams({ name: '各街道办事处' });
    for (const slug of units) body.append('units', slug);
    return desk.post('/staff/groups/edit', body as unknown as Record<string, string>);
  };
  assert.equal((await send(['education', 'unit-1'])).location, '/staff/groups?done=1');
  assert.match((await desk.get('/staff/groups')).html, /各街道办事处.*区教育和体育局、区政府办公室/s);
  const edit = (await desk.get(`/staff/groups/edit?name=${encodeURIComponent('各街道办事处')}`)).html;
  assert.match(edit, /value="education" checked/);
  assert.equal((await send(['nowhere'])).status, 422);
  assert.match((await desk.post('/staff/groups/edit', { name: '' })).html, /请填写文件里的说法/);
  await assert.rejects(setGroup(by(), { name: '各局', units: ['nowhere'] }), /有不存在的单位：nowhere/);
  await assert.rejects(setGroup(by(), { name: '局', units: [] }), /请填写单位组的名称/);
});

const site = {
  name: '振兴区人民政府',
  domain: 'zhenxing.example',
  icp: '辽ICP备00000000号',
  hotlineLabel: '8890',
  hotlinePhone: '8890',
};
const readSite = async () =>
  (await one(t.sides.live, sql<{ value: Record<string, unknown> }>`select value from live.setting where name = 'site'`))
    .value;

test('the site says who it is; what is left empty disappears, what belongs to another page stays', async () => {
  const menu = { menu: '首页 /\n政务公开 /open/', footer: '', hotWords: '停水、入学' };
  assert.equal((await desk.post('/staff/settings/navigation', menu)).location, '/staff/settings/navigation?done=1');
  await desk.post('/staff/settings', { ...site, motto: '公开为常态', ipv6: 'on' });
  assert.equal((await desk.post('/staff/settings', site)).location, '/staff/settings?done=1');
  assert.deepEqual(await readSite(), {
    name: '振兴区人民政府',
    domain: 'zhenxing.example',
    ipv6: false,
    icp: { number: '辽ICP备00000000号', href: 'https://beian.miit.gov.cn/' },
    hotline: { label: '8890', phone: '8890' },
    menu: [
      { label: '首页', href: '/' },
      { label: '政务公开', href: '/open/' },
    ],
    footer: [],
    search: { action: '/search', hotWords: ['停水', '入学'] },
  });
  assert.match((await desk.get('/staff/settings/navigation')).html, /政务公开 \/open\//);
  assert.equal((await lastLine()).object, 'organisations.setting:site');
});

test('every setting that cannot be right is told beside its field with an example', async () => {
  const wrong: [string, string, string, RegExp][] = [
    ['', 'name', '', /请填写网站的规范名称/],
    ['', 'domain', 'https://x.gov.cn/', /只写主机名/],
    ['', 'idCode', '123', /10 位字母或数字/],
    ['', 'postcode', '11800', /6 位数字/],
    ['', 'phone', '电话', /只写数字和连字符/],
    ['', 'email', 'a.b', /name@example/],
    ['', 'icp', '备案', /辽ICP备00000000号/],
    ['', 'police', '公安', /公安备案号要写全/],
    ['', 'findErrors', 'zfwzzc', /https:/],
    ['', 'signIn', 'lnzwfw', /https:/],
    ['', 'rating', '好差评', /https:/],
    ['', 'hotlinePhone', '', /把热线号码也写上/],
    ['', 'partyMarkHref', 'https://', /要以 https/],
    ['', 'partyMarkHref', 'https://bszs.conac.cn/', /把它的文字也写上/],
    ['/navigation', 'menu', '', /至少要有一项/],
    ['/navigation', 'menu', '政务公开', /名称 空格 地址/],
    ['/navigation', 'menu', '坏 javascript:alert(1)', /名称 空格 地址/],
    ['/index-number', 'template', '{code}-{serial:5}', /缺少 \{year\}/],
    ['/index-number', 'template', '{code}{year}{serial}{month}', /只能写 code、year、serial/],
    ['/index-number', 'template', '', /请填写索引号模板/],
  ];
  for (const [page, field, value, about] of wrong) {
    const answer = await desk.post(`/staff/settings${page}`, { ...site, menu: '首页 /', [field]: value });
    assert.deepEqual([answer.status, about.test(answer.html)], [422, true], `${field}: ${about}`);
    assert.match(
      answer.html,
      field === 'partyMarkHref' ? /id="f-partyMark(Href|Label)-error"/ : new RegExp(`id="f-${field}-error"`),
    );
  }
  await assert.rejects(changeSite(by(), { name: '' }), /网站名称不能空着/);
  await assert.rejects(changeSite(by(), { menu: [] }), /至少要有一项/);
  await assert.rejects(setSetting(by(), { name: '大写', value: 1, open: false }), /设置项的名称/);
  await assert.rejects(setSetting(by(), { name: 'index_number', value: '号', open: false }), /编出的号会重复/);
});

test('the template of index numbers is kept and stays unseen by the public', async () => {
  const done = await desk.post('/staff/settings/index-number', { template: '{code}-{year}-{serial:6}' });
  assert.equal(done.location, '/staff/settings/index-number?done=1');
  assert.match((await desk.get('/staff/settings/index-number')).html, /\{code\}-\{year\}-\{serial:6\}/);
  assert.equal((await rows(t.sides.live, sql`select name from live.setting where name = 'index_number'`)).length, 0);
});

test('nobody but the system administrator sees or changes any of it', async () => {
  const others = (Object.keys(roles) as Role[]).filter((role) => !['system', 'security', 'audit'].includes(role));
  const wrong = await office.person('办文的同志', desk.who.unit, ...others);
  const administrators = [
    await office.person('安全管理员', desk.who.unit, 'security'),
    await office.person('审计员', desk.who.unit, 'audit'),
  ];
  const paths = [
    'units',
    'units/add',
    'units/education',
    'groups',
    'groups/edit',
    'settings',
    'settings/navigation',
    'settings/index-number',
  ];
  for (const who of [wrong, ...administrators]) {
    const door = testDoor(t.sides, organisationsStaff, who);
    for (const path of paths) assert.equal((await door.get(`/staff/${path}`)).status, 403, path);
    for (const path of [...paths.filter((one) => !['units', 'groups'].includes(one)), 'units/education/close'])
      assert.equal((await door.post(`/staff/${path}`, { ...education, ...site })).status, 403, path);
  }
  for (const deed of [
    () => closeUnit(office.by(wrong), { slug: 'education', on: '2019-08-08', reason: '越权' }),
    () => setGroup(office.by(wrong), { name: '越权', units: [] }),
    () => changeSite(office.by(wrong), { name: '越权' }),
  ])
    await assert.rejects(deed(), (error) => error instanceof Refused && error.status === 403);
});
