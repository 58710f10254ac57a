import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { first, one, type Tx } from '../platform/database.ts';
import { gaveWay, Refused } from '../platform/errors.ts';
import { type By, type Caller, handleOf, holds, type Role, type Staff } from './caller.ts';
import { canonical } from './ledger/canonical.ts';
import { type Line, writeLine } from './ledger/line.ts';
import { untilAcknowledged } from './publications/changes.ts';

/** One deed while it is being done: its transaction, its hour, its ledger lines. */
export interface Act {
  tx: Tx;
  caller: Caller;
  /** The database's clock at the beginning of the transaction, cut to milliseconds. */
  now: Date;
  verb: string;
  /** Writes the deed's ledger line; a deed without one does not commit. Answers the line's id. */
  line(line: Line): Promise<number>;
  /** Sends a job inside the transaction: it exists if and only if the deed does. */
  later(job: string, data: object, options?: { after?: Date; once?: string }): Promise<void>;
  /** Says that the public sees something else from the commit on: the deed answers when no process shows the old any more. */
  changesPublic(): void;
}

/** Who may do a deed: any visitor, any member of staff, the system at a due time, or the holders of one of the roles. */
export type May = 'anyone' | 'staff' | 'system' | Role[];

export interface Deed<Input, Answer> {
  (by: By, input: Input): Promise<Answer>;
  verb: string;
  words: string;
  may: May;
}

type SendJob = (tx: Tx, job: string, data: object, options: { after?: Date; once?: string }) => Promise<void>;
let sendJob: SendJob = async () => {};
/** Called once by `main.ts` with the queue that this process uses. */
export function sendJobsWith(send: SendJob): void {
  sendJob = send;
}

type Heard = (tx: Tx, verb: string, input: unknown, answer: unknown) => Promise<void>;
let heard: Heard = async () => {};
/** Called once by `main.ts`: which rooms hear of which verb (delivered after commit, as a job). */
export function tellListeners(tell: Heard): void {
  heard = tell;
}

const deeds = new Map<string, Deed<never, unknown>>();
/** Every deed of every loaded room, for the walls test and the generated duties page. */
export const allDeeds = () => [...deeds.values()];

/**
 * Declares a deed `room.verb`: one transaction, one permission, at least one ledger line, or nothing has happened.
 * With an idempotency key the same deed is done once and every repeat gets the first answer (promises.md, P4).
 * A deed that had to give way to another in the database is begun once more: nothing of it was left, not even its key.
 * The answer must survive JSON.
 */
export function action<Input, Answer>(
  verb: `${string}.${string}`,
  spec: { words: string; may: May; run(act: Act, input: Input): Promise<Answer> },
): Deed<Input, Answer> {
  const perform = (by: By, input: Input): Promise<Answer> => {
    const why = whyNotBy(by.caller, spec.may);
    if (why) return Promise.reject(new Refused(why, 403));
    const attempt = async () => {
      let keeping: Promise<void> | undefined;
      const within = async (transaction: unknown) => {
        const done = await withinTransaction(transaction as Tx, verb, spec, by, input);
        keeping = done.keeping;
        return done;
      };
      try {
        return await handleOf(by).transaction().execute(within);
      } finally {
        await keeping; // a commit that was a rollback says only that: the answer that could not be kept says why
      }
    };
    const committed = attempt().catch((error) => {
      if (!gaveWay(error)) throw error;
      return attempt();
    });
    return committed.then(async ({ answer, seen }) => {
      if (seen) await untilAcknowledged(handleOf(by));
      return answer;
    });
  };
  const deed = Object.assign(perform, { verb, words: spec.words, may: spec.may });
  deeds.set(verb, deed as unknown as Deed<never, unknown>);
  return deed;
}

async function withinTransaction<Input, Answer>(
  tx: Tx,
  verb: string,
  spec: { run(act: Act, input: Input): Promise<Answer> },
  by: By,
  input: Input,
): Promise<{ answer: Answer; seen: boolean; keeping?: Promise<void> }> {
  const { now, repeated } = by.key ? await claimKey(tx, by, verb, input) : await readNow(tx);
  // The first deed may still be waiting for those who show the old: its repeat waits as well.
  if (repeated) return { answer: repeated.answer as Answer, seen: true };
  let written = 0;
  let seen = false;
  const answer = await spec.run(
    {
      tx,
      caller: by.caller,
      now,
      verb,
      async line(line) {
        written += 1;
        const said = { ...line, data: withToken(by.caller, line) };
        return writeLine(tx, { ...said, at: now, actor: actorOf(by.caller), unit: unitOf(by.caller), verb });
      },
      later: (job, data, options = {}) => sendJob(tx, job, data, options),
      changesPublic() {
        seen = true;
      },
    },
    input,
  );
  if (written === 0) throw new Error(`${verb} wrote no ledger line`);
  await heard(tx, verb, input, answer);
  // Goes to the server with the commit; when it fails the commit is a rollback, and both say so.
  const keeping = by.key ? keepAnswer(tx, by, answer) : Promise.resolve();
  keeping.catch(() => {});
  return { answer, seen, keeping };
}

