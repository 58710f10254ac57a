import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setSecretKey } from '../../core/people/secret.ts';
import { codeOf, plainCode, plainNumber } from './actions/keys.ts';
import { makeDocument } from './rules/documents.ts';
import { feeByCases, feeByPages, priceOfCase } from './rules/fees.ts';
import { applicantFacts, type Filed } from './rules/filed.ts';
import { flow, moveNames } from './rules/flow.ts';
import { applicationForm, whyNotId } from './rules/form.ts';
import { moveForms } from './rules/move-forms.ts';
import { isRefusal, outcomeNames, outcomes } from './rules/outcomes.ts';
import { remediesOf, usualWhere, versionOn } from './rules/remedies.ts';
import { resultRows } from './rules/report.ts';
import { states } from './rules.ts';
import { application } from './test-requests.ts';

describe('信息处理费 (国办函〔2020〕109号)', () => {
  test('by cases of a calendar month: ten are free, then each step at its own price', () => {
    const prices: [number, number][] = [
      [1, 0],
      [10, 0],
      [11, 100],
      [30, 100],
      [31, 200],
      [40, 200],
      [41, 300],
      [50, 300],
      [51, 400],
    ];
    for (const [n, price] of prices) assert.equal(priceOfCase(n), price, `case ${n}`);
    assert.deepEqual(feeByCases(31, '2026-03'), {
      amount: 200,
      lines: ['2026年3月第 31 件，每件 200 元：1 × 200 = 200 元。'],
    });
    assert.equal(feeByCases(12, '2026-03', 4).amount, 200, 'split into four: the ninth to the twelfth');
  });

  test('by pages: thirty are free, each step at its own price, and the sum is the sum of its lines', () => {
    const fees: [number, number][] = [
      [30, 0],
      [31, 10],
      [100, 700],
      [101, 720],
      [200, 2700],
      [201, 2740],
    ];
    for (const [pages, amount] of fees) {
      const fee = feeByPages(pages);
      assert.equal(fee.amount, amount, `${pages} pages`);
      assert.equal(
        fee.lines.reduce((sum, line) => sum + Number(/= (\d+) 元/.exec(line)![1]), 0),
        amount,
      );
    }
  });
});

describe('remedies in the wording of the law of the day', () => {
  test('since 2024 whoever is refused seeks reconsideration first; before, and for all else, there is a choice', () => {
    assert.match(remediesOf('internal', '2024-01-01', usualWhere), /应当先申请行政复议/);
    assert.match(remediesOf('internal', '2023-12-31', usualWhere), /或者自收到本答复之日起 6 个月内/);
    assert.doesNotMatch(remediesOf('internal', '2023-12-31', usualWhere), /应当先/);
    assert.doesNotMatch(remediesOf('not_held', '2026-01-01', usualWhere), /应当先/);
    assert.match(remediesOf('provided', '2026-01-01', usualWhere, true), /互联网渠道/);
    assert.deepEqual(['2019-05-15', '2023-12-31', '2024-01-01'].map(versionOn), [
      '2019-05-15',
      '2019-05-15',
      '2024-01-01',
    ]);
  });

  test('refusals are the eight of article 14 to 16 and 36 (7), and what is given in part', () => {
    assert.equal(outcomeNames.filter(isRefusal).length, 9);
    assert.ok(resultRows.every(({ row }) => outcomeNames.some((name) => outcomes[name].row === row)));
  });
});

