import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { draftBulletin } from './core/bulletins/actions.ts';
import { listBulletins } from './core/bulletins/queries.ts';
import { correct } from './core/publications/actions/links.ts';
import { getLatestEdition } from './core/publications/queries.ts';
import { rows } from './platform/database.ts';
import { type BulletinOffice, bulletinOffice, wordsOf } from './test-bulletins.ts';

// Notices that were public before this platform come in as files or pasted text, are looked over, reviewed and public again, with the
// day on which they were first public and their old address; nobody who inspected is named on the way.

let o: BulletinOffice;
before(async () => {
  o = await bulletinOffice();
});
after(() => o?.close());

const result = `# url: http://old.example.gov.cn/ssj/202105/t20210511_77.htm
# title: 2021年第季度养老机构“双随机”抽查结果
# published: 2021-05-11 10:00

根据《云溪区2021年度抽查计划》（云监发〔2021〕4号），现公布抽查结果。
序号|检查对象|检查时间|执法人员|检查结果
1|云溪第一养老院|2021年4月20日|张三丰、李四光|未发现问题
2|云溪第二养老院|2021年4月21日|张三丰、李四光|发现问题已责令改正
云溪区民政局 2021年5月10日`;
const plan = `云溪区2022年度部门联合抽查计划
发布时间：2022-02-03　来源：云溪区市场监管局
各部门：
全部检查在10月底前完成，12月5日前报送总结。
附件：2022年度抽查计划表
云溪区市场监管局
2022年2月1日`;
const permit = `# 标题：2020年6月建筑施工许可公示
# 发布时间：2020-07-02
2020年6月，云溪区行政审批局核准建筑施工许可共5件，具体情况见附表（.xls）。
云溪区行政审批局 2020年7月1日`;
const penalty = `# title: 行政处罚公示
# published: 2021-03-03
处罚决定书文号：云城罚〔2021〕9号
当事人：赵小宝
处罚依据：《城市市容管理条例》第三十四条
处罚内容：罚款人民币贰佰元
作出机关和日期：云溪区城市管理局 2021年3月1日
公示期限：2021年3月3日至2021年6月3日`;

const waiting = () => listBulletins(o.db, null, { waiting: true, page: 1, perPage: 50 });
const idOf = async (part: string): Promise<number> =>
  (await listBulletins(o.db, null, { waiting: false, page: 1, perPage: 50 })).find(
    ({ told, text }) => told.title?.includes(part) || text.includes(part),
  )!.id;

test('several files and a pasted text come in at once; what cannot be read is named, the same again is no second', async () => {
  const { status, html } = await o.bring(
    [
      { name: '结果.txt', text: result },
      { name: '坏的.txt', text: Buffer.from('%PDF-1.7 ...') },
      { name: '许可.txt', text: permit },
    ],
    `${plan}\n====\n${penalty}`,
  );
  assert.equal(status, 422);
  assert.match(wordsOf(html), /其余 4 份已经读入.*“坏的\.txt”是PDF文件/s);
  assert.equal((await waiting()).length, 4);
  const again = await o.bring([{ name: '另一个名字.txt', text: `\n${result.replaceAll('\n', '\r\n')}\n` }]);
  assert.match(again.location!, /kept=0&known=1/);
  assert.equal((await waiting()).length, 4);
  const nothing = await o.bring([]);
  assert.deepEqual([nothing.status, /请选择文件，或者粘贴/.test(nothing.html)], [422, true]);
});

test('names of those who inspected are nowhere in the house from the moment they arrive', async () => {
  const tables = await rows(o.db, sql<{ text: string }>`select t::text as text from bulletins.bulletin t`);
  const lines = await rows(o.db, sql<{ text: string }>`select t::text as text from ledger.line t`);
  assert.equal(tables.length, 4);
  assert.doesNotMatch([...tables, ...lines].map(({ text }) => text).join(), /张三丰|李四光|赵小宝/);
});

