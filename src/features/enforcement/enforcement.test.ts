import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { revise } from '../../core/publications/actions/draft.ts';
import { correct } from '../../core/publications/actions/links.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { rows } from '../../platform/database.ts';
import { markOf, unmaskEntry, writeEntry } from './actions/draft.ts';
import { findEntry } from './queries.ts';
import {
  ago,
  codes,
  type EnforcementOffice,
  penalty,
  permit,
  personal,
  testOffice,
  today,
  wordsOf,
} from './test-enforcement.ts';

// A decision is entered once, masked before anybody reviews it, cleared by two persons, and found by everybody.

let o: EnforcementOffice;
before(async () => {
  o = await testOffice();
});
after(() => o?.close());

const secrets = ['欧阳雪豹', '11010519491231002X', '13987654321', '灯塔路九号院'];

test('while nothing is public the list says so, and why', async () => {
  const { status, words } = await o.visit('/enforcement/');
  assert.equal(status, 200);
  assert.match(words, /还没有公开的行政执法决定.*行政执法决定正在整理/);
});

let person: { document: number; edition: number; revision: number };

test('a natural person is masked before review: the masked text is the revision, the original lies sealed', async () => {
  person = await o.draft(personal);
  const { content } = await getEdition(o.db, person.edition);
  assert.equal(content.title, '欧＊＊＊行政处罚决定（振建罚〔2026〕2号）');
  assert.match(content.body, /欧＊＊＊（身份证号110＊＊＊＊2X，电话139＊＊＊＊21，住址：＊＊＊）擅自搭建棚屋/);
  const everything = await o.everything();
  for (const secret of secrets) {
    assert.ok(!everything.includes(secret), `${secret} stands in a table`);
    assert.ok(!everything.includes(Buffer.from(secret).toString('hex')), `${secret} as bytes`);
  }
});

test('the original is read once, against a reason that the ledger keeps, by those who enter decisions of the unit', async () => {
  const door = o.desk(o.drafter);
  const refused = await door.post(`/staff/enforcement/entries/${person.document}/unmask`, { reason: '' });
  assert.deepEqual([refused.status, /请写明查看未脱敏原文的理由/.test(refused.html)], [422, true]);
  const opened = await door.post(`/staff/enforcement/entries/${person.document}/unmask`, { reason: '核对送达回证' });
  assert.match(wordsOf(opened.html), /行政 ?相对人 ?名称 欧阳雪豹.*证件号码 11010519491231002X/);
  assert.equal((await o.desk(o.stranger).get(`/staff/enforcement/entries/${person.document}`)).status, 404);
  await assert.rejects(unmaskEntry(o.by(o.stranger), { document: person.document, reason: '看看' }), /没有找到/);
  await assert.rejects(unmaskEntry(o.by(o.reviewer), { document: person.document, reason: '看看' }), /没有这项权限/);
  const kept = await rows(
    o.db,
    sql<{ reason: string }>`select reason from ledger.line where verb = 'enforcement.unmask'`,
  );
  assert.deepEqual(
    kept.map(({ reason }) => reason),
    ['核对送达回证'],
  );
});

test('an edit that leaves what is masked as it is shown keeps the original', async () => {
  const { values, revision } = (await findEntry(o.db, person.document))!;
  const typed = { ...values, note: '补充说明' };
  const input = { edition: person.edition, base: revision, mark: markOf(typed), values: () => typed };
  await writeEntry(o.by(o.drafter), input);
  const { original } = await unmaskEntry(o.by(o.drafter), { document: person.document, reason: '核对' });
  assert.deepEqual(
    [original!.party, original!.idNumber, original!.note],
    ['欧阳雪豹', '11010519491231002X', '补充说明'],
  );
});

test('a decision about a minor is not entered at all, however it is put', async () => {
  const refusal = /未成年人.*不能录入/;
  await assert.rejects(o.draft({ ...personal, number: '振建罚〔2026〕3号', minor: '是' }), refusal);
  // born on 2010-01-01
  await assert.rejects(o.draft({ ...personal, number: '振建罚〔2026〕3号', idNumber: '110105201001010010' }), refusal);
  await assert.rejects(o.draft({ ...personal, number: '振建罚〔2026〕3号', idNumber: 'P1234567' }), /是否未成年人/);
});

test('the name of whoever keeps a shop is masked, the shop is not', async () => {
  const { edition } = await o.draft({
    ...penalty,
    number: '振建罚〔2026〕4号',
    partyKind: '个体工商户',
    party: '振兴区小灯笼面馆',
    uscc: '',
    legalPerson: '南宫灯笼',
    facts: '经营者南宫灯笼占道经营。',
  });
  const { content } = await getEdition(o.db, edition);
  assert.match(content.title, /振兴区小灯笼面馆/);
  assert.match(content.body, /经营者南＊＊＊占道经营/);
  assert.doesNotMatch(content.body, /南宫灯笼/);
});

