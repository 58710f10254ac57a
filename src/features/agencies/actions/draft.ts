import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { closeTasks } from '../../../core/workflow/tasks.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { workingOf } from '../queries/working.ts';
import { readRecord } from '../rules/fields.ts';
import { type Part, type Profile, partHash, parts } from '../rules/profile.ts';
import { mayWrite } from '../rules/seat.ts';
import { whyNotWrite } from '../rules/why-not.ts';
import { lockAgency, objectOfDraft, objectOfUnit } from './lock.ts';

export interface Saved {
  unit: number;
  parts: Partial<Profile>;
  /** `partHash` of each part as it was when the form was filled in; without it the part is written whatever it was. */
  base?: Partial<Record<Part, string>>;
}

/** 填写机构信息: parts of one unit, or of many at once from a sheet. A draft, read by nobody outside. */
export const saveParts = action('agencies.save', {
  words: '填写机构信息',
  may: ['drafter', 'editor', 'openness'],
  async run(act, input: { units: Saved[] }) {
    for (const saved of [...input.units].sort((a, b) => a.unit - b.unit)) await saveOne(act, saved);
    return { units: input.units.length };
  },
});

async function saveOne(act: Act, { unit, parts: given, base = {} }: Saved): Promise<void> {
  const agency = await lockAgency(act, unit);
  if (!mayWrite(act.caller, unit)) throw new Refused(`“${agency.name}”的机构信息由本单位的拟稿人填写。`, 403);
  refuseIf(whyNotWrite({ ...agency, waiting: agency.waiting !== null }));
  const before = workingOf(agency);
  const changed = (Object.keys(given) as Part[]).filter((part) => part in parts);
  for (const part of changed) {
    if (base[part] && base[part] !== partHash(before[part])) refuseIf(conflict(agency.name, part));
  }
  const content = { ...before, ...Object.fromEntries(changed.map((part) => [part, cleanPart(part, given[part])])) };
  const author = act.caller.kind === 'staff' ? [act.caller.person] : [];
  await sql`
    insert into agencies.draft (unit, content, authors, changed_at)
    values (${unit}, ${JSON.stringify(content)}::jsonb, ${author}, ${act.now})
    on conflict (unit) do update set content = excluded.content, changed_at = excluded.changed_at,
      authors = array(select distinct unnest(draft.authors || excluded.authors))`.execute(act.tx);
  await act.line({ object: objectOfUnit(unit), data: { parts: changed } });
}

/** The sentence when somebody else saved the same part meanwhile. */
export const conflict = (name: string, part: Part): string =>
  `“${name}”的${parts[part].words}刚刚由别人改过。请打开新的一页看过之后再改。`;

/** Only known fields, each in its one form; a door that let something wrong through is refused here. */
function cleanPart(part: Part, value: unknown): unknown {
  const { fields, list } = parts[part];
  const rows = [value].flat() as Record<string, string | string[]>[];
  const read = rows.map((row) => readRecord(fields, row));
  const wrong = read.flatMap(({ errors }) => Object.values(errors));
  if (wrong.length > 0) throw new Refused(`${parts[part].words}：${wrong.join('')}`);
  const records = read.map(({ record }) => record);
  return list ? records : records[0];
}

/** 放弃草稿: back to what is public. */
export const dropDraft = action('agencies.dropDraft', {
  words: '放弃机构信息草稿',
  may: ['drafter', 'editor', 'openness'],
  async run(act, input: { unit: number }) {
    const agency = await lockAgency(act, input.unit);
    if (!mayWrite(act.caller, input.unit)) throw new Refused('草稿由本单位的拟稿人放弃。', 403);
    if (!agency.draft) throw new Refused('没有草稿可以放弃。');
    await sql`delete from agencies.draft where unit = ${input.unit}`.execute(act.tx);
    await closeTasks(act, objectOfDraft(input.unit), '放弃草稿');
    await act.line({ object: objectOfUnit(input.unit), data: { dropped: true } });
    return { unit: input.unit };
  },
});
