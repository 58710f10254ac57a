import { sql } from 'kysely';
import { first } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import { type ColumnInput, type KindInput, whyNotColumn, whyNotKind } from '../site-rules.ts';
import { turnGeneration } from './publish.ts';

/** 设置栏目: a column with its description, responsible unit, update rule and what it says while it is empty. */
export const setColumn = action('publications.setColumn', {
  words: '设置栏目',
  may: ['system'],
  async run(act, input: ColumnInput) {
    refuseIf(sentence(whyNotColumn(input)));
    const unit = await unitOf(act, input.unit);
    if (input.parent) await refuseUnknownColumn(act, input.parent);
    await sql`
      insert into publications.site_column (slug, parent, name, description, keywords, column_type, unit, update_rule,
        update_days, empty_notice, position)
      values (${input.slug}, ${input.parent}, ${input.name}, ${input.description}, ${input.keywords}, ${input.columnType},
        ${unit}, ${input.updateRule}, ${input.updateDays}, ${input.emptyNotice}, ${input.position})
      on conflict (slug) do update set parent = excluded.parent, name = excluded.name, description = excluded.description,
        keywords = excluded.keywords, column_type = excluded.column_type, unit = excluded.unit,
        update_rule = excluded.update_rule, update_days = excluded.update_days, empty_notice = excluded.empty_notice,
        position = excluded.position, closed_at = null`.execute(act.tx);
    await turnGeneration(act);
    await act.line({ object: `publications.site_column:${input.slug}`, data: { name: input.name, unit } });
    return { slug: input.slug };
  },
});

/** 设置文件种类: into which column it goes and which steps clear it, within "never one person". */
export const setKind = action('publications.setKind', {
  words: '设置文件种类',
  may: ['system'],
  async run(act, input: KindInput) {
    refuseIf(sentence(whyNotKind(input)));
    await refuseUnknownColumn(act, input.siteColumn);
    await sql`
      insert into publications.kind (name, words, room, site_column, steps, urgent_steps, step_days, takes_number, is_policy)
      values (${input.name}, ${input.words}, ${input.room}, ${input.siteColumn}, ${input.steps}, ${input.urgentSteps},
        ${input.stepDays}, ${input.takesNumber}, ${input.isPolicy})
      on conflict (name) do update set words = excluded.words, room = excluded.room, site_column = excluded.site_column,
        steps = excluded.steps, urgent_steps = excluded.urgent_steps, step_days = excluded.step_days,
        takes_number = excluded.takes_number, is_policy = excluded.is_policy`.execute(act.tx);
    await turnGeneration(act);
    await act.line({
      object: `publications.kind:${input.name}`,
      data: { steps: input.steps, column: input.siteColumn },
    });
    return { name: input.name };
  },
});

const sentence = (why: Record<string, string>) => Object.values(why).join('') || null;

async function unitOf(act: Act, slug: string): Promise<number> {
  const unit = await first(
    act.tx,
    sql<{ id: number }>`select id from organisations.unit where slug = ${slug} and closed_on is null`,
  );
  if (!unit) throw new Refused(`没有“${slug}”这个单位，栏目的责任单位须是在用的单位。`);
  return unit.id;
}

async function refuseUnknownColumn(act: Act, slug: string): Promise<void> {
  const column = await first(act.tx, sql`select slug from publications.site_column where slug = ${slug}`);
  if (!column) throw new Refused(`没有“${slug}”这个栏目，请先设置它。`);
}
