/** A form that waits on this device. */
export interface Waiting {
  key: string;
  action: string;
  /** What the person knows it by. */
  label: string;
  fields: [string, string][];
  at: number;
  /** The server did not take it; the person has to look. */
  refused?: boolean;
}

const name = 'gongkai-outbox';

export function listed(): Waiting[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(found) ? (found as Waiting[]) : [];
  } catch {
    return [];
  }
}

function store(all: Waiting[]): void {
  if (all.length > 0) localStorage.setItem(name, JSON.stringify(all));
  else localStorage.removeItem(name);
}

/** Keeps a form; one that was kept under the same key is replaced. */
export const keep = (one: Waiting): void => store([...listed().filter(({ key }) => key !== one.key), one]);
export const drop = (key: string): void => store(listed().filter((one) => one.key !== key));
