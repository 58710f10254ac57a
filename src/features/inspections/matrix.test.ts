import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Staff } from '../../core/caller.ts';
import { reveal } from '../../core/draws/actions/draw.ts';
import { abandon } from '../../core/publications/actions/draft.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { clearAll } from '../../core/test-office.ts';
import { dayOf } from '../../platform/time.ts';
import { drawUpResults } from './actions/result.ts';
import { followUp } from './actions/visit.ts';
import { type Hand, type Matrix, openMatrix, strangers } from './test-matrix.ts';

// Every state × every move × every hand, by direct POST: only what a table below names gets through, and a refusal leaves every
// table of the room, of draws, publications, review, files and ledger as it was.

let m: Matrix;
before(async () => {
  m = await openMatrix();
});
after(() => m?.close());

const today = dayOf(new Date());
const refusals = [401, 403, 404, 409, 422];

interface Try {
  what: string;
  hand: Hand;
  who: Staff | null;
  may: boolean;
  at: { path: string; fields: Record<string, string> };
}

/** What went wrong at a door; nothing when the table was right. */
async function wrongAt({ what, hand, who, may, at: { path, fields } }: Try): Promise<string[]> {
  const before_ = await m.print();
  const status = await m.post(who, path, fields);
  const known = new Set(before_.split(' '));
  const changed = (await m.print()).split(' ').filter((table) => !known.has(table));
  const moved = changed.length > 0;
  const told = `${what} by ${hand}: ${status}, changed: ${changed.join(' ') || 'nothing'}`;
  return (may ? status === 303 && moved : refusals.includes(status) && !moved) ? [] : [told];
}

const keepers: Hand[] = ['drafter', 'editor'];
const whoIs = (hand: Hand): Staff | null => (hand === 'nobody' ? null : m.people.get(hand)!);

test('a plan is opened and its batches written by those who keep it, in every state that may be edited', async () => {
  const states = {
    draft: keepers,
    submitted: keepers,
    cleared: keepers,
    issued: [],
    abandoned: [],
  } satisfies Record<string, Hand[]>;
  const standing = async (state: string) => {
    const plan = await m.plan('01', '02');
    const by = m.o.by(m.o.drafter);
    if (state === 'abandoned') await abandon(by, { edition: plan.edition, reason: '测试' });
    if (state === 'issued') await m.o.publish(plan.edition);
    if (state === 'submitted' || state === 'cleared') {
      const submission = await m.o.send(plan.edition);
      if (state === 'cleared') await clearAll(m.o.house.t, m.o, submission);
    }
    return { ...plan, base: String((await getEdition(m.o.db, plan.edition)).revision) };
  };
  const moves = {
    put: (year: number) => ({
      ...{ code: '03', title: '另一批', kind: '', matters: 'JC-02', rateA: '5', rateB: '5', rateC: '5', rateD: '5' },
      ...{ team: '2', cap: '20', fromOn: `${year}-01-01`, toOn: `${year}-12-31`, joint: '', gone: '' },
    }),
    drop: () => ({ drop: 'yes', gone: '02' }),
  };
  const wrong: string[] = [];
  let tried = 0;
  for (const [state, may] of Object.entries(states)) {
    const still = await standing(state);
    for (const [move, fields] of Object.entries(moves))
      for (const hand of strangers) {
        const allowed = (may as Hand[]).includes(hand);
        const { edition, year, base } = allowed ? await standing(state) : still;
        const at = { path: `/staff/inspections/editions/${edition}`, fields: { ...fields(year), base } };
        wrong.push(...(await wrongAt({ what: `${move} ${state}`, hand, who: whoIs(hand), may: allowed, at })));
        tried += 1;
      }
  }
  for (const hand of strangers)
    for (const year of ['2031', `${2070 + strangers.indexOf(hand)}`]) {
      const may = keepers.includes(hand) && year !== '2031';
      const at = { path: '/staff/inspections/plans', fields: { unit: String(m.o.unit), year } };
      wrong.push(...(await wrongAt({ what: `open ${year}`, hand, who: whoIs(hand), may, at })));
      tried += 1;
    }
  assert.deepEqual(wrong, []);
  assert.equal(tried, (5 * 2 + 2) * strangers.length);
});

