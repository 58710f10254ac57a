import { holds, type Staff } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { listUnitsOf, unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { listKinds } from '../../../core/publications/queries.ts';
import { refuseIf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { newKey } from '../../../ui/form.tsx';
import { closeRound, conclude, draftAnnouncement, openRound } from '../actions/cleaning.ts';
import { RoundPage } from '../pages/round.tsx';
import { RoundsPage } from '../pages/rounds.tsx';
import { getRoundIn, listConclusions, listRounds, listScope, type RoundRow } from '../queries/cleaning.ts';
import {
  announcementForm,
  closeForm,
  conclusionForm,
  type Outcome,
  roundForm,
  whyNotAnnounce,
  whyNotClose,
} from '../rules/cleaning.ts';
import { crumbs, mayKeep } from './regulations.ts';

const roundId = ':round{[0-9]{1,15}}';

/** 文件清理: rounds, their conclusions and the announcement of the result. */
export function roundDoors(app: StaffApp): void {
  app.get('/staff/policies/rounds', (c) => listPage(c));
  app.post('/staff/policies/rounds', open);
  app.get(`/staff/policies/rounds/${roundId}`, (c) => showPage(c));
  app.post(`/staff/policies/rounds/${roundId}/conclusions`, concludeOne);
  app.post(`/staff/policies/rounds/${roundId}/announcement`, announce);
  app.post(`/staff/policies/rounds/${roundId}/close`, close);
}

const trail = { label: '文件清理', href: '/staff/policies/rounds' };
type Refusal = { form: string; typed: Typed; errors: Record<string, string> };

async function listPage(c: StaffContext, refused?: Omit<Refusal, 'form'>) {
  const { staff, who } = c.var;
  const [rounds, own] = await Promise.all([listRounds(staff, unitsSeenBy(who)), listUnitsOf(staff, who)]);
  const units = [...(holds(who, 'openness') ? [{ id: null, name: '全区' }] : []), ...own];
  return c.var.page({
    title: '文件清理',
    crumbs: crumbs({ label: trail.label }),
    error: !!refused,
    status: refused ? 422 : 200,
    children: RoundsPage({
      rounds,
      units,
      typed: refused?.typed ?? {},
      errors: refused?.errors ?? {},
      key_: (refused && keyOf(refused.typed)) ?? newKey(),
    }),
  });
}

async function open(c: StaffContext) {
  const read = roundForm.read(await readFields(c));
  if (!read.ok) return listPage(c, read);
  const { title, unit, categories, issuedUntil } = read.values;
  const { round } = await openRound(c.var.by(keyOf(read.typed)), {
    title,
    unit,
    categories,
    issuedUntil: issuedUntil!,
  });
  return c.redirect(`/staff/policies/rounds/${round}?done=opened`, 303);
}

const done: Record<string, string> = {
  opened: '已组织清理。请逐件作出结论。',
  concluded: '已保存清理结论；结果公布之后生效。',
  closed: '已终止这次清理，作出的结论不生效。',
};

const keepsRound = (who: Staff, round: RoundRow) =>
  round.unit === null ? holds(who, 'openness') : mayKeep(who, round.unit);

const roundOf = (c: StaffContext): Promise<RoundRow> =>
  getRoundIn(c.var.staff, unitsSeenBy(c.var.who), Number(c.req.param('round')));

/** The unit that drafts the announcement: the round's own, or the one where this person drafts. */
async function draftingUnit(c: StaffContext, round: RoundRow): Promise<number | null> {
  const own = await listUnitsOf(c.var.staff, c.var.who);
  if (round.unit === null) return holds(c.var.who, 'openness') ? (own[0]?.id ?? null) : null;
  return own.some(({ id }) => id === round.unit) ? round.unit : null;
}

async function showPage(c: StaffContext, refused?: Refusal) {
  const { staff, who } = c.var;
  const round = await roundOf(c);
  const [scope, conclusions, kinds] = await Promise.all([
    listScope(staff, round),
    listConclusions(staff, round.id),
    listKinds(staff),
  ]);
  const keeps = keepsRound(who, round);
  if (refused) refuseIf(keeps ? null : '清理由组织单位办理，您没有这项职责。', 403);
  const concluded = scope.filter((row) => conclusions.some((one) => one.document === row.document)).length;
  return c.var.page({
    title: round.title,
    crumbs: crumbs(trail, { label: round.title }),
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!refused,
    status: refused ? 422 : 200,
    children: RoundPage({
      round,
      scope,
      conclusions,
      mayKeep: keeps,
      mayDraft: (await draftingUnit(c, round)) !== null,
      whyNot: whyNotAnnounce(round, { total: scope.length, concluded }),
      mayClose: keeps && whyNotClose(round) === null,
      kinds: kinds.filter(({ steps, isPolicy, takesNumber }) => steps.includes('signoff') && (isPolicy || takesNumber)),
      typed: refused?.typed ?? {},
      form: refused?.form ?? '',
      errors: refused?.errors ?? {},
      keyFor: (name) => (refused?.form === name ? (keyOf(refused.typed) ?? newKey()) : newKey()),
    }),
  });
}

async function concludeOne(c: StaffContext) {
  const round = await roundOf(c);
  const read = conclusionForm.read(await readFields(c));
  if (!read.ok) return showPage(c, { form: `conclude-${[read.typed.document].flat()[0]}`, ...read });
  const { document, outcome, reason, untilOn } = read.values;
  await conclude(c.var.by(keyOf(read.typed)), {
    round: round.id,
    document: document!,
    outcome: outcome as Outcome,
    reason,
    untilOn,
  });
  return c.redirect(`/staff/policies/rounds/${round.id}?done=concluded`, 303);
}

async function announce(c: StaffContext) {
  const round = await roundOf(c);
  const read = announcementForm.read(await readFields(c));
  if (!read.ok) return showPage(c, { form: 'announce', ...read });
  const unit = await draftingUnit(c, round);
  refuseIf(unit === null ? '公告由组织清理的单位的拟稿人起草。' : null, 403);
  const made = await draftAnnouncement(c.var.by(keyOf(read.typed)), { round: round.id, unit: unit!, ...read.values });
  return c.redirect(`/staff/editions/${made.edition}/edit`, 303);
}

async function close(c: StaffContext) {
  const round = await roundOf(c);
  const read = closeForm.read(await readFields(c));
  if (!read.ok) return showPage(c, { form: 'close', ...read });
  await closeRound(c.var.by(keyOf(read.typed)), { round: round.id, reason: read.values.closeReason });
  return c.redirect(`/staff/policies/rounds/${round.id}?done=closed`, 303);
}