test('what the form refuses stands beside its field, with what was typed kept', async () => {
  const door = o.desk(o.drafter);
  const kinds = await door.get('/staff/enforcement/new/decision');
  assert.match(wordsOf(kinds.html), /行政许可 行政处罚 行政强制/);
  const form = await door.get(`/staff/enforcement/new/decision?kind=${encodeURIComponent('处罚')}`);
  assert.match(form.html, /name="facts"/);
  const fields = { ...(penalty as Record<string, string>), unit: String(o.unit) };
  const wrong = await door.post('/staff/enforcement/new/decision', {
    ...fields,
    number: '振建罚〔2026〕5号',
    uscc: codes.firm.replace('A', 'B'),
    decidedOn: '2026-02-30',
    fine: '很多',
    facts: '',
  });
  assert.equal(wrong.status, 422);
  for (const sentence of [/校验位不对（GB 32100）/, /这一天不存在/, /罚款金额（万元）请写数字/, /请填写违法事实/])
    assert.match(wrong.html, sentence);
  assert.match(wrong.html, /value="很多"/);
  const late = await door.post('/staff/enforcement/new/decision', {
    ...fields,
    number: '振建罚〔2026〕5号',
    decidedOn: '2099-01-01',
  });
  assert.match(late.html, /还没有到，请检查年月日/);
  const good = await door.post('/staff/enforcement/new/decision', {
    ...fields,
    number: '振建罚［2026］5号',
    uscc: `９${codes.firm.slice(1).toLowerCase()}`,
    fine: '人民币壹万贰仟元整',
    _key: 'good-5',
  });
  assert.equal(good.status, 303);
  const edition = Number(/editions\/(\d+)/.exec(good.location!)![1]);
  const { content } = await getEdition(o.db, edition);
  const values = content.metadata.elements!.values;
  assert.deepEqual([values.number, values.uscc, values.fine], ['振建罚〔2026〕5号', codes.firm, '1.2']);
  const twice = await door.post('/staff/enforcement/new/decision', {
    ...fields,
    number: '振建罚〔2026〕5号',
    _key: 'again-5',
  });
  assert.deepEqual([twice.status, /已经录入，一份决定只录入一次/.test(twice.html)], [409, true]);
});

test('nobody writes the text of a decision past its elements, and nothing unmasked goes to review', async () => {
  const { edition, revision, document } = await o.draft({ ...personal, number: '振建罚〔2026〕6号' });
  const { content } = await getEdition(o.db, edition);
  const { elements, ...metadata } = content.metadata;
  await assert.rejects(
    revise(o.by(o.drafter), { edition, base: revision, content: { ...content, metadata, body: '<p>随便写</p>' } }),
    /由专门的表单生成/,
  );
  const open = { ...elements!, values: { ...elements!.values, party: '欧阳雪豹' } };
  const smuggled = await revise(o.by(o.drafter), {
    edition,
    base: revision,
    content: { ...content, metadata: { ...metadata, elements: open } },
  });
  assert.ok(smuggled.revision > revision);
  const door = o.desk(o.drafter);
  const sent = await door.post('/staff/enforcement/send', { edition: String(edition), _key: 'send-open' });
  assert.match(sent.html, /有未脱敏的个人信息/);
  assert.equal((await findEntry(o.db, document))!.state, 'draft');
});

let published: string;

test('several decisions go out by one clearance; people read each, and find it by body, kind, day and organisation', async () => {
  const [first, second] = [await o.draft(penalty), await o.draft(permit)];
  await o.publish(first.edition, second.edition, person.edition);
  published = await o.addressOf(first.document);
  const page = await o.visit(published);
  assert.equal(page.status, 200);
  assert.match(page.words, /行政相对人名称 丹东演示建设有限公司.*决定文书号 振建罚〔2026〕1号.*罚款金额 1.2 万元/);
  assert.match(page.words, /应当在决定之日起 7 个工作日内公开.*按期/);
  const list = await o.visit('/enforcement/');
  assert.match(list.words, /共 3 份/);
  const count = async (query: string) =>
    /共 (\d+) 份/.exec((await o.visit(`/enforcement/?${query}`)).words)?.[1] ?? '0';
  assert.equal(await count('kind=许可'), '1');
  assert.equal(await count(`from=${ago(4)}&to=${today}`), '2');
  assert.equal(await count('q=演示建设'), '2');
  assert.equal(await count('q=振建罚[2026]1号'), '1', 'by number in any bracket');
  assert.equal(await count('unit=housing'), '3');
  assert.equal(await count('unit=office'), '0');
  assert.equal(await count('q=欧'), '0', 'a person cannot be looked for');
});

