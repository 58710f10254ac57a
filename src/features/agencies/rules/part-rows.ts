/** One row of a list part, or a part that is one record. */
export type Row = Record<string, string | string[]>;

/** The row of a list by its number from 1; undefined when there is none. */
export const rowOf = (list: unknown, row: number | null): Row | undefined =>
  row === null ? undefined : (list as Row[])[row - 1];

/** The list with one row changed, added, moved to its place (from 1), or taken away. */
export function changedList(
  list: Row[],
  { row, record, place }: { row: number | null; record: Row | null; place: number | null },
): Row[] {
  const others = list.filter((_, at) => at !== (row ?? 0) - 1);
  if (!record) return others;
  const at = Math.min(Math.max((place ?? row ?? list.length + 1) - 1, 0), others.length);
  return others.toSpliced(at, 0, record);
}
