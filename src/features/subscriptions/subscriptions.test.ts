import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { forgetLetters } from '../../core/notices/actions.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { forgetUnconfirmed } from './jobs.ts';
import { openTestSubscriptions, origin, pathIn, type TestSubscriptions } from './test-subscriptions.ts';

let s: TestSubscriptions;
before(async () => {
  s = await openTestSubscriptions(await testDatabase());
});
after(() => s?.close());

describe('subscribing', () => {
  test('the form offers columns, units and rhythms, and fills in the column it was opened from', async () => {
    const { body, headers } = await s.get('/subscriptions/?column=policies');
    assert.match(body, /<option value="policies" selected[^>]*>政策文件/);
    assert.match(body, /退订后立即删除/);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.match(body, /rel="canonical" href="[^"]*\/subscriptions\/"/);
  });

  test('search engines are kept from every address that holds the key of one person', async () => {
    for (const page of ['confirm', 'manage', 'end'])
      assert.match(
        (await s.get(`/subscriptions/${page}/${'x'.repeat(43)}`)).body,
        /<meta name="robots" content="noindex"\/>/,
        page,
      );
  });

  test('what is filled in wrongly comes back with the reason beside its field', async () => {
    const wrong: [Record<string, string>, RegExp][] = [
      [{ email: '' }, /请填写邮箱/],
      [{ email: 'nobody' }, /请写成“name@example\.com”的样子/],
      [{ email: 'a@b.example', rhythm: '' }, /请选择频率/],
      [{ email: 'a@b.example', column: 'nowhere' }, /没有“nowhere”这一项/],
      [{ email: 'a@b.example', words: '长'.repeat(101) }, /最多 100 个字/],
      [{ email: 'a@b.example\r\nBcc: x@y.example' }, /写法不对/],
    ];
    for (const [fields, reason] of wrong) {
      const answer = await s.ask(fields.email!, fields);
      assert.equal(answer.status, 422);
      assert.match(answer.body, reason);
      assert.match(answer.body, /<title>错误：/);
    }
    assert.equal((await s.rows()).length, 0);
  });

  test('nothing is sent but a letter to confirm, which the console shows with a masked address', async () => {
    const answer = await s.ask('reader@mail.example', { column: 'notices' });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), '/subscriptions/sent/?column=notices&rhythm=at_once');
    assert.match((await s.get('/subscriptions/sent/?column=notices&rhythm=at_once')).body, /通知公告[\s\S]*即时/);
    const strange = await s.get('/subscriptions/sent/?column=strange&rhythm=daily&words=strange');
    assert.doesNotMatch(strange.body, /strange/, 'nobody puts words of their own into the page');
    const letter = await s.mailbox();
    assert.match(letter, /通知公告/);
    assert.match(letter, /即时/);
    assert.match(letter, /r…@mail\.example/);
    assert.doesNotMatch(letter, /reader@/);
    const path = pathIn(letter, 'confirm');
    await s.publish('确认之前公开的通知');
    await s.digest('at_once');
    assert.deepEqual(s.waiting, [], 'not confirmed, not told');
    // A program that looks into letters opens every link, and more than once.
    for (const headers of [{}, {}])
      assert.match((await s.get(path)).body, /<form[^>]*method="post"/, JSON.stringify(headers));
    assert.equal((await s.rows())[0]!.confirmed_at, null);
    assert.equal(
      (await s.post(path, {})).headers.get('location'),
      '/subscriptions/confirmed/?column=notices&rhythm=at_once',
    );
    assert.equal((await s.post(path, {})).status, 303, 'to confirm twice is to confirm');
    assert.notEqual((await s.rows())[0]!.confirmed_at, null);
    await s.digest('at_once');
    assert.deepEqual(s.waiting, [], 'what came out before is no news');
  });
});

