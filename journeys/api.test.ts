import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sealAll } from '../src/core/ledger/test-seal.ts';
import type { Answer, ApiClient, Sent } from './test-api-client.ts';
import { type ApiOffice, openApiOffice } from './test-api-office.ts';

let office: ApiOffice;
before(async () => {
  office = await openApiOffice();
});
after(() => office?.close());

const title = '振兴区公共停车泊位管理办法（接口旅程）';

/** Asks, expects the status, and that the answer is what the document promises. */
async function ask(who: ApiClient, id: string, sent: Sent = {}, status?: number): Promise<Answer> {
  const answer = await who.call(id, sent);
  const wanted = status ?? Number(Object.keys(who.operations.get(id)!.responses)[0]);
  assert.equal(answer.status, wanted, `${id}: ${JSON.stringify(answer.body)}`);
  assert.deepEqual(answer.wrong, [], id);
  return answer;
}

const page = async (path: string) => {
  const answer = await fetch(`${office.base}${path}`);
  return { status: answer.status, text: await answer.text() };
};

/** Reads the submission as it stands and agrees to exactly that. */
async function agree(who: ApiClient, submission: number, more: object = {}): Promise<string> {
  const [task] = (await ask(who, 'listTasks', { query: { view: 'todo' } })).body.items;
  assert.equal(task.object, `review.submission:${submission}`);
  const seen = await ask(who, 'getSubmission', { params: { submission } });
  assert.ok(seen.body.moves.includes('agree'), JSON.stringify(seen.body.moves));
  const sent = { params: { submission }, seen: seen.tag, body: { verdict: 'agree', words: '同意。', ...more } };
  return (await ask(who, 'giveOpinion', sent)).body.state;
}

