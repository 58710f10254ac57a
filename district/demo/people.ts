import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { By, type Role, roles, type Staff } from '../../src/core/caller.ts';
import { setOwnPassword } from '../../src/core/people/actions/passwords.ts';
import { addPerson } from '../../src/core/people/actions/people.ts';
import { givePost } from '../../src/core/people/actions/posts.ts';
import { firstPassword } from '../../src/core/people/password.ts';
import { rows, type StaffDb } from '../../src/platform/database.ts';
import type { PostInput } from '../read.ts';

/** One line of the list that the first start prints. */
export interface DemoAccount {
  account: string;
  name: string;
  unit: string;
  /** The roles in words: 拟稿人、信息发布员. */
  roles: string;
  password: string;
}

export interface DemoPerson {
  staff: Staff;
  account: DemoAccount;
  /** The person changes the first password to the printed one, so that signing in asks for no change. */
  ready(): Promise<void>;
}

/** Adds the demonstration persons with their posts and random passwords; two of the same installation never agree. */
export async function addDemoPeople(staff: StaffDb, posts: PostInput[]): Promise<Map<string, DemoPerson>> {
  const units = await rows(
    staff,
    sql<{ id: number; slug: string; name: string }>`select id, slug, name from organisations.unit`,
  );
  const people = new Map<string, DemoPerson>();
  const rest = posts.values();
  const addRest = async () => {
    for (const post of rest) {
      const unit = units.find((known) => known.slug === post.unit);
      if (!unit) throw new Error(`posts.json：没有“${post.unit}”这个单位（${post.account}）。`);
      people.set(post.account, await addOne(staff, post, unit));
    }
  };
  // Two passwords are hashed at a time; a third would only hold a connection while it waits.
  await Promise.all([addRest(), addRest()]);
  return people;
}

async function addOne(staff: StaffDb, post: PostInput, unit: { id: number; name: string }): Promise<DemoPerson> {
  const by = new By(staff, { kind: 'system', name: 'demonstration' });
  const seed = randomBytes(16).toString('hex');
  const { account, name, title } = post;
  const { id } = await addPerson(by, { account, name, title, unit: unit.id, seed });
  for (const role of post.roles) await givePost(by, { person: id, unit: unit.id, role: role as Role });
  const password = randomPassword();
  const grants = post.roles.map((role) => ({ role: role as Role, unit: unit.id }));
  const person: Staff = { kind: 'staff', person: id, name, unit: unit.id, unitName: unit.name, grants, session: '0' };
  const words = post.roles.map((role) => roles[role as Role]).join('、');
  return {
    staff: person,
    account: { account, name, unit: unit.name, roles: words, password },
    ready: () => setOwnPassword(new By(staff, person), { current: firstPassword(seed), next: password }),
  };
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'; // nothing that looks like something else on paper

/** Four groups of four, about 79 bits. */
function randomPassword(): string {
  const text = [...randomBytes(16)].map((byte) => letters[byte % letters.length]).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}