describe('a digest', () => {
  test('lists what came out of the followed column, once, with the way to end it by one POST', async () => {
    await s.publish('第一份通知');
    await s.publish('别的栏目的公函', {}, 'letter');
    assert.equal(await s.digest('at_once'), 1);
    const [letter] = await s.deliver();
    assert.equal(letter!.to, 'reader@mail.example');
    assert.match(letter!.text, /第一份通知\n\d{4}-\d\d-\d\d　区住房城乡建设局\nhttps:\/\/zhenxing\.example\/notices\//);
    assert.ok(letter!.text.endsWith(origin + pathIn(letter!.text, 'end')));
    assert.equal(await s.digest('at_once'), 0);
    assert.deepEqual(await s.deliver(), []);
  });

  test('two workers at once tell nobody twice', async () => {
    await s.publish('第二份通知');
    await Promise.all([s.digest('at_once'), s.digest('at_once')]);
    assert.equal((await s.deliver()).length, 1);
  });

  test('holds nothing that was withdrawn after it was written, and does not go when nothing is left', async () => {
    const [kept, gone] = [await s.publish('留下的通知'), await s.publish('撤回的通知')];
    await s.digest('at_once');
    await s.withdraw(gone);
    const [letter] = await s.deliver();
    assert.match(letter!.text, /留下的通知/);
    assert.doesNotMatch(letter!.text, /撤回的通知/);
    const last = await s.publish('马上撤回的通知');
    await s.digest('at_once');
    await s.withdraw(last);
    assert.deepEqual(await s.deliver(), []);
    await s.withdraw(kept);
    const page = await s.mailbox();
    assert.doesNotMatch(page, /马上撤回|留下的通知/, 'the console shows nothing withdrawn either');
    assert.match(page, /内容已撤回，没有发出/);
  });

  test('waits for a mail server that is away, and goes once', async () => {
    await s.publish('邮件服务器不在时的通知');
    await s.digest('at_once');
    const [letter] = s.waiting;
    await assert.rejects(
      s.deliver(() => Object.assign(new Error('450 reader@mail.example later'), { responseCode: 450 })),
      (error: Error) => !error.message.includes('reader'),
    );
    s.waiting.push(letter!, letter!);
    assert.equal((await s.deliver()).length, 1);
  });

  test('fits unit, subject and words together, and each rhythm has its own hour', async () => {
    await s.subscribe('words@mail.example', { words: '停水 供水', rhythm: 'daily' });
    await s.subscribe('unit@mail.example', { unit: 'housing', column: 'policies', rhythm: 'weekly' });
    await s.subscribe('subject@mail.example', { subject: '', rhythm: 'daily', column: 'policies' });
    await s.publish('关于停水的通知', { body: '<p>因<b>供</b>水管道检修，停水一天。</p>' });
    await s.publish('关于停电的通知');
    assert.equal(await s.digest('weekly'), 0, 'the unit published nothing in that column');
    assert.equal(await s.digest('daily'), 1);
    const [letter] = await s.deliver();
    assert.equal(letter!.to, 'words@mail.example');
    assert.match(letter!.text, /关于停水的通知/);
    assert.doesNotMatch(letter!.text, /停电/);
    await s.digest('at_once');
    await s.deliver();
  });
});

describe('a saved search', () => {
  test('tells of what its page would find: everyday words, numbers in any bracket, wholes and not parts', async () => {
    const saved = { settle: '落户', number: '振政办发 1号', quoted: '"补贴发放"', parts: '供水 检修 停电 学校' };
    for (const [name, words] of Object.entries(saved)) await s.subscribe(`${name}@saved.example`, { words });
    await s.publish('户口迁移办理须知', { body: '<p>发放补贴须知。补贴另行发放。</p>' });
    await s.publish('补贴发放公告', { body: '<p>十日内到账。</p>' });
    await s.publish('管道检修公告', { body: '<p>供水暂停一天。</p>' });
    await s.digest('at_once');
    const told = new Map((await s.deliver()).map(({ to, text }) => [to, text]));
    assert.match(told.get('settle@saved.example')!, /户口迁移办理须知/);
    assert.doesNotMatch(told.get('settle@saved.example')!, /检修|公告/);
    assert.match(told.get('quoted@saved.example')!, /补贴发放公告/);
    assert.doesNotMatch(told.get('quoted@saved.example')!, /须知/, 'the words stand there in another order');
    assert.equal(told.has('parts@saved.example'), false);
  });
});

describe('changing and ending', () => {
  async function keyOf(email: string) {
    await s.publish(`给${email.split('@')[0]}的通知`);
    await s.digest('at_once');
    const letter = (await s.deliver()).find(({ to }) => to === email)!;
    return { manage: pathIn(letter.text, 'manage'), end: pathIn(letter.text, 'end') };
  }

  test('the rhythm is changed by whoever has the letter, and opening the page tells nothing', async () => {
    await s.subscribe('change@mail.example');
    const { manage } = await keyOf('change@mail.example');
    const page = await s.get(manage);
    assert.doesNotMatch(page.body, /change@|即时<\/b>/);
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
    const strange = await s.get(manage.replace(/[\w-]{43}/, 'x'.repeat(43)));
    assert.equal(
      strange.body.replaceAll('x'.repeat(43), '').replace(/name="_key" value="[^"]*"/g, ''),
      page.body.replaceAll(manage.slice(-43), '').replace(/name="_key" value="[^"]*"/g, ''),
      'a key that never was looks the same',
    );
    assert.equal((await s.post(manage, { rhythm: 'hourly' })).status, 422);
    assert.equal((await s.post(manage, { rhythm: 'weekly' })).status, 303);
    assert.equal((await s.rows()).find(({ rhythm }) => rhythm === 'weekly')!.ended_at, null);
  });

  test('opening the link ends nothing; one POST of the mail program does, without a redirect', async () => {
    await s.subscribe('click@mail.example');
    const { end } = await keyOf('click@mail.example');
    assert.match((await s.get(end)).body, /退订这一项/);
    const before = (await s.rows()).filter(({ ended_at }) => ended_at === null).length;
    assert.equal(
      (await s.post(end, { 'List-Unsubscribe': 'One-Click' }, { 'sec-fetch-site': 'cross-site' })).status,
      403,
    );
    const answer = await s.post(end, { 'List-Unsubscribe': 'One-Click' });
    assert.equal(answer.status, 200);
    assert.match(answer.body, /已经退订/);
    assert.equal((await s.rows()).filter(({ ended_at }) => ended_at === null).length, before - 1);
    assert.equal((await s.post(end, { 'List-Unsubscribe': 'One-Click' })).status, 409, 'there is nothing left to end');
  });

  test('whoever ends everything leaves no trace of the address: not in rows, letters, lines or addresses', async () => {
    const email = 'forget-me@mail.example';
    await s.subscribe(email);
    await s.subscribe(email, { column: 'policies', rhythm: 'weekly' });
    const { end } = await keyOf(email);
    assert.equal((await s.post(end, { which: 'all' })).headers.get('location'), '/subscriptions/goodbye/');
    const ended = (await s.rows()).filter(({ ended_at }) => ended_at !== null);
    for (const row of ended) assert.deepEqual([row.address, row.address_name], [null, null]);
    const left = await s.t.sides.staff.transaction().execute(async (tx) =>
      sql<{ letters: number }>`
        select count(*)::int as letters from notices.letter
        where content is not null and object = any (${ended.map(({ id }) => `subscriptions.subscription:${id}`)})`.execute(
        tx,
      ),
    );
    assert.equal(left.rows[0]!.letters, 0);
    await s.publish('退订以后的通知');
    await s.digest('at_once');
    assert.ok(!(await s.deliver()).some(({ to }) => to === email));
  });

  test('the ledger tells each deed and no address, and nothing stands readable in the tables', async () => {
    const lines = await s.lines();
    for (const verb of ['request', 'confirm', 'change', 'end', 'send'])
      assert.ok(
        lines.some((line) => line.verb === `subscriptions.${verb}`),
        verb,
      );
    const { rows: everything } = await sql<{ text: string }>`
      select subscription::text as text from subscriptions.subscription
      union all select letter::text from notices.letter
      union all select attempt::text from subscriptions.attempt
      union all select answer::text from ledger.answer
      union all select letter_attempt::text from notices.letter_attempt`.execute(s.t.sides.staff);
    assert.ok(everything.length > 10);
    for (const { text } of [...lines, ...everything]) {
      assert.doesNotMatch(text, /@mail|mail\.example/);
      assert.doesNotMatch(text, new RegExp(Buffer.from('mail.example').toString('hex')));
    }
  });
});

describe('strangers', () => {
  test('nobody learns whether an address is known: new, waiting, confirmed and asked for too often answer alike', async () => {
    const says = async (email: string) => {
      const { status, headers, body } = await s.ask(email);
      return JSON.stringify([status, headers.get('location'), body]);
    };
    const fresh = await says('fresh@mail.example');
    assert.equal(await says('fresh@mail.example'), fresh);
    await s.subscribe('known@mail.example');
    assert.equal(await says('known@mail.example'), fresh);
    const letters = await s.deliver();
    assert.match(letters.at(-1)!.text, /您已经订阅/);
    for (let turn = 0; turn < 8; turn += 1) {
      s.from(`203.0.${turn}.9`);
      assert.equal(await says('victim@mail.example'), fresh);
    }
    assert.equal((await s.deliver()).length, 5, 'nobody can fill the mailbox of another');
  });

  test('whoever asks too often from one place is told so, and elsewhere it goes on', async () => {
    s.from('192.0.2.77');
    const statuses: number[] = [];
    for (let turn = 0; turn < 22; turn += 1) statuses.push((await s.ask(`many${turn}@mail.example`)).status);
    assert.deepEqual([...new Set(statuses)], [303, 429]);
    assert.equal(statuses.indexOf(429), 20);
    assert.equal((await s.ask('next-door@mail.example')).status, 429, 'the block counts, not the address in it');
    s.from('192.0.3.1');
    assert.equal((await s.ask('elsewhere@mail.example')).status, 303);
    await s.deliver();
  });

  test('what nobody confirmed is forgotten after its days, address and letter', async () => {
    const unconfirmed = async () => (await s.rows()).filter((row) => !row.confirmed_at && !row.ended_at).length;
    assert.ok((await unconfirmed()) > 10);
    await sql`
      update subscriptions.subscription set requested_at = requested_at - interval '8 days' where confirmed_at is null`.execute(
      s.t.sides.staff,
    );
    await forgetUnconfirmed(s.t.sides, new Date(Date.now() - 7 * 86_400_000));
    assert.equal(await unconfirmed(), 0);
  });

  test('a letter keeps its words for a month', async () => {
    await s.ask('month@mail.example');
    await s.mailbox();
    await sql`update notices.letter set created_at = created_at - interval '31 days'`.execute(s.t.sides.staff);
    assert.ok((await forgetLetters(s.office.by('system'), {})).letters > 0);
    assert.match((await s.console.get('/staff/messages/letters')).html, /内容已清除/);
  });
});
