import { sql } from 'kysely';
import { rows, type StaffDb } from '../platform/database.ts';

/**
 * The whole schema as PostgreSQL itself tells it: for the rooms' schemas in their order and `live`, every table with its
 * columns, constraints, indexes and triggers, every function and view. Deterministic; grants and owners are left out,
 * because their names belong to an installation (wall 9 looks at them). What is in capitals is PostgreSQL's own wording.
 */
export async function dumpSchema(db: StaffDb, schemas: string[]): Promise<string> {
  const parts: string[] = [];
  for (const schema of schemas) {
    const tables = await listTables(db, schema);
    const functions = await listFunctions(db, schema);
    const views = await listViews(db, schema);
    parts.push(`-- ${schema}`, ...functions, ...tables, ...views);
  }
  return `${parts.join('\n\n')}\n`;
}

interface Relation {
  oid: number;
  name: string;
  comment: string | null;
}

const relationsOf = (db: StaffDb, schema: string, kinds: string[]) =>
  rows(
    db,
    sql<Relation & { definition: string | null; barrier: boolean }>`
      select c.oid::int as oid, format('%I.%I', n.nspname, c.relname) as name, obj_description(c.oid, 'pg_class') as comment,
        case when c.relkind = 'v' then pg_get_viewdef(c.oid) end as definition,
        coalesce(c.reloptions @> array['security_barrier=true'], false) as barrier
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${schema} and c.relkind::text = any (${kinds})
      order by c.relname collate "C"`,
  );

async function listTables(db: StaffDb, schema: string): Promise<string[]> {
  const tables = await relationsOf(db, schema, ['r', 'p']);
  return Promise.all(tables.map((table) => writeTable(db, table)));
}

async function listViews(db: StaffDb, schema: string): Promise<string[]> {
  const views = await relationsOf(db, schema, ['v', 'm']);
  return views.map(
    ({ name, definition, barrier }) =>
      `create view ${name}${barrier ? ' with (security_barrier)' : ''} as\n${(definition ?? '').trim()}`,
  );
}

const listFunctions = async (db: StaffDb, schema: string): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ definition: string }>`
        select pg_get_functiondef(p.oid) as definition
        from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = ${schema} and p.prokind = 'f'
        order by p.proname collate "C", pg_get_function_identity_arguments(p.oid)`,
    )
  ).map(({ definition }) => `${definition.trim()};`);

async function writeTable(db: StaffDb, table: Relation): Promise<string> {
  const [columns, constraints, indexes, triggers] = await Promise.all([
    listColumns(db, table),
    listConstraints(db, table),
    listIndexes(db, table),
    listTriggers(db, table),
  ]);
  const after = [...indexes, ...triggers].map((line) => `${line};`);
  const comment = table.comment ? [`-- ${table.comment}`] : [];
  return [
    ...comment,
    `create table ${table.name} (`,
    [...columns, ...constraints].map((line) => `  ${line}`).join(',\n'),
    ');',
    ...after,
  ].join('\n');
}

const listColumns = async (db: StaffDb, { oid }: Relation): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{
        name: string;
        type: string;
        required: boolean;
        expression: string | null;
        identity: string;
        generated: string;
      }>`
        select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
          pg_get_expr(d.adbin, d.adrelid) as expression, a.attidentity::text as identity, a.attgenerated::text as generated
        from pg_attribute a
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = ${oid} and a.attnum > 0 and not a.attisdropped
        order by a.attnum`,
    )
  ).map(({ name, type, required, expression, identity, generated }) => {
    const value = generated
      ? ` generated always as (${expression}) stored`
      : identity
        ? ` generated ${identity === 'a' ? 'always' : 'by default'} as identity`
        : expression
          ? ` default ${expression}`
          : '';
    return `${name} ${type}${required ? ' not null' : ''}${value}`;
  });

/** Primary keys first, then what must hold; 18 lists `not null` among the constraints, which the columns already say. */
const listConstraints = async (db: StaffDb, { oid }: Relation): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ line: string }>`
        select format('constraint %I %s', conname, pg_get_constraintdef(oid)) as line
        from pg_constraint
        where conrelid = ${oid} and contype in ('p', 'u', 'c', 'f', 'x')
        order by array_position(array['p', 'u', 'x', 'c', 'f'], contype::text), conname collate "C"`,
    )
  ).map(({ line }) => line);

/** Indexes that no constraint made. */
const listIndexes = async (db: StaffDb, { oid }: Relation): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ line: string }>`
        select pg_get_indexdef(i.indexrelid) as line
        from pg_index i
        join pg_class c on c.oid = i.indexrelid
        where i.indrelid = ${oid} and not exists (
          select from pg_constraint con where con.conindid = i.indexrelid and con.contype in ('p', 'u', 'x'))
        order by c.relname collate "C"`,
    )
  ).map(({ line }) => line);

const listTriggers = async (db: StaffDb, { oid }: Relation): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ line: string }>`
        select pg_get_triggerdef(oid) as line from pg_trigger
        where tgrelid = ${oid} and not tgisinternal
        order by tgname collate "C"`,
    )
  ).map(({ line }) => line);
