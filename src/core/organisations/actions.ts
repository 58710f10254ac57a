import { sql } from 'kysely';
import { first, rows } from '../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../platform/errors.ts';
import { isDay } from '../../platform/time.ts';
import { type Act, action } from '../action.ts';
import { turnGeneration } from '../publications/actions/publish.ts';
import { standsBelow, whatLeansOn, whyTaken } from './queries.ts';
import {
  type UnitInput,
  whyNotCloseAlone,
  whyNotCloseUnit,
  whyNotRenameAlone,
  whyNotSetting,
  whyNotSite,
  whyNotUnit,
} from './rules.ts';

const objectOfUnit = (id: number) => `organisations.unit:${id}`;

/** 增设单位. */
export const addUnit = action('organisations.addUnit', {
  words: '增设单位',
  may: ['system'],
  async run(act, input: UnitInput) {
    refuseIf(sentence(whyNotUnit(input)));
    refuseIf(sentence(await whyTaken(act.tx, input, null)));
    const parent = await parentOf(act, input);
    const made = await first(
      act.tx,
      sql<{ id: number }>`
        insert into organisations.unit
          (slug, name, full_name, aliases, parent, kind, code, series, position)
        values (${input.slug}, ${input.name}, ${input.fullName}, ${input.aliases}, ${parent}, ${input.kind}, ${input.code},
          ${input.series}, ${input.position})
        returning id`,
    );
    return written(act, made!.id, { slug: input.slug, name: input.name });
  },
});

/** 变更单位: everything but its slug, which stands in addresses, and a name that the public has read. What was is in the ledger. */
export const changeUnit = action('organisations.changeUnit', {
  words: '变更单位',
  may: ['system'],
  async run(act, input: UnitInput) {
    refuseIf(sentence(whyNotUnit(input)));
    const before = await lockUnit(act, input.slug);
    if (before.closedOn) throw new Refused(`“${before.name}”已经撤销，不能再变更。`);
    refuseIf(whyNotRenameAlone(before, input));
    refuseIf(sentence(await whyTaken(act.tx, input, before.id)));
    const parent = await parentOf(act, input);
    if (input.parent && (await standsBelow(act.tx, input.parent, before.id)))
      throw new Refused('上级单位不能是它自己下面的单位，请另选一个。');
    await sql`
      update organisations.unit
      set name = ${input.name}, full_name = ${input.fullName}, aliases = ${input.aliases}, parent = ${parent},
        kind = ${input.kind}, code = ${input.code}, series = ${input.series}, position = ${input.position}
      where id = ${before.id}`.execute(act.tx);
    return written(act, before.id, { name: input.name, before: before.name });
  },
});

/** 撤销单位 that nothing public ever named: it stays in every record and is offered nowhere any more. */
export const closeUnit = action('organisations.closeUnit', {
  words: '撤销单位',
  may: ['system'],
  async run(act, input: { slug: string; on: string; reason: string }) {
    if (!isDay(input.on)) throw new Refused('请填写存在的日期，例如 2026-03-10。');
    if (input.reason.trim().length < 2) throw new Refused('请写明撤销的依据或理由。');
    const before = await lockUnit(act, input.slug);
    if (before.closedOn) throw new Refused(`“${before.name}”已经撤销。`);
    refuseIf(whyNotCloseAlone(before.name, before.shownAt));
    refuseIf(whyNotCloseUnit(before.name, await whatLeansOn(act.tx, before.id)));
    await sql`update organisations.unit set closed_on = ${input.on} where id = ${before.id}`.execute(act.tx);
    return written(act, before.id, { closed: input.on }, input.reason);
  },
});

/** 单位组: which units a phrase of plans names (各街道办事处, 区直各相关部门). */
export const setGroup = action('organisations.setGroup', {
  words: '设置单位组',
  may: ['system'],
  async run(act, input: { name: string; units: string[] }) {
    if (input.name.trim().length < 2) throw new Refused('请填写单位组的名称。');
    const found = await rows(
      act.tx,
      sql<{ id: number; slug: string }>`select id, slug from organisations.unit where slug = any (${input.units})`,
    );
    const missing = input.units.filter((slug) => !found.some((unit) => unit.slug === slug));
    if (missing.length > 0) throw new Refused(`单位组“${input.name}”里有不存在的单位：${missing.join('、')}。`);
    const ids = input.units.map((slug) => found.find((unit) => unit.slug === slug)!.id);
    await sql`
      insert into organisations.unit_group (name, units) values (${input.name.trim()}, ${ids})
      on conflict (name) do update set units = excluded.units`.execute(act.tx);
    await act.line({ object: `organisations.unit_group:${input.name.trim()}`, data: { units: ids.length } });
    return { name: input.name.trim() };
  },
});

/** 设置: what the office decides about its district; `open` ones are shown to the public. */
export const setSetting = action('organisations.setSetting', {
  words: '更改设置',
  may: ['system'],
  async run(act, input: { name: string; value: unknown; open: boolean }) {
    refuseIf(whyNotSetting(input.name, input.value));
    await sql`
      insert into organisations.setting (name, value, open)
      values (${input.name}, ${JSON.stringify(input.value)}::jsonb, ${input.open})
      on conflict (name) do update set value = excluded.value, open = excluded.open`.execute(act.tx);
    await turnGeneration(act);
    await act.line({ object: `organisations.setting:${input.name}`, data: { open: input.open } });
    return { name: input.name };
  },
});

/** 更改站点: some of what the public pages say of the site; null takes a setting away, what is not named stays. */
export const changeSite = action('organisations.changeSite', {
  words: '更改站点设置',
  may: ['system'],
  async run(act, part: Record<string, unknown>) {
    refuseIf(whyNotSite(part));
    await sql`insert into organisations.setting (name, value, open) values ('site', '{}', true) on conflict do nothing`.execute(
      act.tx,
    );
    // The row lock of this update makes two changes at once follow each other.
    await sql`
      update organisations.setting set value = jsonb_strip_nulls(value || ${JSON.stringify(part)}::jsonb), open = true
      where name = 'site'`.execute(act.tx);
    await turnGeneration(act);
    await act.line({ object: 'organisations.setting:site', data: { changed: Object.keys(part) } });
    return { name: 'site' };
  },
});

const sentence = (why: Record<string, string>) => Object.values(why).join('') || null;

async function written(act: Act, unit: number, data: Record<string, unknown>, reason?: string) {
  await turnGeneration(act);
  await act.line({ object: objectOfUnit(unit), data, reason });
  return { unit };
}

async function lockUnit(act: Act, slug: string) {
  const unit = await first(
    act.tx,
    sql<{ id: number; name: string; fullName: string | null; closedOn: string | null; shownAt: Date | null }>`
      select id, name, full_name as "fullName", closed_on as "closedOn", shown_at as "shownAt"
      from organisations.unit
      where slug = ${slug}
      for update`,
  );
  if (!unit) throw new NotFound('没有这个单位。');
  return unit;
}

async function parentOf(act: Act, input: UnitInput): Promise<number | null> {
  if (!input.parent) return null;
  const parent = await first(
    act.tx,
    sql<{ id: number }>`select id from organisations.unit where slug = ${input.parent}`,
  );
  if (!parent) throw new Refused(`没有“${input.parent}”这个上级单位，请先增设它。`);
  return parent.id;
}
