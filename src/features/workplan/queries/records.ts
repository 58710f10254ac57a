import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';
import type { DutyKind } from '../rules.ts';

export interface DutyRecordRow {
  id: number;
  unitName: string;
  kind: DutyKind;
  on: string;
  title: string;
  words: string;
  solution: string | null;
  figure: number | null;
}

export const listDutyRecords = (db: Reads, year: number, unit: number | null): Promise<DutyRecordRow[]> =>
  rows(
    db,
    sql<DutyRecordRow>`
      select record.id, unit.name as "unitName", record.kind, record.on_day as on, record.title, record.words, record.solution, record.figure
      from workplan.duty_record record
      join organisations.unit on unit.id = record.unit
      where record.year = ${year} and (${unit}::bigint is null or record.unit = ${unit})
      order by record.on_day desc, record.id desc`,
  );

export interface TrainingRow {
  id: number;
  unitName: string;
  on: string;
  title: string;
  place: string;
  lecturer: string;
  hours: number;
  invited: number;
  attended: number;
  material: number | null;
  materialName: string | null;
}

export const listTrainings = (db: Reads, year: number, unit: number | null): Promise<TrainingRow[]> =>
  rows(
    db,
    sql<TrainingRow>`
      select training.id, unit.name as "unitName", training.on_day as on, training.title, training.place, training.lecturer,
        training.hours, training.invited, training.attended, training.material, file.name as "materialName"
      from workplan.training
      join organisations.unit on unit.id = training.unit
      left join files.file on file.id = training.material
      where extract(year from training.on_day) = ${year} and (${unit}::bigint is null or training.unit = ${unit})
      order by training.on_day desc, training.id desc`,
  );

/** The years in which something was recorded, newest first. */
export const listRecordYears = async (db: Reads): Promise<number[]> =>
  (
    await rows(
      db,
      sql<{ year: number }>`
        select year from workplan.duty_record
        union
        select extract(year from on_day)::int from workplan.training
        order by year desc`,
    )
  ).map((row) => row.year);
