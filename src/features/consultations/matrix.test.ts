import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Role, roles } from '../../core/caller.ts';
import { one } from '../../platform/database.ts';
import { drawUp } from './actions/result.ts';
import type { Status } from './rules/days.ts';
import { type Move, moves } from './rules/moves.ts';
import { type ConsultationsOffice, opinion, testOffice, today } from './test-round.ts';

// Every state of a round × every move × every hand, by sending the form to the door itself: only the table's moves lead anywhere,
// and what is refused leaves no line in the ledger.

let o: ConsultationsOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

interface Stage {
  document: number;
  id: string;
  round: number;
}

/** A round in a state, as if it had come there. */
async function stageIn(state: Status): Promise<Stage> {
  const stage = await o.open();
  if (state === 'upcoming') await o.pass(stage.round, -10);
  if (state === 'closed' || state === 'answered') await o.pass(stage.round, 31);
  if (state === 'answered') await o.publish((await drawUp(o.by(o.drafter), { round: stage.round })).edition);
  return stage;
}

const statesOf: Status[] = ['upcoming', 'open', 'closed', 'answered'];
const id = async (query: ReturnType<typeof sql<{ id: number }>>) => (await one(o.db, query)).id;

/** A letter in the register, and what the office has made of it so far: nothing, a point, or a point with a reply that waits. */
const things = {
  letter: ({ round }: Stage, held = false): Promise<number> =>
    id(sql<{ id: number }>`
      insert into consultations.comment (round, channel, body, kind, minor, text_key, hash, seed, code_hash, held, received_on, submitted_at)
      values (${round}, 'web', '周末也应供应', 'person', false, ${randomBytes(32)}, ${randomBytes(32).toString('hex')}, ${randomBytes(16)},
        ${randomBytes(32)}, ${held}, ${today}, now())
      returning id`),
  held: (stage: Stage): Promise<number> => things.letter(stage, true),
  point: ({ round }: Stage): Promise<number> =>
    id(sql<{ id: number }>`
      insert into consultations.point (round, text_key, position, body, unit, split_by, split_at)
      values (${round}, ${randomBytes(32)}, 1, '周末供应', ${o.unit}, ${o.colleague.person}, now())
      returning id`),
  invited: ({ round }: Stage): Promise<number> =>
    id(sql<{ id: number }>`
      insert into consultations.invitation (round, name, kind, invited_on, way, entered_by, entered_at)
      values (${round}, ${randomBytes(8).toString('hex')}, 'enterprise', ${today}::date - 60, '', ${o.colleague.person}, now())
      returning id`),
  broadcast: ({ round }: Stage): Promise<number> =>
    id(sql<{ id: number }>`
      insert into consultations.broadcast (round, what, medium, outlet, place, appeared_on, link, entered_by, entered_at)
      values (${round}, 'call', 'press', '演示日报', '', ${today}, 'https://example.com/1', ${o.colleague.person}, now())
      returning id`),
  async waiting(stage: Stage): Promise<[point: number, reply: number]> {
    const point = await things.point(stage);
    const reply = await id(sql<{ id: number }>`
      insert into consultations.reply (point, outcome, reason, written_by, written_at)
      values (${point}, 'already', '草案已有。', ${o.colleague.person}, now())
      returning id`);
    return [point, reply];
  },
};

type Form = [path: string, fields: Record<string, string>];

/** The form of each move, filled in as a diligent person would, on a thing that nobody has treated yet. */
const forms: Record<Move, (stage: Stage) => Promise<Form>> = {
  comment: async ({ id }) => [`/consultations/${id}/comment/`, opinion],
  enter: async ({ round }) => [
    `/staff/consultations/rounds/${round}/enter`,
    {
      ...{ channel: 'mail', body: '来信', kind: 'person', name: '', email: '', phone: '' },
      receivedOn: await openingOf(round),
    },
  ],
  judge: async (stage) => [
    `/staff/consultations/comments/${await things.held(stage)}/judgement`,
    { verdict: 'kept', reason: '不是刷屏。' },
  ],
  split: async (stage) => [
    `/staff/consultations/comments/${await things.letter(stage)}/points`,
    { point: '周末供应', theme: '' },
  ],
  assign: async (stage) => [
    `/staff/consultations/points/${await things.point(stage)}/unit`,
    { unit: String(o.unit), dueOn: '' },
  ],
  reply: async (stage) => [
    `/staff/consultations/points/${await things.point(stage)}/reply`,
    { outcome: 'already', reason: '草案已有。', finalClause: '' },
  ],
  async decide(stage) {
    const [point, reply] = await things.waiting(stage);
    return [`/staff/consultations/points/${point}/decision`, { verdict: 'agreed', reply: String(reply), words: '' }];
  },
  invite: async ({ round }) => [
    `/staff/consultations/rounds/${round}/invited`,
    {
      names: `演示公司${randomBytes(6).toString('hex')}`,
      kind: 'enterprise',
      invitedOn: await openingOf(round, today),
      way: '发函',
    },
  ],
  noteAnswer: async (stage) => [
    `/staff/consultations/invitations/${await things.invited(stage)}/answer`,
    { answeredOn: today, letter: '' },
  ],
  dropInvitation: async (stage) => [
    `/staff/consultations/invitations/${await things.invited(stage)}/drop`,
    { reason: '登记有误。' },
  ],
  broadcast: async ({ round }) => [
    `/staff/consultations/rounds/${round}/broadcasts`,
    {
      ...{ what: 'call', medium: 'press', outlet: '演示日报', place: '第 3 版', appearedOn: today },
      link: 'https://example.com/1',
    },
  ],
  agreeBroadcast: async (stage) => [`/staff/consultations/broadcasts/${await things.broadcast(stage)}/agree`, {}],
  endBroadcast: async (stage) => [
    `/staff/consultations/broadcasts/${await things.broadcast(stage)}/end`,
    { reason: '登记有误。' },
  ],
  theme: async (stage) => [
    `/staff/consultations/rounds/${stage.round}/themes`,
    { theme: '周末', point: String(await things.point(stage)), group: 's0' },
  ],
  drawUp: async ({ round }) => [`/staff/consultations/rounds/${round}/result`, {}],
  nextRound: async ({ document }) => [`/staff/consultations/${document}/round`, {}],
};

