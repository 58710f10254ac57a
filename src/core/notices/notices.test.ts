import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { openMail } from '../../platform/mail.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { startTestMailServer, type TestMailServer } from '../../platform/test-mail-server.ts';
import { sendJobsWith } from '../action.ts';
import type { Staff } from '../caller.ts';
import { testDoor, testOffice } from '../workflow/test-office.ts';
import { editTemplate, setAddress } from './actions.ts';
import { deliver, noticesJobs } from './jobs.ts';
import { listAttempts, listMessages } from './queries.ts';
import { noticesStaff } from './staff.ts';
import { tell } from './tell.ts';

const origin = 'http://localhost:8890';
const jobs: { job: string; data: object; once?: string }[] = [];
let t: TestDatabase;
let server: TestMailServer;
let office: ReturnType<typeof testOffice>;
let clerk: Staff;
let colleague: Staff;
let administrator: Staff;

before(async () => {
  [t, server] = await Promise.all([testDatabase(), startTestMailServer()]);
  office = testOffice(t);
  const unit = await office.unit('区政府办公室');
  clerk = await office.person('科员甲', unit, 'drafter');
  colleague = await office.person('科员乙', unit, 'drafter');
  administrator = await office.person('管理员', unit, 'system');
  sendJobsWith(async (_tx, job, data, { once }) => void jobs.push({ job, data, once }));
});
after(() => Promise.all([t.close(), server.stop()]));

const say = (title: string, to: Staff[] = [clerk]) =>
  office.within(colleague, (act) =>
    tell(act, {
      template: 'notices.general',
      to: to.map(({ person }) => person),
      facts: { 标题: title, 内容: `${title}的内容` },
      object: 'office.test:1',
      path: '/staff/tasks/1',
    }),
  );
const attempts = async (message: number) =>
  (await listAttempts(t.sides.staff, message)).map(({ channel, worked }) => [channel, worked]);

describe('telling people', () => {
  test('a message and its job exist if and only if the deed does', async () => {
    const [message] = await say('开会通知', [clerk, clerk]);
    assert.deepEqual(jobs.at(-1), { job: 'notices.deliver', data: { message }, once: `notices.deliver:${message}` });
    assert.equal((await listMessages(t.sides.staff, clerk.person, { unread: true, page: 1 })).total, 1);
    const undone = office.within(colleague, async (act) => {
      await tell(act, {
        template: 'notices.general',
        to: [clerk.person],
        facts: { 标题: '不成', 内容: '' },
        object: 'office.test:1',
      });
      throw new Error('the deed fails');
    });
    await assert.rejects(undone, /the deed fails/);
    assert.equal((await listMessages(t.sides.staff, clerk.person, { unread: true, page: 1 })).total, 1);
  });

  test('suspended people are told nothing', async () => {
    const gone = await office.person('停用', clerk.unit, 'drafter');
    await sql`update people.person set suspended_at = now() where id = ${gone.person}`.execute(t.sides.staff);
    assert.deepEqual(await say('给停用的人', [gone]), []);
  });

  test('without a mail server the mailbox is the delivery, once', async () => {
    const [message] = await say('没有邮件');
    const [job] = noticesJobs(null, origin);
    await job!.run({ message } as never, t.sides);
    await job!.run({ message } as never, t.sides);
    assert.deepEqual(await attempts(message!), [['mailbox', true]]);
  });
});