/** The actor as the ledger names it: never a name, never an address. */
export function actorOf(caller: Caller): string {
  if (caller.kind === 'staff') return `person:${caller.person}`;
  return caller.kind === 'visitor' ? 'visitor' : `system:${caller.name}`;
}

/** The member of staff who acts, within a deed that only they do; refuses everybody else. */
export function staffOf(act: Act): Staff {
  if (act.caller.kind !== 'staff') throw new Refused(signInFirst, 403);
  return act.caller;
}

const signInFirst = '请先登录工作台。';

/** A deed of a program names the token beside the person; the lines that everybody reads do not. */
function withToken(caller: Caller, { data, open }: Line): Record<string, unknown> | undefined {
  const token = caller.kind === 'staff' && !open ? /^token:(\d+)$/.exec(caller.session)?.[1] : undefined;
  return token ? { ...data, token: Number(token) } : data;
}

const unitOf = (caller: Caller) => (caller.kind === 'staff' ? caller.unit : null);

/** Why this caller may not do deeds of this kind, as a sentence, or null. */
export function whyNotBy(caller: Caller, may: May): string | null {
  if (may === 'anyone') return null;
  if (may === 'system') return caller.kind === 'system' ? null : '这一步由系统到时自动办理。';
  if (caller.kind === 'system') return null;
  if (caller.kind !== 'staff') return signInFirst;
  if (may === 'staff' || holds(caller, may)) return null;
  return '您的岗位没有这项权限，请联系本单位的安全管理员。';
}

const scopeOf = (caller: Caller) =>
  caller.kind === 'staff'
    ? `person:${caller.person}`
    : caller.kind === 'visitor'
      ? `visitor:${caller.session}`
      : 'system';

interface Begun {
  now: Date;
  /** What the first deed with this key answered. */
  repeated: { answer: unknown } | null;
}

const hour = sql<Date>`date_trunc('milliseconds', now())`;

const readNow = async (tx: Tx): Promise<Begun> => ({
  ...(await one(tx, sql<{ now: Date }>`select ${hour} as now`)),
  repeated: null,
});

/** Takes the key, or answers what the first deed with it answered; a second transaction waits here for the first. */
async function claimKey(tx: Tx, by: By, verb: string, input: unknown): Promise<Begun> {
  const scope = scopeOf(by.caller);
  const hash = createHash('sha256')
    .update(canonical({ input: JSON.parse(JSON.stringify(input ?? null)) }))
    .digest('hex');
  const { now, taken } = await one(
    tx,
    sql<{ now: Date; taken: boolean }>`
      with claimed as (
        insert into ledger.answer (scope, key, verb, body_hash)
        values (${scope}, ${by.key}, ${verb}, ${hash})
        on conflict do nothing
        returning key
      )
      select ${hour} as now, exists (select from claimed) as taken`,
  );
  if (taken) return { now, repeated: null };
  const before = await one(
    tx,
    sql<{ verb: string; body_hash: string; done: boolean; answer: unknown }>`
      select verb, body_hash, answer is not null as done, answer
      from ledger.answer
      where scope = ${scope} and key = ${by.key}
      for update`,
  );
  if (before.verb !== verb || before.body_hash !== hash) throw new KeyUsed();
  // A claim without an answer stood alone (platform/pipeline.ts): nothing was done with it yet.
  return { now, repeated: before.done ? { answer: before.answer } : null };
}

/** The key was used for something else, or with other words. */
export class KeyUsed extends Refused {
  constructor() {
    super('这张表单已经提交成功过，请刷新页面，在新的表单上再改。');
    this.name = 'KeyUsed';
  }
}

/** What was done before with the hand's key, and its answer; undefined for a key that is new. */
export function findAnswer(by: By): Promise<{ verb: string; answer: unknown } | undefined> {
  if (!by.key) return Promise.resolve(undefined);
  return first(
    handleOf(by),
    sql<{ verb: string; answer: unknown }>`
      select verb, answer from ledger.answer where scope = ${scopeOf(by.caller)} and key = ${by.key}`,
  );
}

async function keepAnswer(tx: Tx, by: By, answer: unknown): Promise<void> {
  await sql`
    update ledger.answer set answer = ${JSON.stringify(answer ?? null)}::jsonb
    where scope = ${scopeOf(by.caller)} and key = ${by.key}`.execute(tx);
}
