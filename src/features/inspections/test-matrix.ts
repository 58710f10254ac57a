import { sql } from 'kysely';
import { type Role, roles, type Staff } from '../../core/caller.ts';
import { listOutcomes } from '../../core/draws/queries/draws.ts';
import { teamsOf } from '../../core/draws/rules/substitute.ts';
import { getEdition, getLatestEdition } from '../../core/publications/queries.ts';
import { rows } from '../../platform/database.ts';
import { dayOf } from '../../platform/time.ts';
import { openPlan, putBatch } from './actions/plan.ts';
import { drawBatch } from './actions/sample.ts';
import { record, sign } from './actions/visit.ts';
import { batch, bringLibraries, type InspectingOffice, testOffice } from './test-inspections.ts';

/** Who stands at a door: nobody, each duty in the unit, all duties in another one, and the two who were drawn. */
export type Hand = Role | 'nobody' | 'stranger' | 'first' | 'second';
export const strangers: Hand[] = ['nobody', 'stranger', ...(Object.keys(roles) as Role[])];

const schemas = ['inspections', 'draws', 'publications', 'review', 'files', 'ledger'];

/** An office with inspectors and a plan whose batches are all of the list, for every state that a draw and a visit can be in. */
export async function openMatrix() {
  const o = await testOffice();
  const inspectors = [o.drafter, o.colleague, o.reviewer, o.editor];
  await bringLibraries(o, inspectors);
  const people = new Map<Hand, Staff>([['stranger', o.stranger]]);
  for (const role of Object.keys(roles) as Role[]) people.set(role, await o.person(`${role}某`, o.unit, role));
  const print = await fingerprintOf(o);
  const by = () => o.by(o.drafter);
  let year = 2030;
  const planOf = async (on: number, ...codes: string[]) => {
    const made = await openPlan(by(), { unit: o.unit, year: on });
    for (const code of codes) await putAs(o, made.edition, { ...whole(on), code });
    return { ...made, year: on };
  };
  return {
    ...{ o, people, print },
    planOf,
    /** A plan of a year that nobody has planned yet. */
    plan: (...codes: string[]) => {
      year += 1;
      return planOf(year, ...codes);
    },
    /** A sample of a batch that is planned and not drawn. */
    sample: async (document: number, code: string) =>
      (await drawBatch(by(), { document, batch: code, staging: o.staging(), reason: '' })).draw,
    /** Who was drawn for each target, with their accounts, in the order of the team. */
    async teams(draw: number): Promise<Place[]> {
      const found = await rows(
        o.db,
        sql<{ id: string; person: number }>`
          select 'P' || entry.id as id, person.id as person from inspections.entry
          join people.person on person.account = entry.fields ->> 'account'`,
      );
      const staffOf = (id: string) =>
        inspectors.find(({ person }) => person === found.find((one) => one.id === id)!.person)!;
      return [...teamsOf((await listOutcomes(o.db, draw)).at(-1)!.result)].map(([target, [first, second]]) => ({
        target,
        first: staffOf(first!),
        // a team that recusals left short has no second
        second: second ? staffOf(second) : staffOf(first!),
      }));
    },
    /** What was found at a target, by so many of its team. */
    async visited(draw: number, { target, first, second }: Place, both = true) {
      const results = [{ matter: 'JC-02', kind: '不合格' as const, found: '测试。' }];
      const visit = { draw, target, visitedOn: dayOf(new Date()), results };
      await record(o.by(first), visit);
      const { hash } = (
        await rows(
          o.db,
          sql<{ hash: string }>`select hash from inspections.visit where draw = ${draw} and target = ${target}`,
        )
      )[0]!;
      if (both) await sign(o.by(second), { draw, target, seen: hash });
      return hash;
    },
    async end(draw: number): Promise<void> {
      await sql`
        insert into draws.voiding (draw, reason, by, at) values (${draw}, '测试', ${o.drafter.person}, now())`.execute(
        o.db,
      );
    },
    latest: (document: number) => getLatestEdition(o.db, document),
    /** What a hand gets at a door: the status, and for nobody what the house answers before any room is asked. */
    async post(who: Staff | null, path: string, fields: Record<string, string>): Promise<number> {
      const whole_ = { ...fields, _key: crypto.randomUUID() };
      if (who) return (await o.desk(who).post(path, whole_)).status;
      const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
      const body = new URLSearchParams(whole_).toString();
      const answer = await o.house.app.request(path, { method: 'POST', headers, body });
      return answer.headers.get('location')?.startsWith('/staff/sign-in') ? 401 : answer.status;
    },
    close: () => o.close(),
  };
}
/** A drawn target with its team. */
export interface Place {
  target: string;
  first: Staff;
  second: Staff;
}
export type Matrix = Awaited<ReturnType<typeof openMatrix>>;

const whole = (year: number) =>
  batch({
    matters: ['JC-02'],
    rates: { A: 10_000, B: 10_000, C: 10_000, D: 10_000 },
    cap: 39,
    fromOn: `${year}-01-01`,
    toOn: `${year}-12-31`,
  });

async function putAs(o: InspectingOffice, edition: number, put: ReturnType<typeof batch>): Promise<void> {
  const { revision } = await getEdition(o.db, edition);
  await putBatch(o.by(o.drafter), { edition, base: revision, batch: put, gone: '' });
}

/** Everything that stands in the schemas which a deed of this room could touch, as one line of text. */
async function fingerprintOf(o: InspectingOffice): Promise<() => Promise<string>> {
  const tables = await rows(
    o.db,
    sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname = any (${schemas}::text[])
        -- lines are sealed into the chain by a hand of its own, some time later
        and (schemaname <> 'ledger' or tablename = 'line')
        -- the lease of every process that serves pages, renewed by the clock
        and (schemaname, tablename) <> ('publications', 'process')
        and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
      order by 1`,
  );
  if (tables.length < 30) throw new Error(`looked at ${tables.length} tables only`);
  const each = tables.map(
    ({ name }) =>
      `(select '${name}:' || count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) from ${name} t)`,
  );
  const query = sql.raw<{ print: string }>(`select concat_ws(' ', ${each.join(', ')}) as print`);
  return async () => (await rows(o.db, query))[0]!.print;
}