/** The first day of a round, or today when it lies before that. */
const openingOf = async (round: number, latest = '9999-12-31') =>
  (
    await one(
      o.db,
      sql<{ day: string }>`
        select least(opens_on, ${latest}::date)::text as day from consultations.round where id = ${round}`,
    )
  ).day;
const lines = async () =>
  (await one(o.db, sql<{ count: number }>`select count(*)::int as count from ledger.line`)).count;

type Hand = Role | 'stranger' | 'visitor';

/** Whose duty a move is: everybody may comment, the unit's drafters and editors treat, its reviewer decides on replies. */
const mayDo = (move: Move): Hand[] => {
  if (move === 'comment') return ['visitor'];
  if (move === 'agreeBroadcast') return ['secrecy'];
  if (move === 'endBroadcast') return ['drafter', 'editor', 'secrecy'];
  return move === 'decide' ? ['reviewer'] : ['drafter', 'editor'];
};

/** What these moves do is done once to a round: each hand needs one of its own. */
const once: Move[] = ['drawUp', 'nextRound'];

type Post = (form: Form) => Promise<{ status: number; location: string | null }>;

async function hands(): Promise<Map<Hand, Post>> {
  const all = new Map<Hand, Post>();
  for (const role of Object.keys(roles) as Role[]) {
    const desk = o.desk(await o.person(`${role}某`, o.unit, role));
    all.set(role, ([path, fields]) => desk.post(path, fields));
  }
  const stranger = o.desk(o.stranger);
  all.set('stranger', ([path, fields]) => stranger.post(path, fields));
  let from = 0;
  all.set('visitor', async ([path, fields]) => {
    from += 1;
    const answer = await o.send(path, fields, { from: `203.0.${from % 250}.7` });
    return { status: answer.status, location: answer.headers.get('location') };
  });
  return all;
}

/** Nothing was done: said so, or the way to the sign-in shown. */
const turnedAway = ({ status, location }: Awaited<ReturnType<Post>>): boolean =>
  [401, 403, 404, 409, 422].includes(status) || (status === 303 && (location ?? '').startsWith('/staff/sign-in'));

for (const state of statesOf) {
  test(`${state}: only the moves of the table lead anywhere, and only for those whose duty they are`, async () => {
    const wrong: string[] = [];
    const all = await hands();
    const still = await stageIn(state);
    let [tried, moved] = [0, 0];
    for (const move of Object.keys(moves) as Move[])
      for (const [hand, post] of all) {
        // At the door of the public a member of staff is a visitor like everybody.
        if (move === 'comment' && hand !== 'visitor') continue;
        const open = (moves[move] as readonly Status[]).includes(state) && mayDo(move).includes(hand);
        const form = await forms[move](open && once.includes(move) ? await stageIn(state) : still);
        const before = await lines();
        const answer = await post(form);
        const written = (await lines()) - before;
        const what = `${state} × ${move} × ${hand}: ${answer.status}, ${written} lines`;
        tried += 1;
        if (open) moved += 1;
        if (open ? ![200, 303].includes(answer.status) || written === 0 : !turnedAway(answer) || written > 0)
          wrong.push(what);
      }
    assert.deepEqual(wrong, []);
    const [atDesks, rows] = [Object.keys(moves).length - 1, Object.entries(moves) as [Move, readonly Status[]][]];
    assert.equal(tried, atDesks * all.size + 1);
    assert.equal(
      moved,
      rows.filter(([, states]) => states.includes(state)).reduce((sum, [move]) => sum + mayDo(move).length, 0),
    );
  });
}

test('a number that is nobody’s is not found, whatever is sent to it', async () => {
  const desk = o.desk(o.drafter);
  const before = await lines();
  for (const path of [
    '/staff/consultations/rounds/999999/enter',
    '/staff/consultations/rounds/999999/result',
    '/staff/consultations/comments/999999/judgement',
    '/staff/consultations/comments/999999/points',
    '/staff/consultations/comments/999999/contact',
    '/staff/consultations/rounds/999999/invited',
    '/staff/consultations/rounds/999999/broadcasts',
    '/staff/consultations/rounds/999999/themes',
    '/staff/consultations/invitations/999999/answer',
    '/staff/consultations/invitations/999999/drop',
    '/staff/consultations/broadcasts/999999/agree',
    '/staff/consultations/broadcasts/999999/end',
    '/staff/consultations/points/999999/unit',
    '/staff/consultations/points/999999/reply',
    '/staff/consultations/points/999999/decision',
    '/staff/consultations/999999/round',
  ])
    assert.equal((await desk.post(path, {})).status, 404, path);
  assert.equal(await lines(), before);
});
