import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { keepValues, readValues } from './kept-values.ts';

describe('values that are kept in a file', () => {
  let folder: string;
  let path: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gongkai-kept-'));
    path = join(folder, 'values');
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const values = [{ words: ['供热', ''] }, new Uint32Array([1, 2, 2 ** 32 - 1]), null, 7];

  it('are read as they were written, and nothing else stays in the folder', async () => {
    await keepValues(path, 'this version', values);
    assert.deepEqual(await readValues(path, 'this version'), values);
    assert.deepEqual(await readdir(folder), ['values']);
    await keepValues(path, 'this version', []);
    assert.deepEqual(await readValues(path, 'this version'), []);
  });

  it('are nothing when there is no file, or something else made it', async () => {
    assert.equal(await readValues(join(folder, 'none'), 'this version'), null);
    await keepValues(path, 'this version', values);
    assert.equal(await readValues(path, 'the next version'), null);
  });

  it('are nothing when a byte was changed or the end is missing', async () => {
    await keepValues(path, 'this version', values);
    const whole = await readFile(path);
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1;
      await writeFile(path, changed);
      assert.equal(await readValues(path, 'this version'), null, `byte ${at}`);
      await writeFile(path, whole.subarray(0, at));
      assert.equal(await readValues(path, 'this version'), null, `${at} bytes`);
    }
  });

  it('leave what was there when the writing fails half-way', async () => {
    await keepValues(path, 'this version', values);
    function* failing() {
      yield 1;
      throw new Error('no more room');
    }
    await assert.rejects(keepValues(path, 'this version', failing()), /no more room/);
    assert.deepEqual(await readValues(path, 'this version'), values);
    assert.deepEqual(await readdir(folder), ['values']);
  });
});