// Article 一（二）（三）, once more, by programs that know nothing but the document
test('a policy and its interpretation go from draft to the portal and back through the API alone', async () => {
  const [drafter, reviewer, secrecy, signer, editor, audit] = await Promise.all(
    ['drafter', 'reviewer', 'secrecy', 'signer', 'editor', 'audit'].map((account) => office.program(account)),
  );
  const me = (await ask(drafter!, 'getMe')).body;
  const kinds = (await ask(drafter!, 'listKinds', { query: { limit: 100 } })).body.items;
  const kind = kinds.find((one: { room: string; isPolicy: boolean }) => one.room === 'policies' && one.isPolicy);
  const units = (await ask(drafter!, 'listUnits', { query: { limit: 100 } })).body.items;
  assert.ok(units.some((unit: { id: number }) => unit.id === me.unit.id));

  const policy = (
    await ask(drafter!, 'draftPolicy', {
      body: {
        kind: kind.name,
        unit: me.unit.id,
        title,
        needsInterpretation: true,
        interpreter: { name: '负责人（演示）', post: '主任' },
        plan: '背景依据、主要内容、收费标准。',
      },
    })
  ).body;
  const file = (await ask(drafter!, 'uploadFile', { file: new File(['泊位一览'], '泊位一览.txt') })).body;
  const content = (words: string, more: object = {}) => ({
    title: words,
    body: `<h2>一、总则</h2><p>${words}</p><script>alert(1)</script>`,
    disclosure: 'open',
    ...more,
  });
  const write = async (document: number, body: object) => {
    const { tag } = await ask(drafter!, 'getDocument', { params: { document } });
    return ask(drafter!, 'reviseDocument', { params: { document }, seen: tag, body });
  };
  await write(policy.document, content(title, { attachments: [file.id], metadata: { plan: '背景、内容。' } }));
  const interpretation = (
    await ask(drafter!, 'draftInterpretation', {
      params: { document: policy.document },
      body: { title: `《${title}》解读`, form: '文字解读' },
    })
  ).body;
  await write(interpretation.document, content(`《${title}》解读`, { metadata: { form: '文字解读' } }));

  const tied = await ask(drafter!, 'getPolicy', { params: { document: policy.document } });
  const bundle = { params: { document: policy.document }, seen: tied.tag };
  const { submission } = (
    await ask(drafter!, 'submitPolicy', { ...bundle, body: { interpretations: [interpretation.document] } })
  ).body;
  const search = `/search?q=${encodeURIComponent('公共停车泊位')}`;
  assert.doesNotMatch((await page(search)).text, /接口旅程/, 'a draft is found by a citizen');
  await ask(editor!, 'issueSubmission', { params: { submission } }, 409);

  assert.equal(await agree(reviewer!, submission), 'secrecy');
  const text = (await ask(secrecy!, 'getSubmission', { params: { submission } })).body;
  assert.deepEqual(
    text.items.map((item: { title: string }) => item.title),
    [title, `《${title}》解读`],
  );
  assert.doesNotMatch(text.items[0].body, /script/);
  const download = await ask(secrecy!, 'downloadFile', { params: { file: text.items[0].attachments[0].file } });
  assert.equal(String(download.body), '泊位一览');
  const checks = [
    'state_secret',
    'work_secret',
    'trade_secret',
    'privacy',
    'stability',
    'aggregation',
    'wording',
    'typos',
  ];
  assert.equal(await agree(secrecy!, submission, { checks }), 'signoff');
  assert.equal(await agree(signer!, submission), 'cleared');
  assert.doesNotMatch((await page(search)).text, /接口旅程/, 'cleared is not public');

  const { issued } = (await ask(editor!, 'issueSubmission', { params: { submission } })).body;
  assert.equal(issued.length, 2);
  const shown = await page(issued[0].path);
  assert.match(shown.text, /振政办发〔\d{4}〕\d+号/);
  assert.match((await page(issued[1].path)).text, new RegExp(`《${title}》解读`));
  const found = (await ask(drafter!, 'searchPublications', { query: { q: '公共停车泊位' } })).body.items;
  assert.equal(found[0].path, issued[0].path);
  const live = (await ask(drafter!, 'getPublication', { params: { publication: found[0].id } })).body;
  assert.equal((await page(live.attachments[0].address)).text, '泊位一览');
  assert.equal(live.linked[0].path, issued[1].path);

  await sealAll(office.house.t.sealer, office.house.t.sides.staff);
  assert.equal((await ask(audit!, 'verifyLedger')).body.ok, true);
  const lines = (
    await ask(audit!, 'listLedgerLines', { query: { object: `publications.document:${policy.document}`, limit: 100 } })
  ).body.items;
  const verbs = lines.map((line: { verb: string }) => line.verb);
  for (const verb of ['policies.draftPolicy', 'publications.revise', 'policies.submitBundle', 'review.issue'])
    assert.ok(verbs.includes(verb), `${verb} is not in the ledger: ${verbs}`);
  assert.ok(lines.at(-1).data.token > 0, 'the line names the token');

  const over = {
    params: { document: policy.document },
    body: { kind: 'withdrawn', reason: '内容有误，核实后重新发布。' },
  };
  await ask(editor!, 'withdrawDocument', over);
  const tombstone = await page(issued[0].path);
  assert.match(tombstone.text, /内容有误/);
  assert.doesNotMatch(tombstone.text, /接口旅程/);
  await ask(drafter!, 'getPublication', { params: { publication: found[0].id } }, 404);
});

test('a department delivers by the API what is a draft like any other', async () => {
  const department = await office.program('education.drafter', ['documents:write', 'documents:read', 'office:read']);
  const unit = (await ask(department, 'getMe')).body.unit.id;
  const kinds = (await ask(department, 'listKinds', { query: { limit: 100 } })).body.items;
  const kind = kinds.find((one: { room: string }) => one.room === 'publications').name;
  const content = { title: '接口报送的信息', body: '<p>报送内容。</p>', disclosure: 'open' };
  const key = randomUUID();
  const first = await ask(department, 'draftDocument', { key, body: { kind, unit, content } });
  const again = await ask(department, 'draftDocument', { key, body: { kind, unit, content } });
  assert.deepEqual(again.body, first.body, 'the same delivery twice is one draft');
  const reused = { key, body: { kind, unit, content: { ...content, title: '别的信息' } } };
  assert.equal((await ask(department, 'draftDocument', reused, 422)).body.type, '/api/#key-reused');
  const { document } = first.body;
  const { tag } = await ask(department, 'getDocument', { params: { document } });
  const submit = { params: { document }, seen: tag, body: {}, key: randomUUID() };
  const { submission } = (await ask(department, 'submitDocument', submit)).body;
  assert.equal(
    (await ask(department, 'submitDocument', submit)).body.submission,
    submission,
    'a retry is no second act',
  );
  const refusal = await ask(department, 'issueSubmission', { params: { submission } }, 403);
  assert.match(refusal.body.detail, /权限/);
  const other = await office.program('housing.drafter');
  await ask(other, 'getDocument', { params: { document } }, 404);
});
