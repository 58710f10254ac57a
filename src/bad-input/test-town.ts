import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Written } from '../../district/demo/chain.ts';
import type { DemoText } from '../../district/demo/text.ts';
import { buildApp } from '../app.ts';
import { schedule } from '../core/review/actions/schedule.ts';
import type { Log } from '../platform/log.ts';
import { enterDistrict } from '../test-district.ts';
import { testHouse } from '../test-house.ts';
import { Person } from './test-person.ts';

type Unit = DemoText['unit'];

/** What one unit has lying about: something in every state that a form of the console can meet. */
export interface Papers {
  draft: number;
  edition: number;
  submissions: number[];
  cleared: number;
  published: number;
  policy: number;
}

const textOf = (unit: Unit, title: string, kind = 'keywork'): DemoText => ({
  key: title,
  unit,
  kind,
  title,
  body: '<p>各街道办事处：</p><p>现将有关事项通知如下。</p>',
  metadata: { source: '区政府办公室' },
});

/** The whole house with its district, and a browser for each of its people; what the house logs as a bug is kept. */
export async function openTown() {
  const { t, house, close } = await testHouse();
  const { staff: db } = t.sides;
  const { people, chain } = await enterDistrict(db);
  await sql`update people.person set must_change_password = false`.execute(db);
  const bugs: unknown[] = [];
  const silent = () => {};
  const error = (facts: { err?: unknown }) => void bugs.push(facts.err);
  const log = { info: silent, warn: silent, debug: silent, error } as unknown as Log;
  const app = buildApp({ ...house, log });
  const browsers = new Map<string, Person>();

  async function as(account: string): Promise<Person> {
    const known = browsers.get(account);
    if (known) return known;
    const token = randomBytes(32).toString('base64url');
    const id = createHash('sha256').update(token).digest();
    await sql`
      insert into people.session (id, person, expires_at, second_factor_at)
      select ${id}, person.id, now() + interval '1 day', now() from people.person where account = ${account}`.execute(
      db,
    );
    const person = new Person(app, `gk_session=${token}`, bugs);
    browsers.set(account, person);
    return person;
  }

  async function fill(unit: Unit): Promise<Papers> {
    const at = async (title: string, until?: 'secrecy' | 'signoff' | 'cleared', kind?: string) => {
      const written = await chain.write(textOf(unit, title, kind));
      const submission = await chain.submit(written);
      if (until) await chain.clear(unit, submission, until);
      return { written, submission };
    };
    const draft = await chain.write(textOf(unit, '还没有送审的通知'));
    const waiting = [
      await at('等部门审核的通知'),
      await at('等保密审查的通知', 'secrecy'),
      await at('等签发的公函', 'signoff'),
    ];
    const cleared = await at('等发布的通知', 'cleared');
    const later = await at('定时发布的通知', 'cleared');
    await schedule(chain.as(unit, 'editor'), {
      submission: later.submission,
      at: new Date(Date.now() + 86_400_000).toISOString(),
    });
    const published: Written = await chain.write(textOf(unit, '已经发布的通知'));
    await chain.publish(published);
    const policy = await chain.writePolicy(textOf(unit, '要解读的规定', 'policy'));
    await chain.explain(policy, { ...textOf(unit, '规定的解读', 'interpretation'), metadata: { form: '文字解读' } });
    return {
      draft: draft.document,
      edition: draft.edition,
      submissions: [...waiting, cleared, later].map((one) => one.submission),
      cleared: cleared.submission,
      published: published.document,
      policy: policy.document,
    };
  }

  return { t, app, db, chain, people, bugs, as, fill, textOf, close };
}

export type Town = Awaited<ReturnType<typeof openTown>>;
