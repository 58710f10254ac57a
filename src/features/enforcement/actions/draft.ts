import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { holds } from '../../../core/caller.ts';
import { canonical } from '../../../core/ledger/canonical.ts';
import { keyedName, seal, unseal } from '../../../core/people/secret.ts';
import { openDocument, reviseEdition } from '../../../core/publications/actions/draft.ts';
import type { Content } from '../../../core/publications/content.ts';
import { getEdition } from '../../../core/publications/queries.ts';
import { roomAsks } from '../../../core/publications/room-asks.ts';
import { submitManifest } from '../../../core/review/actions/submit.ts';
import { first, type Reads } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { countInMonth, findKind, findSealed, listKnown } from '../queries.ts';
import { said, type Values } from '../rules/elements.ts';
import { masked, uncovered } from '../rules/mask.ts';
import { bodyOf } from '../rules/sections.ts';
import { monthWords, room, type Shape, shapes, valuesIn } from '../rules/shapes.ts';

// Whatever way a text is sent to review, it is whole, and nothing in it is unmasked.
roomAsks[room] = async (_db, content) => {
  const found = valuesIn(content);
  if (!found) return {};
  const why = shapes[found.shape].whyNot(found.values, dayOf(new Date()));
  const open = canonical(maskedOf(found.shape, found.values) as never) !== canonical(found.values as never);
  return open ? { ...why, party: '这里面有未脱敏的个人信息，请打开填写页面重新保存。' } : why;
};

const maskedOf = (shape: Shape, values: Values): Values => (shape === 'decision' ? masked(values) : values);

/** The text of what is said: set from its elements, open to everybody. */
const contentOf = (shape: Shape, values: Values): Content => ({
  title: shapes[shape].title(values),
  body: bodyOf(shape, values),
  metadata: { elements: { room, values: { shape, ...values } }, ...abstractOf(values) },
  disclosure: 'open',
  ground: null,
  reason: null,
  attachments: [],
});

/** What feeds and search results say in one line. */
function abstractOf(values: Values): { abstract?: string } {
  const abstract = [said(values, 'organ'), said(values, 'decidedOn'), said(values, 'content')]
    .filter(Boolean)
    .join('；')
    .replaceAll('\n', '，')
    .slice(0, 200);
  return abstract ? { abstract } : {};
}

/** What binds what was masked to its row. */
const ownerOf = (seed: Buffer): string => `enforcement entry:${seed.toString('hex')}`;

/** The original, sealed; null when masking took nothing away. */
const sealedOf = (seed: Buffer, original: Values, shown: Values): Buffer | null =>
  canonical(original as never) === canonical(shown as never) ? null : seal(JSON.stringify(original), ownerOf(seed));

/** What a form or a program sent. The values come as a function, so that no hash of a person's number stays in the books. */
export interface Entered {
  unit: number;
  shape: Shape;
  values(): Values;
  /** `markOf` of the values: a repeat of the form is known by it. */
  mark: string;
}

export const markOf = (values: Values): string =>
  keyedName('enforcement form', canonical(values as never)).toString('hex');

/** Opens a text in the deed of the caller: masked first, then drafted, what was taken away sealed. */
export async function openEntry(
  act: Act,
  input: { unit: number; shape: Shape; original: Values; from: number | null },
): Promise<{ document: number; edition: number; revision: number }> {
  const { unit, shape, original, from } = input;
  const kind = await findKind(act.tx, shapes[shape].kind);
  if (!kind)
    throw new Refused(
      `还没有“${shapes[shape].words}”这个文件种类，请系统管理员先设置（标识 ${shapes[shape].kind}，归属的房间选 enforcement）。`,
    );
  await refuseTaken(act.tx, { unit, shape, values: original, document: null });
  const values = maskedOf(shape, original);
  const opened = await openDocument(act, { kind: kind.name, unit, content: contentOf(shape, values) });
  const seed = randomBytes(16);
  await sql`
    insert into enforcement.entry (document, shape, number, decided_on, import, seed, sealed)
    values (${opened.document}, ${shape}, ${numberOf(shape, values)}, ${decidedOf(shape, values)}, ${from}, ${seed},
      ${sealedOf(seed, original, values)})`.execute(act.tx);
  return opened;
}

const numberOf = (shape: Shape, values: Values) => (shape === 'decision' ? said(values, 'number') : null);
const decidedOf = (shape: Shape, values: Values) => (shape === 'decision' ? said(values, 'decidedOn') : null);

