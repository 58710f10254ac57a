import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import type { Batch } from '../rules/plan.ts';
import type { RegisterName } from '../rules/registers.ts';
import type { Entry, Try } from '../rules/sample.ts';

const attempt = sql`
  sample.draw, draw.number, sample.plan, sample.batch, sample.told,
  (select min(at) from draws.outcome where outcome.draw = sample.draw) as "drawnAt",
  coalesce(voiding.at, abort.at) as "endedAt"`;
const attempts = sql`
  inspections.sample
  join draws.draw on draw.id = sample.draw
  left join draws.voiding on voiding.draw = sample.draw
  left join draws.abort on abort.draw = sample.draw`;

/** Every draw of a batch, oldest first. */
export const listTries = (db: Reads, plan: number, batch: string): Promise<Try[]> =>
  rows(
    db,
    sql<Try>`select ${attempt} from ${attempts} where sample.plan = ${plan} and sample.batch = ${batch} order by sample.draw`,
  );

/** Every draw of a year, of every unit. */
export const listTriesOf = (db: Reads, year: number): Promise<Try[]> =>
  rows(db, sql<Try>`select ${attempt} from ${attempts} where sample.year = ${year} order by sample.draw`);

/** Targets that these draws brought, by the newest version of each. */
export async function listDrawn(db: Reads, draws: number[]): Promise<Set<string>> {
  const found = await rows(
    db,
    sql<{ result: string }>`
      select distinct on (draw) result from draws.outcome where draw = any (${draws}::bigint[]) order by draw, version desc`,
  );
  return new Set(found.flatMap(({ result }) => [...result.matchAll(/^drawn (\S+)$/gm)].map((match) => match[1]!)));
}

/** Entries of a register; of some units, or of all. */
export const listEntries = (db: Reads, register: RegisterName, units: number[] | null): Promise<Entry[]> =>
  rows(
    db,
    sql<Entry>`
      select id, unit, key, name, fields from inspections.entry
      where register = ${register} and (${units}::bigint[] is null or unit = any (${units}::bigint[]))
      order by key`,
  );

/** The unit of a batch and those that go along, by their names. */
export const listTeamUnits = async (db: Reads, unit: number, batch: Batch): Promise<number[]> => {
  const names = batch.joint.split(/[、,，；;\s]+/).filter(Boolean);
  const found = await rows(
    db,
    sql<{ id: number }>`select id from organisations.unit where id = ${unit} or name = any (${names}::text[])`,
  );
  return found.map(({ id }) => id);
};

/** A drawn sample with the newest result. */
export interface SampleRow extends Try {
  unit: number;
  unitName: string;
  title: string;
  year: number;
  publishedAt: Date | null;
  revealedAt: Date | null;
  result: string | null;
  /** Who was assigned by hand and agreed to. */
  assigned: { target: string; inspector: string }[];
}

const sample = sql`
  select ${attempt}, sample.year, draw.unit, unit.name as "unitName", draw.title, draw.published_at as "publishedAt",
    reveal.at as "revealedAt",
    (select result from draws.outcome where outcome.draw = sample.draw order by version desc limit 1) as result,
    coalesce((select jsonb_agg(jsonb_build_object('target', target, 'inspector', inspector) order by id) from draws.assignment
      where assignment.draw = sample.draw and assignment.approved_at is not null), '[]') as assigned
  from ${attempts}
  join organisations.unit on unit.id = draw.unit
  left join draws.reveal on reveal.draw = sample.draw`;

/** Samples that were drawn and hold, newest first. */
export const listSamples = (db: Reads): Promise<SampleRow[]> =>
  rows(
    db,
    sql<SampleRow>`
      ${sample}
      where voiding.at is null and abort.at is null and exists (select from draws.outcome where outcome.draw = sample.draw)
      order by sample.draw desc`,
  );

export const findSample = (db: Reads, draw: number): Promise<SampleRow | undefined> =>
  first(db, sql<SampleRow>`${sample} where sample.draw = ${draw}`);
