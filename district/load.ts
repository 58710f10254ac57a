import { sql } from 'kysely';
import { By, type Caller } from '../src/core/caller.ts';
import { addUnit, changeUnit, setGroup, setSetting } from '../src/core/organisations/actions.ts';
import { setColumn, setKind } from '../src/core/publications/actions/site.ts';
import { saveParts } from '../src/features/agencies/actions/draft.ts';
import { listRevisions } from '../src/features/agencies/queries/revisions.ts';
import { listAgencies } from '../src/features/agencies/queries/working.ts';
import { rows, type StaffDb } from '../src/platform/database.ts';
import { NotFound, Refused } from '../src/platform/errors.ts';
import { type District, DistrictError, nameRow, readDistrict } from './read.ts';

export interface Loaded {
  added: number;
  changed: number;
  unchanged: number;
}

const loader: Caller = { kind: 'system', name: 'district' };

/**
 * Enters a district's folder by calling actions, each with its ledger line. What is already there as described is left
 * alone, so that loading twice changes nothing; what the folder does not name is never removed.
 */
export async function loadDistrict(folder: string, staff: StaffDb): Promise<Loaded> {
  const district = readDistrict(folder);
  const by = new By(staff, loader);
  const done: Loaded = { added: 0, changed: 0, unchanged: 0 };
  await enter(done, 'units.json', district.units, await knownUnits(staff), (unit, there) =>
    there ? changeUnit(by, unit) : addUnit(by, unit),
  );
  await enter(done, 'groups.json', district.groups, await knownGroups(staff), (group) => setGroup(by, group));
  await enter(done, 'columns.json', district.columns, await knownColumns(staff), (column) => setColumn(by, column));
  await enter(done, 'kinds.json', district.kinds, await knownKinds(staff), (kind) => setKind(by, kind));
  const settings = await knownSettings(staff);
  await enter(done, 'settings.json', district.settings, settings, (setting) => setSetting(by, setting));
  await enterProfiles(done, district, by, staff);
  // Written last: a start that was killed half-way enters the rest at the next.
  if (!settings.has('district')) await setSetting(by, { name: 'district', value: { complete: true }, open: false });
  return done;
}

/** What units say of themselves becomes a draft, once: what people write afterwards is theirs. */
async function enterProfiles(done: Loaded, { profiles }: District, by: By, staff: StaffDb): Promise<void> {
  const wanted = (await listAgencies(staff)).filter(({ slug, closedOn }) => profiles.has(slug) && !closedOn);
  const fresh = [];
  for (const agency of wanted) {
    const begun = agency.draft ?? agency.waiting ?? (await listRevisions(staff, agency.unit))[0];
    if (!begun) fresh.push({ unit: agency.unit, parts: profiles.get(agency.slug)! });
  }
  if (fresh.length > 0) await saveParts(by, { units: fresh });
  done.added += fresh.length;
  done.unchanged += wanted.length - fresh.length;
}

/** Whether a district has been entered into this database, to its end. */
export async function hasDistrict(staff: StaffDb): Promise<boolean> {
  return (await rows(staff, sql`select name from organisations.setting where name = 'district'`)).length > 0;
}

/** Rows in their order; a refusal is told with its file and row, and what came before stays. */
async function enter<Row extends object>(
  done: Loaded,
  file: string,
  list: Row[],
  known: Map<string, object>,
  write: (row: Row, there: boolean) => Promise<unknown>,
): Promise<void> {
  for (const [index, row] of list.entries()) {
    const before = known.get(keyOf(row));
    if (before && same(row, before)) {
      done.unchanged += 1;
      continue;
    }
    try {
      await write(row, before !== undefined);
    } catch (error) {
      if (!(error instanceof Refused || error instanceof NotFound)) throw error;
      throw new DistrictError([`${nameRow(file, index, row)}：${error.message}`]);
    }
    if (before) done.changed += 1;
    else done.added += 1;
  }
}

const keyOf = (row: object) => {
  const { slug, name } = row as { slug?: string; name?: string };
  return slug ?? name ?? '';
};

/** Equal in every field that the folder states; jsonb does not keep the order of keys. */
function same(wanted: unknown, there: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return wanted === there;
  if (typeof there !== 'object' || there === null) return false;
  if (Array.isArray(wanted) !== Array.isArray(there)) return false;
  if (Array.isArray(wanted) && wanted.length !== (there as unknown[]).length) return false;
  return Object.entries(wanted).every(([key, value]) => same(value ?? null, (there as never)[key] ?? null));
}

const byKey = (list: object[]) => new Map(list.map((row) => [keyOf(row), row]));

const knownUnits = async (db: StaffDb) =>
  byKey(
    await rows(
      db,
      sql<District['units'][number]>`
        select unit.slug, unit.name, unit.full_name as "fullName", unit.aliases, parent.slug as parent, unit.kind, unit.code,
          unit.series, unit.position
        from organisations.unit
        left join organisations.unit parent on parent.id = unit.parent`,
    ),
  );

const knownGroups = async (db: StaffDb) =>
  byKey(
    await rows(
      db,
      sql<District['groups'][number]>`
        select unit_group.name, coalesce(array_agg(unit.slug order by item.position) filter (where unit.id is not null), '{}') as units
        from organisations.unit_group
        left join lateral unnest(unit_group.units) with ordinality as item (unit, position) on true
        left join organisations.unit on unit.id = item.unit
        group by unit_group.name`,
    ),
  );

const knownColumns = async (db: StaffDb) =>
  byKey(
    await rows(
      db,
      sql<District['columns'][number]>`
        select site_column.slug, site_column.parent, site_column.name, site_column.description, site_column.keywords,
          site_column.column_type as "columnType", unit.slug as unit, site_column.update_rule as "updateRule",
          site_column.update_days as "updateDays", site_column.empty_notice as "emptyNotice", site_column.position
        from publications.site_column
        join organisations.unit on unit.id = site_column.unit`,
    ),
  );

const knownKinds = async (db: StaffDb) =>
  byKey(
    await rows(
      db,
      sql<District['kinds'][number]>`
        select name, words, room, site_column as "siteColumn", steps, urgent_steps as "urgentSteps", step_days as "stepDays",
          takes_number as "takesNumber", is_policy as "isPolicy"
        from publications.kind`,
    ),
  );

const knownSettings = async (db: StaffDb) =>
  byKey(await rows(db, sql<District['settings'][number]>`select name, value, open from organisations.setting`));
