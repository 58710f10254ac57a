import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Role, roles } from '../../core/caller.ts';
import { one } from '../../platform/database.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { addDays, today as todayOf, weekday } from '../../platform/time.ts';
import { codeOf } from './actions/keys.ts';
import { type Actor, flow, type Move, moveNames } from './rules/flow.ts';
import { type State, states } from './rules.ts';
import { openTestRequests, type TestRequests } from './test-requests.ts';

const today = todayOf(new Date());
const ago = (days: number) => addDays(today, -days);
const later = [70, 71, 72].map((days) => addDays(today, days)).find((day) => weekday(day) < 6)!;

/** What a diligent person fills in for each move. */
const filled: Record<Move, Record<string, string>> = {
  acknowledge: {},
  confirm: { words: '电话确认' },
  transfer: { unit: '', words: '由该单位制作' },
  register: { subject: '施工合同' },
  split: { words: '甲合同\n乙合同' },
  askCorrection: { words: '请写明小区。' },
  correct: { words: '沿江小区' },
  lapse: {},
  askReason: { words: '请说明理由' },
  explain: { words: '研究需要' },
  noticeFee: { method: 'pages', pages: '100', words: '数量很大' },
  pay: {},
  consult: { ground: 'third_party', party: '某公司', words: '是否同意？' },
  serve: { n: '1' },
  hear: { n: '1', opinion: 'agree', words: '同意' },
  extend: { days: '10', words: '材料较多' },
  delay: { until: later, words: '数量很大' },
  search: { words: '检索了档案系统' },
  draft: { outcome: 'provided', words: '提供如下' },
  passLaw: { words: '同意' },
  passSecrecy: { words: '同意' },
  sendBack: { words: '请修改' },
  sign: {},
  deliver: { way: 'online' },
  withdraw: { words: '申请人来电撤回' },
  archive: {},
  suggest: { words: '大家都需要知道' },
  weigh: { adopted: 'no', words: '已经在公报上公开' },
};

/** What has happened before a case stands in a state: enough for every move that leads out of it. */
const before_: Record<State, [move: string, on: string, data?: object][]> = (() => {
  const submitted: [string, string][] = [['submit', ago(61)]];
  const received = (days: number): [string, string][] => [
    ...submitted,
    ['confirm', ago(days)],
    ['register', ago(days)],
  ];
  const drafted: [string, string, object?][] = [...received(0), ['draft', today, { outcome: 'provided' }]];
  return {
    submitted,
    acknowledged: [...submitted, ['acknowledge', today]],
    received: [...submitted, ['confirm', today]],
    correcting: [...received(60), ['askCorrection', ago(58)]],
    reasoning: [...received(0), ['askReason', today]],
    paying: [...received(60), ['noticeFee', ago(58)]],
    handling: received(0),
    consulting: [...received(0), ['consult', today, { ground: 'third_party', n: 1 }]],
    law_review: drafted,
    secrecy_review: drafted,
    signing: drafted,
    signed: drafted,
    delivered: [...drafted, ['deliver', today]],
    closed: [...received(0), ['withdraw', today]],
    archived: [...drafted, ['deliver', today], ['archive', today]],
  };
})();

/** What must have happened beside the state, for a move that stands on another one. */
const standsOn: Partial<Record<Move, [move: string, on: string]>> = { weigh: ['suggest', today] };

let r: TestRequests;
before(async () => {
  r = await openTestRequests(await testDatabase());
  filled.transfer.unit = String(r.office.otherUnit);
});
after(() => r?.close());

const decided: State[] = ['law_review', 'secrecy_review', 'signing', 'signed', 'delivered', 'closed', 'archived'];
const ended: State[] = ['delivered', 'closed', 'archived'];

/** A case that stands in a state as if it had come there. */
async function standing(state: State, move?: Move): Promise<{ id: number; number: string; code: string }> {
  const { number } = await r.apply({ idNumber: '11010519491231002X' });
  r.from(`203.0.${Math.floor(Math.random() * 250)}.1`);
  const db = r.t.sides.staff;
  const { id, seed } = await one(
    db,
    sql<{ id: number; seed: Buffer }>`
      update requests.request
      set state = ${state}, outcome = ${decided.includes(state) ? 'provided' : null}, ended_on = ${ended.includes(state) ? today : null},
        received_on = ${before_[state].find(([move]) => move === 'confirm')?.[1] ?? null}
      where number = ${number}
      returning id, seed`,
  );
  await sql`delete from requests.event where request = ${id}`.execute(db);
  const more = move && standsOn[move];
  for (const [name, on, data = {}] of [...before_[state], ...(more ? [more] : [])] as typeof before_.submitted)
    await sql`
      insert into requests.event (request, move, "on", at, data) values (${id}, ${name}, ${on}, now(), ${JSON.stringify(data)}::jsonb)`.execute(
      db,
    );
  return { id, number, code: codeOf(seed) };
}

type Hand = {
  actor: Actor | 'stranger';
  post(id: number, move: Move, proof: { number: string; code: string }): Promise<number>;
};

async function hands(): Promise<Hand[]> {
  const staff = await Promise.all(
    (Object.keys(roles) as Role[]).map(async (role): Promise<Hand> => {
      const door = r.door(await r.office.person(`${role}某`, r.office.unit, role));
      return {
        actor: role,
        post: async (id, move) => (await door.post(`/staff/requests/${id}/${move}`, filled[move])).status,
      };
    }),
  );
  const stranger: Hand = {
    actor: 'stranger',
    post: async (id, move) => (await r.stranger.post(`/staff/requests/${id}/${move}`, filled[move])).status,
  };
  const applicant: Hand = {
    actor: 'applicant',
    post: async (_id, move, proof) => {
      const answer = await r.post(`/requests/status/${move}`, { ...filled[move], ...proof });
      return answer.status;
    },
  };
  return [...staff, stranger, applicant];
}

test('every state × every move × every hand: only the rows of the table lead anywhere, and each of them does', async () => {
  const all = await hands();
  const wrong: string[] = [];
  let [tried, moved] = [0, 0];
  for (const state of Object.keys(states) as State[]) {
    const still = await standing(state);
    for (const move of moveNames)
      for (const { actor, post } of all) {
        const row = flow.find((one) => one.from === state && one.move === move && one.by.includes(actor as Actor));
        const what = `${state} ${move} by ${actor}`;
        const one_ = row ? await standing(state, move) : still;
        const status = await post(one_.id, move, one_);
        const now = await r.stateOf(one_.id);
        tried += 1;
        if (row) {
          moved += 1;
          if (now !== row.to && now !== row.or) wrong.push(`${what}: ${now} instead of ${row.to} (${status})`);
          if (![200, 303].includes(status)) wrong.push(`${what}: answered ${status}`);
        } else {
          if (now !== state) wrong.push(`${what}: went to ${now} though no row says so`);
          if (![403, 404, 409, 422].includes(status)) wrong.push(`${what}: answered ${status}`);
        }
      }
    const { events } = await one(
      r.t.sides.staff,
      sql<{ events: number }>`select count(*)::int as events from requests.event where request = ${still.id}`,
    );
    if (events !== before_[state].length)
      wrong.push(`${state}: ${events} events where ${before_[state].length} happened`);
  }
  assert.deepEqual(wrong, []);
  assert.equal(tried, Object.keys(states).length * moveNames.length * all.length);
  assert.equal(
    moved,
    flow.reduce((sum, { by }) => sum + by.length, 0),
  );
});
