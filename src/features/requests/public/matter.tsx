import type { PublicApp, PublicContext } from '../../../core/doors.ts';
import type { RoomParts } from '../../../core/feature.ts';
import { holdUpload } from '../../../core/files/hold.ts';
import { placeOf } from '../../../core/people/address.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { codeOf, grouped } from '../actions/keys.ts';
import { bringMatter } from '../actions/matter.ts';
import { beginUpload, holdFresh } from '../actions/papers.ts';
import { seedOf } from '../actions/submit.ts';
import { MatterPage, MatterSentPage } from '../pages/matter.tsx';
import { listAskable } from '../queries.ts';
import { proofFields, proofsOf } from '../rules/held.ts';
import { type MatterKind, matterForm, matterKindNames } from '../rules/matter.ts';
import { mostProofs, paperLimits, paperTypes } from '../rules.ts';
import { alone, frameOf } from './apply.tsx';

/** 更正申请 (article 41) and 投诉 (article 47): a form each; both are followed by number and code like an application. */
export function matterDoors(app: PublicApp, { storage }: RoomParts): void {
  for (const kind of matterKindNames) {
    app.get(`/requests/${kind}`, (c) => c.redirect(`/requests/${kind}/`, 301));
    app.get(`/requests/${kind}/`, (c) => show(c, kind, c.req.query()));
    app.post(`/requests/${kind}/`, async (c) => send(c, kind, await read(c, storage)));
  }
}

interface Read {
  typed: Typed;
  /** What is wrong with what was uploaded. */
  trouble: Record<string, string>;
}

/** The form with what came along; a turn of the address block is taken before a byte of an upload is read. */
async function read(c: PublicContext, storage: Storage): Promise<Read> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data'))
    return { typed: await readFields(c), trouble: {} };
  await beginUpload(c.var.by(), { place: () => placeOf(c) });
  const limits = { types: [...paperTypes], maxBytes: paperLimits.bytes, files: mostProofs };
  const { fields, files, refused } = await holdUpload(c.req.raw, storage, limits);
  const before = proofsOf(fields);
  const room = Math.max(0, mostProofs - before.length);
  const held = await holdFresh(
    c.var.by(),
    files.slice(0, room).map((file) => ({ ...file, field: 'proof' })),
  );
  const wrong = [
    ...refused.map(({ name, error }) => `“${name}”：${error}`),
    ...(files.length > room ? [`材料最多 ${mostProofs} 份，多出来的没有收下。`] : []),
  ];
  return {
    typed: { ...fields, ...proofFields([...before, ...held]) },
    trouble: wrong.length > 0 ? { proof: wrong.join('') } : {},
  };
}

async function show(c: PublicContext, kind: MatterKind, typed: Typed, errors?: Record<string, string>) {
  const units = await listAskable(c.var.live);
  c.var.by(); // whoever sends the form is the visitor it was shown to
  const facts = { kind, units, typed, errors, held: proofsOf(typed), formKey: keyOf(typed) ?? newKey() };
  return alone(c, <MatterPage frame={frameOf(c)} {...facts} />, errors ? 422 : 200);
}

async function send(c: PublicContext, kind: MatterKind, { typed, trouble }: Read) {
  const units = await listAskable(c.var.live);
  const read = matterForm(
    kind,
    units.map(({ slug }) => slug),
  ).read(typed);
  if (!read.ok || Object.keys(trouble).length > 0)
    return show(c, kind, typed, { ...(read.ok ? {} : read.errors), ...trouble });
  const { unit, ...told } = read.values;
  const key = keyOf(typed) ?? newKey();
  const seed = seedOf(`${kind} ${key}`);
  const by = c.var.by(key);
  const { number } = await bringMatter(by, {
    ...{ kind, unit, told: () => told, seed: () => seed, place: () => placeOf(c) },
    tokens: () => proofsOf(typed).map(({ token }) => token),
  });
  return alone(c, <MatterSentPage frame={frameOf(c)} kind={kind} number={number} code={grouped(codeOf(seed))} />);
}
