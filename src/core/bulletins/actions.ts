import { sql } from 'kysely';
import { first, one } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import { dayOf } from '../../platform/time.ts';
import { type Act, action } from '../action.ts';
import { openDocument, personOf, refuseForeignUnit, reviseEdition } from '../publications/actions/draft.ts';
import { getLatestEdition } from '../publications/queries.ts';
import { roomAsks } from '../publications/room-asks.ts';
import { isOurs } from '../saved-pages/address.ts';
import { type BulletinRow, findKind, getBulletin, listColumnNames } from './queries.ts';
import { contentOf, room, valuesIn } from './rules/content.ts';
import { lookAt } from './rules/look.ts';
import { maskBulletin } from './rules/mask.ts';
import { readBulletin } from './rules/read.ts';
import { shapeOf } from './rules/shapes.ts';
import { placeIn, type Stored } from './rules/told.ts';

const objectOf = (id: number) => `bulletins.bulletin:${id}`;

// Whatever way a notice is sent to review, nothing in it is unmasked.
roomAsks[room] = async (_db, content): Promise<Record<string, string>> => {
  const values = valuesIn(content);
  const open = values?.paragraphs.some((line) => maskBulletin(line).text !== line);
  return open ? { '': '原文里还有没有隐去的姓名或者号码，请打开这份公示重新保存。' } : {};
};

export interface Brought extends Stored {
  name: string;
  /** Keyed name of the text as it was brought, hex. */
  mark: string;
}

/** 读入以往的公示: several at once, each masked already. One that was brought before is passed over and answered as it is. */
export const keepBulletins = action('bulletins.keep', {
  words: '读入以往的公示',
  may: ['drafter', 'editor'],
  async run(act, input: { unit: number; items: Brought[] }): Promise<{ kept: number[]; known: number[] }> {
    refuseForeignUnit(act, input.unit);
    const done = { kept: [] as number[], known: [] as number[] };
    for (const item of input.items) {
      const { id, fresh } = await keepOne(act, input.unit, item);
      done[fresh ? 'kept' : 'known'].push(id);
      await act.line({ object: objectOf(id), data: { again: !fresh, covered: item.covered } });
    }
    return done;
  },
});

async function keepOne(act: Act, unit: number, item: Brought): Promise<{ id: number; fresh: boolean }> {
  const mark = Buffer.from(item.mark, 'hex');
  const fresh = await first(
    act.tx,
    sql<{ id: number }>`
      insert into bulletins.bulletin (unit, name, mark, text, told, covered, read_by, read_at)
      values (${unit}, ${item.name.slice(0, 200)}, ${mark}, ${item.text}, ${JSON.stringify(item.told)}::jsonb, ${item.covered},
        ${personOf(act)}, ${act.now})
      on conflict (unit, mark) where dropped_at is null do nothing
      returning id`,
  );
  if (fresh) return { id: fresh.id, fresh: true };
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      select id from bulletins.bulletin where unit = ${unit} and mark = ${mark} and dropped_at is null`,
  );
  return { id, fresh: false };
}

/** The notice, and that whoever acts drafts for its unit; two who act on it queue here. */
async function lockBulletin(act: Act, id: number): Promise<BulletinRow> {
  await sql`select id from bulletins.bulletin where id = ${id} for update`.execute(act.tx);
  const row = await getBulletin(act.tx, id);
  refuseForeignUnit(act, row.unit);
  if (row.droppedAt) throw new Refused('这份公示已经放弃，请重新读入。');
  return row;
}

/** What a row comes to as a document of its room; a sentence when it cannot. */
async function drafted(act: Act, row: Stored) {
  const reading = readBulletin(row.text, row.told);
  const shape = shapeOf(reading, row.told.shape);
  const { stops } = lookAt(reading, shape, { text: row.text, covered: row.covered, today: dayOf(act.now) });
  if (stops.length > 0) throw new Refused(stops.join(''));
  const place = reading.address ? placeIn(reading.address) : null;
  const content = contentOf({ ...reading, address: place?.path ?? '' }, shape!, place?.host ?? '');
  return { content, shape: shape!, path: place?.path ?? null };
}

/** 起草: a document of the room that it belongs to, with the day on which it was first published and its old address. */
export const draftBulletin = action('bulletins.draft', {
  words: '起草以往的公示',
  may: ['drafter', 'editor'],
  async run(act, input: { id: number }): Promise<{ document: number }> {
    const row = await lockBulletin(act, input.id);
    if (row.document) {
      await act.line({ object: objectOf(row.id), data: { again: true } });
      return { document: row.document };
    }
    const { content, shape, path } = await drafted(act, row);
    const kind = await findKind(act.tx, shape.room, shape.kinds);
    if (!kind)
      throw new Refused(`还没有“${shape.words}”的文件种类，请系统管理员先设置（归属的房间选 ${shape.room}）。`);
    const ours = path !== null && isOurs(path, await listColumnNames(act.tx));
    const { document } = await openDocument(act, {
      kind,
      unit: row.unit,
      content,
      migrated: { address: ours ? null : path },
    });
    await sql`update bulletins.bulletin set document = ${document} where id = ${row.id}`.execute(act.tx);
    await act.line({ object: objectOf(row.id), data: { document } });
    return { document };
  },
});

/** 改正: what was read wrongly is put right; of one that is drafted, a new revision. */
export const mendBulletin = action('bulletins.mend', {
  words: '改正读入的公示',
  may: ['drafter', 'editor'],
  async run(act, input: { id: number; base: number | null } & Stored): Promise<{ id: number }> {
    const row = await lockBulletin(act, input.id);
    const mended = { ...input, covered: row.covered + input.covered };
    if (row.document) {
      const { edition, content: before } = await getLatestEdition(act.tx, row.document);
      const { content } = await drafted(act, mended);
      const { disclosure, ground, reason, attachments } = before;
      const written = { ...content, disclosure, ground, reason, attachments };
      await reviseEdition(act, { edition, base: input.base ?? 0, content: written });
    }
    await sql`
      update bulletins.bulletin
      set text = ${mended.text}, told = ${JSON.stringify(mended.told)}::jsonb, covered = ${mended.covered}
      where id = ${row.id}`.execute(act.tx);
    await act.line({ object: objectOf(row.id), data: { covered: input.covered } });
    return { id: row.id };
  },
});

/** 放弃: it is not brought out again; its text goes, and it may be read in anew. */
export const dropBulletin = action('bulletins.drop', {
  words: '放弃读入的公示',
  may: ['drafter', 'editor'],
  async run(act, input: { id: number }): Promise<{ id: number }> {
    const row = await lockBulletin(act, input.id);
    if (row.document) throw new Refused('这份公示已经起草，请在“文件”中作废草稿。');
    const gone = await first(
      act.tx,
      sql`
        update bulletins.bulletin
        set dropped_at = ${act.now}, text = '已放弃', told = '{}'::jsonb
        where id = ${row.id} returning id`,
    );
    if (!gone) throw new NotFound();
    await act.line({ object: objectOf(row.id) });
    return { id: row.id };
  },
});
