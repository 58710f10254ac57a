// A survey: every form of the console. Told on one server.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { changed, readBooks } from './bad-input/test-books.ts';
import { type PageForm, shapesFor } from './bad-input/test-forms.ts';
import type { Fields, Person } from './bad-input/test-person.ts';
import { openTown, type Town } from './bad-input/test-town.ts';
import { whatIsWrong } from './bad-input/test-verdict.ts';
import { kindOf, newForms, walk } from './bad-input/test-walk.ts';

let town: Town;
before(async () => {
  town = await openTown();
  await town.fill('office');
  await town.fill('education');
});
after(() => town?.close());

const accounts = [
  ...['drafter', 'reviewer', 'secrecy', 'signer', 'editor', 'openness', 'system', 'security', 'audit'],
  ...['education.drafter', 'education.reviewer'],
];

/** Sends the form as a browser would, with a key of its own. */
function send(who: Person, form: PageForm, fields: Fields) {
  const all: Fields = [...fields, ['_key', randomUUID()]];
  if (!form.upload) return who.post(form.action, all);
  const body = new FormData();
  for (const [name, value] of all) body.append(name, value);
  return who.raw(form.action, body);
}

test('every form of the console, filled wrongly in every way, says why and leaves nothing half done', async (context) => {
  const met = new Set<string>();
  const wrong: string[] = [];
  const counts = { pages: 0, forms: 0, posts: 0, refused: 0 };

  async function fillWrongly(who: Person, form: PageForm): Promise<void> {
    counts.forms += 1;
    const previews: PageForm[] = [];
    let books = await readBooks(town.db, form.upload);
    for (const shape of shapesFor(form)) {
      const fields = shape.change(form.controls);
      if (!fields) continue;
      counts.posts += 1;
      const seen = await send(who, form, fields);
      const now = await readBooks(town.db, form.upload);
      const found = whatIsWrong(seen, form, fields);
      // A preview lives in the answer to its form: the next form is there.
      if (seen.status === 200) previews.push(...newForms(seen, met));
      if (seen.status >= 400) {
        counts.refused += 1;
        const half = changed(books, now);
        if (half.length > 0) found.push(`refused, and yet changed ${half}`);
      }
      books = now;
      if (found.length > 0) wrong.push(`${kindOf(form.action)}, ${shape.name}: ${seen.status} ${found.join('; ')}`);
    }
    for (const preview of previews) await fillWrongly(who, preview);
  }

  for (const account of accounts) {
    const who = await town.as(account);
    counts.pages += await walk(who, async (path, page) => {
      // A duty that one of the forms took away meanwhile takes its entrance with it.
      const lost = page.status === 403 && !(await who.get('/staff')).html.includes(`href="${path}"`);
      if (page.status >= 400 && page.status !== 404 && !lost) wrong.push(`${account} ${path}: ${page.status}`);
      for (const form of newForms(page, met)) await fillWrongly(who, form);
    });
  }
  context.diagnostic(
    `walked ${counts.pages} pages and ${counts.forms} forms, sent ${counts.posts}, refused ${counts.refused}`,
  );
  assert.deepEqual(wrong, []);
  assert.ok(counts.forms > 50 && counts.refused > 500, JSON.stringify(counts));
});
