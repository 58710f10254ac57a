import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOfHtml } from './parse/html-lines.ts';
import { readPasted, readSource, sourceOf } from './parse/source.ts';
import { deadlinesIn, periodIn } from './rules/days.ts';
import { maskBulletin } from './rules/mask.ts';
import { readBulletin, type Told } from './rules/read.ts';
import { tableIn } from './rules/tables.ts';

// Notices as districts write them, every one invented: what they say is read, what they do not say is not guessed, nobody is named.

const read = (text: string, told: Told = {}) => readBulletin(maskBulletin(text).text, told);

test('time limits in prose: several in one breath, an earlier year carried on, the end of a month, the next year', () => {
  const days = (text: string, year = '2023') => deadlinesIn(text, year).map(({ on }) => on);
  assert.deepEqual(days('请于2023年6月30日、11月15日前分别报送小结。'), ['2023-06-30', '2023-11-15']);
  assert.deepEqual(days('全部检查任务在10月底前完成，次年1月20日前报送总结。'), ['2023-10-31', '2024-01-20']);
  assert.deepEqual(days('2024年2月底之前'), ['2024-02-29']);
  assert.deepEqual(days('6月30日前往现场检查，5月1日前期准备，年底前公示。'), ['2023-12-31']);
  assert.deepEqual(days('2月30日前'), [], 'a day that no calendar knows');
  assert.deepEqual(days('3月1日前', ''), [], 'a day of no year');
});

test('the time that a title is about, in its own words', () => {
  assert.equal(periodIn('某区2021年第二季度“双随机”抽查结果'), '2021年第二季度');
  assert.equal(periodIn('2020 年上半年抽查情况'), '2020年上半年');
  assert.equal(periodIn('2022年9月份行政处罚信息公示'), '2022年9月份');
  assert.equal(periodIn('关于抽查结果的公示'), '');
});

const form = `关于2021年下半年加油站“双随机”抽查结果的公示
发布时间：2021-12-08　来源：云溪区商务局　浏览次数：33
依照《成品油市场管理办法》（云商规〔2020〕3号）第八条和《消防法》，我局于2021年11月30日组织三名执法人员对2家企业进行检查，现予公示。
检查人员：欧阳明、李小红（执法证号：YX20210017）
企业名称1：云溪第一加油站
企业地址1：云溪区东路1号
企业名称2：云溪第二加油站
企业地址2：云溪区西路8号
检查结果：经检查，第二加油站存在消防器材过期的问题，已责令改正。
联系人：王五 13912345678
云溪区商务局
二〇二一年十二月六日`;

test('a notice of lines: title, days in words and signs, basis, organ below one another, objects with addresses', () => {
  const told = read(form);
  assert.equal(told.title, '关于2021年下半年加油站“双随机”抽查结果的公示');
  assert.deepEqual([told.publishedOn, told.issuedOn, told.inspectedOn], ['2021-12-08', '2021-12-06', '2021-11-30']);
  assert.equal(told.organ, '云溪区商务局');
  assert.deepEqual(told.basis, [
    { title: '成品油市场管理办法', number: '云商规〔2020〕3号' },
    { title: '消防法', number: '' },
  ]);
  assert.equal(told.inspectors, 3);
  assert.deepEqual(
    told.targets.map(({ name, address }) => [name, address]),
    [
      ['云溪第一加油站', '云溪区东路1号'],
      ['云溪第二加油站', '云溪区西路8号'],
    ],
  );
  assert.match(told.outcome, /存在消防器材过期的问题|责令改正/);
});

test('whoever inspected or is to be called is covered wherever they stand, numbers whole or in part too, and once is enough', () => {
  const { text, covered } = maskBulletin(`${form}\n执法人员身份证号 21060319****1234，欧阳明负责。`);
  assert.doesNotMatch(text, /欧阳明|李小红|王五|YX20210017|13912345678|21060319/);
  assert.match(text, /云溪第一加油站/, 'a firm stays');
  assert.ok(covered >= 6);
  assert.deepEqual(maskBulletin(text), { text, covered: 0 });
  const inTable = maskBulletin(
    '序号|检查对象|执法人员|检查结果\n1|甲乙丙公司|张三,李四|合格\n2|丁公司|赵六六、钱七|合格',
  );
  assert.match(inTable.text, /甲乙丙公司\|张＊,李＊\|合格/);
  assert.doesNotMatch(inTable.text, /赵六六|钱七/);
  assert.match(maskBulletin('执法人员到现场检查，联系人见附件').text, /执法人员到现场检查，联系人见附件/);
});

test('tables apart by bars, by tabs, by blanks, and all in one line', () => {
  const heads = ['序号', '抽查对象', '抽查事项', '抽查结果'];
  const bars =
    '| 序号 | 抽查对象 | 抽查事项 | 抽查结果 |\n|---|---|---|---|\n| 1 | 甲厂 | 环保 | 合格 |\n| 2 | 乙厂 | 环保 | 不合格 |';
  const tabs = bars
    .replace(/^\| | \|$/gm, '')
    .replaceAll(' | ', '\t')
    .replace('|---|---|---|---|\n', '');
  const blanks = tabs.replaceAll('\t', '  ');
  const line = `结果如下： 序号 抽查对象 抽查事项 抽查结果 1 甲厂 环保 合格 2 乙厂 环保 不合格 特此公示。`;
  for (const text of [bars, tabs, blanks, line]) {
    const { table, problems } = tableIn(text.split('\n'));
    assert.deepEqual(table?.heads, heads, text);
    assert.deepEqual(
      table?.rows.map((row) => row[1]),
      ['甲厂', '乙厂'],
    );
    assert.deepEqual(problems, []);
  }
  assert.match(tableIn(line.split('\n')).rest.join(''), /结果如下.*特此公示/, 'prose around it stays');
  const { targets } = read(bars);
  assert.deepEqual(
    targets.map(({ matter, outcome }) => [matter, outcome]),
    [
      ['环保', '合格'],
      ['环保', '不合格'],
    ],
  );
});