test('the clerk reads what was read, what is missing and what may not come out again', async () => {
  const page = async (part: string) =>
    wordsOf((await o.desk(o.drafter).get(`/staff/bulletins/${await idOf(part)}`)).html);
  const first = await page('养老机构');
  assert.match(first, /标题缺少季度数/);
  assert.match(first, /执法|检查人员、联系人的姓名和持证编号、身份证号等 4 处已隐去/);
  assert.match(first, /随机抽查结果.*2021-05-11.*云溪区民政局.*《云溪区2021年度抽查计划》（云监发〔2021〕4号）/);
  assert.match(first, /未发现问题 1，发现问题已责令改正 1/);
  const second = await page('联合抽查计划');
  assert.match(second, /随机抽查计划 .*2022年10月31日：.*2022年12月5日：/);
  assert.match(second, /计划内容只在附件中，附件没有提供：请找到“2022年度抽查计划表”/);
  assert.match(second, /没有旧网址/);
  assert.match(await page('施工许可'), /清单只在附件中，附件没有提供：请找到“附表（\.xls）”.*5 件/);
  const gone = await page('云城罚');
  assert.match(gone, /还不能起草 公示期限已于 2021-06-03 届满，不应再公开/);
  assert.match(gone, /按现在的公示要求还缺：.*行政相对人类别/);
  assert.match(gone, /赵＊＊/);
});

test('another unit does not see them, and who does not draft neither brings nor drafts', async () => {
  const id = await idOf('养老机构');
  assert.equal((await o.desk(o.stranger).get(`/staff/bulletins/${id}`)).status, 404);
  assert.equal((await o.bring([{ name: 'a.txt', text: result }], '', o.reviewer)).status, 403);
  assert.equal((await o.desk(o.reviewer).post(`/staff/bulletins/${id}/draft`, { _key: 'r' })).status, 403);
  await assert.rejects(draftBulletin(o.by(o.stranger), { id }), /NotFound|没有|不存在/);
});

test('what was read wrongly is put right, errors keep what was typed, a row that does not fit is named by its line', async () => {
  const id = await idOf('养老机构');
  const at = `/staff/bulletins/${id}`;
  const [row] = (await waiting()).filter((one) => one.id === id);
  const form = {
    title: '2021年第一季度养老机构“双随机”抽查结果',
    shape: '',
    organ: '',
    issuedOn: '',
    publishedOn: '2021-05-11',
    address: 'old',
    text: row!.text,
  };
  const wrong = await o.desk(o.drafter).post(at, { ...form, _key: 'w' });
  assert.deepEqual(
    [wrong.status, /旧网址请写完整/.test(wrong.html), /value="old"/.test(wrong.html)],
    [422, true, true],
  );
  const address = 'http://old.example.gov.cn/ssj/202105/t20210511_77.htm';
  const short = row!.text.replace('2|云溪第二养老院|', '2|');
  await o.desk(o.drafter).post(at, { ...form, address, text: short, _key: 'short' });
  assert.match(wordsOf((await o.desk(o.drafter).get(at)).html), /没有读懂的 第 4 行：这一行有 4 格，表头有 5 格/);
  assert.equal((await o.desk(o.drafter).post(at, { ...form, address, _key: 'm' })).status, 303);
  const mended = wordsOf((await o.desk(o.drafter).get(at)).html);
  assert.doesNotMatch(mended, /标题缺少|没有读懂的/);
});

