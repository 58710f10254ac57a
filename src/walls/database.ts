import pg from 'pg';
import type { Finding } from './tree.ts';

/** Runs questions to PostgreSQL itself, as its superuser. */
export async function asking<T>(url: string, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

/** Wall 9: the public role can select from `live` and from nothing else; pg_catalog and information_schema are the named exceptions. */
export async function publicRoleReadsLiveOnly(client: pg.Client, role: string): Promise<Finding> {
  const against: string[] = [];
  const tables = await client.query<{ schema: string; name: string; rights: string[] }>(
    `select n.nspname as schema, c.relname as name,
       array_remove(array[
         case when has_table_privilege($1, c.oid, 'select') then 'select' end,
         case when has_table_privilege($1, c.oid, 'insert') then 'insert' end,
         case when has_table_privilege($1, c.oid, 'update') then 'update' end,
         case when has_table_privilege($1, c.oid, 'delete') then 'delete' end,
         case when has_table_privilege($1, c.oid, 'truncate') then 'truncate' end,
         case when has_table_privilege($1, c.oid, 'references') then 'references' end,
         case when has_table_privilege($1, c.oid, 'trigger') then 'trigger' end], null) as rights
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    [role],
  );
  for (const { schema, name, rights } of tables.rows) {
    const allowed = schema === 'live' ? ['select'] : [];
    for (const right of rights) if (!allowed.includes(right)) against.push(`may ${right} ${schema}.${name}`);
  }
  const others = await client.query<{ what: string }>(
    `select 'use sequence ' || n.nspname || '.' || c.relname as what
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and (has_sequence_privilege($1, c.oid, 'usage') or has_sequence_privilege($1, c.oid, 'select') or has_sequence_privilege($1, c.oid, 'update'))
     union all
     select 'execute ' || p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname not in ('pg_catalog', 'information_schema') and has_function_privilege($1, p.oid, 'execute')
     union all
     select 'enter schema ' || nspname from pg_namespace
     where nspname not in ('live', 'pg_catalog', 'information_schema', 'public') and nspname !~ '^pg_(toast|temp)' and has_schema_privilege($1, oid, 'usage')
     union all
     select 'create in schema ' || nspname from pg_namespace
     where nspname !~ '^pg_(toast|temp)' and has_schema_privilege($1, oid, 'create')
     union all
     select 'make temporary tables' where has_database_privilege($1, current_database(), 'temp')
     union all
     select 'be a member of ' || r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles me on me.oid = m.member where me.rolname = $1
     union all
     select 'be more than an ordinary role' from pg_roles where rolname = $1 and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)`,
    [role],
  );
  for (const { what } of others.rows) against.push(`may ${what}`);
  return { against, looked: tables.rows.length };
}

/** Wall 9, second half: every `live` view has its barrier on, so that no function of a query sees a row the view hides. */
export async function liveViewsHaveBarriers(client: pg.Client): Promise<Finding> {
  const views = await client.query<{ name: string; barrier: boolean }>(
    `select c.relname as name, coalesce(c.reloptions @> array['security_barrier=true'], false) as barrier
     from pg_class c where c.relnamespace = 'live'::regnamespace and c.relkind = 'v'`,
  );
  return {
    against: views.rows.filter((view) => !view.barrier).map((view) => `live.${view.name} has no security barrier`),
    looked: views.rows.length,
  };
}

/** Wall 7, by the catalogue: foreign keys leave a room only towards core. */
export async function foreignKeysPointInward(client: pg.Client, core: Set<string>): Promise<Finding> {
  const keys = await client.query<{ name: string; from: string; to: string }>(
    `select con.conname as name, f.nspname as from, t.nspname as to
     from pg_constraint con
     join pg_class fc on fc.oid = con.conrelid join pg_namespace f on f.oid = fc.relnamespace
     join pg_class tc on tc.oid = con.confrelid join pg_namespace t on t.oid = tc.relnamespace
     where con.contype = 'f' and f.nspname not like 'pgboss%'`,
  );
  return {
    against: keys.rows
      .filter((key) => key.from !== key.to && !core.has(key.to))
      .map((key) => `${key.from}: ${key.name} points at ${key.to}`),
    looked: keys.rows.length,
  };
}

/** Wall 8: the states of a flow equal the check constraint in the database. */
export async function statesEqualConstraint(
  client: pg.Client,
  table: string,
  column: string,
  states: readonly string[],
): Promise<Finding> {
  const found = await client.query<{ text: string }>(
    `select pg_get_constraintdef(con.oid) as text from pg_constraint con
     where con.conrelid = $1::regclass and con.contype = 'c' and pg_get_constraintdef(con.oid) like '%' || $2 || ' = ANY%'`,
    [table, column],
  );
  const inDatabase = new Set([...(found.rows[0]?.text ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1]!));
  const against = [
    ...states.filter((state) => !inDatabase.has(state)).map((state) => `${table}.${column} does not know ${state}`),
    ...[...inDatabase]
      .filter((state) => !states.includes(state))
      .map((state) => `the flow of ${table} does not know ${state}`),
  ];
  return { against, looked: inDatabase.size };
}

/** Wall 11: every row of a business table belongs to a transaction that has a ledger line. */
export async function rowsHaveLedgerLines(client: pg.Client, exempt: Record<string, string>): Promise<Finding> {
  const tables = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'platform', 'pgboss', 'ledger') and n.nspname !~ '^pg_'
       and has_table_privilege($1, c.oid, 'insert')`,
    [
      (await client.query(`select value || '_app' as role from platform.state where name = 'role_prefix'`)).rows[0]
        .role,
    ],
  );
  const against: string[] = [];
  let looked = 0;
  for (const { name } of tables.rows) {
    if (exempt[name]) continue;
    const counted = await client.query<{ rows: number; bare: number }>(
      `select count(*)::int as rows, count(*) filter (where not exists (
         select from ledger.line where (line.xid::text::bigint & 4294967295)::text = t.xmin::text
       ) and t.xmin::text <> (select m.xmin::text from platform.state m where m.name = 'schema'))::int as bare
       from ${name} t`,
    );
    looked += counted.rows[0]!.rows;
    if (counted.rows[0]!.bare > 0) against.push(`${name}: ${counted.rows[0]!.bare} rows without a ledger line`);
  }
  return { against, looked };
}
