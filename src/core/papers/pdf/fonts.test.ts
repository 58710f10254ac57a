import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import subsetFont from 'subset-font';
import { type Face, openFonts } from './fonts.ts';

let folder: string;
const code = (letter: string) => letter.codePointAt(0)!;

/** A font file of the office with these letters and no others. */
async function keepFont(name: string, letters: string): Promise<void> {
  const free = openFonts(null).faceFor('body', code(letters))!;
  await writeFile(join(folder, name), await subsetFont(free.read(), letters, { targetFormat: 'sfnt' }));
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-fonts-'));
  await keepFont('simfang.ttf', '的');
  await keepFont('方正小标宋.ttf', '的');
});
after(() => rm(folder, { recursive: true, force: true }));

const nameOf = (face: Face | undefined) => face?.key.replace(/-\d+-/, '-');

test('the office’s own fonts are taken by their names, and a letter they lack comes from the free one', () => {
  const fonts = openFonts(folder);
  assert.equal(fonts.faceFor('body', code('的'))?.key, 'simfang.ttf');
  assert.equal(fonts.faceFor('strong', code('的'))?.key, 'simfang.ttf');
  assert.equal(fonts.faceFor('title', code('的'))?.key, '方正小标宋.ttf');
  assert.equal(nameOf(fonts.faceFor('body', code('振'))), 'noto-serif-sc-400');
  assert.equal(nameOf(fonts.faceFor('heading', code('的'))), 'noto-serif-sc-700');
  assert.equal(nameOf(fonts.faceFor('page', code('的'))), 'noto-serif-sc-400', '小标宋 is no 宋体');
});

test('a letter that a face turns out to lack is looked for elsewhere, and one that is nowhere has no face', () => {
  const fonts = openFonts(folder);
  const first = fonts.faceFor('body', code('的'))!;
  fonts.lacks(first, code('的'));
  assert.equal(nameOf(fonts.faceFor('body', code('的'))), 'noto-serif-sc-400');
  assert.equal(fonts.faceFor('body', 0x2ffff), undefined);
});
