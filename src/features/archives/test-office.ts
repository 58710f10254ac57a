import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { reviewStaff } from '../../core/review/staff.ts';
import { openDoor, openOffice } from '../../core/test-office.ts';
import { one } from '../../platform/database.ts';
import { testHouse } from '../../test-house.ts';
import { staff } from './staff.ts';
import { zipped } from './test-site.ts';

export type ArchivesOffice = Awaited<ReturnType<typeof testOffice>>;

/** An office with a whole house around it: its desk, and the portal as the public meets it. */
export async function testOffice() {
  const house = await testHouse();
  const office = await openOffice(house.t);
  const folder = await mkdtemp(join(tmpdir(), '旧站-'));
  const db = house.t.sides.staff;
  const desk = (who: Staff) => {
    const hang = (app: Parameters<typeof reviewStaff>[0]) => {
      staff(app, { storage: house.house.storage });
      reviewStaff(app);
    };
    const door = openDoor(house.t, hang, who);
    const get = async (path: string) => {
      const answer = await door.get(path);
      return { ...answer, html: answer.html.replaceAll('<wbr/>', '') };
    };
    return { ...door, get };
  };
  return {
    ...office,
    house,
    db,
    folder,
    desk,
    /** A page of the portal, its words whole. */
    async visit(path: string) {
      const answer = await house.app.request(encodeURI(path));
      const body = (await answer.text()).replaceAll('<wbr/>', '');
      return { status: answer.status, body, location: answer.headers.get('location') };
    },
    upload(files: Record<string, Uint8Array>, fields: Record<string, string> = {}) {
      const form = new FormData();
      const usual = { unit: String(office.unit), kind: 'notice', base: '', way: 'import', _key: crypto.randomUUID() };
      for (const [name, value] of Object.entries({ ...usual, ...fields })) form.set(name, value);
      form.set('archive', new File([zipped(files) as Uint8Array<ArrayBuffer>], '教育局旧站.zip'));
      return desk(office.drafter).upload('/staff/archives/add', form);
    },
    countPages: async () => (await one(db, sql<{ n: number }>`select count(*)::int as n from archives.page`)).n,
    async close() {
      await house.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The import to which an answer leads. */
export const importIn = (location: string | null): number => Number(/archives\/(\d+)/.exec(location ?? '')?.[1]);
