import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';

/** One thing that was done with a matter besides deciding: 转办, 催办, 督办, 传阅. */
export interface RecordRow {
  kind: 'handed_over' | 'urged' | 'supervised' | 'circulated';
  byName: string;
  unitName: string;
  words: string;
  at: Date;
  /** To whom; of 传阅 each with the hour of reading. */
  to: { name: string; readAt: string | null }[];
}

/** Everything of this kind about an object, in its order. */
export async function listRecord(db: Reads, object: string): Promise<RecordRow[]> {
  return rows(
    db,
    sql<RecordRow>`
      select note.kind, person.name as "byName", unit.name as "unitName", note.words, note.at,
        case when receiver.id is null then '[]'::jsonb
          else jsonb_build_array(jsonb_build_object('name', receiver.name, 'readAt', null)) end as "to"
      from workflow.task
      join workflow.task_note note on note.task = task.id
      join people.person on person.id = note.by_person
      join organisations.unit on unit.id = person.unit
      left join people.person receiver on receiver.id = note.to_person
      where task.object = ${object}
      union all
      select 'circulated', person.name, unit.name, circulation.words, circulation.sent_at,
        (select jsonb_agg(jsonb_build_object('name', receiver.name, 'readAt', reader.read_at) order by receiver.name)
          from workflow.circulation_reader reader
          join people.person receiver on receiver.id = reader.person
          where reader.circulation = circulation.id)
      from workflow.circulation
      join people.person on person.id = circulation.sent_by
      join organisations.unit on unit.id = person.unit
      where circulation.object = ${object}
      order by 5`,
  );
}
