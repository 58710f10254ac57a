import { loadCalendar } from '../../core/calendar/queries.ts';
import { holds } from '../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../core/doors.ts';
import { listUnitsOf, refuseForeignEyes, unitsSeenBy } from '../../core/publications/queries/documents.ts';
import { listKinds } from '../../core/publications/queries.ts';
import { channels } from '../../core/review/rules.ts';
import { dueState } from '../../core/workflow/rules.ts';
import { refuseIf } from '../../platform/errors.ts';
import { choices, form, rowId, type Typed, text, tick } from '../../platform/form.ts';
import { keyOf, readFields } from '../../platform/http/body.ts';
import { dayOf } from '../../platform/time.ts';
import { newKey } from '../../ui/form.tsx';
import { type DutiesInput, draftInterpretation, draftPolicy, setDuties, submitBundle } from './actions.ts';
import { PoliciesPage, type PolicyItem, type PolicyView, policyViews } from './pages/list.tsx';
import { NewPolicyPage } from './pages/new.tsx';
import { PolicyPage } from './pages/show.tsx';
import {
  getPolicy,
  listInterpretations,
  listPolicies,
  listPromises,
  listRunningPromises,
  type PolicyRow,
  type PromiseRow,
} from './queries.ts';
import { dutiesForm, type InterpretationForm, interpretationForm, laterDue, policyForm, stateOf } from './rules.ts';
import { regulationDoors } from './staff/regulations.ts';
import { roundDoors } from './staff/rounds.ts';

const policyId = ':document{[0-9]{1,15}}';
type Refusal = { typed: Typed; errors: Record<string, string> };

export function staff(app: StaffApp): void {
  app.get('/staff/policies', listPage);
  app.get('/staff/policies/new', (c) => newPage(c));
  app.post('/staff/policies/new', create);
  app.get(`/staff/policies/${policyId}`, (c) => showPage(c));
  app.post(`/staff/policies/${policyId}/duties`, changeDuties);
  app.post(`/staff/policies/${policyId}/interpretations`, interpret);
  app.post(`/staff/policies/${policyId}/bundle`, bundle);
  regulationDoors(app);
  roundDoors(app);
}

const crumbs = (last: string) => [
  { label: '工作台', href: '/staff' },
  { label: '政策文件与解读', href: '/staff/policies' },
  { label: last },
];

async function listPage(c: StaffContext) {
  const units = unitsSeenBy(c.var.who);
  const [policies, promises] = await Promise.all([
    listPolicies(c.var.staff, units),
    listRunningPromises(c.var.staff, units),
  ]);
  const items = await Promise.all(policies.map((policy) => itemOf(c, policy, promises)));
  const asked = c.req.query('view') ?? 'all';
  const view: PolicyView = Object.hasOwn(policyViews, asked) ? (asked as PolicyView) : 'all';
  const fits: Record<PolicyView, (item: PolicyItem) => boolean> = {
    all: () => true,
    missing: (item) => item.interpretation === 'missing' || item.interpretation === 'none',
    later: (item) => item.due.length > 0,
    waived: (item) => item.waiver !== null || item.briefingWaiver !== null,
  };
  const names = Object.keys(policyViews) as PolicyView[];
  const out = items.filter((item) => item.publishedAt);
  return c.var.page({
    title: '政策文件与解读',
    crumbs: crumbs('全部').slice(0, 2),
    children: PoliciesPage({
      items: items.filter(fits[view]),
      view,
      counts: Object.fromEntries(names.map((name) => [name, items.filter(fits[name]).length])) as Record<
        PolicyView,
        number
      >,
      figures: {
        published: out.length,
        interpreted: out.filter((item) => item.published > 0).length,
        led: out.filter((item) => item.interpreter && item.published > 0).length,
        late: items.flatMap((item) => item.due).filter((due) => due.clock.state === 'late').length,
      },
      mayDraft: holds(c.var.who, ['drafter', 'editor']),
    }),
  });
}

async function itemOf(c: StaffContext, policy: PolicyRow, promises: PromiseRow[]): Promise<PolicyItem> {
  const calendar = await loadCalendar(c.var.staff);
  const due = promises
    .filter((promise) => promise.document === policy.document && promise.publishedAt && !promise.keptOn)
    .map((promise) => {
      const on = laterDue(calendar, dayOf(promise.publishedAt!));
      const { state, days } = dueState(calendar, c.var.today, on);
      return { form: promise.form, on, clock: { state, days: days ?? undefined } };
    });
  return { ...policy, interpretation: stateOf({ ...policy, waived: policy.waiver !== null }), due };
}

async function newPage(c: StaffContext, refused?: Refusal) {
  const [kinds, units] = await Promise.all([listKinds(c.var.staff), listUnitsOf(c.var.staff, c.var.who)]);
  const own = kinds.filter((kind) => kind.room === 'policies' && kind.isPolicy);
  const asked = c.req.query('kind') ?? '';
  // An interpretation begins at its policy (谁起草、谁解读).
  if (kinds.some((kind) => kind.name === asked && kind.room === 'policies' && !kind.isPolicy)) {
    return c.redirect('/staff/policies?begin=interpretation', 303);
  }
  const typed = refused?.typed ?? { kind: asked, unit: String(c.var.who.unit), needsInterpretation: 'yes' };
  return c.var.page({
    title: '起草政策文件',
    crumbs: crumbs('起草'),
    error: !!refused,
    status: refused ? 422 : 200,
    children: NewPolicyPage({
      key_: keyOf(typed) ?? newKey(),
      kinds: own,
      units,
      typed,
      errors: refused?.errors ?? {},
    }),
  });
}

