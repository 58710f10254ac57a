import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { projectRoot } from '../../platform/root.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { action } from '../action.ts';
import { By } from '../caller.ts';
import { keepCheckpoint } from './checkpoint.ts';
import { exportLedger } from './export.ts';
import { openSigner, type ProfileName, profiles, type Signer } from './keys.ts';
import type { Note } from './note.ts';
import { sealAll } from './test-seal.ts';

/** A deed of tests: a line about nothing, public or not. */
export const note = action('ledger.note', {
  words: '记一笔',
  may: 'anyone',
  async run(act, input: { n: number; open?: boolean }) {
    await act.line({
      object: `ledger.note:${input.n}`,
      reason: `第 ${input.n} 笔`,
      data: { n: input.n, words: '公开' },
      open: input.open ?? false,
    });
    return input;
  },
});

/** What the offline verifier says. */
export interface Said {
  code: number;
  ok: boolean;
  firstBad: { position: number | null; what: string } | null;
  problems: { position: number | null; what: string }[];
  ledgers: { lines: number; withWords: number; root: string; chain: string; checkpoints: number; hash: string }[];
  receipts: { position: number; size: number }[];
  remarks: string[];
}

/** Runs `bin/verify-ledger.mjs` on files, in a process of its own, as an auditor does. */
export async function runVerifier(...files: string[]): Promise<Said> {
  const program = join(projectRoot, 'bin', 'verify-ledger.mjs');
  const answer = await promisify(execFile)(process.execPath, [program, '--json', ...files]).then(
    ({ stdout }) => ({ stdout, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => {
      if (!error.stdout) throw new Error(`the verifier ended with ${error.code}: ${error.stderr}`);
      return error;
    },
  );
  return { ...JSON.parse(answer.stdout), code: answer.code };
}

/** A ledger with its key, on a database of its own. */
export interface TestLedger {
  t: TestDatabase;
  signer: Signer;
  folder: string;
  write(...numbers: number[]): Promise<void>;
  seal(): Promise<void>;
  checkpoint(): Promise<Note>;
  /** Writes what is in the database, and files beside it, and lets the offline verifier read them. */
  verifyOffline(files?: Record<string, string>): Promise<Said>;
  /** Somebody with the superuser's password, triggers off. */
  behind(...statements: string[]): Promise<void>;
  close(): Promise<void>;
}

export async function testLedger(profile: ProfileName = 'standard'): Promise<TestLedger> {
  const t = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-ledger-'));
  const { hash, signature } = profiles[profile];
  const signer = openSigner(folder, signature, 'www.example.gov.cn/ledger');
  const by = () => new By(t.sides.staff, { kind: 'visitor', session: 's' });
  const ledger: TestLedger = {
    t,
    signer,
    folder,
    async write(...numbers) {
      for (const n of numbers) await note(by(), { n, open: n % 2 === 0 });
    },
    seal: () => sealAll(t.sealer, t.sides.staff, hash),
    async checkpoint() {
      const made = await keepCheckpoint(t.sealer, signer, true);
      if (!made) throw new Error('no checkpoint was made');
      return made;
    },
    async verifyOffline(files = {}) {
      const lines: string[] = [];
      for await (const line of exportLedger(t.sides.staff)) lines.push(line);
      const given = Object.entries({ 'export.ndjson': `${lines.join('\n')}\n`, 'key.pem': signer.pem, ...files });
      for (const [name, text] of given) await writeFile(join(folder, name), text);
      return runVerifier(...given.map(([name]) => join(folder, name)));
    },
    async behind(...statements) {
      const client = new pg.Client({ connectionString: t.adminUrl });
      await client.connect();
      try {
        await client.query('begin');
        await client.query(`set local session_replication_role = 'replica'`);
        for (const statement of statements) await client.query(statement);
        await client.query('commit');
      } finally {
        await client.end();
      }
    },
    async close() {
      await t.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return ledger;
}
