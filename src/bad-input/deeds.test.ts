import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { revise } from '../core/publications/actions/draft.ts';
import { getEdition } from '../core/publications/queries.ts';
import { getSubmission } from '../core/review/queries.ts';
import { draftPolicy } from '../features/policies/actions.ts';
import { one } from '../platform/database.ts';
import { changed, readBooks } from './test-books.ts';
import { words } from './test-forms.ts';
import { openTown, type Town } from './test-town.ts';

let town: Town;
before(async () => {
  town = await openTown();
});
after(() => town?.close());

/** A document that takes a number and needs no interpretation. */
async function official(title: string) {
  const by = () => town.chain.as('office', 'drafter');
  const unit = town.chain.unitOf('office');
  const duties = {
    needsInterpretation: false,
    reason: '内部事务，不涉及公众。',
    later: [],
    topic: null,
    interpreter: null,
  };
  const made = await draftPolicy(by(), { kind: 'policy', unit, title, plan: {}, ...duties });
  const { content } = await getEdition(town.db, made.edition);
  const whole = { ...content, body: '<p>第一条　为了公开。</p>', disclosure: 'open' as const };
  const { revision } = await revise(by(), { edition: made.edition, base: made.revision, content: whole });
  const submission = await town.chain.submit({ ...made, revision, text: town.textOf('office', title, 'policy') });
  await town.chain.clear('office', submission, 'signoff');
  return { submission };
}

async function letter(title: string, until?: 'secrecy' | 'signoff' | 'cleared') {
  const written = await town.chain.write(town.textOf('office', title));
  const submission = await town.chain.submit(written);
  if (until) await town.chain.clear('office', submission, until);
  return { ...written, submission };
}

const hashOf = async (submission: number) => (await getSubmission(town.db, submission)).manifestHash;
const says = (html: string) => words(/class="error-what"[\s\S]*?<\/p>/.exec(html)?.[0] ?? html);

test('a document number that is used already is refused beside its field, and the opinion stays', async () => {
  const [first, second] = [await official('第一份文件'), await official('第二份文件')];
  const signer = await town.as('signer');
  const page = await signer.get(`/staff/review/${first.submission}`);
  const series = /<select[^>]*name="series"[\s\S]*?value="([^"]+)"/.exec(page.html)![1]!;
  const sign = async (submission: number, serial: string) =>
    signer.post(`/staff/review/${submission}/opinion`, {
      ...{
        verdict: 'agree',
        words: '同意，请立即印发。',
        series,
        serial,
        hash: await hashOf(submission),
        _key: randomUUID(),
      },
    });
  assert.equal((await sign(first.submission, '77')).status, 303);
  const before = await readBooks(town.db);
  const taken = await sign(second.submission, '77');
  assert.equal(taken.status, 409);
  assert.match(taken.html, /<title>错误：/);
  assert.match(taken.html, /id="f-serial-error"[\s\S]{0,80}77/);
  assert.ok(taken.html.includes('同意，请立即印发。'));
  for (const serial of ['0', '-1', '10000', '七', '1e3', '9'.repeat(30)]) {
    const wrong = await sign(second.submission, serial);
    assert.equal(wrong.status, 422, serial);
    assert.match(wrong.html, /id="f-serial-error"/, serial);
  }
  assert.deepEqual(changed(before, await readBooks(town.db)), []);
  assert.equal((await sign(second.submission, '78')).status, 303);
});

