import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { refusalOf } from '../../../platform/errors.ts';
import { form, type Typed, text } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { dropInvitation, invite, noteAnswer } from '../actions/invited.ts';
import { InvitedPage } from '../pages/invited.tsx';
import { getInvitation, listInvitations } from '../queries/invited.ts';
import { answerForm, type InvitedKind, inviteForm, namesIn, whyNotNames } from '../rules/invited.ts';
import { statusOf } from '../rules/moves.ts';
import { idOf } from '../rules/number.ts';
import { crumb, done, roundHref, roundSeen, showHref, writes } from './frame.ts';

const rounds = '/staff/consultations/rounds/:round{[0-9]{1,15}}/invited';
const one = '/staff/consultations/invitations/:invitation{[0-9]{1,15}}';

/** 定向征求: enterprises and associations that are asked by name, and who answered. */
export function invitedDoors(app: StaffApp): void {
  app.get(rounds, (c) => show(c, Number(c.req.param('round'))));
  app.post(rounds, inviteThem);
  app.post(`${one}/answer`, (c) =>
    about(c, answerForm, 'answered', (key, invitation, { answeredOn, letter }) =>
      noteAnswer(c.var.by(key), { invitation, answeredOn: answeredOn!, comment: letter ? idOf(letter) : null }),
    ),
  );
  app.post(`${one}/drop`, (c) =>
    about(c, dropForm, 'dropped', (key, invitation, { reason }) =>
      dropInvitation(c.var.by(key), { invitation, reason }),
    ),
  );
}

const dropForm = form({ reason: text('理由', { required: '请写明删去的理由。', max: 500 }) });

interface Wrong {
  wrong: number | null;
  typed: Typed;
  errors: Record<string, string>;
}

async function show(c: StaffContext, id: number, said?: Wrong, status: 422 | 409 = 422) {
  const round = await roundSeen(c, id);
  return c.var.page({
    title: `定向征求：${round.subject}`,
    crumbs: [crumb, { label: round.title, href: showHref(round.document) }, { label: '定向征求' }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!said,
    status: said ? status : 200,
    children: InvitedPage({
      round,
      invitations: await listInvitations(c.var.staff, id),
      status: statusOf({ ...round, answered: round.resultPublic }, new Date()),
      writes: writes(c.var.who, round.unit),
      ...(said ?? { wrong: null, typed: {}, errors: {} }),
      today: c.var.today,
      keyFor: newKey,
    }),
  });
}

async function inviteThem(c: StaffContext): Promise<Response> {
  const round = await roundSeen(c, Number(c.req.param('round')));
  const typed = await readFields(c);
  const read = inviteForm.read(typed);
  const names = read.ok ? namesIn(read.values.names) : [];
  const trouble = read.ok ? whyNotNames(names) : null;
  if (!read.ok || trouble)
    return show(c, round.id, { wrong: null, typed, errors: read.ok ? { names: trouble! } : read.errors });
  const { kind, invitedOn, way } = read.values;
  const input = { round: round.id, kind: kind as InvitedKind, names, invitedOn: invitedOn!, way };
  return act(c, { round: round.id, wrong: null, typed }, 'invited', () => invite(c.var.by(keyOf(typed)), input));
}

/** Reads a form about one unit and does it; what is wrong or refused is said there. */
async function about<Values>(
  c: StaffContext,
  fields: { read(typed: Typed): { ok: true; values: Values } | { ok: false; errors: Record<string, string> } },
  said: string,
  deed: (key: string | null, invitation: number, values: Values) => Promise<unknown>,
): Promise<Response> {
  const { id, round } = await getInvitation(c.var.staff, Number(c.req.param('invitation')));
  await roundSeen(c, round);
  const typed = await readFields(c);
  const read = fields.read(typed);
  if (!read.ok) return show(c, round, { wrong: id, typed, errors: read.errors });
  return act(c, { round, wrong: id, typed }, said, () => deed(keyOf(typed), id, read.values));
}

async function act(
  c: StaffContext,
  { round, wrong, typed }: { round: number; wrong: number | null; typed: Typed },
  said: string,
  deed: () => Promise<unknown>,
): Promise<Response> {
  const refused = await refusalOf(deed);
  if (refused) return show(c, round, { wrong, typed, errors: { '': refused } }, 409);
  return c.redirect(`${roundHref(round, 'invited')}?done=${said}`, 303);
}
