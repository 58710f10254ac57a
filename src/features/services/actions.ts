import { sql } from 'kysely';
import { type Act, action } from '../../core/action.ts';
import { openDocument, reviseEdition } from '../../core/publications/actions/draft.ts';
import type { Attachment, Content } from '../../core/publications/content.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { roomAsks } from '../../core/publications/room-asks.ts';
import { submitManifest } from '../../core/review/actions/submit.ts';
import { first } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import { findKind, loadLists } from './queries.ts';
import { bodyOf } from './rules/body.ts';
import { type Guide, said } from './rules/elements.ts';
import { codeOf } from './rules/import.ts';
import { manifestTitle } from './rules/manifests.ts';
import { room, whyNotSubmitGuide } from './rules/why-not.ts';

// Whatever way a guide is sent to review, the ten elements are asked for.
roomAsks[room] = async (db, content) => whyNotSubmitGuide(content, await loadLists(db));

export interface Item {
  title: string;
  guide: Guide;
  attachments?: Attachment[];
}

/** The text of an item: set from its elements, open to everybody as every guide is. */
export const contentOf = ({ title, guide, attachments = [] }: Item): Content => ({
  title,
  body: bodyOf(guide),
  metadata: { elements: { room, values: guide }, ...sourceOf(guide), ...abstractOf(guide) },
  disclosure: 'open',
  ground: null,
  reason: null,
  attachments,
});

/** Who handles the matter answers for its guide, whoever typed it in. */
const sourceOf = (guide: Guide): { source?: string } => {
  const organ = said(guide, 'organ');
  return organ ? { source: organ } : {};
};

/** What feeds and search results say in one line. */
function abstractOf(guide: Guide): { abstract?: string } {
  const parts = [
    said(guide, 'organ'),
    said(guide, 'location'),
    said(guide, 'promised') && `${said(guide, 'promised')}办结`,
  ];
  const abstract = parts.filter(Boolean).join('；').replaceAll('\n', '，').slice(0, 200);
  return abstract ? { abstract } : {};
}

/** Opens an item in the deed of the caller; answers its ids. */
export async function openItem(
  act: Act,
  { unit, from, ...item }: Item & { unit: number; from: number | null },
): Promise<{ document: number; edition: number; revision: number }> {
  const kind = await findKind(act.tx);
  if (!kind) throw new Refused('还没有“办事指南”这个文件种类，请系统管理员先设置（归属的房间选 services）。');
  const opened = await openDocument(act, { kind: kind.name, unit, content: contentOf(item) });
  await sql`
    insert into services.item (document, code, import)
    values (${opened.document}, ${codeOf(item.guide)}, ${from})`.execute(act.tx);
  return opened;
}

/** 新增事项: a guide to be filled in; it may lack anything until it goes to review. */
export const draftItem = action('services.draft', {
  words: '起草办事指南',
  may: ['drafter', 'editor'],
  run: (act, input: Item & { unit: number }) => openItem(act, { ...input, from: null }),
});

/** 填写事项: a new revision, its text set anew from the elements. `base` is the revision that the writer saw. */
export const writeItem = action('services.write', {
  words: '填写办事指南',
  may: ['drafter', 'editor'],
  run: (act, input: Item & { edition: number; base: number }) => writeInto(act, input),
});

export async function writeInto(act: Act, input: Item & { edition: number; base: number }) {
  const { document, content: before } = await getEdition(act.tx, input.edition);
  if (before.metadata.elements?.room !== room) throw new NotFound();
  const { disclosure, ground, reason } = before;
  const content = { ...contentOf(input), disclosure, ground, reason };
  const written = await reviseEdition(act, { edition: input.edition, base: input.base, content });
  await sql`update services.item set code = ${codeOf(input.guide)} where document = ${document}`.execute(act.tx);
  return { document, ...written };
}

/** 事项送审: several items in one manifest; a single review covers them, one edit voids it. */
export const submitItems = action('services.submit', {
  words: '办事指南送审',
  may: ['drafter', 'editor'],
  async run(
    act,
    input: { editions: number[]; name: string; part: number; parts: number },
  ): Promise<{ submission: number }> {
    const foreign = await first(
      act.tx,
      sql`
        select edition.id
        from publications.edition
        left join services.item on item.document = edition.document
        where edition.id = any (${input.editions}::bigint[]) and item.document is null`,
    );
    if (foreign) throw new NotFound();
    const title = manifestTitle(input);
    const { submission } = await submitManifest(act, {
      editions: input.editions,
      urgent: false,
      urgentReason: '',
      channels: ['portal'],
      title,
    });
    await act.line({ object: `review.submission:${submission}`, data: { documents: input.editions.length } });
    return { submission };
  },
});
