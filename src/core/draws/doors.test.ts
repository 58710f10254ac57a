import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { addDays } from '../../platform/time.ts';
import { citizenSecret, close, type DrawingOffice, openDrawingOffice, passTime, ssq } from './test-draws.ts';

let t: TestDatabase;
let house: DrawingOffice;
before(async () => {
  t = await testDatabase();
  house = await openDrawingOffice(t);
});
after(() => t?.close());

const key = () => crypto.randomUUID();

function form(change: Record<string, string> = {}): Record<string, string> {
  return {
    _key: key(),
    unit: String(house.office.unit),
    title: '听证会代表',
    reason: '报名人数多于席位，公开抽取。',
    list: '甲\n乙\n丙\n丁',
    size: '2',
    team: '',
    cap: '',
    alg: 'sm3',
    names: 'closed',
    revealOn: addDays(house.day, 10),
    parties: 'JIJIAN 区纪委监委',
    'event-SSQ': '2026123',
    'at-SSQ': `${house.day} 21:15`,
    'event-SSE-CLOSE': house.day,
    'at-SSE-CLOSE': `${house.day} 15:00`,
    'event-DRAND': '',
    'at-DRAND': '',
    ...change,
  };
}

test('the whole way through the console, by forms alone, and a citizen reads the result', async () => {
  const mine = house.door();
  const second = house.door(house.office.reviewer);
  const colleague = house.door(house.office.colleague);
  assert.match((await mine.get('/staff/draws')).html, /还没有抽签/);
  const made = await mine.post('/staff/draws', form());
  assert.equal(made.status, 303, made.html);
  const at = made.location!.split('?')[0]!;
  const step = async (door: typeof mine, name: string, fields: Record<string, string> = {}) => {
    const page = await door.get(at);
    const seen = /name="seen" value="([0-9a-f]{64})"/.exec(page.html)?.[1];
    const answer = await door.post(`${at}/${name}`, { _key: key(), ...(seen ? { seen } : {}), ...fields });
    assert.equal(answer.status, 303, `${name}: ${answer.html.slice(0, 400)}`);
  };
  assert.doesNotMatch((await mine.get(at)).html, /核对无误，公布方案/);
  await step(second, 'publish');
  await step(second, 'freeze');
  await step(mine, 'commit-own');
  const id = Number(at.split('/').at(-1));
  await step(mine, 'commit', { party: 'JIJIAN', hash: await house.commitmentFor(id) });
  await passTime(t, id);
  for (const [source, value] of [
    ['SSQ', ssq],
    ['SSE-CLOSE', close],
  ] as const) {
    await step(mine, 'beacon', { source, value, do: 'enter' });
    assert.doesNotMatch(
      (await colleague.get(at)).html,
      new RegExp(value.replaceAll('+', '\\+').slice(0, 8)),
      'the second does not see',
    );
    await step(colleague, 'beacon', { source, value, do: 'confirm' });
  }
  await step(mine, 'share', { party: 'JIJIAN', secret: citizenSecret });
  await step(mine, 'draw');
  assert.match((await mine.get(at)).html, /抽中的对象/);
  await step(mine, 'reveal');
  const shown = await mine.get(at);
  const number = /\/draws\/(ZX-\d{4}-\d{3})/.exec(shown.html)![1]!;
  const page = await house.public(`/draws/${number}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /openssl dgst -sm3/);
  assert.doesNotMatch(page.text, /（(?:OFFICE|JIJIAN)）/, 'a reader meets names, the codes stand in the bundle');
});

test('a plan with mistakes comes back with what was typed and a sentence for each', async () => {
  const wrong: [Record<string, string>, RegExp][] = [
    [{ list: '甲\n甲' }, /第 2 行：与第 1 行同名/],
    [{ list: '' }, /请写上参加抽签的对象/],
    [{ size: '0' }, /每一层都抽 0 个/],
    [{ title: '' }, /请填写事项/],
    [{ revealOn: '2026-01-01' }, /期限应在最后一个公共事件之后/],
    [{ 'event-SSQ': '123' }, /双色球期号是七位数字/],
    [{ 'at-SSQ': '2020-01-01 21:15' }, /公共事件应在以后/],
    [{ 'at-SSE-CLOSE': `${addDays(house.day, 1)} 15:00` }, /收盘时间应在这个交易日当天/],
    [{ 'event-SSQ': '', 'at-SSQ': '', 'event-SSE-CLOSE': '', 'at-SSE-CLOSE': '' }, /请至少指定一个公共事件/],
    [{ parties: '纪委' }, /请写成“JIJIAN 区纪委监委”的样子/],
    [{ parties: 'OFFICE 冒充本单位' }, /代码 OFFICE 重复/],
    [{ unit: '999999' }, /单位没有这一项/],
    [{ list: 'stratum A 1 1\ntarget a|b A 1' }, /“a\|b”不能作编号/],
  ];
  for (const [change, words] of wrong) {
    const answer = await house.door().post('/staff/draws', form({ ...change, reason: '这段话要留着。' }));
    assert.equal(answer.status, 422, String(words));
    assert.match(answer.html, words);
    assert.match(answer.html, /这段话要留着/);
  }
});

test('a value, a commitment and a share with mistakes come back with their sentences', async () => {
  const { draw } = await house.committed({ team: 0, cap: 0, size: 1, list: '甲\n乙' });
  await passTime(t, draw);
  const at = `/staff/draws/${draw}`;
  const say = async (step: string, fields: Record<string, string>, words: RegExp) => {
    const answer = await house.door().post(`${at}/${step}`, { _key: key(), ...fields });
    assert.equal(answer.status, 422, answer.html.slice(0, 300));
    assert.match(answer.html, words);
    return answer.html;
  };
  const kept = await say('beacon', { source: 'SSQ', value: '０3-09-14-21-27-33+12', do: 'enter' }, /请用半角字符/);
  assert.match(kept, /value="０3-09-14-21-27-33\+12"/);
  await say('beacon', { source: 'XX', value: '1', do: 'enter' }, /没有“XX”这一项/);
  await house.read(draw, 'SSE-CLOSE', close);
  await house.door().post(`${at}/beacon`, { _key: key(), source: 'SSQ', value: ssq, do: 'enter' });
  const other = house.door(house.office.colleague);
  const differs = await other.post(`${at}/beacon`, {
    _key: key(),
    source: 'SSQ',
    value: ssq.replace('+12', '+11'),
    do: 'confirm',
  });
  assert.equal(differs.status, 422);
  assert.match(differs.html, /与先前录入的不一致/);
  await other.post(`${at}/beacon`, { _key: key(), source: 'SSQ', value: ssq, do: 'confirm' });
  await say('share', { party: 'JIJIAN', secret: 'zz' }, /64 至 128 位十六进制/);
  assert.match(await say('share', { party: 'JIJIAN', secret: 'ff'.repeat(32) }, /请先核对是否抄错/), /name="mismatch"/);
  await say('abort', { abortReason: '' }, /请写明终止的原因/);
});

test('addresses of draws that are none lead nowhere, with a page and no bug', async () => {
  for (const path of [
    '/draws/ZX-2099-001',
    '/draws/..',
    '/draws/%00',
    '/draws/x/bundle.json',
    '/draws/?page=99',
    '/draws/x/pool.txt',
  ])
    assert.equal((await house.public(path)).status, 404, path);
  assert.equal((await house.public('/draws/verify-draw.mjs')).status, 200);
  for (const id of ['0', '999999', '99999999999999999999'])
    assert.equal((await house.door().get(`/staff/draws/${id}`)).status, 404, id);
});
