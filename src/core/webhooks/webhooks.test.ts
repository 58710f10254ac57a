import assert from 'node:assert/strict';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { Refused } from '../../platform/errors.ts';
import { guardedFetch } from '../../platform/http/fetch-guarded.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { setSecretKey } from '../people/secret.ts';
import { revise } from '../publications/actions/draft.ts';
import { correct } from '../publications/actions/links.ts';
import { withdraw } from '../publications/actions/withdraw.ts';
import { getEdition } from '../publications/queries.ts';
import { issue } from '../review/actions/issue.ts';
import { submit } from '../review/actions/submit.ts';
import { clearAll, draftAndSubmit, type Office, openContent, openDoor, openOffice, say } from '../test-office.ts';
import { replay, subscribe, unsubscribe } from './actions.ts';
import { webhookJobs } from './jobs.ts';
import { listDeliveries, listSubscriptions } from './queries.ts';
import { type EventType, mostTries } from './rules.ts';
import { secretOf } from './secret.ts';
import { webhooksStaff } from './staff.tsx';

interface Received {
  headers: Record<string, string | string[] | undefined>;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a CloudEvent as it came
  event: any;
}

let t: TestDatabase;
let office: Office;
let receiver: Server;
let url: string;
let status = 200;
let received: Received[] = [];
before(async () => {
  setSecretKey(randomBytes(32));
  t = await testDatabase();
  office = await openOffice(t);
  receiver = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    received.push({ headers: request.headers, text, event: JSON.parse(text) });
    response.writeHead(status).end();
  });
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;
});
after(async () => {
  await new Promise((closed) => receiver.close(closed));
  await t.close();
});

const jobs = webhookJobs({
  fetchOutside: guardedFetch({ allows: (address) => address === '127.0.0.1' }),
  publicUrl: 'https://www.example.gov.cn',
});
const run = (name: string, data: object) => jobs.find((job) => job.name === name)!.run(data as never, t.sides);
const told = (verb: string, answer: unknown) => run('webhooks.hear', { verb, answer });
const system = () => office.by('system');

async function listen(events: EventType[], unit: number | null = null): Promise<{ id: number; secret: string }> {
  const seed = randomUUID();
  const { subscription } = await subscribe(system(), { name: '省级平台', url, events, unit, seed });
  received = [];
  status = 200;
  return { id: subscription, secret: secretOf(seed) };
}
const stop = (subscription: number) => unsubscribe(system(), { subscription });

async function publish(title: string): Promise<{ document: number; answer: unknown }> {
  const { document, submission } = await draftAndSubmit(office, title);
  await clearAll(t, office, submission);
  return { document, answer: await issue(office.by(office.editor), { submission }) };
}

/** Every waiting delivery is due at once. */
const hurry = async () => {
  await sql`update webhooks.delivery set next_at = now() where done_at is null and dropped_at is null and dead_at is null`.execute(
    t.sides.staff,
  );
  await run('webhooks.sweep', {});
};

