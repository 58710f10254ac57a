// A survey: every address. Told on one server.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { revise } from '../core/publications/actions/draft.ts';
import { getEdition } from '../core/publications/queries.ts';
import { draftEntry, markOf } from '../features/enforcement/actions/draft.ts';
import { keepDecisions, markOfFile } from '../features/enforcement/actions/import.ts';
import { keepList } from '../features/services/actions/import.ts';
import { draftItem } from '../features/services/actions.ts';
import { one } from '../platform/database.ts';
import { changed, readBooks } from './test-books.ts';
import type { Seen } from './test-person.ts';
import { openTown, type Papers, type Town } from './test-town.ts';

let town: Town;
let papers: Papers;
before(async () => {
  town = await openTown();
  papers = await town.fill('education');
});
after(() => town?.close());

const parameter = /:[a-zA-Z]+(\{(?:[^{}]|\{[^{}]*\})*\})?\??/;

/** Every route of the console that names a thing by its number, as one address per number. */
function addresses(of: (prefix: string) => (number | string)[]): { method: string; path: string }[] {
  const routes = town.app.routes.filter(
    ({ method, path }) => method !== 'ALL' && path.startsWith('/staff/') && parameter.test(path),
  );
  const all = routes.flatMap(({ method, path }) =>
    of(path.split('/:')[0]!).map((id) => ({ method, path: path.replace(parameter, String(id)) })),
  );
  return [...new Map(all.map((one) => [`${one.method} ${one.path}`, one])).values()];
}

/** A body that has everything any of the forms asks for, so that nothing but the address can be refused. */
const everything = {
  ...{
    note: '更正一处文字。',
    kind: 'withdrawn',
    to: '1',
    validity: '有效',
    from: '2026-01-01',
    at: '2027-01-01 09:00',
  },
  ...{
    withdrawReason: '内容有误。',
    abandonReason: '不再需要。',
    acceptReason: '看过。',
    file: '1',
    needs: 'interprets',
  },
  ...{ waiver: '情况紧急，随后解读。', channels: 'portal', verdict: 'send_back', words: '请修改。', backTo: 'drafter' },
  ...{ reason: '写错了。', title: '标题', body: '<p>正文</p>', disclosure: 'open', base: '1', hash: '0'.repeat(64) },
  ...{
    needsInterpretation: 'yes',
    form: '文字解读',
    interpreter: '某人',
    stage: 'under_way',
    unit: '1',
    on: '2026-01-01',
  },
};

async function ask(account: string, { method, path }: { method: string; path: string }): Promise<Seen> {
  const who = await town.as(account);
  return method === 'POST' ? who.post(path, { ...everything, _key: randomUUID() }) : who.get(path);
}

/** A page but for its keys, its request's number, and the address that was asked for, which tells the asker nothing. */
const without = ({ html }: Seen, { path }: { path: string }) =>
  html.replaceAll(path, '').replace(/value="[\w-]{20,}"|编号 [\w-]+/g, '');

test('what belongs to another unit is as if it were not there, by every road', async (context) => {
  const file = await fileOf();
  const task = await idOf(
    sql`select min(id)::int as id from workflow.task where unit = ${town.chain.unitOf('education')}`,
  );
  const message = await idOf(sql`select min(id)::int as id from notices.message`);
  const hand = () => town.chain.as('education', 'drafter');
  const unit = town.chain.unitOf('education');
  const guide = await draftItem(hand(), { unit, title: '入学报名', guide: {} });
  const read = { heads: ['事项名称'], lines: [{ n: 2, cells: ['转学'] }] };
  const list = await keepList(hand(), { unit, name: '清单.csv', list: read, columns: ['title'] });
  const said = { month: '2020-01', organ: '区教育局' };
  const made = await draftEntry(hand(), { unit, shape: 'statement', mark: markOf(said), values: () => said });
  const table = { heads: ['决定文书号'], lines: [{ n: 2, cells: ['教罚〔2026〕1号'] }] };
  const upload = { unit, kind: '处罚', mark: markOfFile(Buffer.from('1')), list: () => table } as const;
  const decisions = await keepDecisions(hand(), upload);
  const own: Record<string, number[]> = {
    '/staff/documents': [papers.draft, papers.published, papers.policy],
    '/staff/editions': [papers.edition],
    '/staff/review': [...papers.submissions, papers.cleared],
    '/staff/policies': [papers.policy],
    '/staff/services/editions': [guide.edition],
    '/staff/services/imports': [list.import],
    '/staff/enforcement/editions': [made.edition],
    '/staff/enforcement/entries': [made.document],
    '/staff/enforcement/imports': [decisions.import],
    '/staff/files': [file],
    '/staff/tasks': [task],
    '/staff/messages': [message],
  };
  const accounts = ['housing.drafter', 'housing.reviewer', 'editor', 'signer'];
  const before = await readBooks(town.db);
  const wrong: string[] = [];
  let asked = 0;
  for (const account of accounts) {
    for (const address of addresses((prefix) => own[prefix] ?? [])) {
      const never = { ...address, path: address.path.replace(/\d+/, '987654321') };
      const [seen, nothing] = [await ask(account, address), await ask(account, never)];
      asked += 2;
      if (seen.status !== 404) wrong.push(`${account} ${address.method} ${address.path}: ${seen.status}`);
      else if (without(seen, address) !== without(nothing, never))
        wrong.push(`${account} ${address.path} differs from what never was`);
    }
  }
  context.diagnostic(`asked ${asked} times`);
  assert.deepEqual(wrong, []);
  assert.deepEqual(changed(before, await readBooks(town.db)), []);
  assert.ok(asked > 250, String(asked));
});

