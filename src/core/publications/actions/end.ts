import { sql } from 'kysely';
import { first, rows } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import type { Act } from '../../action.ts';
import { listenersOfEnding } from '../edit-listeners.ts';
import { endKinds, type WithdrawalKind, whyNotMovedTo } from '../rules.ts';
import { objectOf } from './draft.ts';

/** How something leaves the public. */
export interface Ending {
  kind: WithdrawalKind | 'corrected';
  reason: string;
  movedTo?: string | null;
}

/** Ends what is public of a document now; false when nothing was. A withdrawal ends with its receipt, made after the answer. */
export async function endCurrent(act: Act, document: number, { kind, reason, movedTo }: Ending): Promise<boolean> {
  const ended = await first(
    act.tx,
    sql`
      update publications.publication
      set ended_at = ${act.now}, end_kind = ${kind}, end_reason = ${reason}, moved_to = ${movedTo ?? null}
      where document = ${document} and ended_at is null
      returning id`,
  );
  if (ended && kind !== 'corrected') {
    for (const listener of listenersOfEnding) await listener(act, document, `文件${endKinds[kind]}`);
    await laterReceipt(act, document);
  }
  return ended !== undefined;
}

const laterReceipt = (act: Act, document: number) =>
  act.later('publications.writeReceipt', { document, withdrawnAt: act.now.toISOString() });

/** A translation says the same in other words: what is public of it goes with its original. Answers the documents that went. */
export async function endTranslations(act: Act, document: number, ending: Ending): Promise<number[]> {
  const found = await rows(
    act.tx,
    sql<{ id: number }>`
      select publication.document as id
      from publications.link
      join publications.publication on publication.document = link.from_document and publication.ended_at is null
      where link.kind = 'translates' and link.to_document = ${document} and link.ended_at is null
      order by publication.document
      for update of publication`,
  );
  for (const { id } of found) {
    await endCurrent(act, id, ending);
    await act.line({
      object: objectOf(id),
      reason: ending.reason,
      data: { kind: ending.kind, with: objectOf(document) },
      open: true,
    });
  }
  return found.map(({ id }) => id);
}

/**
 * Takes former versions out of as-of views, differences and history: one edition, or all that were public before. What is left
 * is kind, reason and day. Answers the numbers of the editions that went.
 */
export async function hideVersions(
  act: Act,
  document: number,
  hiding: { kind: 'withdrawn' | 'unfit'; reason: string; edition?: number },
): Promise<number[]> {
  const hidden = await rows(
    act.tx,
    sql<{ number: number }>`
      update publications.publication
      set hidden_at = ${act.now}, hidden_kind = ${hiding.kind}, hidden_reason = ${hiding.reason}
      from publications.edition
      where edition.id = publication.edition and publication.document = ${document}
        and publication.end_kind = 'corrected' and publication.hidden_at is null
        and (${hiding.edition ?? null}::int is null or edition.number = ${hiding.edition ?? null})
      returning edition.number`,
  );
  if (hidden.length > 0) await laterReceipt(act, document);
  return hidden.map(({ number }) => number).sort((a, b) => a - b);
}

/** A text that is replaced leads to its successor: one that is public, tied already or named now. */
export async function tieSuccessor(act: Act, document: number, successor: number | null): Promise<void> {
  if (successor === document) throw new Refused('一份文件不能替代它自己，请选择另一份。');
  if (successor !== null) {
    await sql`
      insert into publications.link (kind, from_document, to_document) values ('replaces', ${successor}, ${document})
      on conflict do nothing`.execute(act.tx);
  }
  const there = await first(
    act.tx,
    sql`
      select link.id
      from publications.link
      join publications.publication on publication.document = link.from_document and publication.ended_at is null
      where link.kind = 'replaces' and link.to_document = ${document} and link.ended_at is null
        and (${successor}::bigint is null or link.from_document = ${successor})
      limit 1`,
  );
  if (!there) throw new Refused('请选择替代它的文件；替代它的文件要已经公开，公众才能从这里找到。');
}

/** Where something moved to: an address of ours that answers now, or a page of another official site. */
export async function refuseNowhere(act: Act, document: number, movedTo: string): Promise<void> {
  refuseIf(whyNotMovedTo(movedTo));
  if (!movedTo.startsWith('/')) return;
  const there = await first(
    act.tx,
    sql`
      select publication.id
      from publications.address
      join publications.publication on publication.document = address.document and publication.ended_at is null
      where address.path = ${movedTo} and address.document <> ${document}`,
  );
  if (!there)
    throw new Refused('本站没有这个网址，或者它现在不公开。请填写一份已公开文件的网址，或者其他官方网站的完整网址。');
}