test('what becomes public, is corrected or withdrawn is told at once, signed, and holds what the public sees', async () => {
  const { id, secret } = await listen(['document.published', 'document.corrected', 'document.withdrawn']);
  const { document, answer } = await publish('公开的通知');
  await told('review.issue', answer);
  assert.equal(received.length, 1);
  const { headers, text, event } = received[0]!;
  assert.equal(event.specversion, '1.0');
  assert.deepEqual([event.type, event.data.title], ['cn.gov.gongkai.document.published', '公开的通知']);
  assert.equal(event.data.url, `https://www.example.gov.cn${event.data.path}`);
  assert.match(String(headers['content-type']), /^application\/cloudevents\+json/);
  const mine = createHmac('sha256', secret).update(`${headers['gongkai-timestamp']}.${text}`).digest('hex');
  assert.equal(headers['gongkai-signature'], `v1=${mine}`);
  assert.ok(Math.abs(Number(headers['gongkai-timestamp']) - Date.now() / 1000) < 60);

  await told('review.issue', answer);
  assert.equal(received.length, 1, 'the same deed heard twice is told once');

  const opened = await correct(office.by(office.drafter), { document, note: '更正电话。' });
  const { submission } = await resubmit(opened.edition, '公开的通知（更正）');
  await clearAll(t, office, submission);
  await told('review.issue', await issue(office.by(office.editor), { submission }));
  assert.deepEqual(
    [received[1]!.event.type, received[1]!.event.data.changeNote],
    ['cn.gov.gongkai.document.corrected', '更正电话。'],
  );

  await told(
    'publications.withdraw',
    await withdraw(office.by(office.editor), { document, kind: 'withdrawn', reason: '内容有误。' }),
  );
  const last = received[2]!.event;
  assert.deepEqual(
    [last.type, last.data.reason, last.subject],
    ['cn.gov.gongkai.document.withdrawn', '内容有误。', event.subject],
  );
  assert.ok(!received[2]!.text.includes('公开的通知'), 'a withdrawal repeats no word of the text');
  await stop(id);
});

async function resubmit(edition: number, title: string) {
  const { revision: base } = await getEdition(t.sides.staff, edition);
  await revise(office.by(office.drafter), { edition, base, content: openContent(title) });
  return submit(office.by(office.drafter), {
    editions: [edition],
    urgent: false,
    urgentReason: '',
    channels: ['portal'],
  });
}

test('what is withdrawn before it was sent is not sent any more', async () => {
  const { id } = await listen(['document.published']);
  status = 503;
  const { document, answer } = await publish('很快撤回的通知');
  await told('review.issue', answer);
  assert.equal(received.length, 1);
  await withdraw(office.by(office.editor), { document, kind: 'gone', reason: '不应公开。' });
  received = [];
  await hurry();
  assert.deepEqual(received, []);
  const [delivery] = await listDeliveries(t.sides.staff, id);
  assert.ok(delivery!.droppedAt && !delivery!.doneAt);
  await stop(id);
});

test('what is not received is tried again for hours, then dead, told to whoever set it up, and begun anew by hand', async () => {
  const admin = await office.person('系统某', office.otherUnit, 'system');
  const seed = randomUUID();
  const { subscription } = await subscribe(office.by(admin), {
    name: '会失败的',
    url,
    events: ['document.published'],
    unit: null,
    seed,
  });
  [received, status] = [[], 500];
  await told('review.issue', (await publish('送不到的通知')).answer);
  const waiting = await rows(
    t.sides.staff,
    sql<{ wait: number }>`
    select extract(epoch from next_at - now())::int as wait from webhooks.delivery where subscription = ${subscription}`,
  );
  assert.ok(waiting[0]!.wait > 20 && waiting[0]!.wait <= 30, JSON.stringify(waiting));
  await run('webhooks.sweep', {});
  assert.equal(received.length, 1, 'not before its time');
  for (let turn = 1; turn < mostTries; turn += 1) await hurry();
  assert.equal(received.length, mostTries);
  assert.equal(new Set(received.map(({ event }) => event.id)).size, 1, 'every try is the same event');
  const [dead] = await listDeliveries(t.sides.staff, subscription);
  assert.ok(dead!.deadAt);
  assert.equal(dead!.problem, '对方答复 500。');
  await hurry();
  assert.equal(received.length, mostTries, 'a dead one rests');
  const letters = await rows(
    t.sides.staff,
    sql<{ subject: string }>`select subject from notices.message where person = ${admin.person}`,
  );
  assert.match(letters[0]!.subject, /没有送到：会失败的/);

  status = 200;
  await assert.rejects(
    replay(office.by(office.editor), { subscription, delivery: null }),
    (error) => error instanceof Refused && error.status === 403,
  );
  await replay(office.by(admin), { subscription, delivery: dead!.id });
  await hurry();
  assert.ok((await listDeliveries(t.sides.staff, subscription))[0]!.doneAt);
  await assert.rejects(replay(office.by(admin), { subscription, delivery: null }), /没有投递失败/);
  await stop(subscription);
});

