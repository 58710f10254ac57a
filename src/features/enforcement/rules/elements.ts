/** How an element is read, shown and carried in a table. */
export type Look = 'line' | 'text' | 'day' | 'choice' | 'code' | 'money' | 'number' | 'identity' | 'rows';

export interface Told {
  label: string;
  look: Look;
  options?: readonly string[];
  max?: number;
  hint?: string;
  /** Under which other heads official tables have it. */
  heads?: string[];
  /** Of decisions: the kinds that need it; `all` for every one. */
  needs?: readonly string[] | 'all';
  /** Of decisions: the kinds whose tables and forms have it; without it, every one. */
  only?: readonly string[];
  /** A day may be 「长期」. */
  forever?: true;
  row?: Record<string, Told>;
}

export type Row = Record<string, string>;
/** What is said of a decision, a matter or an organ; what is empty is left out. `shape` says which of them. */
export type Values = Record<string, string | Row[]>;
export type Elements = Record<string, Told>;

export const line = (label: string, more: Partial<Told> = {}): Told => ({ label, look: 'line', max: 200, ...more });
export const text = (label: string, more: Partial<Told> = {}): Told => ({ label, look: 'text', max: 4000, ...more });
export const day = (label: string, more: Partial<Told> = {}): Told => ({ label, look: 'day', ...more });
export const code = (label: string, more: Partial<Told> = {}): Told => ({ label, look: 'code', max: 30, ...more });
export const choice = (label: string, options: readonly string[], more: Partial<Told> = {}): Told => ({
  label,
  look: 'choice',
  options,
  ...more,
});

export const said = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};
export const rowsOf = (values: Values, name: string): Row[] => {
  const value = values[name];
  return Array.isArray(value) ? value : [];
};