test('a batch is drawn from by those who keep the plan, when it is public and no draw of it is open', async () => {
  const { sources } = m.o.staging();
  const when = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const staged = {
    ...{ revealOn: m.o.staging().revealOn, parties: '', alg: 'sha256' },
    ...{ 'event-SSQ': sources[0]!.event, 'at-SSQ': when(sources[0]!.at) },
  };
  const plan = await m.plan('fresh', 'open', 'drawn', 'gone');
  const hidden = await m.plan('01');
  await m.o.publish(plan.edition);
  await m.sample(plan.document, 'open');
  for (const code of ['drawn', 'gone']) await m.o.drawn(await m.sample(plan.document, code));
  const states = {
    hidden: { path: `${hidden.document}/batches/01`, reason: '' },
    nowhere: { path: `${plan.document}/batches/99`, reason: '' },
    open: { path: `${plan.document}/batches/open`, reason: '名单有误' },
    drawn: { path: `${plan.document}/batches/drawn`, reason: '' },
  };
  const wrong: string[] = [];
  for (const [state, { path, reason }] of Object.entries(states))
    for (const hand of strangers) {
      const at = { path: `/staff/inspections/plans/${path}`, fields: { ...staged, afterReason: reason } };
      wrong.push(...(await wrongAt({ what: `draw ${state}`, hand, who: whoIs(hand), may: false, at })));
    }
  // What succeeds opens a draw, so that each hand that may has a plan of its own; nobody else moves anything in it.
  for (const keeper of keepers) {
    const own = await m.plan('fresh', 'again');
    await m.o.publish(own.edition);
    await m.o.drawn(await m.sample(own.document, 'again'));
    for (const [code, reason] of [
      ['fresh', ''],
      ['again', '名单有误'],
    ] as const)
      for (const hand of [...strangers.filter((one) => !keepers.includes(one)), keeper]) {
        const path = `/staff/inspections/plans/${own.document}/batches/${code}`;
        const at = { path, fields: { ...staged, afterReason: reason } };
        wrong.push(...(await wrongAt({ what: `draw ${code}`, hand, who: whoIs(hand), may: hand === keeper, at })));
      }
  }
  assert.deepEqual(wrong, []);
});

test('what is found is entered, signed and followed by the team alone, each in its time', async () => {
  const plan = await m.plan('01', '02', '03', '04');
  await m.o.publish(plan.edition);
  const [drawn, shown, ended] = [
    await m.sample(plan.document, '01'),
    await m.sample(plan.document, '02'),
    await m.sample(plan.document, '03'),
  ];
  for (const draw of [drawn, shown, ended]) await m.o.drawn(draw);
  const open = await m.sample(plan.document, '04');
  const free = await m.teams(drawn);
  const reported = (await m.teams(shown)).slice(0, 6);
  for (const one of reported) await m.visited(shown, one);
  await reveal(m.o.by(m.o.drafter), { draw: shown });
  await drawUpResults(m.o.by(m.o.drafter), { draw: shown });
  const [gone] = await m.teams(ended);
  const goneHash = await m.visited(ended, gone!);
  await m.end(ended);

  interface Place {
    draw: number;
    target: string;
    first: Staff;
    second: Staff;
    hash: string;
  }
  type State = 'undrawn' | 'todo' | 'recorded' | 'signed' | 'mended' | 'reported' | 'ended';
  const standing = async (state: State): Promise<Place> => {
    if (state === 'undrawn') return { ...free[0]!, draw: open, hash: '' };
    if (state === 'ended') return { ...gone!, draw: ended, hash: goneHash };
    if (state === 'reported') return { ...reported.pop()!, draw: shown, hash: '' };
    const place = free.pop()!;
    const hash = state === 'todo' ? '' : await m.visited(drawn, place, state !== 'recorded');
    const { target } = place;
    if (state === 'mended') await followUp(m.o.by(place.first), { draw: drawn, target, done: true, note: '已改。' });
    return { ...place, draw: drawn, hash };
  };
  const table: Record<State, Record<string, Hand[]>> = {
    undrawn: {},
    todo: { record: ['first', 'second'] },
    recorded: { record: ['first', 'second'], sign: ['second'] },
    signed: { followup: ['first', 'second'] },
    mended: {},
    reported: { followup: ['first', 'second'] },
    ended: {},
  };
  const moves: Record<string, (place: Place) => { suffix: string; fields: Record<string, string> }> = {
    record: () => ({
      suffix: '',
      fields: { visitedOn: today, 'kind.JC-02': '不合格', 'found.JC-02': '另一句。' },
    }),
    sign: ({ hash }) => ({ suffix: '/sign', fields: { seen: hash } }),
    followup: () => ({ suffix: '/followup', fields: { done: 'no', note: '正在整改。' } }),
  };
  const wrong: string[] = [];
  let [tried, moved] = [0, 0];
  for (const state of Object.keys(table) as State[]) {
    const still = await standing(state);
    for (const [move, at] of Object.entries(moves))
      for (const hand of [...strangers, 'first', 'second'] as Hand[]) {
        const may = (table[state][move] ?? []).includes(hand);
        const place = may ? await standing(state) : still;
        const who = hand === 'first' || hand === 'second' ? place[hand] : whoIs(hand);
        const { suffix, fields } = at(place);
        const path = `/staff/inspections/tasks/${place.draw}/${place.target}${suffix}`;
        wrong.push(...(await wrongAt({ what: `${move} ${state}`, hand, who, may, at: { path, fields } })));
        tried += 1;
        if (may) moved += 1;
      }
  }
  assert.deepEqual(wrong, []);
  assert.equal(tried, 7 * Object.keys(moves).length * (strangers.length + 2));
  assert.equal(moved, 9);
});

