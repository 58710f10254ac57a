import { sql } from 'kysely';
import { first, one } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import { holds } from '../../caller.ts';
import { cleanHtml } from '../clean.ts';
import { type Content, contentHash, emptyContent, type Metadata } from '../content.ts';
import { listenersOfEdit, listenersOfRevision, locksBeforeEdit } from '../edit-listeners.ts';
import { type EditionRow, getEdition, lockEdition } from '../queries.ts';
import { whyNotEdit } from '../rules.ts';

export const objectOf = (document: number) => `publications.document:${document}`;
export const personOf = (act: Act) => (act.caller.kind === 'staff' ? act.caller.person : null);

/**
 * Opens a document with its first edition and revision; answers their ids. For rooms' own actions; `ownKind` wants a kind of this
 * room. What is `migrated` from an older site may say when it was published there; its address leads here from publication on.
 */
export async function openDocument(
  act: Act,
  input: { kind: string; unit: number; content: Content; ownKind?: boolean; migrated?: { address: string | null } },
): Promise<{ document: number; edition: number; revision: number }> {
  refuseForeignUnit(act, input.unit);
  const opened = await first(
    act.tx,
    sql<{ document: number; edition: number; room: string }>`
      with chosen as (
        select name, room from publications.kind where name = ${input.kind}
      ),
      made as (
        insert into publications.document (kind, unit, created_by)
        select name, ${input.unit}, ${personOf(act)} from chosen
        returning id
      ),
      opened as (
        insert into publications.edition (document, number, state, opened_by, change_note)
        select id, 1, 'draft', ${personOf(act)}, null from made
        returning document, id
      )
      select opened.document, opened.id as edition, chosen.room from opened, chosen`,
  );
  if (!opened) throw new NotFound('没有这种文件种类。');
  const { document, edition, room } = opened;
  // A kind that belongs to a room is drafted there: the room puts in the way what its duty wants (article 二: no policy without interpretation).
  if (input.ownKind && room !== 'publications') throw new Refused('这种文件有专门的起草页面，请从工作台菜单进入。');
  const { migrated } = input;
  const content = migrated ? input.content : carryFirstDay(input.content, {});
  const revision = await writeRevision(act, { edition, number: 1, note: null, hidesEarlier: false }, content);
  if (migrated?.address) await keepFormerAddress(act, document, migrated.address);
  await act.line({
    object: objectOf(document),
    revision: revision.id,
    objectHash: revision.hash,
    data: { kind: input.kind, ...(migrated ? { migrated: migrated.address } : {}) },
  });
  return { document, edition, revision: revision.id };
}

/** The address on an older site; it answers as soon as the document is public, and not before. Each leads to one document. */
async function keepFormerAddress(act: Act, document: number, path: string): Promise<void> {
  const kept = await first(
    act.tx,
    sql`
      insert into publications.address (path, document, current) values (${path}, ${document}, false)
      on conflict do nothing
      returning path`,
  );
  if (!kept) throw new Refused(`旧网址 ${path} 已经属于另一份文件。`);
}

/** 原发布日期（迁移） is never typed for a document of ours: an edit keeps or corrects the one that is there. */
function carryFirstDay(content: Content, before: Metadata): Content {
  const { firstPublishedOn, firstPublishedSource, ...metadata } = content.metadata;
  if (!before.firstPublishedOn) return { ...content, metadata };
  return {
    ...content,
    metadata: {
      ...metadata,
      firstPublishedOn: firstPublishedOn ?? before.firstPublishedOn,
      firstPublishedSource: firstPublishedSource ?? before.firstPublishedSource,
    },
  };
}

