import type { PublicApp, PublicContext } from '../../../core/doors.ts';
import { everyChange } from '../../../core/publications/changes.ts';
import { findVersion } from '../../../core/publications/queries/versions.ts';
import { NotFound } from '../../../platform/errors.ts';
import { CompareRoundsPage } from '../pages/compare.tsx';
import { findPublicCall, findResultOf, listPublicRounds, type PublicRound } from '../queries/live.ts';
import { callOf } from '../rules/elements.ts';
import { frameOf } from './comment.tsx';

const number = '[1-9][0-9]?';

/** 两轮草案比较: what changed from one round to a later one, beside what was said. */
export function compareDoors(app: PublicApp): void {
  app.get(`/consultations/:id{[a-z0-9]{12}}/rounds/:from{${number}}/:to{${number}}/`, async (c) => {
    const call = await findPublicCall(c.var.live, c.req.param('id'));
    if (!call) throw new NotFound();
    c.var.shows(everyChange);
    const rounds = await listPublicRounds(c.var.live, call.id);
    const [from, to] = await Promise.all([roundIn(c, call.id, rounds, 'from'), roundIn(c, call.id, rounds, 'to')]);
    if (from.number >= to.number) throw new NotFound();
    const result = await findResultOf(c.var.live, call.id, from.number);
    c.header('cache-control', 'no-cache');
    return c.html(<CompareRoundsPage frame={frameOf(c)} {...{ call, from, to, result }} />);
  });
}

/** A round with the draft that was read in it; not found when that text was taken out since. */
async function roundIn(c: PublicContext, id: string, rounds: PublicRound[], name: 'from' | 'to') {
  const round = rounds.find((one) => one.number === Number(c.req.param(name as never)));
  const text = round && (await findVersion(c.var.live, id, round.edition));
  const call = text && callOf(text);
  if (!call) throw new NotFound();
  return { ...round!, clauses: call.clauses };
}
