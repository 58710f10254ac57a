import { choice, form, rowId, type Typed, text, tick } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { confirmBeacon, enterBeacon } from '../actions/beacon.ts';
import { abort, draw, reveal } from '../actions/draw.ts';
import { commit, commitOwn, freeze } from '../actions/freeze.ts';
import { publish } from '../actions/plan.ts';
import { doesNotFit, handIn } from '../actions/shares.ts';
import { approveSubstitution, substitute } from '../actions/substitute.ts';
import type { Draw } from '../queries/draws.ts';
import { differsFromEntry } from '../queries/entry.ts';
import { beaconValue, sources } from '../rules/beacon.ts';
import { commitmentOf, secretPattern } from '../rules/hash.ts';
import { drawOf, onePath, path } from './frame.ts';
import { showDraw } from './show.tsx';

/** Each step as a form: a sentence beside the field, or the deed and the page again. */
export function stepDoors(app: StaffApp): void {
  const step = (name: string, act: (c: StaffContext, draw: Draw, typed: Typed) => Promise<string | Errors>) =>
    app.post(`${onePath}/${name}`, async (c) => {
      const draw = await drawOf(c);
      const typed = await readFields(c);
      const answer = await act(c, draw, typed);
      if (typeof answer !== 'string') return showDraw(c, draw, { typed, errors: answer });
      return c.redirect(`${path}/${draw.id}?done=${answer}`, 303);
    });
  step('publish', async (c, { id }, typed) => {
    await publish(c.var.by(keyOf(typed)), { draw: id });
    return 'published';
  });
  step('freeze', async (c, { id }, typed) => {
    await freeze(c.var.by(keyOf(typed)), { draw: id, seen: String(typed.seen ?? '') });
    return 'frozen';
  });
  step('commit-own', async (c, { id }, typed) => {
    await commitOwn(c.var.by(keyOf(typed)), { draw: id });
    return 'committed';
  });
  step('commit', takeCommitment);
  step('beacon', takeBeacon);
  step('share', takeShare);
  step('draw', async (c, { id }, typed) => {
    const { voided } = await draw(c.var.by(keyOf(typed)), { draw: id });
    return voided ? 'voided' : 'drawn';
  });
  step('reveal', async (c, { id }, typed) => {
    const { voided } = await reveal(c.var.by(keyOf(typed)), { draw: id });
    return voided ? 'voided' : 'revealed';
  });
  step('abort', endIt);
  step('substitute', askFor);
  step('approve', async (c, { id }, typed) => {
    const { ok, values, errors } = form({ substitution: rowId('更换', { required: true }) }).read(typed);
    if (!ok) return { '': errors.substitution! };
    await approveSubstitution(c.var.by(keyOf(typed)), { draw: id, substitution: values.substitution! });
    return 'approved';
  });
}

type Errors = Record<string, string>;

const hashField = text('承诺', {
  required: true,
  pattern: /^[0-9a-f]{64}$/,
  wrong: '承诺应是 64 位十六进制，字母小写，请从该方的材料里复制。',
});

async function takeCommitment(c: StaffContext, { id, parties }: Draw, typed: Typed) {
  const party = choice(
    '参加方',
    parties.map((one) => one.party),
    { required: true },
  );
  const { ok, values, errors } = form({ party, hash: hashField }).read(typed);
  if (!ok) return errors;
  await commit(c.var.by(keyOf(typed)), { draw: id, ...values });
  return 'committed';
}

const beaconForm = form({
  source: choice('公共事件', sources, { required: true }),
  value: text('数值', { required: true, max: 100 }),
});

async function takeBeacon(c: StaffContext, draw: Draw, typed: Typed) {
  const { ok, values, errors } = beaconForm.read(typed);
  if (!ok) return errors;
  const named = draw.sources.find(({ source }) => source === values.source);
  if (!named) return { source: '方案里没有这一公共事件，请重新选择。' };
  const read = beaconValue(named.source, named.event, values.value);
  if ('error' in read) return { value: read.error };
  const input = { draw: draw.id, source: named.source, typed: values.value };
  if (typed.do !== 'confirm') {
    await enterBeacon(c.var.by(keyOf(typed)), input);
    return 'entered';
  }
  if (
    named.enteredBy !== c.var.who.person &&
    (await differsFromEntry(c.var.staff, input.draw, named.source, read.value))
  )
    return { value: '与先前录入的不一致。请两人一起对照公布的原文；先前录错的，由录入人重新录入。' };
  await confirmBeacon(c.var.by(keyOf(typed)), input);
  return 'confirmed';
}

const shareForm = form({
  party: text('参加方', { required: true }),
  secret: text('随机数', {
    required: true,
    pattern: secretPattern,
    wrong: '随机数应是 64 至 128 位十六进制，字母小写，请从该方的材料里复制。',
  }),
  mismatch: tick('确认不一致'),
});

async function takeShare(c: StaffContext, draw: Draw, typed: Typed) {
  const { ok, values, errors } = shareForm.read(typed);
  if (!ok) return errors;
  const named = draw.parties.find(({ party }) => party === values.party);
  if (!named) return { party: '方案里没有这一方，请重新选择。' };
  const { party, secret, mismatch } = values;
  const fits = commitmentOf(draw.alg, { draw: draw.number ?? '', party, secret }) === named.hash;
  if (named.hash && !fits && !mismatch) return { secret: doesNotFit };
  const { voided } = await handIn(c.var.by(keyOf(typed)), { draw: draw.id, party, secret, mismatch });
  return voided ? 'voided' : 'handed';
}

const reasonField = (words: string) => text('原因', { required: words, min: 2, max: 300 });

async function endIt(c: StaffContext, { id }: Draw, typed: Typed) {
  const { ok, values, errors } = form({ abortReason: reasonField('请写明终止的原因。') }).read(typed);
  if (!ok) return errors;
  await abort(c.var.by(keyOf(typed)), { draw: id, reason: values.abortReason });
  return 'aborted';
}

const pairField = text('对象和人员', {
  required: '请选择对象和人员。',
  pattern: /^[^|]+\|[^|]+$/,
  wrong: '请重新选择对象和人员。',
});

async function askFor(c: StaffContext, { id }: Draw, typed: Typed) {
  const read = form({ pair: pairField, substituteReason: reasonField('请写明更换的理由。') }).read(typed);
  if (!read.ok) return read.errors;
  const [target, inspector] = read.values.pair.split('|') as [string, string];
  await substitute(c.var.by(keyOf(typed)), { draw: id, target, inspector, reason: read.values.substituteReason });
  return 'asked';
}
