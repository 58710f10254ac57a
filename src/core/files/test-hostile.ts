import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import type { Hidden, HiddenKind } from './hidden.ts';
import { whereSurvives } from './mask/survives.ts';
import { type Stage, setStage } from './stage.ts';
import type { Upload } from './upload.ts';

/** How a hostile or leaky file must end: each of those given holds. */
export interface End {
  /** Not taken; the sentence for who sent it. */
  refused?: RegExp;
  /** Taken as a copy without these. */
  cleaned?: HiddenKind[];
  /** Words that stand in no byte of what is served, and in the original that is kept. */
  without?: string[];
  /** Taken, and these are told to reviewers. */
  reported?: HiddenKind[];
  /** Taken, and somebody must answer for it by name. */
  unchecked?: RegExp;
}

export type HostileFile = [what: string, name: string, content: () => Buffer | Promise<Buffer>, end: End];

interface Row {
  hash: string;
  original: string | null;
  hidden: Hidden[];
  removed: Hidden[];
  checked: string;
  note: string;
  text: string | null;
}

/** Each file goes through the door of uploads, as a browser sends it, and ends as it says. */
export function endAsTheyShould(title: string, files: HostileFile[]): void {
  describe(title, () => {
    let stage: Stage;
    before(async () => {
      stage = await setStage();
    });
    after(() => stage?.close());
    for (const [what, name, content, end] of files) {
      test(`${what} (${name})`, async () => judge(stage, await send(stage, name, await content()), end));
    }
  });
}

async function send(stage: Stage, name: string, content: Buffer): Promise<Upload> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  // Making some of these takes seconds in which a connection kept open would be closed.
  const headers = { connection: 'close' };
  const answer = await fetch(`${stage.url}/staff/upload`, { method: 'POST', body: form, headers });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json() as Promise<Upload>;
}

async function judge(stage: Stage, { files, refused }: Upload, end: End): Promise<void> {
  if (end.refused) {
    assert.deepEqual(files, [], 'it was taken');
    assert.match(refused[0]!.error, end.refused);
    assert.match(refused[0]!.error, /。$/, 'a whole sentence');
    return;
  }
  assert.deepEqual(refused, []);
  const row = await one(
    stage.database.sides.staff,
    sql<Row>`
      select hash, original_hash as original, hidden, removed, checked, check_note as note, text
      from files.file where id = ${files[0]!.id}`,
  );
  const kinds = (found: Hidden[]) => [...new Set(found.map(({ kind }) => kind))].sort();
  if (end.cleaned) assert.deepEqual(kinds(row.removed), end.cleaned.toSorted());
  assert.deepEqual(kinds(row.hidden), (end.reported ?? []).toSorted());
  assert.equal(row.checked, end.unchecked ? 'unchecked' : 'checked', row.note);
  if (end.unchecked) assert.match(row.note, end.unchecked);
  const served = await bytesOf(stage, row.hash);
  assert.deepEqual(await whereSurvives(served, end.without ?? ['\u0001never']), []);
  for (const word of end.without ?? [])
    assert.notDeepEqual(
      await whereSurvives(await bytesOf(stage, row.original!), [word]),
      [],
      `${word} was never in it`,
    );
}

export const bytesOf = async (stage: Stage, hash: string): Promise<Buffer> =>
  Buffer.concat(await stage.storage.open(hash).toArray());
