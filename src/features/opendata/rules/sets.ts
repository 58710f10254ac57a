export interface SetColumn {
  slug: string;
  parent: string | null;
  name: string;
}

const deepest = 6;

/** The place of a column among the others, from the top: `open:policies`. A column that was closed stands alone. */
export function specOf(columns: SetColumn[], slug: string): string {
  const trail = [slug];
  for (let at = columns.find((one) => one.slug === slug); at?.parent && trail.length < deepest; ) {
    trail.unshift(at.parent);
    const { parent } = at;
    at = columns.find((one) => one.slug === parent);
  }
  return trail.join(':');
}

/** The columns that a set holds: its own and those below; null when there is no such set. */
export function columnsOf(columns: SetColumn[], spec: string): string[] | null {
  const held = columns.filter(({ slug }) => `${specOf(columns, slug)}:`.startsWith(`${spec}:`)).map(({ slug }) => slug);
  return held.length > 0 ? held : null;
}
