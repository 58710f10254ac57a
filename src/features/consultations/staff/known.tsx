import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { sendFile } from '../../../core/files/send.ts';
import { receiveUpload } from '../../../core/files/upload.ts';
import { NotFound, Refused, refusalOf } from '../../../platform/errors.ts';
import { form, type Typed, text } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { agreeBroadcast, endBroadcast, recordBroadcast } from '../actions/known.ts';
import { BroadcastsPage } from '../pages/known.tsx';
import { getBroadcast, listBroadcasts } from '../queries/known.ts';
import { type Broadcast, broadcastForm, whyNotBroadcast } from '../rules/known.ts';
import { crumb, done, roundHref, roundSeen, showHref, writes } from './frame.ts';

const rounds = '/staff/consultations/rounds/:round{[0-9]{1,15}}/broadcasts';
const one = '/staff/consultations/broadcasts/:broadcast{[0-9]{1,15}}';

/** 刊播情况: what is entered, what shows it, and the second person who has seen it. */
export function broadcastDoors(app: StaffApp, storage: Storage): void {
  app.get(rounds, (c) => show(c, Number(c.req.param('round'))));
  app.post(rounds, (c) => record(c, storage));
  app.get(`${one}/proof`, async (c) => {
    const { file } = await broadcastOf(c);
    if (!file) throw new NotFound();
    return sendFile(c, storage, file, { mayShow: true, cacheControl: 'no-store' });
  });
  app.post(`${one}/agree`, async (c) => {
    const { id, round } = await broadcastOf(c);
    const typed = await readFields(c);
    return within(c, { round, id, typed }, () => agreeBroadcast(c.var.by(keyOf(typed)), { broadcast: id }), 'agreed');
  });
  app.post(`${one}/end`, async (c) => {
    const { id, round } = await broadcastOf(c);
    const typed = await readFields(c);
    const read = endForm.read(typed);
    if (!read.ok) return show(c, round, { wrong: id, typed, errors: read.errors });
    const input = { broadcast: id, reason: read.values.reason };
    return within(c, { round, id, typed }, () => endBroadcast(c.var.by(keyOf(typed)), input), 'ended');
  });
}

const endForm = form({ reason: text('理由', { required: '请写明撤下的理由。', max: 500 }) });

async function broadcastOf(c: StaffContext) {
  const row = await getBroadcast(c.var.staff, Number(c.req.param('broadcast')));
  await roundSeen(c, row.round);
  return row;
}

interface Wrong {
  wrong: number | null;
  typed: Typed;
  errors: Record<string, string>;
}

async function show(c: StaffContext, id: number, said?: Wrong, status: 422 | 409 = 422) {
  const { staff: db, who } = c.var;
  const round = await roundSeen(c, id);
  return c.var.page({
    title: `刊播情况：${round.subject}`,
    crumbs: [crumb, { label: round.title, href: showHref(round.document) }, { label: '刊播情况' }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!said,
    status: said ? status : 200,
    children: BroadcastsPage({
      round,
      broadcasts: await listBroadcasts(db, id),
      ...(said ?? { wrong: null, typed: {}, errors: {} }),
      rights: { person: who.person, writes: writes(who, round.unit), agrees: holds(who, 'secrecy', round.unit) },
      keyFor: newKey,
    }),
  });
}

async function within(
  c: StaffContext,
  { round, id, typed }: { round: number; id: number | null; typed: Typed },
  act: () => Promise<unknown>,
  said: string,
): Promise<Response> {
  const refused = await refusalOf(act);
  if (refused) return show(c, round, { wrong: id, typed, errors: { '': refused } }, 409);
  return c.redirect(`${roundHref(round, 'broadcasts')}?done=${said}`, 303);
}

async function record(c: StaffContext, storage: Storage): Promise<Response> {
  const round = await roundSeen(c, Number(c.req.param('round')));
  if (!writes(c.var.who, round.unit)) throw new Refused('刊播情况由承办单位的拟稿人登记，您没有这项职责。', 403);
  const multipart = c.req.header('content-type')?.startsWith('multipart/form-data');
  const sent = multipart
    ? await receiveUpload(c.req.raw, storage, c.var.by, { files: 1, fields: 20 })
    : { fields: await readFields(c), files: [], refused: [] };
  const typed = sent.fields;
  const read = broadcastForm.read(typed);
  const trouble = sent.refused.map(({ name, error }) => `“${name}”：${error}`).join(' ');
  const file = sent.files[0]?.id ?? null;
  const values = read.ok ? (read.values as Broadcast) : null;
  const errors = {
    ...(values ? whyNotBroadcast(values, { today: c.var.today, hasFile: file !== null }) : read.errors),
    ...(trouble ? { files: trouble } : {}),
  };
  if (!values || Object.keys(errors).length > 0) return show(c, round.id, { wrong: null, typed, errors });
  const input = { ...values, round: round.id, file };
  return within(
    c,
    { round: round.id, id: null, typed },
    () => recordBroadcast(c.var.by(keyOf(typed)), input),
    'recorded',
  );
}