describe('the form asks what article 29 lets it ask', () => {
  const form = applicationForm(['housing']);
  const wrong = (change: Record<string, string>) => form.read({ ...application, ...change }).errors;

  test('no purpose; a person and an organisation by what each is', () => {
    assert.equal(form.read(application).ok, true);
    assert.deepEqual(Object.keys(wrong({ idType: '' })), ['idType']);
    assert.match(wrong({ idNumber: '110105194912310021' }).idNumber!, /校验位/);
    assert.match(wrong({ kind: 'business', idNumber: '1234567', contact: '张' }).idNumber!, /统一社会信用代码/);
    const firm = { kind: 'business', idNumber: '91210600ma0000000x', contact: '张', idType: '' };
    assert.equal(form.read({ ...application, ...firm }).values!.idType, '统一社会信用代码');
    assert.match(wrong({ ...firm, contact: '' }).contact!, /联系人/);
  });

  test('an answer must be able to arrive, and somebody must be reachable', () => {
    assert.match(wrong({ phone: '' }).phone!, /联系电话或者电子邮箱/);
    assert.match(wrong({ way: 'post' }).address!, /通信地址/);
    assert.match(wrong({ way: 'email' }).email!, /电子邮箱/);
    assert.match(wrong({ way: 'fax' }).fax!, /传真/);
    assert.match(wrong({ agent: '李' }).agentId!, /代理人/);
    assert.equal(whyNotId('person', '护照', 'E12345678'), null);
  });
});

test('the table of moves: every state but the last leads on, every state is reached, every move has a form', () => {
  const from = new Set(flow.filter((row) => row.from !== row.to).map((row) => row.from));
  const to = new Set(flow.map((row) => row.to));
  for (const state of Object.keys(states) as (keyof typeof states)[]) {
    assert.equal(from.has(state), state !== 'archived', state);
    assert.ok(state === 'submitted' || to.has(state), `${state} is never reached`);
  }
  for (const move of moveNames) assert.ok(moveForms[move] && flow.some((row) => row.move === move), move);
});

test('a code is read as people write it, and cannot be told from the next one', () => {
  setSecretKey(Buffer.alloc(32, 7));
  const code = codeOf(Buffer.alloc(16, 1));
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{13}$/);
  assert.equal(plainCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `), code);
  assert.equal(plainCode('o0iL'), '0011');
  for (const typed of ['振公申[2026] 0001号', '振公申（2026）0001', '振公申〔2026〕1号', '振公申【2026】第1号'])
    assert.equal(plainNumber(typed), '振公申〔2026〕0001号');
  assert.equal(plainNumber('振公申〔2026〕12345号'), '振公申〔2026〕12345号');
  const codes = new Set(Array.from({ length: 500 }, (_, at) => codeOf(Buffer.from(String(at).padStart(16, '0')))));
  assert.equal(codes.size, 500);
});

test('what is masked tells no whole name, number or address', () => {
  const filed = {
    ...application,
    email: 'someone@mail.example',
    address: '演示路 1 号',
    acceptOther: false,
  } as unknown as Filed;
  const told = JSON.stringify(applicantFacts(filed, false));
  assert.doesNotMatch(told, /测试申请人|19491231|13800000000|someone@|演示路/);
  assert.match(JSON.stringify(applicantFacts(filed, true)), /测试申请人.*19491231/);
});

test('a letter to a third party says what silence means and not who asks', () => {
  const facts = {
    number: '公申〔2026〕0001号',
    code: 'X',
    unit: '区住房城乡建设局',
    phone: '',
    address: '',
    filed: { ...application } as unknown as Filed,
    submittedOn: '2026-03-02',
    receivedOn: '2026-03-03',
    on: '2026-03-04',
    dueOn: null,
    words: '是否同意公开价款？',
    where: usualWhere,
    party: '某公司',
  };
  const third = makeDocument('opinion', { ...facts, ground: 'third_party' });
  assert.doesNotMatch(JSON.stringify(third), /测试申请人|13800000000/);
  assert.match(third.paragraphs.join(''), /既不视为同意，也不视为不同意/);
  assert.match(makeDocument('opinion', { ...facts, ground: 'co_maker' }).paragraphs.join(''), /视为同意公开/);
});

test('all that an application lacks is said at once, in the order of the page', () => {
  const { errors } = applicationForm(['office']).read({ kind: 'person', way: 'post' });
  const asked = ['unit', 'name', 'idType', 'idNumber', 'phone', 'address', 'title', 'carrier'];
  assert.deepEqual(Object.keys(errors), asked);
  assert.match(errors.idNumber!, /^请填写证件号码/, 'what a field says of itself stays');
  assert.equal(applicationForm(['office']).read({}).errors.contact, undefined, 'nobody has said yet who asks');
});
