import { sql } from 'kysely';
import { first } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import { showUnits } from '../../organisations/history.ts';
import { columnStandsBelow, whatColumnHolds } from '../queries/site.ts';
import {
  type ColumnInput,
  type KindInput,
  mendDaysOf,
  whyNotCloseColumn,
  whyNotColumn,
  whyNotKind,
} from '../site-rules.ts';
import { turnGeneration } from './publish.ts';

/** 设置栏目: a column with its description, responsible unit, update rule and what it says while it is empty. `fresh` refuses to change one that is there. */
export const setColumn = action('publications.setColumn', {
  words: '设置栏目',
  may: ['system'],
  async run(act, input: ColumnInput & { fresh?: boolean }) {
    refuseIf(sentence(whyNotColumn(input)));
    if (input.fresh) await refuseKnown(act, 'site_column', input.slug);
    const unit = await unitOf(act, input.unit);
    if (input.parent) await refuseUnknownColumn(act, input.parent);
    if (input.parent && (await columnStandsBelow(act.tx, input.parent, input.slug)))
      throw new Refused('上级栏目不能是它自己下面的栏目，请另选一个。');
    await sql`
      insert into publications.site_column (slug, parent, name, description, keywords, column_type, unit, update_rule,
        update_days, empty_notice, position)
      values (${input.slug}, ${input.parent}, ${input.name}, ${input.description}, ${input.keywords}, ${input.columnType},
        ${unit}, ${input.updateRule}, ${input.updateDays}, ${input.emptyNotice}, ${input.position})
      on conflict (slug) do update set parent = excluded.parent, name = excluded.name, description = excluded.description,
        keywords = excluded.keywords, column_type = excluded.column_type, unit = excluded.unit,
        update_rule = excluded.update_rule, update_days = excluded.update_days, empty_notice = excluded.empty_notice,
        position = excluded.position, closed_at = null`.execute(act.tx);
    await showUnits(act, [unit]);
    await turnGeneration(act);
    await act.line({ object: `publications.site_column:${input.slug}`, data: { name: input.name, unit } });
    return { slug: input.slug };
  },
});

/** 撤销栏目: only what nothing is shown in and nothing leads to; setting it again opens it again. */
export const closeColumn = action('publications.closeColumn', {
  words: '撤销栏目',
  may: ['system'],
  async run(act, input: { slug: string; reason: string }) {
    if (input.reason.trim().length < 2) throw new Refused('请写明撤销栏目的理由。');
    const column = await first(
      act.tx,
      sql<{ name: string; closed_at: Date | null }>`
        select name, closed_at from publications.site_column where slug = ${input.slug} for update`,
    );
    if (!column) throw new NotFound('没有这个栏目。');
    if (column.closed_at) throw new Refused(`“${column.name}”已经撤销。`);
    refuseIf(whyNotCloseColumn(column.name, await whatColumnHolds(act.tx, input.slug)));
    await sql`update publications.site_column set closed_at = now() where slug = ${input.slug}`.execute(act.tx);
    await turnGeneration(act);
    await act.line({
      object: `publications.site_column:${input.slug}`,
      reason: input.reason.trim(),
      data: { closed: true },
    });
    return { slug: input.slug };
  },
});

/** 设置文件种类: into which column it goes and which steps clear it, within "never one person". */
export const setKind = action('publications.setKind', {
  words: '设置文件种类',
  may: ['system'],
  async run(act, input: KindInput & { fresh?: boolean }) {
    refuseIf(sentence(whyNotKind(input)));
    if (input.fresh) await refuseKnown(act, 'kind', input.name);
    await refuseUnknownColumn(act, input.siteColumn);
    await sql`
      insert into publications.kind (name, words, room, site_column, steps, urgent_steps, step_days, mend_days,
        takes_number, is_policy)
      values (${input.name}, ${input.words}, ${input.room}, ${input.siteColumn}, ${input.steps}, ${input.urgentSteps},
        ${input.stepDays}, ${mendDaysOf(input)}, ${input.takesNumber}, ${input.isPolicy})
      on conflict (name) do update set words = excluded.words, room = excluded.room, site_column = excluded.site_column,
        steps = excluded.steps, urgent_steps = excluded.urgent_steps, step_days = excluded.step_days,
        mend_days = excluded.mend_days, takes_number = excluded.takes_number, is_policy = excluded.is_policy`.execute(
      act.tx,
    );
    await turnGeneration(act);
    await act.line({
      object: `publications.kind:${input.name}`,
      data: {
        steps: input.steps,
        urgent: input.urgentSteps,
        days: input.stepDays,
        mend: mendDaysOf(input),
        column: input.siteColumn,
      },
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
  const column = await first(
    act.tx,
    sql`select slug from publications.site_column where slug = ${slug} and closed_at is null for share`,
  );
  if (!column) throw new Refused(`没有“${slug}”这个栏目，请先设置它。`);
}

async function refuseKnown(act: Act, table: 'site_column' | 'kind', name: string): Promise<void> {
  const key = table === 'kind' ? 'name' : 'slug';
  const known = await first(
    act.tx,
    sql`select 1 from ${sql.table(`publications.${table}`)} where ${sql.ref(key)} = ${name}`,
  );
  if (known) throw new Refused(`代号“${name}”已经使用，请换一个。`);
}