export async function openEdition(act: Act, document: number, number: number, told: Told): Promise<number> {
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into publications.edition (document, number, state, opened_by, change_note, hides_earlier)
      values (${document}, ${number}, 'draft', ${personOf(act)}, ${told.note}, ${told.hidesEarlier})
      returning id`,
  );
  return id;
}

/** What the public is told of a correction: the edition's change note, and whether it takes out what was public before. */
export interface Told {
  note: string | null;
  hidesEarlier: boolean;
}

/** Writes an immutable revision of cleaned content and answers its id and hash, over what the edition tells as well. */
export async function writeRevision(
  act: Act,
  { edition, number, note, hidesEarlier }: { edition: number; number: number } & Told,
  raw: Content,
): Promise<{ id: number; hash: string }> {
  const content = { ...emptyContent, ...raw, body: cleanHtml(raw.body) };
  if (content.disclosure !== 'closed') Object.assign(content, { ground: null, reason: null });
  // 不予公开 without ground and reason is refused here in words, and by the database whatever the road.
  if (content.disclosure === 'closed' && (!content.ground || (content.reason ?? '').trim().length < 2))
    throw new Refused('不予公开的，请选择依据并说明理由。');
  const hash = contentHash(content, note, hidesEarlier);
  const writing = one(
    act.tx,
    sql<{ id: number; hash: string }>`
      insert into publications.revision
        (edition, number, title, body, metadata, disclosure, ground, reason, attachments, hash, written_by)
      values (${edition}, ${number}, ${content.title}, ${content.body}, ${JSON.stringify(content.metadata)}::jsonb, ${content.disclosure},
        ${content.ground}, ${content.reason}, ${JSON.stringify(content.attachments)}::jsonb, ${hash}, ${personOf(act)})
      returning id, hash`,
  );
  if (listenersOfRevision.length === 0) return writing;
  const [written, now] = await Promise.all([writing, getEdition(act.tx, edition)]);
  for (const tell of listenersOfRevision) await tell(act, now);
  return written;
}

/** A drafter writes for a unit in which they hold the drafter's post; the system and a visitor's deed have no unit. */
export function refuseForeignUnit(act: Act, unit: number): void {
  if (act.caller.kind !== 'staff' || holds(act.caller, ['drafter', 'editor'], unit)) return;
  throw new NotFound();
}

/** 起草: a new document of a kind that needs no room of its own (news, notices, general information). */
export const draft = action('publications.draft', {
  words: '起草',
  may: ['drafter', 'editor'],
  run(act, input: { kind: string; unit: number; content: Content }) {
    return openDocument(act, { ...input, ownKind: true });
  },
});

/**
 * 修改: a new revision of the unpublished edition. `base` is the revision the writer saw: when another revision came between,
 * the edit is refused and both texts are shown. An edit of a submitted or cleared text voids what was cleared, and says so.
 */
export const revise = action('publications.revise', {
  words: '修改',
  may: ['drafter', 'editor'],
  run: (act, input: Revising): Promise<Revised> => reviseEdition(act, input),
});

export interface Revising {
  edition: number;
  base: number;
  content: Content;
}

export interface Revised {
  revision: number;
  hash: string;
  voided: boolean;
}

/** The same for rooms' own actions. A text that a room sets from its elements is changed there and nowhere else. */
export async function reviseEdition(act: Act, input: Revising): Promise<Revised> {
  for (const lock of locksBeforeEdit) await lock(act, input.edition);
  const before = await lockEdition(act.tx, input.edition);
  refuseForeignUnit(act, before.unit);
  refuseIf(whyNotEdit(before.state));
  if (before.revision !== input.base) throw new Conflict();
  if (before.content.metadata.elements && !input.content.metadata.elements)
    throw new Refused('这份文件的正文由专门的表单生成，请从工作台的“编辑”进入表单修改。');
  const typed = { ...emptyContent, ...input.content, body: cleanHtml(input.content.body) };
  const content = carryFirstDay(typed, before.content.metadata);
  if (contentHash(content, before.changeNote, before.hidesEarlier) === before.hash) return unchanged(act, before);
  const { changeNote: note, hidesEarlier, revisionNumber } = before;
  const place = { edition: input.edition, number: revisionNumber + 1, note, hidesEarlier };
  const revision = await writeRevision(act, place, content);
  const voided = before.state !== 'draft';
  if (voided) {
    await setEditionState(act, input.edition, 'draft');
    for (const tell of listenersOfEdit) await tell(act, before.edition, '送审后又修改了文字');
  }
  await sql`delete from publications.working_copy where edition = ${input.edition} and person = ${personOf(act)}`.execute(
    act.tx,
  );
  const { id, hash } = revision;
  await act.line({ object: objectOf(before.document), revision: id, objectHash: hash, data: { voided } });
  return { revision: id, hash, voided };
}

/** Another person saved first: the page shows both versions and nothing typed is lost. */
export class Conflict extends Refused {
  constructor() {
    super('在您编辑期间，另一个人保存了这份文件。下面并列两个版本，请合并后再保存。');
    this.name = 'Conflict';
  }
}

async function unchanged(act: Act, before: EditionRow): Promise<Revised> {
  await act.line({
    object: objectOf(before.document),
    revision: before.revision,
    objectHash: before.hash,
    data: { unchanged: true },
  });
  return { revision: before.revision, hash: before.hash, voided: false };
}

export async function setEditionState(act: Act, edition: number, state: string): Promise<void> {
  await sql`update publications.edition set state = ${state} where id = ${edition}`.execute(act.tx);
}

/** 作废草稿: the edition will never go out; it is kept. */
export const abandon = action('publications.abandon', {
  words: '作废草稿',
  may: ['drafter', 'editor'],
  async run(act, input: { edition: number; reason: string }) {
    const before = await lockEdition(act.tx, input.edition);
    refuseForeignUnit(act, before.unit);
    refuseIf(before.state === 'draft' ? null : '只有草稿可以作废；送审中的请先撤回。');
    await setEditionState(act, input.edition, 'abandoned');
    await act.line({
      object: objectOf(before.document),
      revision: before.revision,
      objectHash: before.hash,
      reason: input.reason,
    });
    return { document: before.document };
  },
});
