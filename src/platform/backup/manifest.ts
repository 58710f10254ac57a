/** The layout of the backup file; a newer program reads older ones, an older one refuses newer ones with a sentence. */
export const format = 1;

/** What stands first in a backup: enough to know whether this program can read it. */
export interface Head {
  format: number;
  release: string;
  madeAt: string;
  /** Migrations by room and file, with the hash of their text, as the database had them. */
  migrations: { room: string; file: string; hash: string }[];
  schemas: string[];
  /** SHA-256 of the key for secrets at rest, which never stands in a backup; tells whether a machine has the same. */
  secret: string;
}

/** What stands last: every entry with its hash, so that a backup cut short or changed is known as such. */
export interface Manifest {
  entries: { name: string; bytes: number; sha256: string }[];
  tables: Record<string, number>;
  files: number;
}

export const headName = 'head.json';
export const manifestName = 'manifest.json';
export const sequencesName = 'sequences.json';
export const jobsName = 'jobs.json';
export const tablePrefix = 'tables/';
export const filePrefix = 'files/';

/** `tables/ledger.line/000001`: one piece of a table's rows, in the text form of COPY. */
export const pieceName = (table: string, columns: string[], piece: number) =>
  `${tablePrefix}${table}(${columns.join(',')})/${String(piece).padStart(6, '0')}`;

/** Table and columns of a piece; null for another entry. */
export function parsePiece(name: string): { table: string; columns: string } | null {
  const match = /^tables\/([\w."]+)\(([\w,"]*)\)\/\d+$/.exec(name);
  return match ? { table: match[1]!, columns: match[2]! } : null;
}
