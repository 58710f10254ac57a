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
import { MatterCheckPage, MatterPage, MatterSentPage } from '../pages/matter.tsx';
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
    app.get(`/requests/${kind}/check`, (c) => c.redirect(`/requests/${kind}/`, 303));
    app.post(`/requests/${kind}/check`, async (c) => check(c, kind, await read(c, storage)));
    app.post(`/requests/${kind}/`, async (c) => {
      const { typed, trouble } = await read(c, storage);
      return typed.back ? show(c, kind, typed) : send(c, kind, { typed, trouble });
    });
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

/** What was typed, or what is wrong with it. */
async function understand(c: PublicContext, kind: MatterKind, { typed, trouble }: Read) {
  const units = await listAskable(c.var.live);
  const slugs = units.map(({ slug }) => slug);
  const { values, errors } = matterForm(kind, slugs).read(typed);
  if (!values || Object.keys(trouble).length > 0) return { wrong: { ...errors, ...trouble } };
  const { unit, ...told } = values;
  return { unit, told, unitName: units.find(({ slug }) => slug === unit)!.name };
}

async function check(c: PublicContext, kind: MatterKind, { typed, trouble }: Read) {
  const { wrong, ...read } = await understand(c, kind, { typed, trouble });
  if (!read.told) return show(c, kind, typed, wrong);
  const facts = { ...read, kind, typed, formKey: keyOf(typed) ?? newKey(), held: proofsOf(typed) };
  return alone(c, <MatterCheckPage frame={frameOf(c)} {...facts} />);
}

/** One matter for one form, however often it is sent. */
async function send(c: PublicContext, kind: MatterKind, { typed, trouble }: Read) {
  const { wrong, unit, told } = await understand(c, kind, { typed, trouble });
  if (!told) return show(c, kind, typed, wrong);
  const key = keyOf(typed) ?? newKey();
  const seed = seedOf(`${kind} ${key}`);
  const by = c.var.by(key);
  const sent = await bringMatter(by, {
    ...{ kind, unit, told: () => told, seed: () => seed, place: () => placeOf(c) },
    tokens: () => proofsOf(typed).map(({ token }) => token),
  });
  return alone(c, <MatterSentPage frame={frameOf(c)} kind={kind} code={grouped(codeOf(seed))} {...sent} />);
}
