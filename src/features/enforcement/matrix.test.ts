import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Role, roles, type Staff } from '../../core/caller.ts';
import { one } from '../../platform/database.ts';
import { draftEntry, markOf } from './actions/draft.ts';
import { proposeTerm } from './actions/terms.ts';
import { ago, type EnforcementOffice, penalty, testOffice, today } from './test-enforcement.ts';
import { line, table } from './test-tables.ts';

// Every door that changes something × every role × own and foreign unit: only those whom the duty names get anywhere.

let o: EnforcementOffice;
before(async () => {
  o = await testOffice();
});
after(() => o?.close());

const writers: Role[] = ['drafter', 'editor'];
const enders: Role[] = ['editor', 'signer', 'openness'];

interface Door {
  name: string;
  /** Who of the own unit gets somewhere. */
  own: Role[];
  /** Who of another unit does: the openness office serves the district. */
  foreign: Role[];
  path(): Promise<string>;
  fields: Record<string, string>;
}

let turn = 100;
const fresh = () => {
  turn += 1;
  return `振建罚〔2026〕${turn}号`;
};
const draft = (number = fresh(), more = {}) => o.draft({ ...penalty, number, ...more });

async function published(more = {}): Promise<number> {
  const made = await draft(fresh(), more);
  await o.publish(made.edition);
  return made.document;
}

async function imported(): Promise<string> {
  turn += 1;
  const form = new FormData();
  form.set('unit', String(o.unit));
  form.set('kind', '处罚');
  form.set('file', new File([table(line(turn))], '表.csv'));
  return (await o.desk(o.drafter).upload('/staff/enforcement/imports', form)).location!;
}

const doors = (): Door[] => [
  {
    name: 'write',
    own: writers,
    foreign: [],
    path: async () => `/staff/enforcement/editions/${(await draft()).edition}`,
    fields: { ...(penalty as Record<string, string>), base: '0' },
  },
  {
    name: 'unmask',
    own: writers,
    foreign: [],
    path: async () => `/staff/enforcement/entries/${(await draft()).document}/unmask`,
    fields: { reason: '核对' },
  },
  {
    name: 'overturn',
    own: enders,
    foreign: ['openness'],
    path: async () => `/staff/enforcement/entries/${await published()}/overturn`,
    fields: {
      kind: 'revoked',
      overturnedOn: today,
      organ: '区政府',
      paper: '',
      explanation: '原决定认定事实不清。',
    },
  },
  {
    name: 'draft a file',
    own: writers,
    foreign: [],
    path: async () => `${await imported()}/draft`,
    fields: {},
  },
  { name: 'drop a file', own: writers, foreign: [], path: async () => `${await imported()}/drop`, fields: {} },
];

/** What came of it: done, or refused in one of the ways in which the house refuses. */
const got = (status: number) => (status === 303 || status === 200 || status === 409 || status === 422 ? 'in' : status);

test('only those whom the duty names get past each door, of their own unit', async () => {
  const wrong: string[] = [];
  let tried = 0;
  for (const door of doors())
    for (const role of Object.keys(roles) as Role[])
      for (const unit of [o.unit, o.otherUnit]) {
        const who: Staff = await o.person(`${role}某`, unit, role);
        const path = await door.path();
        const { status } = await o.desk(who).post(path, { ...door.fields, _key: crypto.randomUUID() });
        const may = (unit === o.unit ? door.own : door.foreign).includes(role);
        tried += 1;
        if ((got(status) === 'in') !== may)
          wrong.push(`${door.name} by ${role} of ${unit === o.unit ? 'the unit' : 'another'}: ${status}`);
        if (!may && ![403, 404].includes(status)) wrong.push(`${door.name} by ${role}: refused with ${status}`);
      }
  assert.deepEqual(wrong, []);
  assert.equal(tried, doors().length * Object.keys(roles).length * 2);
});

test('what has no row of its own: entering, sending, taking down, terms', async () => {
  const wrong: string[] = [];
  const until = { publicUntil: ago(1) };
  for (const role of Object.keys(roles) as Role[]) {
    const who = await o.person(`${role}某`, o.unit, role);
    const desk = o.desk(who);
    const fields = { ...(penalty as Record<string, string>), number: fresh(), unit: String(o.unit) };
    const { edition } = await draft();
    const { term } = await proposeTerm(o.by(await o.person('提出人', o.unit, 'openness')), {
      kind: '',
      isNatural: false,
      months: 60,
      basis: '测试',
    });
    const said: [string, Role[], number][] = [
      ['new', writers, (await desk.post('/staff/enforcement/new/decision', fields)).status],
      ['send', writers, (await desk.post('/staff/enforcement/send', { edition: String(edition) })).status],
      ['upload', writers, (await desk.post('/staff/enforcement/statistics?year=2020', {})).status],
      [
        'expire',
        enders,
        (await desk.post('/staff/enforcement/expiry', { document: String(await published(until)) })).status,
      ],
      [
        'propose',
        ['openness'],
        (await desk.post('/staff/enforcement/terms', { kind: '许可', person: 'other', basis: '测试' })).status,
      ],
      [
        'agree',
        ['openness', 'signer', 'secrecy'],
        (await desk.post(`/staff/enforcement/terms/${term}`, { agrees: 'no' })).status,
      ],
    ];
    for (const [name, may, status] of said)
      if ((got(status) === 'in') !== may.includes(role)) wrong.push(`${name} by ${role}: ${status}`);
    await sql`update enforcement.term set refused_at = now() where agreed_at is null and refused_at is null`.execute(
      o.db,
    );
  }
  assert.deepEqual(wrong, []);
});

test('the public role reads the views of the room and nothing below them', async () => {
  for (const name of ['entry', 'import', 'overturned', 'term', 'warning'])
    await assert.rejects(
      sql`select * from ${sql.table(`enforcement.${name}`)} limit 1`.execute(o.house.t.sides.live),
      /permission denied/,
      name,
    );
  const columns = await one(
    o.db,
    sql<{ names: string }>`
      select string_agg(pg_get_viewdef(c.oid), ' ') as names from pg_class c
      where relnamespace = 'live'::regnamespace and relname like 'enforcement%'`,
  );
  assert.doesNotMatch(columns.names, /sealed|seed/);
  await assert.rejects(
    draftEntry(o.by(o.stranger), {
      unit: o.unit,
      shape: 'decision',
      mark: markOf(penalty),
      values: () => ({ ...penalty, number: fresh() }),
    }),
    /没有找到/,
  );
});