test('an edit during review makes what was cleared void, and everybody is told', async () => {
  const { edition, document, submission } = await letter('正在审查的通知', 'secrecy');
  const hash = await hashOf(submission);
  const drafter = await town.as('drafter');
  assert.match((await drafter.get(`/staff/editions/${edition}/edit`)).html, /已有的审查意见全部失效/);
  const { revision } = await getEdition(town.db, edition);
  const saved = await drafter.post(`/staff/editions/${edition}/edit`, {
    ...{ base: String(revision), title: '改过的通知', body: '<p>改过。</p>', disclosure: 'open', _key: randomUUID() },
  });
  assert.equal(saved.status, 303);
  assert.match(saved.location!, /done=voided/);
  assert.match((await drafter.get(`/staff/documents/${document}?done=voided`)).html, /原来的审查意见已经失效/);
  const before = await readBooks(town.db);
  const secrecy = await town.as('secrecy');
  const late = await secrecy.post(`/staff/review/${submission}/opinion`, {
    verdict: 'agree',
    words: '同意。',
    hash,
    _key: randomUUID(),
  });
  assert.equal(late.status, 409);
  assert.match(says(late.html), /\p{Script=Han}.*。/u);
  assert.deepEqual(changed(before, await readBooks(town.db)), []);
});

test('the same thing is published once, however often and by how many it is asked', async () => {
  const { document, submission } = await letter('只发布一次的通知', 'cleared');
  const people = [await town.as('editor'), await town.as('signer')];
  const publish = (which: number) =>
    people[which % 2]!.post(`/staff/review/${submission}/issue`, { _key: randomUUID() });
  const answers = await Promise.all([0, 1, 2, 3].map(publish));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409, 409, 409]);
  const before = await readBooks(town.db);
  const again = await publish(0);
  assert.equal(again.status, 409);
  assert.match(says(again.html), /\p{Script=Han}.*。/u);
  assert.deepEqual(changed(before, await readBooks(town.db)), []);
  const { count } = await one(
    town.db,
    sql<{ count: number }>`select count(*)::int as count from publications.publication where document = ${document}`,
  );
  assert.equal(count, 1);
});

test('a submission is sent once, recalled once and said about once', async () => {
  const written = await town.chain.write(town.textOf('office', '送两次的通知'));
  const drafter = await town.as('drafter');
  const path = `/staff/documents/${written.document}/submit`;
  const send = () => drafter.post(path, { channels: 'portal', _key: randomUUID() });
  const answers = await Promise.all([send(), send(), send()]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409, 409]);
  const submission = Number(/review\/(\d+)/.exec(answers.find(({ location }) => location)!.location!)![1]);
  const hash = await hashOf(submission);
  const reviewer = await town.as('reviewer');
  const agree = () =>
    reviewer.post(`/staff/review/${submission}/opinion`, {
      verdict: 'agree',
      words: '同意。',
      hash,
      _key: randomUUID(),
    });
  const said = await Promise.all([agree(), agree()]);
  assert.equal(said.filter(({ status }) => status === 303).length, 1);
  for (const { status } of said) assert.ok([303, 403, 409].includes(status), String(status));
  for (const { html, status } of [...answers, ...said])
    if (status >= 400) assert.match(says(html), /\p{Script=Han}.*。/u);
});

test('two people in one text: the second sees both versions, and nothing typed is lost', async () => {
  const { document, edition, revision } = await town.chain.write(town.textOf('office', '两个人写的通知'));
  const [drafter, editor] = [await town.as('drafter'), await town.as('editor')];
  const save = (who: typeof drafter, title: string) =>
    who.post(`/staff/editions/${edition}/edit`, {
      base: String(revision),
      title,
      body: '<p>正文</p>',
      disclosure: 'open',
      _key: randomUUID(),
    });
  assert.equal((await save(drafter, '先写的标题')).status, 303);
  const second = await save(editor, '后写的标题');
  assert.equal(second.status, 409);
  assert.match(second.html, /<title>错误：两个人同时修改了这份文件/);
  for (const typed of ['先写的标题', '后写的标题']) assert.ok(second.html.includes(typed), typed);
  assert.equal((await getEdition(town.db, edition)).content.title, '先写的标题');
  const restored = await editor.get(`/staff/editions/${edition}/edit`);
  assert.match(restored.html, /restore=1|后写的标题/, String(document));
});