async function create(c: StaffContext) {
  const typed = await readFields(c);
  const read = policyForm.read(typed);
  if (!read.ok) return newPage(c, read);
  const { kind, unit, title, plan, planForm, planChannel, planTime } = read.values;
  const made = await draftPolicy(c.var.by(keyOf(typed)), {
    kind,
    unit: unit!,
    title,
    plan: { plan, planForm, planChannel, planTime },
    ...dutiesOf(read.values),
  });
  return c.redirect(`/staff/editions/${made.edition}/edit`, 303);
}

interface DutiesValues {
  needsInterpretation: string;
  reason: string;
  later: InterpretationForm[];
  isTopic: boolean;
  meetingOn: string | null;
  topic: string;
  interpreterName: string;
  interpreterPost: string;
}

function dutiesOf(values: DutiesValues): DutiesInput {
  const { needsInterpretation, reason, later, isTopic, meetingOn, topic, interpreterName, interpreterPost } = values;
  return {
    needsInterpretation: needsInterpretation === 'yes',
    reason,
    later: needsInterpretation === 'yes' ? later : [],
    topic: isTopic ? { meetingOn: meetingOn!, title: topic } : null,
    interpreter: interpreterName ? { name: interpreterName, post: interpreterPost } : null,
  };
}

const done: Record<string, string> = { duties: '已保存解读要求。' };

async function showPage(c: StaffContext, refused?: Refusal) {
  const policy = await policyOf(c);
  const [interpretations, promises] = await Promise.all([
    listInterpretations(c.var.staff, policy.document),
    listPromises(c.var.staff, policy.document),
  ]);
  const item = await itemOf(c, policy, promises);
  const typed = refused?.typed ?? {};
  if (refused) refuseIf(whyNotOffered(c, policy, String(typed.form_)));
  return c.var.page({
    title: policy.title,
    crumbs: crumbs(policy.title),
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!refused,
    status: refused ? 422 : 200,
    children: PolicyPage({
      policy: item,
      interpretations,
      promises: promises.map((promise) => {
        const due = item.due.find((one) => one.form === promise.form);
        return { form: promise.form, dueOn: due?.on ?? null, keptAt: promise.keptOn, clock: due?.clock ?? null };
      }),
      keyFor: (name) => (typed.form_ === name ? (keyOf(typed) ?? newKey()) : newKey()),
      typed,
      errors: refused?.errors ?? {},
      mayDraft: holds(c.var.who, ['drafter', 'editor'], policy.unit),
      channels: Object.entries(channels).map(([value, label]) => ({ value, label })),
    }),
  });
}

/** A form that the page does not offer now has nowhere to stand again with its reasons. */
function whyNotOffered(c: StaffContext, { unit, state }: PolicyRow, form: string): string | null {
  if (!holds(c.var.who, ['drafter', 'editor'], unit)) return '政策文件由本单位的拟稿人办理，您没有这项职责。';
  const offered = form === 'bundle' ? state === 'draft' : form === 'interpretation' || state !== 'issued';
  return offered ? null : '这份文件的状态已经变化，这一步现在不能办理。请刷新页面。';
}

async function policyOf(c: StaffContext): Promise<PolicyRow> {
  const policy = await getPolicy(c.var.staff, Number(c.req.param('document')));
  refuseForeignEyes(c.var.who, policy.unit);
  return policy;
}

async function changeDuties(c: StaffContext) {
  const { document } = await policyOf(c);
  const typed: Typed = { ...(await readFields(c)), form_: 'duties' };
  const read = dutiesForm.read(typed);
  if (!read.ok) return showPage(c, read);
  await setDuties(c.var.by(keyOf(typed)), { policy: document, ...dutiesOf(read.values) });
  return c.redirect(`/staff/policies/${document}?done=duties`, 303);
}

async function interpret(c: StaffContext) {
  const { document } = await policyOf(c);
  const typed: Typed = { ...(await readFields(c)), form_: 'interpretation' };
  const read = interpretationForm.read(typed);
  if (!read.ok) return showPage(c, read);
  const { title, form: chosen, interpreter } = read.values;
  const made = await draftInterpretation(c.var.by(keyOf(typed)), {
    policy: document,
    form: chosen as InterpretationForm,
    title,
    interpreter,
  });
  return c.redirect(`/staff/editions/${made.edition}/edit`, 303);
}

const bundleForm = form(
  {
    interpretations: {
      label: '解读',
      read: (typed) => {
        const ids = [typed ?? []].flat().map((value) => rowId('解读').read(value));
        return { value: ids.flatMap((id) => ('value' in id && id.value ? [id.value] : [])) };
      },
    },
    channels: choices('公开方式', Object.keys(channels) as (keyof typeof channels)[], {
      required: '请选择以何种方式公开。',
    }),
    urgent: tick('紧急'),
    urgentReason: text('紧急的理由', { max: 200 }),
  },
  ({ urgent, urgentReason }) => ({
    urgentReason: urgent && urgentReason.length < 2 ? '选择紧急的，请写明理由。' : null,
  }),
);

async function bundle(c: StaffContext) {
  const { document } = await policyOf(c);
  const typed: Typed = { ...(await readFields(c)), form_: 'bundle' };
  const read = bundleForm.read(typed);
  if (!read.ok) return showPage(c, read);
  const { submission } = await submitBundle(c.var.by(keyOf(typed)), { policy: document, ...read.values });
  return c.redirect(`/staff/review/${submission}?done=submitted`, 303);
}