test('a row that does not fit is named by its line with what to do, and the others are read', () => {
  const { table, problems } = tableIn(['序号|检查对象|结果', '1|甲厂|合格', '2|乙厂', '3|丙厂|合格']);
  assert.equal(table?.rows.length, 2);
  assert.equal(problems[0]?.line, 3);
  assert.match(problems[0]!.sentence, /这一行有 2 格，表头有 3 格.*“\|”/);
  const flat = tableIn(['序号 检查对象 检查结果 1 甲 厂 合格 2 乙厂 合格 3 丙厂 合格']);
  assert.equal(flat.table?.rows.length, 2);
  assert.match(flat.problems[0]!.sentence, /表里第 1 行有 4 格/);
});

test('a page that was copied whole loses where the reader is and its buttons, and keeps what they say', () => {
  const told = read(
    '您的位置： 首页 > 信息公开 > 抽查结果 > 正文 关于2020年度养老机构抽查情况的通报 发布日期：2020-10-09 来源：河口区民政局 【打印】 区民政局随机抽查养老机构4家，未发现异常。 河口区民政局 2020年9月30日 关闭窗口',
  );
  assert.equal(told.title, '关于2020年度养老机构抽查情况的通报');
  assert.deepEqual([told.publishedOn, told.issuedOn, told.organ], ['2020-10-09', '2020-09-30', '河口区民政局']);
  assert.deepEqual(told.counted, { count: 4, unit: '家' });
  assert.doesNotMatch(told.paragraphs.join(''), /您的位置|打印|关闭窗口/);
});

test('attachments are named, and what says only that there is one is no list', () => {
  const plan = read(
    '河口区2022年度部门联合抽查计划\n各部门：\n请按附件安排开展抽查。\n附件：\n1.2022年抽查计划表.xlsx\n2、任务分工\n河口区市场监管局\n2022年3月1日',
    { files: ['2022年抽查计划表.xlsx', '联系表.doc'] },
  );
  assert.deepEqual(
    plan.attachments.map(({ name }) => name),
    ['2022年抽查计划表.xlsx', '任务分工', '联系表.doc'],
  );
  assert.deepEqual(plan.targets, []);
  assert.equal(plan.organ, '河口区市场监管局');
  assert.deepEqual(
    read('本次共核准变更登记十二件，详见附表（.xls）。').attachments.map(({ name }) => name),
    ['附表（.xls）'],
  );
});

test('a saved page: what META tells, cells that span, files that it leads to; GBK and a head of remarks', async () => {
  const html = `<html><head><meta name="ArticleTitle" content="2019年度食品经营抽查结果公示"><meta name="PubDate" content="2019-05-06 10:00">
    <meta name="Url" content="http://old.example.gov.cn/a/t1.html"></head><body><div class="nav"><a href="/">首页</a></div>
    <div class="content"><p>经抽查，现将结果公示如下，请社会监督，有异议的可以向我局反映。</p>
    <table><tr><th>检查对象</th><th>检查时间</th><th>检查结果</th></tr><tr><td>东门饭店</td><td rowspan="2">2019-04-30</td><td>合格</td></tr>
    <tr><td>西门饭店</td><td>不合格</td></tr></table><p><a href="/f/1.xls">附件：名单.xls</a></p></div></body></html>`;
  const { text, told } = await readSource(Buffer.from(html), '食品.html');
  assert.deepEqual(
    [told.title, told.publishedOn, told.address],
    ['2019年度食品经营抽查结果公示', '2019-05-06', 'http://old.example.gov.cn/a/t1.html'],
  );
  const { targets, attachments } = readBulletin(text, told);
  assert.deepEqual(
    targets.map(({ name, on, outcome }) => [name, on, outcome]),
    [
      ['东门饭店', '2019-04-30', '合格'],
      ['西门饭店', '2019-04-30', '不合格'],
    ],
  );
  assert.match(attachments.map(({ name }) => name).join(), /名单\.xls/);
  assert.deepEqual(linesOfHtml('<p>一</p><ul><li>二</li></ul>三'), ['一', '二', '三']);
  const gbk = Buffer.from([
    0xb3, 0xe9, 0xb2, 0xe9, 0xbd, 0xe1, 0xb9, 0xfb, 0xb9, 0xab, 0xca, 0xbe, 0xa3, 0xba, 0xba, 0xcf, 0xb8, 0xf1, 0xa1,
    0xa3, 0xba, 0xcf, 0xb8, 0xf1,
  ]);
  assert.match((await readSource(gbk, '抽查.txt')).text, /^抽查结果公示：合格/);
  const headed = sourceOf(
    '# 标题：甲公示\n# url: https://a.example.gov.cn/x.htm\n# published: 2020-01-02 09:00\n# layout: 不算数\n\n正文在这里。',
  );
  assert.deepEqual(headed.told, {
    title: '甲公示',
    address: 'https://a.example.gov.cn/x.htm',
    publishedOn: '2020-01-02',
    publishedSource: '文件开头的说明',
  });
  await assert.rejects(readSource(Buffer.from('%PDF-1.4'), 'x.txt'), /PDF文件/);
  await assert.rejects(readSource(Buffer.from('好'), 'x.txt'), /没有读到公示的文字/);
  assert.throws(() => readPasted('# 标题：只有开头\n', '粘贴的文字'), /没有读到公示的文字/);
  assert.throws(() => readPasted('公'.repeat(50_001), '粘贴的文字'), /超过 50000 个字/);
});
