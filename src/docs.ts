import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDuties } from './docs/duties.ts';
import { writeFlows } from './docs/flows.ts';
import { type Call, type Command, exitCodes } from './platform/cli.ts';
import { openDb, openPool, type StaffDb } from './platform/database.ts';
import { startEmbedded } from './platform/embedded/start.ts';
import { allSchemas, migrate } from './platform/migrate.ts';
import { ensureRoles } from './platform/roles.ts';
import { projectRoot } from './platform/root.ts';
import { rooms } from './rooms.ts';
import { dumpSchema } from './walls/schema.ts';
import { readTree } from './walls/tree.ts';

export const refresh = 'bin/gongkai docs --write';

/** The pages that are written from the code and from a migrated database, by their path below the project's root. */
export async function generatedPages(staff: StaffDb): Promise<Record<string, string>> {
  const schemas = ['platform', ...allSchemas().map((schema) => schema.name), 'live'];
  const head = `-- The whole schema, as the catalogue of a migrated database tells it. Written by \`${refresh}\`; do not edit.`;
  return {
    'docs/schema.sql': `${head}\n\n${await dumpSchema(staff, schemas)}`,
    'docs/duties.md': `${writeDuties(rooms, readTree(projectRoot, ['src']))}\n`,
    'docs/flows.md': `${writeFlows()}\n`,
  };
}

/** The generated pages that differ from what stands in the repository. */
export function stalePages(pages: Record<string, string>): string[] {
  return Object.keys(pages).filter((path) => readOr(path, '') !== pages[path]);
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(join(projectRoot, path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return otherwise;
    throw error;
  }
}

/** `docs`: says which generated pages are stale (exit 1), or writes them. For those who change the code. */
export const docsCommands: Record<string, Command> = {
  docs: {
    summary: '检查由代码生成的文档（docs/schema.sql、duties.md、flows.md），或重新生成',
    usage: '',
    options: { write: { type: 'boolean', words: '重新生成' } },
    run: refreshPages,
  },
};

async function refreshPages({ options, out }: Call): Promise<number> {
  const pages = await onFreshDatabase(generatedPages);
  const stale = stalePages(pages);
  if (options.write) for (const path of stale) writeFileSync(join(projectRoot, path), pages[path]!);
  for (const path of stale) out(`${options.write ? '已更新' : '已过时'}　${path}`);
  if (stale.length === 0) out('由代码生成的文档都是最新的。');
  return stale.length > 0 && !options.write ? exitCodes.failed : exitCodes.ok;
}

/** On a throwaway server of the release's own version: a contributor's database may be older, or another PostgreSQL. */
async function onFreshDatabase<Answer>(work: (staff: StaffDb) => Promise<Answer>): Promise<Answer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-docs-'));
  const server = await startEmbedded({ dataDir, log: { info() {}, warn() {} } });
  try {
    const urls = await ensureRoles(server.url, 'gk_docs');
    await migrate(urls, allSchemas());
    const pool = openPool({ url: urls.app, max: 2 });
    return await work(openDb<StaffDb>(pool)).finally(() => pool.end());
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
