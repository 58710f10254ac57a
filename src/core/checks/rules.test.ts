import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../platform/root.ts';
import { fold } from './rules/fold.ts';
import { findInText } from './rules/look.ts';
import { isCreditCode, isIdentityNumber, isLuhn } from './rules/numbers.ts';
import { whoseIs } from './rules/phones.ts';
import { prepareWords, type Word } from './rules/words.ts';

const list = prepareWords([]);
const place = { part: 'body', label: '正文' } as const;
const found = (text: string, open = true) => findInText(text, place, { list, open });
const kinds = (text: string, open = true) => found(text, open).map(({ check }) => check);

test('a number is an identity number only when check digit, region and birthday agree', () => {
  assert.equal(isIdentityNumber('11010519491231002X'), true);
  assert.equal(isIdentityNumber('110105194912310021'), false);
  assert.equal(isIdentityNumber('11010519491331002X'), false, 'there is no 31 December in month 13');
  assert.deepEqual(kinds('文件编号110105194912310021'), []);
  assert.deepEqual(
    kinds('身份证号110105194912310021'),
    ['id_number'],
    'said to be one, it is pointed out as written wrong',
  );
  assert.deepEqual(kinds('身份证：110105491231002'), ['id_number'], 'the form before 1999, where it is said to be one');
});

test('telephone, identity and card numbers are pointed out and masked, and no eight digits of them are shown', () => {
  const all = found('手机13804150000，证号11010519491231002X，卡号6222020200112233446，办公电话0415-2112345。');
  assert.deepEqual(
    all.map(({ check }) => check),
    ['mobile', 'id_number', 'bank_card', 'landline'],
  );
  assert.ok(all.every(({ shown }) => !/\d{6}/.test(shown)));
  assert.equal(isLuhn('6222020200112233446'), true);
  assert.deepEqual(kinds('卡号6222020200112233447'), [], 'the check digit is wrong');
});

test('a number does not hide behind blanks, dashes, full-width digits, unseen characters and numerals', () => {
  for (const number of [
    '138 0415 0000',
    '138-0415-0000',
    '１３８０４１５００００',
    '138\u200b0415\u20600000',
    '+86 13804150000',
    '一三八零四一五〇〇〇〇',
    '1380415\u3000 0000',
  ])
    assert.deepEqual(kinds(`请拨打${number}咨询`), ['mobile'], number);
  assert.deepEqual(kinds('110105 19491231 002X'), ['id_number']);
  assert.deepEqual(kinds('1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X'), ['id_number']);
  assert.deepEqual(kinds('（0415）2112345'), ['landline']);
  assert.deepEqual(kinds('联系电话：2112345'), ['landline']);
});

test('a number written as a telephone is pointed out even when no exchange would give it', () => {
  assert.deepEqual(kinds('预约电话0415-0000021'), ['landline']);
  assert.match(found('0415-0000021')[0]!.advice!, /请核对/);
  assert.equal(found('0415-2112345')[0]!.advice, undefined);
});

test('a telephone that the district makes public is said to be whose', () => {
  const phones = [{ written: '0415-2112345', of: '区教育局' }];
  assert.equal(whoseIs('04152112345', phones), '0415-2112345 区教育局');
  assert.equal(whoseIs('2112345', phones), '0415-2112345 区教育局');
  assert.equal(whoseIs('04152112346', phones), undefined);
  assert.equal(whoseIs('0415', phones), undefined);
});

test('what only looks like a number of a person is none', () => {
  for (const text of [
    '2019-08-08至2020-12-31',
    '210600 1380 4150',
    '金额13804150000000元',
    '振政办发〔2019〕13号',
    '编号 2013804150000',
    '合计 138 04 150 000',
    '二〇一九年十二月三十一日',
    '邮编118000',
    '热线12345、8890',
    '13804150000\n'.slice(0, 5),
  ])
    assert.deepEqual(kinds(text), [], text);
});

test('the place says where the passage stood before anything was folded', () => {
  const text = '电话：\u200b\u200b１３８０４１５００００';
  const [finding] = found(text);
  assert.equal(text.slice(finding!.at, finding!.at + 3), '１３８');
  assert.equal(fold(text).text, '电话:13804150000');
});