describe('mail', () => {
  test('goes to the address that the person gave, with a link to the console, and never twice', async () => {
    await setAddress(office.by(clerk), { email: 'clerk@district.example' });
    const [message] = await say('材料报送');
    const mail = openMail(server.url);
    await Promise.all([1, 2, 3].map(() => deliver(t.sides.staff, message!, mail, origin)));
    await deliver(t.sides.staff, message!, mail, origin);
    assert.equal(server.letters.length, 1);
    assert.deepEqual(server.letters[0]!.to, ['clerk@district.example']);
    assert.match(server.letters[0]!.text, /材料报送的内容\s+在工作台查看：http:\/\/localhost:8890\/staff\/tasks\/1/);
    assert.deepEqual(await attempts(message!), [['smtp', true]]);
    mail!.close();
  });

  test('that the server refuses for now is tried again, and for good is not', async () => {
    const mail = openMail(server.url);
    const [message] = await say('暂时不通');
    server.refuse = '451 try later';
    await assert.rejects(deliver(t.sides.staff, message!, mail, origin), /was not taken/);
    server.refuse = null;
    await deliver(t.sides.staff, message!, mail, origin);
    assert.deepEqual(await attempts(message!), [
      ['smtp', false],
      ['smtp', true],
    ]);
    const [lost] = await say('查无此人');
    server.refuse = '550 no such mailbox';
    await deliver(t.sides.staff, lost!, mail, origin);
    server.refuse = null;
    assert.deepEqual(await attempts(lost!), [['smtp', false]]);
    mail!.close();
  });

  test('that a crash left open is not sent a second time', async () => {
    const [message] = await say('中途断电');
    await sql`insert into notices.delivery (message, attempt, channel) values (${message}, 1, 'smtp')`.execute(
      t.sides.staff,
    );
    const before = server.letters.length;
    const mail = openMail(server.url);
    await deliver(t.sides.staff, message!, mail, origin);
    assert.equal(server.letters.length, before);
    mail!.close();
  });

  test('has its address in no ledger line', async () => {
    const lines = await rows(
      t.sides.staff,
      sql<{ canonical: string }>`select canonical from ledger.line where verb = 'notices.setAddress'`,
    );
    assert.equal(lines.length, 1);
    assert.doesNotMatch(lines[0]!.canonical, /district\.example/);
    await assert.rejects(setAddress(office.by(clerk), { email: 'not an address' }), /写法不对/);
    assert.deepEqual(await setAddress(office.by(clerk), { email: '' }), { given: false });
  });
});

describe('the mailbox', () => {
  test('shows unread messages by the word, opens them once, and never another person’s', async () => {
    const [message] = await say('只给乙', [colleague]);
    const door = testDoor(t.sides, noticesStaff, colleague);
    const list = await door.get('/staff/messages');
    assert.match(list.html, /class="unread"/);
    assert.match(list.html, /<span class="tag tag-info">未读<\/span>/);
    const opened = await door.get(`/staff/messages/${message}`);
    assert.match(opened.html, /只给乙的内容/);
    assert.match(opened.html, /等待发送/);
    assert.match((await door.get('/staff/messages?unread=1')).html, /没有未读通知/);
    door.who = clerk;
    assert.equal((await door.get(`/staff/messages/${message}`)).status, 404);
    assert.equal((await door.post('/staff/messages/read-all', {})).location, '/staff/messages?done=read');
    assert.match((await door.get('/staff/messages?unread=1')).html, /没有未读通知/);
    door.who = administrator;
    assert.match((await door.get('/staff/messages')).html, /还没有通知/);
  });

  test('takes an address by form and keeps what was typed wrongly', async () => {
    const door = testDoor(t.sides, noticesStaff, clerk);
    const wrong = await door.post('/staff/messages/address', { email: 'clerk@' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /value="clerk@"/);
    assert.match(wrong.html, /写成“name@example.gov.cn”的样子/);
    assert.equal((await door.post('/staff/messages/address', { email: 'clerk@district.example' })).status, 303);
    assert.match((await door.get('/staff/messages/address')).html, /value="clerk@district.example"/);
  });
});

describe('templates', () => {
  test('are the system administrator’s to change, and the next message has the new words', async () => {
    const door = testDoor(t.sides, noticesStaff, administrator);
    assert.match((await door.get('/staff/messages/templates')).html, /其他事项的通知/);
    const path = '/staff/messages/templates/notices.general';
    const wrong = await door.post(path, { subject: '【公开办】{title}', body: '{内容}' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /“\{title\}”不能填充/);
    assert.equal((await door.post(path, { subject: '【公开办】{标题}', body: '{内容}' })).status, 303);
    const [message] = await say('新的写法', [colleague]);
    const { messages } = await listMessages(t.sides.staff, colleague.person, { unread: false, page: 1 });
    assert.equal(messages.find(({ id }) => id === message)?.subject, '【公开办】新的写法');
    door.who = clerk;
    assert.equal((await door.get(path)).status, 403);
    await assert.rejects(
      editTemplate(office.by(clerk), { name: 'notices.general', subject: '{标题}', body: '{内容}' }),
      /没有这项权限/,
    );
  });

  test('name every fact that the code gives them', async () => {
    const templates = await rows(
      t.sides.staff,
      sql<{
        name: string;
        text: string;
        slots: string[];
      }>`select name, subject || body as text, slots from notices.template`,
    );
    assert.ok(templates.length >= 10);
    for (const { name, text, slots } of templates) {
      const used = [...text.matchAll(/\{(.*?)\}/g)].map(([, slot]) => slot!);
      assert.deepEqual(
        used.filter((slot) => !slots.includes(slot)),
        [],
        name,
      );
    }
  });
});
