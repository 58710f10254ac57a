import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../platform/root.ts';
import { factsOf, reaches } from './rules/catalogue.ts';
import { prepareWords } from './rules/words.ts';
import { deliveredWords, findAll } from './test-page.ts';

const folder = join(projectRoot, '../shared/data/inputs');
const skip = existsSync(folder) ? false : '../shared is not there';

/** Real public documents without the lines at their head that say where they are from. */
const documents = () =>
  ['policies', 'foi', 'enforcement', 'plans', 'consultations', 'finance', 'services', 'hotline'].flatMap((kind) => {
    const inside = join(folder, kind);
    if (!existsSync(inside)) return [];
    return readdirSync(inside)
      .filter((name) => /\.(?:txt|md)$/.test(name))
      .map((name) => readFileSync(join(inside, name), 'utf8').replace(/^(?:#.*\n)+\n/, ''));
  });

test('in real documents of governments few passages are pointed out, and nearly none has to be answered for', {
  skip,
}, (context) => {
  const texts = documents();
  const list = prepareWords(deliveredWords());
  const found = texts.flatMap((text) => findAll(text, list));
  const heavy = found.filter(({ check }) => reaches(factsOf(check).level, 'accept'));
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const counts = Object.entries(Object.groupBy(found, ({ check }) => check)).map(
    ([check, all]) => `${check} ${all!.length}`,
  );
  context.diagnostic(
    `${texts.length} documents, ${characters} characters: ${counts.join(', ')}; ${heavy.length} to be answered for`,
  );
  assert.ok(texts.length > 40 && characters > 200_000, 'looked at enough');
  assert.ok(
    heavy.length <= characters / 50_000,
    heavy.map(({ check, before, shown, after }) => `${check} ${before}[${shown}]${after}`).join('\n'),
  );
});
