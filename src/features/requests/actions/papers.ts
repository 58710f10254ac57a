import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import type { By } from '../../../core/caller.ts';
import type { HeldFile } from '../../../core/files/hold.ts';
import { one, rows } from '../../../platform/database.ts';
import { type HeldPaper, useOf } from '../rules/held.ts';
import { objectOf, type Use } from '../rules.ts';
import { sealFor } from './keys.ts';
import { countTurn } from './throttle.ts';

const hashOf = (token: string) => createHash('sha256').update(`paper ${token}`).digest();

/** Seals one file into a row of its own; the storage of attachments never sees it. */
async function keepPaper(act: Act, file: HeldFile, paper: Kept): Promise<number> {
  const seed = randomBytes(16);
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into requests.paper (request, event, use, token_hash, seed, name, type, bytes, content, at)
      values (${paper.request ?? null}, ${paper.event ?? null}, ${paper.use}, ${paper.token ? hashOf(paper.token) : null}, ${seed},
        ${sealFor(seed, 'name', file.name)}, ${file.type}, ${file.bytes.length},
        ${sealFor(seed, 'paper', file.bytes.toString('base64'))}, ${act.now})
      returning id`,
  );
  return id;
}

interface Kept {
  use: Use;
  request?: number;
  event?: number;
  token?: string;
}

/** Papers that belong to a move of a case, within its deed. */
export async function addPapers(
  act: Act,
  files: HeldFile[],
  where: { request: number; event: number; use: Use },
): Promise<void> {
  for (const file of files) await keepPaper(act, file, where);
}

/** 开始上传: a turn of this address block, taken before a byte of a form with files is read. */
export const beginUpload = action('requests.beginUpload', {
  words: '上传申请材料以前，检查是否太频繁',
  may: 'anyone',
  async run(act, input: { place(): string }) {
    await countTurn(act, input.place(), 'upload');
    await act.line({ object: objectOf(0), data: {} });
    return {};
  },
});

/**
 * 暂存材料: what came with a form that is still to be checked; whoever has the token can send it with the form. What nobody
 * sent within a day is taken away.
 */
export const holdPapers = action('requests.holdPapers', {
  words: '暂存申请材料',
  may: 'anyone',
  async run(act, input: { files(): { file: HeldFile; use: Use; token: string }[] }) {
    let held = 0;
    for (const { file, use, token } of input.files()) {
      await keepPaper(act, file, { use, token });
      held += 1;
    }
    await act.line({ object: objectOf(0), data: { held } });
    return { held };
  },
});

/** Keeps what came along with a form; answers what the form says of it from now on. */
export async function holdFresh(by: By, files: HeldFile[]): Promise<HeldPaper[]> {
  const fresh = files.map((file) => ({ file, use: useOf(file.field), token: randomBytes(16).toString('base64url') }));
  if (fresh.length > 0) await holdPapers(by, { files: () => fresh });
  return fresh.map(({ file: { name }, use, token }) => ({ use, token, name }));
}

/** Gives held papers to the case, or to the correction or complaint, that was handed in with their tokens; each once. */
export async function claimPapers(
  act: Act,
  tokens: string[],
  to: { request: number } | { matter: number },
): Promise<number> {
  if (tokens.length === 0) return 0;
  const taken = await rows(
    act.tx,
    sql<{ id: number }>`
      update requests.paper
      set request = ${'request' in to ? to.request : null}, matter = ${'matter' in to ? to.matter : null}, token_hash = null
      where request is null and matter is null and token_hash = any (${tokens.map(hashOf)}::bytea[])
      returning id`,
  );
  return taken.length;
}
