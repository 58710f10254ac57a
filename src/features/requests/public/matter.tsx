import type { PublicApp, PublicContext } from '../../../core/doors.ts';
import { placeOf } from '../../../core/people/address.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { codeOf, grouped } from '../actions/keys.ts';
import { bringMatter } from '../actions/matter.ts';
import { seedOf } from '../actions/submit.ts';
import { MatterPage, MatterSentPage } from '../pages/matter.tsx';
import { listAskable } from '../queries.ts';
import { type MatterKind, matterForm, matterKindNames } from '../rules/matter.ts';
import { alone, frameOf } from './apply.tsx';

/** 更正申请 (article 41) and 投诉 (article 47): a form each; both are followed by number and code like an application. */
export function matterDoors(app: PublicApp): void {
  for (const kind of matterKindNames) {
    app.get(`/requests/${kind}`, (c) => c.redirect(`/requests/${kind}/`, 301));
    app.get(`/requests/${kind}/`, (c) => show(c, kind, c.req.query()));
    app.post(`/requests/${kind}/`, async (c) => send(c, kind, await readFields(c)));
  }
}

async function show(c: PublicContext, kind: MatterKind, typed: Typed, errors?: Record<string, string>) {
  const units = await listAskable(c.var.live);
  c.var.by(); // whoever sends the form is the visitor it was shown to
  const facts = { kind, units, typed, errors, formKey: keyOf(typed) ?? newKey() };
  return alone(c, <MatterPage frame={frameOf(c)} {...facts} />, errors ? 422 : 200);
}

async function send(c: PublicContext, kind: MatterKind, typed: Typed) {
  const units = await listAskable(c.var.live);
  const read = matterForm(
    kind,
    units.map(({ slug }) => slug),
  ).read(typed);
  if (!read.ok) return show(c, kind, typed, read.errors);
  const { unit, ...told } = read.values;
  const key = keyOf(typed) ?? newKey();
  const seed = seedOf(`${kind} ${key}`);
  const by = c.var.by(key);
  const { number } = await bringMatter(by, { kind, unit, told: () => told, seed: () => seed, place: () => placeOf(c) });
  return alone(c, <MatterSentPage frame={frameOf(c)} kind={kind} number={number} code={grouped(codeOf(seed))} />);
}