test('results are drawn up by those who keep the plan, after the reveal, from what two have signed', async () => {
  const plan = await m.plan('01', '02', '03', '04', '05');
  await m.o.publish(plan.edition);
  const draws: Record<string, { draw: number; may: Hand[] }> = {};
  for (const [state, code, may] of [
    ['undrawn', '01', []],
    ['hidden', '02', []],
    ['unsigned', '03', []],
    ['ended', '04', []],
    ['ready', '05', keepers],
  ] as [string, string, Hand[]][]) {
    const draw = await m.sample(plan.document, code);
    draws[state] = { draw, may };
    if (state === 'undrawn') continue;
    await m.o.drawn(draw);
    await m.visited(draw, (await m.teams(draw))[0]!, state !== 'unsigned');
    if (state !== 'hidden') await reveal(m.o.by(m.o.drafter), { draw });
    if (state === 'ended') await m.end(draw);
  }
  const wrong: string[] = [];
  const attempt = async (state: string, hand: Hand, may: boolean) => {
    const at = { path: `/staff/inspections/draws/${draws[state]!.draw}/results`, fields: {} };
    wrong.push(...(await wrongAt({ what: `draw up ${state}`, hand, who: whoIs(hand), may, at })));
  };
  for (const [state, { may }] of Object.entries(draws))
    for (const hand of strangers) {
      const allowed = may.includes(hand);
      await attempt(state, hand, allowed);
      if (!allowed) continue;
      await attempt(state, hand, false); // nothing is left to report
      const made = await m.o.newestResult();
      await abandon(m.o.by(m.o.drafter), { edition: made, reason: '测试' });
    }
  assert.deepEqual(wrong, []);
});

test('a published result is corrected by those who keep the plan, when something was mended since', async () => {
  const plan = await m.plan('01');
  await m.o.publish(plan.edition);
  const draw = await m.sample(plan.document, '01');
  await m.o.drawn(draw);
  const [place] = await m.teams(draw);
  await m.visited(draw, place!);
  await reveal(m.o.by(m.o.drafter), { draw });
  const { document, edition } = await drawUpResults(m.o.by(m.o.drafter), { draw });
  const wrong: string[] = [];
  const attempt = async (state: string, hand: Hand, may: boolean) => {
    const at = { path: `/staff/inspections/results/${document}/correct`, fields: {} };
    wrong.push(...(await wrongAt({ what: `correct ${state}`, hand, who: whoIs(hand), may, at })));
  };
  for (const hand of strangers) await attempt('unpublished', hand, false);
  await m.o.publish(edition);
  for (const hand of strangers) await attempt('being mended', hand, false);
  await followUp(m.o.by(place!.first), { draw, target: place!.target, done: true, note: '已改。' });
  for (const hand of strangers) {
    const may = keepers.includes(hand);
    await attempt('mended', hand, may);
    if (!may) continue;
    await attempt('being corrected', hand, false);
    const { edition: open } = await m.latest(document);
    await abandon(m.o.by(m.o.drafter), { edition: open, reason: '测试' });
  }
  assert.deepEqual(wrong, []);
});
