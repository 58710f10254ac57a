import type pg from 'pg';

/** A table as a backup sees it: its columns without generated ones and without transaction ids, which do not travel. */
export interface Table {
  /** `schema.table`, quoted where it must be. */
  name: string;
  columns: string[];
}

/** Every table of the schemas, in the order of their names. */
export async function listTables(client: pg.ClientBase, schemas: string[]): Promise<Table[]> {
  const found = await client.query<{ name: string; columns: string[] }>(
    `select c.oid::regclass::text as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and n.nspname = any ($1) and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype
     group by c.oid
     order by 1`,
    [schemas],
  );
  return found.rows.map(({ name, columns }) => ({ name: qualified(name), columns }));
}

/** Our schemas stand in no search path, so that `regclass` always names them; a name without one would be ambiguous. */
function qualified(name: string): string {
  if (!name.includes('.')) throw new Error(`${name} is named without its schema`);
  return name;
}

export interface Sequence {
  name: string;
  value: string;
}

/** Where the counters of the schemas stand: read last, so that no number of the copied rows lies ahead of its counter. */
export async function listSequences(client: pg.ClientBase, schemas: string[]): Promise<Sequence[]> {
  const found = await client.query<{ name: string; value: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
     from pg_sequences
     where schemaname = any ($1) and last_value is not null
     order by 1`,
    [schemas],
  );
  return found.rows;
}

/** The constraints between tables, as statements that make them anew. */
export async function listForeignKeys(
  client: pg.ClientBase,
  schemas: string[],
): Promise<{ table: string; name: string; definition: string }[]> {
  const found = await client.query<{ table: string; name: string; definition: string }>(
    `select con.conrelid::regclass::text as table, quote_ident(con.conname) as name, pg_get_constraintdef(con.oid) as definition
     from pg_constraint con
     join pg_namespace n on n.oid = con.connamespace
     where con.contype = 'f' and n.nspname = any ($1)
     order by 1, 2`,
    [schemas],
  );
  return found.rows;
}
