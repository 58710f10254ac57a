import type { Readable } from 'node:stream';
import type { StaffContext } from '../../../core/doors.ts';
import { Unfit } from '../../../core/files/extract/unfit.ts';
import { readMultipart } from '../../../core/files/multipart.ts';
import { scanFile } from '../../../core/files/scan.ts';
import { Refused } from '../../../platform/errors.ts';
import { choice, form, rowId, text, tick } from '../../../platform/form.ts';
import type { Arrived, Storage } from '../../../platform/storage/local.ts';
import { TooLarge } from '../../../platform/storage/receive.ts';
import { isPage } from '../actions/candidates.ts';
import { importSite, type Order, tryImport } from '../actions/import.ts';
import { listOf } from '../actions/list.ts';
import { openArchive } from '../actions/source.ts';
import { type Outcome, perUpload, whyNotBegin } from '../rules.ts';

const MB = 1024 ** 2;
const archiveBytes = 200 * MB;

export const importForm = (kinds: string[]) =>
  form(
    {
      unit: rowId('单位', { required: '请选择内容归哪个单位。' }),
      kind: choice('文件种类', kinds, { required: '请选择文件种类。' }),
      base: text('旧网站的网址', { max: 200 }),
      byColumn: tick('按网页的栏目'),
      way: choice('怎样做', ['try', 'import']),
    },
    (values) => ({ base: whyNotBegin({ base: values.base, name: '' }) }),
  );

type Part = { arrived: Arrived; name: string } | { error: string };

/** The form with its archive on the disk; `error` says why there is none. */
export async function receiveArchive(c: StaffContext, storage: Storage) {
  const take = async (stream: Readable, { name }: { name: string }): Promise<Part> => {
    try {
      const arrived = await storage.receive(stream.iterator({ destroyOnReturn: false }), { maxBytes: archiveBytes });
      return { arrived, name };
    } catch (error) {
      if (error instanceof TooLarge)
        return { error: '压缩包超过 200 MB，请分成几个，或者由系统管理员在服务器上用命令导入。' };
      throw error;
    } finally {
      stream.resume();
    }
  };
  const undo = async (part: Part) => ('arrived' in part ? part.arrived.discard() : undefined);
  const { fields, taken } = await readMultipart(c.req.raw, take, {
    undo,
    limits: { files: 1, totalBytes: archiveBytes + MB },
  });
  const part: Part = taken[0] ?? { error: '请选择装着旧网页的 ZIP 压缩包。' };
  return { typed: fields, part };
}

/** Reads the archive that lies at `arrived`, for a try or for good. */
export async function importArchive(
  c: StaffContext,
  storage: Storage,
  { arrived, order, dry }: { arrived: Arrived; order: Omit<Order, 'list' | 'today'>; dry: boolean },
): Promise<Outcome | { error: string }> {
  try {
    await scanFile(arrived.path);
    const site = await openArchive(arrived.path);
    try {
      const list = await listOf(site);
      if (list && 'error' in list) return list;
      const whole = { ...order, list: list?.items ?? null, today: c.var.today };
      const pages = whole.list?.length ?? site.names.filter(isPage).length;
      if (pages === 0) return { error: '压缩包里没有网页（.html、.htm、.shtml）。' };
      if (pages > perUpload)
        return {
          error: `压缩包里有 ${pages} 个网页，一次最多 ${perUpload} 个。请分成几个，或者在服务器上用命令导入。`,
        };
      if (dry) return await tryImport(site, whole, c.var.staff);
      return await importSite(site, whole, { staff: c.var.staff, storage, by: c.var.by });
    } finally {
      await site.close();
    }
  } catch (error) {
    if (error instanceof Unfit) return { error: error.message };
    throw error;
  }
}

export const refuseOthers = (drafts: boolean): void => {
  if (!drafts) throw new Refused('旧网站迁移由单位的拟稿人办理。', 403);
};