test('a name beside a number is pointed out by its family name alone', () => {
  for (const text of [
    '张三，身份证号码：11010519491231002X',
    '联系人：李小明 13804150000',
    '13804150000（王五）',
    '欧阳明华 138-0415-0000',
  ])
    assert.deepEqual(
      kinds(text).filter((kind) => kind === 'name'),
      ['name'],
      text,
    );
  for (const text of ['联系方式：13804150000', '万元，13804150000', '李某 13804150000', '任务 13804150000'])
    assert.deepEqual(
      kinds(text).filter((kind) => kind === 'name'),
      [],
      text,
    );
  assert.equal(found('张三，13804150000').find(({ check }) => check === 'name')!.shown, '张**');
});

test('homes are pointed out, offices are not', () => {
  for (const text of [
    '家庭住址：振兴区演示路11号',
    '住址：演示小区3栋',
    '现住演示街道演示村二组15号',
    '演示花园3号楼2单元402室',
  ])
    assert.deepEqual(kinds(text), ['address'], text);
  for (const text of [
    '办公地址：演示路1号308室',
    '住址：        ',
    '住址：演示区****',
    '本单元402分',
    '住所：演示路11号',
  ])
    assert.deepEqual(kinds(text), [], text);
});

test('marks of secrecy and of internal papers are pointed out, the words of the law are not', () => {
  for (const text of [
    '机密★10年',
    '秘密 ☆',
    '内部资料，注意保存',
    '内部文件 不得外传',
    '仅供内部参考',
    '绝密\n正文',
    '标题\n机密 1年\n正文',
  ])
    assert.deepEqual(kinds(text), ['secret_mark'], text);
  for (const text of ['保守国家秘密和商业秘密', '机密件的管理', '秘密级事项', '内部资料管理办法'])
    assert.deepEqual(kinds(text), [], text);
  assert.deepEqual(kinds('（此件不公开）', true), ['secret_mark']);
  assert.deepEqual(kinds('（此件不公开）', false), [], 'it is no contradiction in a text that stays closed');
});

const word = (kind: Word['kind'], text: string, more: Partial<Word> = {}): Word => ({
  id: 1,
  kind,
  word: text,
  before: '',
  after: '',
  suggestion: '',
  note: '',
  ...more,
});

test('words are found longest first and pass where what stands beside them is allowed', () => {
  const words = prepareWords([
    word('typo', '按装', { suggestion: '安装' }),
    word('typo', '按装部暑'),
    word('typo', '部暑'),
    word('allow', '按装', { after: '修' }),
    word('allow', '部暑', { after: '期' }),
    word('sensitive', 'ABC'),
  ]);
  const shown = (text: string) => findInText(text, place, { list: words, open: true }).map((finding) => finding.shown);
  assert.deepEqual(shown('按装设备，按装修标准，全部暑期活动，部暑工作'), ['按装', '部暑']);
  assert.deepEqual(shown('按装部暑'), ['按装部暑']);
  assert.deepEqual(shown('按装部暑期'), ['按装部暑'], 'an allowed passage covers what lies within it and nothing more');
  assert.deepEqual(shown('ａｂｃ Abc 按\u200b装'), ['abc', 'Abc', '按装']);
  assert.equal(findInText('按装', place, { list: words, open: true })[0]!.advice, '建议改为“安装”');
});

const vectors = join(projectRoot, '../shared/data/inputs/structured/uscc-vectors.json');
test('credit codes of the register are recognised, and a wrong sign is said to be wrong', {
  skip: !existsSync(vectors) && '../shared is not there',
}, () => {
  const { valid, normalise } = JSON.parse(readFileSync(vectors, 'utf8')) as {
    valid: string[];
    normalise: { input: string; output: string }[];
  };
  assert.ok(valid.length > 60);
  for (const code of valid) {
    assert.ok(isCreditCode(code), code);
    assert.deepEqual(kinds(`代码${code}。`), ['credit_code'], code);
    const wrong = code.slice(0, 9) + (code[9] === '1' ? '2' : '1') + code.slice(10);
    assert.deepEqual(kinds(`编号${wrong}`), [], wrong);
    assert.deepEqual(kinds(`统一社会信用代码：${wrong}`), ['credit_code'], wrong);
  }
  for (const { input } of normalise) assert.deepEqual(kinds(input), ['credit_code'], input);
});
