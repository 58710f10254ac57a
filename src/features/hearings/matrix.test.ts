import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Role, roles } from '../../core/caller.ts';
import { one } from '../../platform/database.ts';
import { type Move, moves, type Status, statuses } from './rules/moves.ts';
import { application, type HearingsOffice, testOffice, today } from './test-hearings.ts';

// Every state of a hearing × every move × every hand, by sending the form to the door itself.

let o: HearingsOffice;
before(async () => {
  o = await testOffice();
});
after(() => o?.close());

interface Stage {
  document: number;
  id: string;
}

/** A hearing in a state, as if it had come there, with what the move acts on. */
async function stageIn(state: Status, move: Move): Promise<Stage> {
  const drawn = move === 'openDraw' || move === 'takeDraw';
  const stage = await o.open({ method: drawn ? 'draw' : 'rule', seats: 2 });
  if (state !== 'applying') await o.pass(stage.document, state === 'held' || state === 'recorded' ? 21 : 11);
  const paper = { listed: 'list', recorded: 'record' }[state as string];
  if (paper) {
    const { document } = await o.notice();
    await sql`
      insert into hearings.paper_of (hearing, what, document) values (${stage.document}, ${paper}, ${document})`.execute(
      o.db,
    );
  }
  if (move === 'openDraw') for (let at = 0; at < 3; at += 1) await o.applied(stage.document);
  if (move === 'takeDraw') await o.applied(stage.document);
  return stage;
}

/** The form of each move as a diligent person fills it in. */
const forms: Record<Move, (stage: Stage) => Promise<[path: string, fields: Record<string, string>]>> = {
  apply: async ({ id }) => [`/hearings/${id}/apply/`, application],
  choose: async ({ document }) => [
    `/staff/hearings/applications/${await o.applied(document)}/choice`,
    { verdict: 'chosen', reason: '周边住户。' },
  ],
  openDraw: async ({ document }) => [`/staff/hearings/${document}/draw`, {}],
  takeDraw: async ({ document }) => [`/staff/hearings/${document}/taken`, {}],
  list: async ({ document }) => [`/staff/hearings/${document}/list`, {}],
  papers: async ({ document }) => [
    `/staff/hearings/${document}/papers`,
    { sentOn: today, what: '草案', lateReason: '按照会议安排。' },
  ],
  record: async ({ document }) => [`/staff/hearings/${document}/record`, {}],
};

type Hand = Role | 'stranger' | 'visitor';
const mayDo = (move: Move): Hand[] => (move === 'apply' ? ['visitor'] : ['drafter', 'editor']);
/** What these do is done once to a hearing: each hand needs one of its own. */
const once: Move[] = ['openDraw', 'record'];

const lines = async () =>
  (await one(o.db, sql<{ count: number }>`select count(*)::int as count from ledger.line`)).count;

type Post = (path: string, fields: Record<string, string>) => Promise<{ status: number; location: string | null }>;

async function hands(): Promise<Map<Hand, Post>> {
  const all = new Map<Hand, Post>();
  for (const role of Object.keys(roles) as Role[])
    all.set(role, o.desk(await o.person(`${role}某`, o.unit, role)).post);
  all.set('stranger', o.desk(o.stranger).post);
  let from = 0;
  all.set('visitor', (path, fields) => {
    from += 1;
    return o.send(path, fields, `203.0.${from % 250}.7`);
  });
  return all;
}

const turnedAway = ({ status, location }: Awaited<ReturnType<Post>>): boolean =>
  [401, 403, 404, 409, 422].includes(status) || (status === 303 && (location ?? '').startsWith('/staff/sign-in'));

for (const state of Object.keys(statuses) as Status[]) {
  test(`${state}: only the moves of the table lead anywhere, and only for those whose duty they are`, async () => {
    const wrong: string[] = [];
    const all = await hands();
    let [tried, moved] = [0, 0];
    for (const move of Object.keys(moves) as Move[]) {
      const still = await stageIn(state, move);
      for (const [hand, post] of all) {
        // At the door of the public a member of staff is a visitor like everybody.
        if (move === 'apply' && hand !== 'visitor') continue;
        const open = (moves[move] as readonly Status[]).includes(state) && mayDo(move).includes(hand);
        const [path, fields] = await forms[move](open && once.includes(move) ? await stageIn(state, move) : still);
        const before = await lines();
        const answer = await post(path, fields);
        const written = (await lines()) - before;
        tried += 1;
        if (open) moved += 1;
        if (open ? ![200, 303].includes(answer.status) || written === 0 : !turnedAway(answer) || written > 0)
          wrong.push(`${state} × ${move} × ${hand}: ${answer.status}, ${written} lines`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.equal(tried, (Object.keys(moves).length - 1) * all.size + 1);
    const rows = Object.entries(moves) as [Move, readonly Status[]][];
    assert.equal(
      moved,
      rows.filter(([, states]) => states.includes(state)).reduce((sum, [move]) => sum + mayDo(move).length, 0),
    );
  });
}
