import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskNumber } from '../../core/checks/rules/mask-numbers.ts';
import { amountIn } from './rules/amount.ts';
import { decision, isMinor, whyNotDecision } from './rules/decision.ts';
import { boxesOf, wrapped } from './rules/diagram.ts';
import type { Values } from './rules/elements.ts';
import { publicUntil } from './rules/ended.ts';
import { masked, maskName, uncovered } from './rules/mask.ts';
import { readCell } from './rules/read.ts';

const natural: Values = { partyKind: '自然人', party: '王小雪', idNumber: '11010519491231002X', minor: '否' };

test('a name keeps its first sign, a number its ends; what is covered already stays', () => {
  assert.deepEqual(['王雪', '欧阳雪豹', '阿卜杜拉·买买提', '张**', '李某', '王'].map(maskName), [
    '王＊',
    '欧＊＊＊',
    '阿＊＊＊＊',
    '张＊＊',
    '李某',
    '王＊',
  ]);
  assert.deepEqual(['11010519491231002X', '1234', '210****34'].map(maskNumber), [
    '110＊＊＊＊2X',
    '＊＊＊＊',
    '210＊＊＊＊34',
  ]);
});

test('numbers, names and homes are found in every way in which people write them', () => {
  const shown = (facts: string) => masked({ partyKind: '自然人', party: '王小明', facts }).facts;
  for (const [facts, said] of [
    ['身份证号 210603 19900101 1234。', '身份证号 210＊＊＊＊34。'],
    ['身份证号210603-19900101-123X。', '身份证号210＊＊＊＊3X。'],
    ['旧证号210603900101123。', '旧证号210＊＊＊＊23。'],
    ['银行卡6222 0202 0000 1234 567', '银行卡622＊＊＊＊67'],
    ['护照号码：E12345678', '护照号码：E12＊＊＊＊78'],
    ['王小明（男），住辽宁省丹东市六道沟街12号。', '王＊＊（男），住＊＊＊。'],
    ['经查，王 小　明驾驶', '经查，王＊＊驾驶'],
    ['占用住房一间，住院三天。', '占用住房一间，住院三天。'],
    ['罚款 200000 元，案号 2026-001', '罚款 200000 元，案号 2026-001'],
  ])
    assert.equal(shown(facts!), said);
});

test('masking twice is masking once, whatever stands in the texts', () => {
  const texts = [
    '王小雪（11010519491231002x，139 8765 4321）住址：灯塔路九号院三单元，王小雪之妻。',
    '家庭住址为沿江小区 3 号楼；户籍地：汤池镇某村',
    '银行卡6222021234567890123，电话13900001111。',
    '＊＊＊王小雪＊＊＊',
  ];
  for (const facts of texts) {
    const once = masked({ ...natural, facts });
    assert.deepEqual(masked(once), once, facts);
    assert.doesNotMatch(String(once.facts), /王小雪|4321|灯塔路|沿江小区|1949|6222021234|13900001111/, facts);
  }
});

test('a number in full width, or parted by signs that nobody sees, is found all the same', () => {
  const read = readCell(
    decision.facts!,
    '电话１３９８７６５４３２１，证件１１０１０５１９４９１２３１００２Ｘ，手机139\u200b8765\u200b4321。',
  );
  assert.ok('value' in read);
  assert.equal(
    masked({ ...natural, facts: read.value }).facts,
    '电话139＊＊＊＊21，证件110＊＊＊＊2X，手机139＊＊＊＊21。',
  );
});

test('numbers of persons are covered in texts about organisations too; codes, days and prose are not touched', () => {
  const values: Values = {
    partyKind: '法人及非法人组织',
    party: '丹东演示建设有限公司',
    uscc: '91210603MA0000003U',
    legalPerson: '王小雪',
    decidedOn: '2026-03-10',
    facts: '联系人手机13987654321，公司电话0415-0000015，第20260310001号检查记录。',
  };
  const shown = masked(values);
  assert.equal(shown.facts, '联系人手机139＊＊＊＊21，公司电话0415-0000015，第20260310001号检查记录。');
  assert.deepEqual({ ...shown, facts: '' }, { ...values, facts: '' });
});

test('what was left as it was shown is what it was before', () => {
  const original: Values = { ...natural, facts: '王小雪在场。' };
  const shown = masked(original);
  assert.deepEqual(uncovered({ ...shown, note: '新' }, shown, original), { ...original, note: '新' });
  assert.equal(uncovered({ ...shown, party: '李大雪' }, shown, original).party, '李大雪');
});

