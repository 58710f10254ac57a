import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { rememberAlias } from '../../../core/organisations/alias.ts';
import { openDocument } from '../../../core/publications/actions/draft.ts';
import { cleanHtml } from '../../../core/publications/clean.ts';
import { emptyContent } from '../../../core/publications/content.ts';
import { one } from '../../../platform/database.ts';
import { refuseIf } from '../../../platform/errors.ts';
import { matchUnits } from '../parse/units.ts';
import { listGroups, listUnits, type UnitGroup, type UnitOption } from '../queries.ts';
import { bodyOf } from '../rules/body.ts';
import { type ConfirmedPlan, type ConfirmedTask, whyNotImport } from '../rules.ts';

export interface ImportInput {
  plan: ConfirmedPlan;
  unit: number;
  /** What the office decided about names that matched no unit: literal name → unit; remembered as an alias. */
  matches: Record<string, number>;
}

/** 导入工作安排: its text becomes a draft document for review, its clauses become tasks, its closing paragraph becomes duties. */
export const importPlan = action('workplan.import', {
  words: '导入工作安排',
  may: ['drafter', 'editor'],
  async run(act, input: ImportInput): Promise<{ plan: number; document: number; edition: number }> {
    const { plan } = input;
    refuseIf(Object.values(whyNotImport(plan)).join('') || null);
    const { document, edition } = await openDocument(act, {
      kind: 'work-plan',
      unit: input.unit,
      content: contentOf(plan),
    });
    const { id } = await insertPlan(act, document, plan);
    for (const [literal, unit] of Object.entries(input.matches)) await rememberAlias(act, unit, literal);
    const known = { units: await listUnits(act.tx), groups: await listGroups(act.tx) };
    for (const [index, task] of plan.tasks.entries()) await insertTask(act, id, index + 1, task, known);
    await insertFilings(act, id, plan, known);
    await act.line({ object: `workplan.plan:${id}`, data: { tasks: plan.tasks.length, document } });
    return { plan: id, document, edition };
  },
});

function contentOf(plan: ConfirmedPlan) {
  const title = plan.noticeTitle || plan.title;
  return {
    ...emptyContent,
    title,
    body: cleanHtml(bodyOf(plan.sourceText, title)),
    metadata: {
      ...(plan.documentNumber ? { number: plan.documentNumber } : {}),
      ...(plan.issuedOn ? { formedOn: plan.issuedOn } : {}),
      ...(plan.issuer ? { signatory: plan.issuer } : {}),
      genre: '通知',
    },
    disclosure: 'open' as const,
  };
}

function insertPlan(act: Act, document: number, plan: ConfirmedPlan): Promise<{ id: number }> {
  const complete = /\d+号$/.test(plan.documentNumber) ? plan.documentNumber : null;
  return one(
    act.tx,
    sql<{ id: number }>`
      insert into workplan.plan
        (document, title, notice_title, issuer, issued_on, document_number, document_number_raw, year, recipients, based_on,
          source_name, source_text, warnings, imported_by)
      values (${document}, ${plan.title}, ${plan.noticeTitle}, ${plan.issuer}, ${plan.issuedOn}, ${complete}, ${plan.documentNumber || null},
        ${plan.year}, ${plan.recipients}, ${JSON.stringify(plan.basedOn)}::jsonb, ${plan.sourceName}, ${plan.sourceText}, ${plan.warnings},
        ${act.caller.kind === 'staff' ? act.caller.person : null})
      returning id`,
  );
}

interface Known {
  units: UnitOption[];
  groups: UnitGroup[];
}

async function insertTask(act: Act, plan: number, position: number, task: ConfirmedTask, known: Known): Promise<void> {
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into workplan.task (plan, position, no, section, title, deadline, deadline_raw, recurrence)
      values (${plan}, ${position}, ${task.no}, ${task.section}, ${task.title}, ${task.deadline}, ${task.deadlineRaw}, ${task.recurrence})
      returning id`,
  );
  for (const paragraph of task.paragraphs) {
    const row = await one(
      act.tx,
      sql<{ id: number }>`
        insert into workplan.paragraph (task, seq, text, note) values (${id}, ${paragraph.seq}, ${paragraph.text}, ${paragraph.note})
        returning id`,
    );
    for (const duty of paragraph.duties) {
      const unit = unitOf(duty.literal, known);
      const group = known.groups.find((item) => item.name === duty.literal)?.name ?? null;
      await sql`
        insert into workplan.duty (paragraph, role, literal, unit, unit_group)
        values (${row.id}, ${duty.role}, ${duty.literal}, ${unit}, ${group})`.execute(act.tx);
    }
  }
}

/** The unit a name means for sure: its own name or a remembered alias; a likeness is a question for a person. */
function unitOf(literal: string, { units }: Known): number | null {
  const known = units.map((unit) => ({ id: String(unit.id), name: unit.name, aliases: unit.aliases }));
  const match = matchUnits([literal], known)[0];
  return match && (match.kind === 'exact' || match.kind === 'alias') ? Number(match.id) : null;
}

/** Who owes what: every unit the notice is addressed to files its scheme; units named for key tasks agree their columns. */
async function insertFilings(act: Act, plan: number, confirmed: ConfirmedPlan, known: Known): Promise<void> {
  const addressed = unitsOf(confirmed.recipients, known);
  const named = unitsOf(
    confirmed.tasks.flatMap((task) =>
      task.paragraphs.flatMap((paragraph) => paragraph.duties.map((duty) => duty.literal)),
    ),
    known,
  );
  const keyUnits = named.filter((unit) => known.units.some((item) => item.id === unit));
  for (const { kind, dueOn } of confirmed.filings) {
    const owing = kind === 'scheme' ? (addressed.length > 0 ? addressed : named) : keyUnits;
    for (const unit of owing) {
      await sql`
        insert into workplan.filing (plan, unit, kind, due_on) values (${plan}, ${unit}, ${kind}, ${dueOn}) on conflict do nothing`.execute(
        act.tx,
      );
    }
  }
}

function unitsOf(names: string[], known: Known): number[] {
  const found = new Set<number>();
  for (const name of new Set(names)) {
    const group = known.groups.find((item) => item.name === name);
    if (group) for (const unit of group.units) found.add(unit);
    const unit = unitOf(name, known);
    if (unit) found.add(unit);
  }
  return [...found];
}