test('drafted once however often it is asked, reviewed, public with its first day, and the old address leads to it', async () => {
  const ids = [await idOf('养老机构'), await idOf('联合抽查计划'), await idOf('施工许可')];
  for (const key of ['d1', 'd2'])
    assert.equal(
      (await o.desk(o.drafter).post('/staff/bulletins/draft', { id: ids.map(String), _key: key })).status,
      303,
    );
  const refused = await o
    .desk(o.drafter)
    .post('/staff/bulletins/draft', { id: String(await idOf('云城罚')), _key: 'd3' });
  assert.deepEqual([refused.status, /行政处罚公示.*届满/.test(wordsOf(refused.html))], [422, true]);
  const all = await listBulletins(o.db, null, { waiting: false, page: 1, perPage: 50 });
  const drafted = all.filter(({ document }) => document !== null);
  assert.equal(drafted.length, 3);
  assert.equal((await o.visit('/ssj/202105/t20210511_77.htm')).status, 404, 'not before publication');
  await o.publishAll(drafted.map(({ edition }) => edition!));
  const old = await o.house.app.request('/ssj/202105/t20210511_77.htm');
  assert.equal(old.status, 301);
  const { words } = await o.visit(old.headers.get('location')!);
  assert.match(words, /原发布日期.*2021/);
  assert.match(words, /云溪第二养老院.*发现问题已责令改正/);
  assert.match(words, /检查人员的姓名和证件号码不在这里列出/);
  assert.doesNotMatch(words, /张＊|执法人员/);
});

test('each room lists its own, by object too, and as a file', async () => {
  const { words } = await o.visit('/inspections/notices/');
  assert.match(words, /共 2 份.*联合抽查计划.*养老机构/);
  assert.match((await o.visit(`/inspections/notices/?q=${encodeURIComponent('第二养老院')}`)).words, /共 1 份/);
  assert.match((await o.visit('/inspections/notices/?year=2022')).words, /共 1 份.*抽查计划/);
  assert.match((await o.visit('/inspections/notices/?q=zzz')).words, /没有符合条件的公示/);
  assert.equal((await o.visit('/inspections/notices/?page=9')).status, 404);
  assert.match(
    (await o.visit('/inspections/notices/list.csv')).body,
    /随机抽查计划,云溪区市场监管局,2022年度?,2022-02-03/,
  );
  assert.match((await o.visit('/enforcement/notices/')).words, /共 1 份.*2020年6月建筑施工许可公示/);
  assert.doesNotMatch((await o.visit('/enforcement/')).words, /施工许可公示/, 'it is no decision of the register');
});

test('the editor of such a text is the form of its notice, and a correction reads it anew', async () => {
  const id = await idOf('施工许可');
  const [row] = (await listBulletins(o.db, null, { waiting: false, page: 1, perPage: 50 })).filter(
    (one) => one.id === id,
  );
  const to = await o.desk(o.drafter).get(`/staff/bulletins/editions/${row!.edition}`);
  assert.equal(to.location, `/staff/bulletins/${id}`);
  const { content } = await getLatestEdition(o.db, row!.document!);
  assert.match(content.body, /清单|附表（\.xls）/);
  assert.equal(content.metadata.firstPublishedOn, '2020-07-02');
  await correct(o.by(o.drafter), { document: row!.document!, note: '补上发布单位的全称。' });
  const [open] = (await listBulletins(o.db, null, { waiting: false, page: 1, perPage: 50 })).filter(
    (one) => one.id === id,
  );
  const form = {
    shape: '',
    issuedOn: '',
    address: '',
    title: row!.told.title!,
    publishedOn: '2020-07-02',
    text: row!.text,
  };
  const sent = { ...form, organ: '云溪区行政审批服务局', base: String(open!.revision), _key: 'correct' };
  assert.equal((await o.desk(o.drafter).post(`/staff/bulletins/${id}`, sent)).status, 303);
  const mended = await getLatestEdition(o.db, row!.document!);
  assert.match(mended.content.body, /云溪区行政审批服务局/);
  assert.equal(mended.content.metadata.firstPublishedOn, '2020-07-02');
  const stale = await o.desk(o.drafter).post(`/staff/bulletins/${id}`, { ...sent, organ: '别的局', _key: 'stale' });
  assert.equal(stale.status, 422, 'somebody else saved in between');
});

test('what is given up is gone and may come again', async () => {
  const id = await idOf('云城罚');
  assert.equal((await o.desk(o.drafter).post(`/staff/bulletins/${id}/drop`, { _key: 'drop' })).status, 303);
  assert.equal((await waiting()).length, 0);
  const again = await o.bring([], penalty);
  assert.match(again.location!, /kept=1&known=0/);
});