test('a return is told to a subscription of its own unit alone, by numbers', async () => {
  const [mine, other] = [
    await listen(['submission.returned'], office.unit),
    await listen(['submission.returned'], office.otherUnit),
  ];
  const { document, submission } = await draftAndSubmit(office, '要退回的秘密标题');
  const answer = await say(t, office, office.reviewer, submission, 'send_back', { words: '请修改第二段。' });
  await told('review.opine', answer);
  assert.equal(received.length, 1);
  assert.deepEqual(received[0]!.event.data, { submission, documents: [document] });
  assert.doesNotMatch(received[0]!.text, /秘密标题|第二段/);
  await Promise.all([stop(mine.id), stop(other.id)]);
});

test('nothing that is not public is told of, and an inner address is not asked', async () => {
  const { id } = await listen(['document.published', 'document.corrected', 'document.withdrawn']);
  const { submission } = await draftAndSubmit(office, '依申请的', { disclosure: 'on_request' });
  await clearAll(t, office, submission);
  await told('review.issue', await issue(office.by(office.editor), { submission }));
  assert.deepEqual(received, []);
  await stop(id);
  const seed = randomUUID();
  const inner = { name: '内部', url: 'http://127.0.0.2:9/', events: ['document.published' as const], unit: null, seed };
  const { subscription } = await subscribe(system(), inner);
  await told('review.issue', (await publish('给内部地址的')).answer);
  assert.match((await listDeliveries(t.sides.staff, subscription))[0]!.problem!, /内部或保留的地址/);
  await stop(subscription);
});

test('the system administrator sets it up in the console and sees the secret once; nobody else may', async () => {
  const admin = openDoor(t, webhooksStaff, await office.person('管某', office.otherUnit, 'system'));
  const empty = await admin.post('/staff/webhooks/add', { _key: randomUUID() });
  assert.equal(empty.status, 422);
  for (const reason of [/请写明给哪个系统用/, /请填写接收网址/, /请选择要通知哪些事件/])
    assert.match(empty.html, reason);
  const ftp = await admin.post('/staff/webhooks/add', {
    _key: randomUUID(),
    name: '平台',
    url: 'ftp://x/',
    events: 'document.published',
  });
  assert.match(ftp.html, /只能以 http/);
  const unitless = await admin.post('/staff/webhooks/add', {
    _key: randomUUID(),
    name: '平台',
    url,
    events: 'submission.returned',
  });
  assert.match(unitless.html, /请选择是哪个单位的送审/);
  const fields = { _key: randomUUID(), name: '市级平台', url, events: 'document.published' };
  const made = await admin.post('/staff/webhooks/add', fields);
  const secret = />(whsec_[\w-]{43})</.exec(made.html)![1]!;
  assert.ok((await admin.post('/staff/webhooks/add', fields)).html.includes(secret), 'a reload shows the same');
  const [subscription] = await listSubscriptions(t.sides.staff);
  const page = await admin.get(`/staff/webhooks/${subscription!.id}`);
  assert.match(page.html, /市级平台/);
  assert.ok(!page.html.includes(secret));
  const kept = await rows(
    t.sides.staff,
    sql<{ text: string }>`
    select concat((select json_agg(s) from webhooks.subscription s), (select json_agg(l) from ledger.line l), (select json_agg(a) from ledger.answer a)) as text`,
  );
  assert.ok(!kept[0]!.text.includes(secret));
  assert.match((await admin.get('/staff/webhooks')).html, /市级平台/);
  assert.equal((await admin.post(`/staff/webhooks/${subscription!.id}/end`, {})).status, 303);
  assert.equal((await admin.post(`/staff/webhooks/${subscription!.id}/end`, {})).status, 404);
  const other = openDoor(t, webhooksStaff, office.editor);
  for (const path of ['/staff/webhooks', '/staff/webhooks/add', `/staff/webhooks/${subscription!.id}`])
    assert.equal((await other.get(path)).status, 403, path);
});
