export const perPage = 20;

/** The page of an address, from 1; null when it is none. */
export function pageOf(typed: string | undefined): number | null {
  if (typed === undefined) return 1;
  return /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : null;
}
