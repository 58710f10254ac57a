import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import type { RoomParts } from '../../../core/feature.ts';
import { holdUpload } from '../../../core/files/hold.ts';
import { Refused } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { enter } from '../actions/enter.ts';
import { holdFresh } from '../actions/papers.ts';
import { EnterPage } from '../pages/enter.tsx';
import { listUnits } from '../queries/register.ts';
import { arrivalForm, enteredChannels } from '../rules/arrival.ts';
import { enteredForm } from '../rules/form.ts';
import { heldFields, heldOf } from '../rules/held.ts';
import { paperLimits, paperTypes } from '../rules.ts';
import { crumb } from './register.tsx';

/** 录入 of what did not come by internet. */
export function enterDoors(app: StaffApp, { storage }: RoomParts): void {
  app.get('/staff/requests/new', async (c) => {
    // A link that outlived somebody's post leads to the register.
    if ((await enterable(c)).length === 0) return c.redirect('/staff/requests', 303);
    return show(c, { channel: 'in_person', on: c.var.today, way: 'pick_up', carrier: 'paper' });
  });
  app.post('/staff/requests/new', async (c) => {
    const units = await mine(c);
    const { typed, refused } = await read(c, storage);
    const [arrival, filed] = [arrivalForm(units.map(({ id }) => String(id))).read(typed), enteredForm.read(typed)];
    if (!arrival.values || !filed.values || Object.keys(refused).length > 0)
      return show(c, typed, { ...arrival.errors, ...filed.errors, ...refused });
    const { unit, channel, on } = arrival.values;
    if (!channel) return show(c, typed, { channel: '请选择渠道。' });
    const tokens = () => heldOf(typed).map(({ token }) => token);
    const facts = { unit: Number(unit), channel, on: on!, filed: filed.values, tokens };
    const { id } = await enter(c.var.by(keyOf(typed)), facts);
    return c.redirect(`/staff/requests/${id}?done=entered`, 303);
  });
}

/** The form with its scans, which are held at once: what is wrong elsewhere does not ask for them a second time. */
async function read(c: StaffContext, storage: Storage): Promise<{ typed: Typed; refused: Record<string, string> }> {
  if (!/^multipart\//i.test(c.req.header('content-type') ?? '')) return { typed: await readFields(c), refused: {} };
  const { fields, files, refused } = await holdUpload(c.req.raw, storage, {
    types: [...paperTypes],
    maxBytes: paperLimits.bytes,
    files: paperLimits.files,
  });
  const held = await holdFresh(c.var.by(), files);
  const wrong = Object.fromEntries(refused.map(({ field, error }) => [field, error]));
  return { typed: { ...fields, ...heldFields(held) }, refused: wrong };
}

/** Units for which this person enters. */
const enterable = async (c: StaffContext) =>
  (await listUnits(c.var.staff)).filter(({ id }) => holds(c.var.who, 'drafter', id));

async function mine(c: StaffContext) {
  const units = await enterable(c);
  if (units.length === 0) throw new Refused('申请由本单位的拟稿人录入，您没有这项职责。', 403);
  return units;
}

async function show(c: StaffContext, typed: Typed, errors?: Record<string, string>) {
  const units = await mine(c);
  return c.var.page({
    title: '录入政府信息公开申请',
    crumbs: [crumb, { label: '录入' }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <EnterPage
        {...{ units, typed, errors }}
        channels={enteredChannels}
        held={heldOf(typed)}
        formKey={keyOf(typed) ?? newKey()}
      />
    ),
  });
}
