import { sql } from 'kysely';
import { type Act, action, staffOf } from '../../core/action.ts';
import { holds } from '../../core/caller.ts';
import { openDocument, reviseEdition } from '../../core/publications/actions/draft.ts';
import { turnGeneration } from '../../core/publications/actions/publish.ts';
import { everyChange } from '../../core/publications/changes.ts';
import type { Content } from '../../core/publications/content.ts';
import { listenersOfPublication } from '../../core/publications/edit-listeners.ts';
import { type EditionRow, getEdition, getLatestEdition } from '../../core/publications/queries.ts';
import { roomAsks } from '../../core/publications/room-asks.ts';
import { first } from '../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../platform/errors.ts';
import { dayOf } from '../../platform/time.ts';
import { findEntry, findKinds, findPublicContent, findPublicYear } from './queries/decisions.ts';
import { catalogueBody, meetingBody } from './rules/body.ts';
import { type Catalogue, catalogueOf, type Meeting, meetingOf, room } from './rules/elements.ts';
import { whyNotAnnounce, whyNotReplace, whyNotSubmitDecision } from './rules/why-not.ts';

// Whatever way a text of this room is sent to review, its fields are asked for.
roomAsks[room] = async (_db, content) => whyNotSubmitDecision(content);

const textOf = (title: string, values: Catalogue | Meeting): Content => ({
  title,
  body: values.type === 'catalogue' ? catalogueBody(values) : meetingBody(values),
  metadata: { elements: { room, values: { ...values } } },
  disclosure: 'open',
  ground: null,
  reason: null,
  attachments: [],
});

/** 起草目录或会议公开: a text to be filled in; it may lack anything until it goes to review. */
export const draftDecision = action('decisions.draft', {
  words: '起草决策目录或会议公开',
  may: ['drafter', 'editor'],
  async run(act, input: { unit: number; title: string; values: Catalogue | Meeting }) {
    const kind = (await findKinds(act.tx))[input.values.type];
    if (!kind) throw new Refused('还没有这个文件种类，请系统管理员先设置（归属的房间选 decisions）。');
    return openDocument(act, { kind, unit: input.unit, content: textOf(input.title, input.values) });
  },
});

/** 填写: a new revision, its text set anew from the elements. `base` is the revision that the writer saw. */
export const writeDecision = action('decisions.write', {
  words: '填写决策目录或会议公开',
  may: ['drafter', 'editor'],
  async run(act, input: { edition: number; base: number; title: string; values: Catalogue | Meeting }) {
    const { document, content: before } = await getEdition(act.tx, input.edition);
    const [catalogue, meeting] = [catalogueOf(before), meetingOf(before)];
    if ((catalogue ?? meeting)?.type !== input.values.type) throw new NotFound();
    // The year was said when the catalogue was begun, and no form says otherwise.
    const values = catalogue ? { ...input.values, year: catalogue.year } : input.values;
    const { disclosure, ground, reason, attachments } = before;
    const content = { ...textOf(input.title, values as Catalogue | Meeting), disclosure, ground, reason, attachments };
    return { document, ...(await reviseEdition(act, { edition: input.edition, base: input.base, content })) };
  },
});

/** 关联: an announced decision has become a draft for comment, or a text; the last tie of its kind holds. */
export const tieEntry = action('decisions.tie', {
  words: '关联决策事项',
  may: ['drafter', 'editor'],
  async run(act, input: { document: number; number: number; kind: 'draft' | 'decision'; target: number | null }) {
    const entry = await findEntry(act.tx, input);
    if (!entry || !holds(staffOf(act), ['drafter', 'editor'], entry.unit)) throw new NotFound();
    if (input.target === input.document) throw new Refused('目录不能与自己关联，请填写草案公告或正式文件的网址。');
    if (input.target !== null) await getLatestEdition(act.tx, input.target);
    await sql`
      update decisions.tie set ended_at = ${act.now}
      where entry = ${entry.id} and kind = ${input.kind} and ended_at is null`.execute(act.tx);
    if (input.target !== null)
      await sql`
        insert into decisions.tie (entry, kind, document, tied_by, tied_at)
        values (${entry.id}, ${input.kind}, ${input.target}, ${staffOf(act).person}, ${act.now})`.execute(act.tx);
    await act.line({
      object: `publications.document:${input.document}`,
      data: { entry: input.number, kind: input.kind, to: input.target && `publications.document:${input.target}` },
    });
    await turnGeneration(act, [everyChange]);
    return { document: input.document };
  },
});

/** A catalogue or a meeting becomes public: what was announced before is not taken back without a word. */
listenersOfPublication.push(async (act, edition) => {
  const [catalogue, meeting] = [catalogueOf(edition.content), meetingOf(edition.content)];
  if (catalogue) await announceCatalogue(act, edition, catalogue);
  if (meeting) await announceMeeting(act, edition, meeting);
});

async function announceCatalogue(act: Act, { document, edition }: EditionRow, catalogue: Catalogue): Promise<void> {
  await sql`select pg_advisory_xact_lock(8892, ${catalogue.year})`.execute(act.tx);
  const other = await findPublicYear(act.tx, catalogue.year, document);
  if (other) throw new Refused(`${catalogue.year} 年的目录《${other.title}》已经公开。要改动的，请更正那一份。`);
  const before = await findPublicContent(act.tx, document, edition);
  refuseIf(before && whyNotReplace(catalogueOf(before)!, catalogue));
  await sql`
    insert into decisions.catalogue (document, year) values (${document}, ${catalogue.year})
    on conflict do nothing`.execute(act.tx);
  for (const { number } of catalogue.entries)
    await sql`
      insert into decisions.entry (document, number) values (${document}, ${number}) on conflict do nothing`.execute(
      act.tx,
    );
  await act.line({
    object: `publications.document:${document}`,
    data: { year: catalogue.year, entries: catalogue.entries.length },
  });
}

async function announceMeeting(act: Act, { document, edition }: EditionRow, meeting: Meeting): Promise<void> {
  const before = await findPublicContent(act.tx, document, edition);
  const today = dayOf(act.now);
  refuseIf(whyNotAnnounce(before && meetingOf(before), meeting, today));
  await refuseHiddenDrafts(act, meeting);
  await sql`
    insert into decisions.meeting (document, held_on, announced_on) values (${document}, ${meeting.heldOn}, ${today})
    on conflict (document) do update set held_on = excluded.held_on`.execute(act.tx);
  await act.line({
    object: `publications.document:${document}`,
    data: { heldOn: meeting.heldOn, topics: meeting.topics.length },
  });
}

/** Drafts and decided texts that a meeting names are public: an address that leads nowhere would promise what is not there. */
async function refuseHiddenDrafts(act: Act, { topics }: Meeting): Promise<void> {
  for (const path of topics.flatMap(({ draft, decided }) => [draft, decided]).filter(Boolean)) {
    const found = await first(
      act.tx,
      sql`
        select publication.id from publications.address
        join publications.publication on publication.document = address.document and publication.ended_at is null
        where address.path = ${path.replace(/[#?].*$/, '')}`,
    );
    if (!found) throw new Refused(`网址 ${path} 现在没有公开的文件，请先公布草案，或者改正网址。`);
  }
}
