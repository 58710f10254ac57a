import { sql } from 'kysely';
import type { StaffDb } from '../../../platform/database.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { action } from '../../action.ts';
import { By } from '../../caller.ts';
import { getFile } from '../queries.ts';
import { drawBounded } from './bounded.ts';
import type { Drawing } from './draw.ts';
import { findDrawing } from './queries.ts';

interface Kept {
  hash: string;
  pages: number;
  reason: string;
  drawn: { hash: string; bytes: number; width: number; height: number }[];
}

/** 绘制预览: pictures of the first pages of a PDF; bytes that were drawn before are not drawn again. */
export const keepDrawing = action('files.draw', {
  words: '绘制附件预览',
  may: 'system',
  async run(act, { file, hash, pages, reason, drawn }: Kept & { file: number }) {
    await sql`
      insert into files.drawing (hash, pages, reason, drawn_at)
      values (${hash}, ${pages}, ${reason}, ${act.now})
      on conflict do nothing`.execute(act.tx);
    await sql`
      insert into files.drawn_page (hash, page, image_hash, image_bytes, width, height)
      select ${hash}, drawn.page, drawn.hash, drawn.bytes, drawn.width, drawn.height
      from jsonb_to_recordset(${JSON.stringify(drawn.map((one, at) => ({ ...one, page: at + 1 })))}::jsonb)
        as drawn (page int, hash text, bytes bigint, width int, height int)
      on conflict do nothing`.execute(act.tx);
    await act.line({ object: `files.file:${file}`, objectHash: hash, data: { pages, drawn: drawn.length } });
    return { hash };
  },
});

/** Draws a PDF that was received, from the bytes that are served. Done once for equal bytes; a repeat finds it done. */
export async function drawFile(db: StaffDb, storage: Storage, id: number): Promise<void> {
  const file = await getFile(db, id);
  if (file.type !== 'pdf' || (await findDrawing(db, file.hash))) return;
  const spool = await storage.receive(storage.open(file.hash), { maxBytes: file.bytes });
  try {
    const { pages, reason, drawn } = await drawBounded(spool.path);
    const kept = await Promise.all(drawn.map((page) => keepPage(storage, page)));
    await keepDrawing(new By(db, { kind: 'system', name: 'files.draw' }), {
      file: id,
      hash: file.hash,
      pages,
      reason,
      drawn: kept,
    });
  } finally {
    await spool.discard();
  }
}

async function keepPage(storage: Storage, { png, width, height }: Drawing['drawn'][number]) {
  async function* bytes() {
    yield png;
  }
  const { hash, bytes: length } = await storage.put(bytes(), { maxBytes: png.length });
  return { hash, bytes: length, width, height };
}