test('a minor is one on the day of the decision, by the number or by the word', () => {
  const born = '110105201001010010';
  assert.ok(isMinor({ idNumber: born, decidedOn: '2027-12-31' }));
  assert.ok(!isMinor({ idNumber: born, decidedOn: '2028-01-01' }));
  assert.ok(isMinor({ minor: '是', decidedOn: '2026-01-01' }));
  assert.ok(!isMinor({ idNumber: '110＊＊＊＊2X', decidedOn: '2026-01-01' }));
});

test('sums are read as people write them, and what is none is refused', () => {
  const read: [string, string | null][] = [
    ['0.5', '0.5'],
    ['１．２', '1.2'],
    ['1000元', '0.1'],
    ['人民币壹仟元', '0.1'],
    ['罚款人民币壹万贰仟元整', '1.2'],
    ['叁佰零伍元', '0.0305'],
    ['十二万元', '12'],
    ['1,200.5万元', '1200.5'],
    ['0', '0'],
    ['-5', null],
    ['1e9', null],
    ['若干', null],
    ['', null],
    ['元', null],
  ];
  for (const [typed, value] of read) assert.equal(amountIn(typed), value, typed);
});

test('days are read in every usual form, from a spreadsheet’s number too; what does not exist is refused', () => {
  const day = (typed: string) => {
    const read = readCell(decision.decidedOn!, typed);
    return 'value' in read ? read.value : 'wrong';
  };
  for (const typed of [
    '2026-03-10',
    '2026/3/10',
    '2026.3.10',
    '2026年3月10日',
    '20260310',
    '46091',
    '2026-03-10 00:00:00',
    '２０２６－０３－１０',
  ])
    assert.equal(day(typed), '2026-03-10', typed);
  for (const typed of ['2026-02-30', '昨天', '3月10日', '2026-13-01']) assert.equal(day(typed), 'wrong', typed);
  assert.equal(day('无'), '');
});

test('dates that contradict each other are told at the later one', () => {
  const values: Values = { kind: '许可', decidedOn: '2026-03-10', validFrom: '2026-03-10', validUntil: '2026-03-01' };
  const why = whyNotDecision({ ...values, publicUntil: '2026-01-01' }, '2026-11-28');
  assert.match(why.validUntil!, /早于有效期自/);
  assert.match(why.publicUntil!, /早于决定日期/);
  assert.match(whyNotDecision({ ...values, decidedOn: '2026-12-01' }, '2026-11-28').decidedOn!, /还没有到/);
  assert.equal(whyNotDecision({ ...values, validUntil: '长期' }, '2026-11-28').validUntil, undefined);
});

test('the term of a kind goes before that of all kinds, and the decision’s own day before both', () => {
  const terms = [
    { kind: '', isNatural: false, months: 60 },
    { kind: '', isNatural: true, months: 24 },
    { kind: '处罚', isNatural: false, months: 12 },
    { kind: '许可', isNatural: false, months: null },
  ];
  const until = (kind: string, partyKind: string, more: Values = {}) =>
    publicUntil({ kind, partyKind, decidedOn: '2026-03-31', ...more }, terms);
  assert.equal(until('强制', '法人及非法人组织'), '2031-03-31');
  assert.equal(until('处罚', '个体工商户'), '2027-03-31');
  assert.equal(until('处罚', '自然人'), '2028-03-31');
  assert.equal(until('许可', '法人及非法人组织'), null);
  assert.equal(until('处罚', '自然人', { publicUntil: '2026-06-30' }), '2026-06-30');
});

test('the drawing of a procedure keeps every word in its box, one under the other', () => {
  const long = '核查线索、听取陈述申辩并制作笔录'.repeat(5);
  const { boxes, height } = boxesOf([{ name: '立案', content: long }, { name: '决定' }]);
  assert.equal(boxes[0]!.lines.map(({ text }) => text).join(''), `1．立案${long}`);
  assert.ok(boxes[0]!.lines.every(({ text }) => [...text].length <= 19));
  assert.ok(boxes[1]!.y > boxes[0]!.y + boxes[0]!.height);
  assert.equal(height, boxes[1]!.y + boxes[1]!.height + 4);
  assert.deepEqual(wrapped('甲乙丙，丁。', 3), ['甲乙丙，', '丁。']);
  assert.deepEqual(wrapped(''), []);
  assert.deepEqual(boxesOf([]), { boxes: [], height: 0 });
});
