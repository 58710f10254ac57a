// A survey: every address. Told on one server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person } from './test-person.ts';
import { openTown, type Town } from './test-town.ts';

let town: Town;
let visitor: Person;
before(async () => {
  town = await openTown();
  await town.fill('office');
  visitor = new Person(town.app, '', town.bugs);
});
after(() => town?.close());

/** Everything that asks for a list or a page and reads something from its address. */
const staffLists = [
  ...['/staff', '/staff/documents', '/staff/messages', '/staff/policies', '/staff/workplan', '/staff/workplan/records'],
  ...['/staff/calendar', '/staff/calendar/day', '/staff/documents/new', '/staff/policies/new'],
  ...['/staff/services', '/staff/services/new', '/staff/services/imports'],
  ...[
    '/staff/enforcement',
    '/staff/enforcement/new/decision',
    '/staff/enforcement/imports',
    '/staff/enforcement/expiry',
  ],
  ...[
    '/staff/people',
    '/staff/visits',
    '/staff/messages/letters',
    '/staff/people/add',
    '/staff/audit',
    '/staff/groups/edit',
    '/staff/grounds/edit',
    '/staff/units/add',
  ],
];
const publicLists = [
  '/',
  '/search',
  '/services/',
  '/enforcement/',
  '/enforcement/list.csv',
  '/units/',
  '/sitemap/',
  '/feeds/',
  '/leaving',
  '/keywork/',
  '/keywork/feed.atom',
];
const morePublic = [
  '/subscriptions/',
  '/data/',
  '/data/catalog.jsonld',
  '/data/column-news.csv',
  '/oai',
  '/oai?verb=ListRecords',
  '/sitemaps/pages.xml',
  '/keywork/feed.json',
  '/feed.atom',
  '/feed.json',
  '/sitemap.xml',
  '/robots.txt',
  '/accessibility/',
  '/workplan/',
];
const names = [
  'page',
  'q',
  'words',
  'unit',
  'kind',
  'state',
  'whose',
  'view',
  'sort',
  'step',
  'done',
  'year',
  'month',
  'day',
];
const moreNames = [
  'from',
  'to',
  'code',
  'name',
  'parent',
  'column',
  'type',
  'url',
  'next',
  'person',
  'verb',
  'object',
  'unread',
];
const values = [
  ...[
    '0',
    '-1',
    '99999999999',
    '9'.repeat(30),
    'abc',
    '1.5',
    '1e9',
    'NaN',
    '',
    '%',
    '%ff',
    '%00',
    '%ED%A0%80',
    '%F0%A0%AE%B7',
  ],
  ...[
    "'",
    '%5C',
    '.*(%5B',
    '(a%2B)%2B$',
    '%25%5F',
    '__proto__',
    'constructor',
    '2026-02-30',
    '0000-00-00',
    '%3Cscript%3E',
  ],
  ...['https://example.com', 'javascript:alert(1)', '//example.com', '%0d%0aSet-Cookie:x=1'],
];

test('what an address says wrongly counts as not said: never a fault', async (context) => {
  const wrong: string[] = [];
  let asked = 0;
  const look = async (who: Person, path: string) => {
    asked += 1;
    const seen = await who.get(path).catch((error) => ({ status: 500, html: String(error.cause) }));
    if (![200, 303, 302, 403, 404].includes(seen.status))
      wrong.push(`${path.slice(0, 120)}: ${seen.status} ${seen.html.slice(0, 80)}`);
    if (seen.html.includes('<script>alert')) wrong.push(`${path} runs what was typed`);
  };
  const people = [await town.as('drafter'), await town.as('system'), await town.as('audit')];
  for (const value of values) {
    const query = [...names, ...moreNames].map((name) => `${name}=${value}`).join('&');
    for (const path of staffLists) {
      const who = /people|audit/.test(path)
        ? people[2]!
        : /groups|grounds|units|day/.test(path)
          ? people[1]!
          : people[0]!;
      await look(who, `${path}?${query}`);
      await look(who, `${path}?page=${value}`);
      await look(who, `${path}?page=${value}&page=2&words=a&words=b`);
    }
    for (const path of [...publicLists, ...morePublic]) {
      await look(visitor, `${path}?${query}`);
      await look(visitor, `${path}?page=${value}`);
      await look(visitor, `${path}?q=${value}&q=b&page=2&page=${value}`);
    }
    for (const path of [
      '',
      'search/',
      'units/',
      'keywork/',
      'keywork/202611/',
      'files/',
      'files/x/',
      'verify/',
      'workplan/',
      'assets/',
      'staff/',
    ]) {
      await look(path === 'staff/' ? people[0]! : visitor, `/${path}${value}`);
      await look(visitor, `/${path}${value}/x.html`);
    }
  }
  const long = '长'.repeat(10_000);
  for (const path of ['/search', '/', '/keywork/', '/feed.atom'])
    await look(visitor, `${path}?q=${encodeURIComponent(long)}&page=2`);
  await look(visitor, `/${'a/'.repeat(20_000)}`);
  await look(people[0]!, `/staff/documents?words=${encodeURIComponent(long)}`);
  await look(people[0]!, `/staff?${'x=1&'.repeat(20_000)}`);
  context.diagnostic(`asked ${asked} times`);
  assert.deepEqual(wrong, []);
});

test('a search for signs of a pattern finds those signs and is not slow', async () => {
  for (const q of ['(a+)+$', '.*', '[', '\\', '%', '_', '(?=', `${'a'.repeat(9_999)}!`, '"', "';--", '\u202e', '𠮷']) {
    const began = performance.now();
    const seen = await visitor.get(`/search?q=${encodeURIComponent(q)}`);
    assert.equal(seen.status, 200, q);
    assert.ok(performance.now() - began < 10_000, `${q} took ${performance.now() - began} ms`);
  }
  assert.match((await visitor.get('/search?q=%25')).html, /没有|0/);
});
