import { formsOf, type PageForm } from './test-forms.ts';
import type { Person, Seen } from './test-person.ts';

/** One address for all pages of a kind: ids and slugs are blanks. */
export const kindOf = (path: string): string =>
  path
    .replace(/\/(units|columns|kinds|templates)\/(?!add)[a-z._-]+/g, '/$1/:slug')
    .replace(/\d+/g, ':id')
    .replace(/\?(?!next).*/, (query) => query.replace(/=[^&]*/g, '='));

const perKind = 4;

/** Every page of the console that one can come to by its links, some of each kind. */
export async function walk(who: Person, visit: (path: string, page: Seen) => void | Promise<void>): Promise<number> {
  const queue = ['/staff'];
  const known = new Set(queue);
  const kinds = new Map<string, number>();
  let pages = 0;
  for (const path of queue) {
    const kind = kindOf(path);
    const before = kinds.get(kind) ?? 0;
    if (before >= perKind) continue;
    kinds.set(kind, before + 1);
    const page = await who.get(path);
    pages += 1;
    for (const [, href] of page.html.matchAll(/href="(\/staff[^"#]*)/g)) {
      const next = href!.replaceAll('&amp;', '&');
      if (!known.has(next)) queue.push(next);
      known.add(next);
    }
    await visit(path, page);
  }
  return pages;
}

const signature = (form: PageForm) => `${kindOf(form.action)} ${form.controls.map((control) => control.name).join()}`;

/** The forms of a page that were not met before. */
export function newForms(page: Seen, met: Set<string>): PageForm[] {
  return formsOf(page.html).filter((form) => {
    const sign = signature(form);
    if (met.has(sign) || form.action === '/staff/sign-out') return false;
    met.add(sign);
    return true;
  });
}