/** One number is one decision; one month has decisions, or the word that there were none. Those who enter at once queue here. */
async function refuseTaken(
  tx: Act['tx'],
  { unit, shape, values, document }: { unit: number; shape: Shape; values: Values; document: number | null },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('enforcement.entry'))`.execute(tx);
  if (shape === 'decision') {
    const number = said(values, 'number');
    const others = (await listKnown(tx, [number])).filter((one) => one.document !== document);
    if (others.length > 0) throw new Refused(`文书号 ${number} 的决定已经录入，一份决定只录入一次。`);
  }
  if (shape === 'statement') await refuseBusyMonth(tx, unit, said(values, 'month'));
}

async function refuseBusyMonth(tx: Reads, unit: number, month: string): Promise<void> {
  const count = await countInMonth(tx, unit, month);
  if (count > 0) throw new Refused(`${monthWords(month)}本单位录入了 ${count} 份行政执法决定，不能说明没有决定。`);
}

/** 录入: a decision, a statement, a matter or an organ, whole and masked. */
export const draftEntry = action('enforcement.draft', {
  words: '录入行政执法公示信息',
  may: ['drafter', 'editor'],
  async run(act, input: Entered) {
    const original = input.values();
    refuseLacking(shapes[input.shape].whyNot(original, dayOf(act.now)));
    return openEntry(act, { ...input, original, from: null });
  },
});

function refuseLacking(why: Record<string, string>): void {
  const [sentence] = Object.values(why);
  if (sentence) throw new Refused(Object.values(why).join(''));
}

/** 修改: a new revision. What was shown masked and left so is what it was before. */
export const writeEntry = action('enforcement.write', {
  words: '修改行政执法公示信息',
  may: ['drafter', 'editor'],
  async run(act, input: { edition: number; base: number; values(): Values; mark: string }) {
    const { document, unit, content: before } = await getEdition(act.tx, input.edition);
    const found = valuesIn(before);
    if (!found) throw new NotFound();
    const { seed, original: kept } = await openSealed(act.tx, document);
    const original = uncovered(input.values(), found.values, kept ?? found.values);
    refuseLacking(shapes[found.shape].whyNot(original, dayOf(act.now)));
    await refuseTaken(act.tx, { unit, shape: found.shape, values: original, document });
    const values = maskedOf(found.shape, original);
    const { disclosure, ground, reason } = before;
    const content = { ...contentOf(found.shape, values), disclosure, ground, reason };
    const written = await reviseEdition(act, { edition: input.edition, base: input.base, content });
    await sql`
      update enforcement.entry
      set number = ${numberOf(found.shape, values)}, decided_on = ${decidedOf(found.shape, values)},
        sealed = ${sealedOf(seed, original, values)}
      where document = ${document}`.execute(act.tx);
    return { document, ...written };
  },
});

async function openSealed(tx: Act['tx'], document: number): Promise<{ seed: Buffer; original: Values | null }> {
  const row = await findSealed(tx, document);
  if (!row) throw new NotFound();
  const original = row.sealed && (JSON.parse(unseal(row.sealed, ownerOf(row.seed))) as Values);
  return { seed: row.seed, original };
}

/** For the room's own deeds: the original of what was masked; null when nothing was. */
export const originalOf = async (tx: Act['tx'], document: number): Promise<Values | null> =>
  (await openSealed(tx, document)).original;

/** 查看未脱敏的原文: once, against a reason that the ledger keeps. It is called without a key, so that no answer is kept. */
export const unmaskEntry = action('enforcement.unmask', {
  words: '查看未脱敏的行政执法决定',
  may: ['drafter', 'editor'],
  async run(act, input: { document: number; reason: string }): Promise<{ original: Values | null }> {
    const row = await findSealed(act.tx, input.document);
    if (!row || !holds(act.caller, ['drafter', 'editor'], row.unit)) throw new NotFound();
    const reason = input.reason.trim();
    if ([...reason].length < 2) throw new Refused('请写明查看未脱敏原文的理由，理由记入台账。');
    const { original } = await openSealed(act.tx, input.document);
    await act.line({ object: `publications.document:${input.document}`, reason, data: { opened: original !== null } });
    return { original };
  },
});

/** 送审: one manifest, one clearance; one edit voids it. */
export const submitEntries = action('enforcement.submit', {
  words: '行政执法公示信息送审',
  may: ['drafter', 'editor'],
  async run(act, input: { editions: number[]; title: string }): Promise<{ submission: number }> {
    const foreign = await first(
      act.tx,
      sql`
        select edition.id
        from publications.edition
        left join enforcement.entry on entry.document = edition.document
        where edition.id = any (${input.editions}::bigint[]) and entry.document is null`,
    );
    if (foreign) throw new NotFound();
    for (const edition of input.editions) await refuseBusyStatement(act, edition);
    const { submission } = await submitManifest(act, {
      editions: input.editions,
      urgent: false,
      urgentReason: '',
      channels: ['portal'],
      title: input.title,
    });
    await act.line({ object: `review.submission:${submission}`, data: { documents: input.editions.length } });
    return { submission };
  },
});

/** A decision may have been entered since the statement was written. */
async function refuseBusyStatement(act: Act, id: number): Promise<void> {
  const edition = await getEdition(act.tx, id);
  const found = valuesIn(edition.content);
  if (found?.shape === 'statement') await refuseBusyMonth(act.tx, edition.unit, said(found.values, 'month'));
}
