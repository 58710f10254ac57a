import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';

/** The tag of the pages about the plan to which a task or a filing belongs; none while it is not public. */
export async function listPlanTags(db: Reads, of: 'task' | 'filing', id: number): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ tag: string }>`
      select 'plan:' || document.public_id as tag
      from ${sql.table(`workplan.${of}`)} part
      join workplan.plan on plan.id = part.plan
      join publications.document on document.id = plan.document
      where part.id = ${id} and document.public_id is not null`,
  );
  return found.map(({ tag }) => tag);
}