test('the list goes out as table and records, masked like the page, and as open data', async () => {
  for (const address of ['/enforcement/list.csv', '/enforcement/list.json', '/data/enforcement.csv']) {
    const { status, body } = await o.visit(address);
    assert.equal(status, 200, address);
    assert.match(body, /丹东演示建设有限公司/, address);
    assert.match(body, /欧＊＊＊/, address);
    for (const secret of secrets) assert.ok(!body.includes(secret), `${address} tells ${secret}`);
  }
  const records = JSON.parse((await o.visit('/enforcement/list.json?kind=处罚')).body) as Record<string, string>[];
  assert.equal(records.length, 2);
  assert.match((await o.visit('/enforcement/feed.atom')).body, /振建罚〔2026〕1号/);
});

test('everybody sees how much each unit published in time', async () => {
  const late = await o.draft({ ...permit, number: '振建许〔2026〕8号', decidedOn: ago(40) });
  await o.publish(late.edition);
  const { words } = await o.visit('/enforcement/timeliness/');
  assert.match(words, /区住房城乡建设局 （3 \/ 4 份）/);
  assert.match(words, /单位 .*已公开 .*按期公开 .*百分比 .*区住房城乡建设局 4 3 75/);
  const { body } = await o.visit('/enforcement/timeliness/?sort=share&order=descending');
  assert.match(
    body,
    /aria-sort="descending"[^>]*><a href="\/enforcement\/timeliness\/\?sort=share&amp;order=ascending"/,
  );
  assert.match(body, /<details class="chart-table" open/, 'who asks for an order sees the table');
  assert.match(body, /list\.csv\?sort=share&amp;order=descending/);
  assert.match((await o.visit(await o.addressOf(late.document))).words, /迟于期限/);
});

test('the desk warns before the last day and after it', async () => {
  await o.draft({ ...permit, number: '振建许〔2026〕9号', decidedOn: ago(60) });
  const { html } = await o.desk(o.drafter).get('/staff/enforcement?state=late');
  assert.match(wordsOf(html), /振建许〔2026〕9号.*超期 · 已过 \d+ 个工作日/);
  assert.doesNotMatch(wordsOf(html), /振建许〔2026〕8号/);
});

test('days that cannot be read are told of, as they were typed, and narrow nothing', async () => {
  for (const [query, why] of [
    ['from=abc&to=2026-99-99', /起始日期请写成“ ?2026-03-10 ?”的样子。 截止日期“ ?2026-99-99 ?”这一天不存在/],
    ['from=2026-12-01&to=2026-01-01', /截止日期比起始日期早/],
  ] as const) {
    const list = await o.visit(`/enforcement/?${query}`);
    assert.match(list.words, why);
    assert.match(list.words, /错误：.*您填写的内容有问题/);
    assert.equal(list.status, 422);
    assert.match(list.body, new RegExp(`value="${query.split(/[=&]/)[1]}"`));
  }
});

test('a month without decisions is stated by name, cleared, and shown instead of an empty list', async () => {
  const month = '2020-02';
  const said = { month, organ: '区住房城乡建设局' };
  const { edition, document } = await o.draft(said, 'statement');
  await o.publish(edition);
  const list = await o.visit('/enforcement/?from=2020-02-01&to=2020-02-29');
  assert.match(list.words, /无行政执法决定的说明 区住房城乡建设局2020年2月无行政执法决定的说明/);
  assert.match((await o.visit('/enforcement/?q=没有这家公司')).words, /没有符合条件的行政执法决定/);
  assert.match((await o.visit(await o.addressOf(document))).words, /经核实，区住房城乡建设局2020年2月没有作出/);
  assert.match(
    (await o.visit('/enforcement/?from=2019-02-01&to=2019-02-28')).words,
    /有关单位还没有说明这段时间没有决定/,
  );
  await assert.rejects(o.draft({ ...said, month: today.slice(0, 7) }, 'statement'), /还没有过完/);
  const busy = ago(40).slice(0, 7);
  await assert.rejects(o.draft({ ...said, month: busy }, 'statement'), /本单位录入了 \d+ 份行政执法决定/);
});

test('a correction opens the next edition, and the public sees the difference', async () => {
  const found = (
    await rows(
      o.db,
      sql<{ document: number }>`select document from enforcement.entry where number = '振建罚〔2026〕1号'`,
    )
  )[0]!;
  const { edition } = await correct(o.by(o.drafter), { document: found.document, note: '更正处罚依据。' });
  const { revision, content } = await getEdition(o.db, edition);
  const typed = { ...penalty, basis: '《建筑工程施工许可管理办法》第十三条' };
  await writeEntry(o.by(o.drafter), { edition, base: revision, mark: markOf(typed), values: () => typed });
  assert.ok(content.title);
  await o.publish(edition);
  const page = await o.visit(published);
  assert.match(page.words, /第十三条/);
  const id = /(\w{12})\.html$/.exec(published)![1];
  assert.match((await o.visit(`/versions/${id}/1/2`)).words, /第十 【删除】 二 【新增】 三 条/);
});
