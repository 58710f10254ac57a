import { sql } from 'kysely';
import { first } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import { holds } from '../../caller.ts';
import { listTags } from '../queries/tags.ts';
import { getLatestEdition } from '../queries.ts';
import type { LinkKind } from '../rules.ts';
import { objectOf, openEdition, personOf, refuseForeignUnit, writeRevision } from './draft.ts';
import { turnGeneration } from './publish.ts';

/** Ties two documents; both ends show it as soon as both are public. Repeating it changes nothing. */
export async function tie(act: Act, kind: LinkKind, from: number, to: number): Promise<void> {
  if (from === to) throw new Refused('一份文件不能与自己关联。');
  const made = await first(
    act.tx,
    sql`
      insert into publications.link (kind, from_document, to_document) values (${kind}, ${from}, ${to})
      on conflict do nothing
      returning id`,
  );
  if (made) await act.line({ object: objectOf(from), data: { link: kind, to: objectOf(to) } });
  await turnGeneration(act, await listTags(act.tx, [from, to]));
}

/** 关联: a typed link from a document of the drafter's own unit. */
export const linkDocuments = action('publications.link', {
  words: '关联文件',
  may: ['drafter', 'editor'],
  async run(act, input: { kind: LinkKind; from: number; to: number }) {
    const edition = await getLatestEdition(act.tx, input.from);
    refuseForeignUnit(act, edition.unit);
    await getLatestEdition(act.tx, input.to);
    await tie(act, input.kind, input.from, input.to);
    await act.line({ object: objectOf(input.to), data: { link: input.kind, from: objectOf(input.from) } });
    return { document: input.from };
  },
});

/**
 * Puts a requirement in the way of publication: a link of the kind `needs` (or `answer.link`) must point at the document, from one
 * whose form is among `answer.forms` when some are named, or a waiver be signed. Repeating it changes nothing.
 */
export async function require(
  act: Act,
  document: number,
  needs: string,
  words: string,
  answer: { link?: LinkKind; forms?: string[] } = {},
): Promise<void> {
  await sql`
    insert into publications.requirement (document, needs, link, forms, words)
    values (${document}, ${needs}, ${answer.link ?? needs}, ${answer.forms ?? null}, ${words})
    on conflict do nothing`.execute(act.tx);
}

/** Takes a requirement away again, for a room that set it and finds that it does not hold; it stays as a row. */
export async function lift(act: Act, document: number, needs: string): Promise<void> {
  await sql`
    update publications.requirement set lifted_at = ${act.now}
    where document = ${document} and needs = ${needs} and lifted_at is null and waived_at is null`.execute(act.tx);
}

/** 免予解读等: a requirement waived by the signer, with a reason that becomes public. */
export const waive = action('publications.waive', {
  words: '签署豁免',
  may: ['signer'],
  async run(act, input: { document: number; needs: string; reason: string }) {
    const { unit } = await getLatestEdition(act.tx, input.document);
    if (!holds(act.caller, 'signer', unit)) throw new Refused('豁免由本单位的签发人签署。', 403);
    if (input.reason.trim().length < 5) throw new Refused('请写明豁免的理由（至少五个字），理由会向公众显示。');
    const waived = await first(
      act.tx,
      sql`
        update publications.requirement
        set waived_by = ${personOf(act)}, waived_at = ${act.now}, waiver = ${input.reason}
        where document = ${input.document} and needs = ${input.needs} and lifted_at is null and waived_at is null
        returning id`,
    );
    if (!waived) throw new Refused('这份文件没有这项要求，或者已经豁免。');
    await act.line({
      object: objectOf(input.document),
      reason: input.reason,
      data: { waived: input.needs },
      open: true,
    });
    return { document: input.document };
  },
});

export interface Correcting {
  document: number;
  note: string;
  unfit?: boolean;
}

/**
 * 更正: opens the next edition of a published document, with the note that the public will read. `unfit` says that what was public
 * should never have been: with the correction every version before it leaves the public, its title too.
 */
export const correct = action('publications.correct', {
  words: '更正',
  may: ['drafter', 'editor'],
  run: (act, input: Correcting) => correctDocument(act, input),
});

/** The same for rooms' own actions. */
export async function correctDocument(act: Act, input: Correcting): Promise<{ document: number; edition: number }> {
  await sql`select id from publications.document where id = ${input.document} for update`.execute(act.tx);
  const before = await getLatestEdition(act.tx, input.document);
  refuseForeignUnit(act, before.unit);
  const live = await first(
    act.tx,
    sql`select id from publications.publication where document = ${input.document} and ended_at is null`,
  );
  if (!live) throw new NotFound();
  if (before.state !== 'issued' && before.state !== 'abandoned')
    throw new Refused('这份文件已有一版正在修改，请先完成那一版。');
  if (input.note.trim().length < 2) throw new Refused('请写明更正了什么，公众会看到这句话。');
  const note = input.note.trim();
  const told = { note, hidesEarlier: input.unfit === true };
  const edition = await openEdition(act, input.document, before.number + 1, told);
  const revision = await writeRevision(act, { edition, number: 1, ...told }, before.content);
  await act.line({
    object: objectOf(input.document),
    revision: revision.id,
    objectHash: revision.hash,
    reason: input.note,
    data: told.hidesEarlier ? { unfit: true } : {},
  });
  return { document: input.document, edition };
}
