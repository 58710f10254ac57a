/** Lines that people type, split at 「|」 or 「｜」; empty ones are left out, each keeps its number. */
export function cellsOf(typed: string | string[] | undefined): { at: number; cells: string[] }[] {
  const lines = [typed ?? ''].flat().join('\n').split('\n');
  return lines
    .map((line, index) => ({ at: index + 1, cells: line.split(/[|｜]/).map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some(Boolean));
}

/** The same the other way round: cells that are empty at the end are not written. */
export const lineOf = (cells: (string | number)[]): string =>
  cells
    .map(String)
    .join(' | ')
    .replace(/( \| )+$/, '');

/** The public id in an address of ours, or the id alone; null for anything else. */
export const documentIn = (text: string): string | null => /(?:^|\/)([a-z0-9]{12})(?:\.html)?$/.exec(text)?.[1] ?? null;