test('a file that nobody has cleared is read by its unit and the openness office alone', async () => {
  const { id, unit } = await one(
    town.db,
    sql<{ id: number; unit: number }>`
      select file.id, person.unit from files.file join people.person on person.id = file.uploaded_by order by file.id limit 1`,
  );
  const read = async (account: string) => (await (await town.as(account)).get(`/staff/files/${id}`)).status;
  assert.equal(unit, town.chain.unitOf('education'));
  for (const account of ['education.drafter', 'education.reviewer', 'openness'])
    assert.equal(await read(account), 200, account);
  const others = ['housing.drafter', 'housing.reviewer', 'drafter', 'secrecy', 'signer', 'system', 'security', 'audit'];
  for (const account of others) assert.equal(await read(account), 404, account);
  const office = await town.chain.write(town.textOf('office', '用到同一份附件的通知'));
  const { name, hash, bytes, type } = await one(
    town.db,
    sql<{
      name: string;
      hash: string;
      bytes: number;
      type: string;
    }>`select name, hash, bytes, type from files.file where id = ${id}`,
  );
  const { content } = await getEdition(town.db, office.edition);
  const attachments = [{ file: id, name, hash, bytes, type }];
  await revise(town.chain.as('office', 'drafter'), {
    edition: office.edition,
    base: office.revision,
    content: { ...content, attachments },
  });
  assert.equal(await read('secrecy'), 200, 'a document of the office carries it now');
  assert.equal(await read('housing.drafter'), 404);
});

const noIds = [
  ...[
    '0',
    '-1',
    '1.5',
    '1e3',
    '0x10',
    'abc',
    'NaN',
    '%31%20',
    '%00',
    '1%00',
    '%ff',
    '%',
    '%E4%B8',
    '１',
    "1'",
    '1;drop',
  ],
  ...[
    '999999999999999',
    '9007199254740993',
    '9223372036854775807',
    '9223372036854775808',
    '9'.repeat(40),
    '9'.repeat(5000),
  ],
  ...['..', '%2e%2e', '1%2F2', '__proto__', 'constructor'],
];

test('an address whose number is none, or lies beyond all numbers, is not found', async (context) => {
  const accounts = ['education.drafter', 'system', 'security'];
  const before = await readBooks(town.db);
  const wrong: string[] = [];
  let asked = 0;
  // Each address by one of them, by turns: which number is none is decided before who asks.
  for (const [index, address] of addresses(() => noIds).entries()) {
    const account = accounts[(index + Math.floor(index / noIds.length)) % accounts.length]!;
    const seen = await ask(account, address);
    asked += 1;
    if (![404, 403].includes(seen.status))
      wrong.push(`${account} ${address.method} ${address.path.slice(0, 90)}: ${seen.status}`);
  }
  context.diagnostic(`asked ${asked} times`);
  assert.deepEqual(wrong, []);
  assert.deepEqual(changed(before, await readBooks(town.db)), []);
  assert.ok(asked > 3000, String(asked));
});

const idOf = async (query: ReturnType<typeof sql>) => ((await one(town.db, query as never)) as { id: number }).id;

/** A file that education put into a draft. */
async function fileOf(): Promise<number> {
  const body = new FormData();
  body.set('_key', randomUUID());
  body.set('title', '有附件的通知');
  body.set('base', '0');
  body.set('file', new File(['附件的文字'], '附件.txt'));
  await (await town.as('education.drafter')).raw(`/staff/editions/${papers.edition}/edit`, body);
  return idOf(sql`select max(id)::int as id from files.file`);
}
