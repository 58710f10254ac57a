import { dayOf } from '../src/platform/time.ts';

/** A kind of public page by one address of it. */
export interface PageType {
  /** Stands in figures and in the names of pictures: lower-case words. */
  name: string;
  path: string;
  status?: number;
  /** Search engines are asked to stay away: its address holds a key of one person. */
  unlisted?: boolean;
}

const document = '\\d{6}\\/\\w{12}\\.html';
const someKey = 'x'.repeat(43);
const ask = (path: string, words: string) => `${path}?q=${encodeURIComponent(words)}`;

/** One page of every type that the public can open, with the demonstration content on it, found as links lead to them. */
export async function pageTypes(base: string): Promise<PageType[]> {
  const found = finder(base);
  await searchable(base);
  const policy = await found('/policies/', new RegExp(`href="(\\/policies\\/${document})"`));
  const id = /(\w{12})\.html$/.exec(policy)![1]!;
  const corrected = await findCorrected(base);
  const difference = await found(corrected, /href="(\/versions\/\w{12}\/1\/2)"/);
  const drawn = await found(
    '/interpretations/',
    new RegExp(`href="(\\/interpretations\\/${document})"[^>]*>(?:(?!<\\/a>).)*图`, 's'),
  );
  const line = /\/transparency\/line\/\d+/.exec(await (await fetch(base + policy)).text()) ?? [];
  const [open, answered] = await findConsultations(base);
  const of = (name: string, path: string, status = 200): PageType => ({ name, path, status });
  const unlisted = (name: string, path: string): PageType => ({ name, path, unlisted: true });
  return [
    of('home', '/'),
    of('column', '/notices/'),
    of('column of one year', await found('/policies/', /href="(\/policies\/\d{4}\/)"/, `/policies/?year=2026`)),
    of('column of key work', '/keywork/'),
    of('parent column', '/open/'),
    of('policy', policy),
    of('interpretation', await found('/interpretations/', new RegExp(`href="(\\/interpretations\\/${document})"`))),
    of('interpretation in pictures', drawn),
    of('news', await found('/news/', new RegExp(`href="(\\/news\\/${document})"`))),
    of('corrected text', corrected),
    of('versions', difference.replace('/1/2', '')),
    of('earlier version', difference.replace('/2', '')),
    of('difference', difference),
    of('translation', await found('/english/', new RegExp(`href="(\\/english\\/${document})"`))),
    of('preview of an attachment', await found(drawn, /href="(\/preview\/[^"]+)"/)),
    of('search', ask('/search', '停水')),
    of('why a result', await found(ask('/search', '停水'), /href="(\/search\/why[^"]+)"/)),
    of('search for a policy', ask('/search', '老旧小区改造')),
    of('search for a service', ask('/search', '落户')),
    of('search for a person', ask('/search', '教育局局长')),
    of('search without a word', '/search'),
    of('search without result', ask('/search', 'zzzz')),
    of('ask', '/ask'),
    of('ask with answer', ask('/ask', '供热服务电话是多少？')),
    of('ask with card', ask('/ask', '食品经营许可怎么办？')),
    of('ask without answer', ask('/ask', '火星移民怎么报名？')),
    of('services', '/services/'),
    of('guide', await found('/services/', new RegExp(`href="(\\/services\\/${document})"`))),
    of('enforcement', '/enforcement/'),
    of('enforcement in a month without', '/enforcement/?unit=education'),
    of('decision', await found('/enforcement/', new RegExp(`href="(\\/enforcement\\/${document})"`))),
    of('matters of enforcement', '/enforcement/matters/'),
    of('matter', await found('/enforcement/matters/', new RegExp(`href="(\\/enforcement\\/${document})"`))),
    of('organs of enforcement', '/enforcement/organs/'),
    of('organ', await found('/enforcement/organs/', new RegExp(`href="(\\/enforcement\\/${document})"`))),
    of('overturned decisions', '/enforcement/overturned/'),
    of('reports of enforcement', '/enforcement/reports/'),
    of('timeliness of enforcement', '/enforcement/timeliness/'),
    of('earlier notices of enforcement', '/enforcement/notices/'),
    of('earlier notices of inspections', '/inspections/notices/'),
    of('earlier notice', await found('/inspections/notices/', new RegExp(`href="(\\/inspections\\/${document})"`))),
    of('consultations', '/consultations/'),
    of('open consultation', open),
    of('comment', await found(open, /href="(\/consultations\/\w{12}\/comment\/)"/)),
    of('consultation with its result', answered),
    of(
      'result of a consultation',
      await found(answered, new RegExp(`href="(\\/consultations\\/${document})"[^>]*>看每一条`)),
    ),
    of('rounds compared', await findCompared(base)),
    of('check of a comment', '/consultations/check/'),
    of('decisions', '/decisions/'),
    of(
      'catalogue of decisions',
      await found('/decisions/', new RegExp(`href="(\\/decisions\\/${document})"[^>]*>目录全文`)),
    ),
    of('announced decision', await found('/decisions/', /href="(\/decisions\/\w{12}\/3\/)"/)),
    of(
      'meeting',
      await found('/decisions/', new RegExp(`href="(\\/decisions\\/${document})"[^>]*>(?:(?!<\\/a>).)*议题`)),
    ),
    of('hearings', '/hearings/'),
    of('hearing', await found('/hearings/', new RegExp(`href="(\\/hearings\\/${document})"`))),
    of(
      'application to a hearing',
      await found(
        await found('/hearings/', new RegExp(`href="(\\/hearings\\/${document})"`)),
        /href="(\/hearings\/\w{12}\/apply\/)"/,
      ),
    ),
    of('request for information', '/requests/'),
    of('request to follow', '/requests/status/'),
    of('correction of a record', '/requests/correction/'),
    of('complaint about openness', '/requests/complaint/'),
    of('draws', '/draws/'),
    of('draw', await found('/draws/', /href="(\/draws\/ZX-[^"]+)"/)),
    of('inspections', '/inspections/'),
    of('plan of inspections', await found('/inspections/', new RegExp(`href="(\\/inspections\\/${document})"`))),
    of('results of inspections', '/inspections/results/'),
    of('overview of inspections', '/inspections/overview/'),
    of('topics', '/topics/'),
    of('topic', await found('/topics/', /href="(\/topics\/[a-z][a-z0-9-]+\/)"/)),
    of('calendar', '/calendar/'),
    of('everyday information', '/convenience/'),
    of('open data', '/data/'),
    of('data set', await found('/data/', /href="(\/data\/[a-z][a-z0-9-]+\/)"/)),
    of('subscriptions', '/subscriptions/'),
    of('subscription sent', '/subscriptions/sent/?column=notices&rhythm=daily'),
    unlisted('subscription to confirm', `/subscriptions/confirm/${someKey}`),
    of('subscription confirmed', '/subscriptions/confirmed/?column=notices&rhythm=daily'),
    unlisted('subscription to change', `/subscriptions/manage/${someKey}`),
    unlisted('subscription to end', `/subscriptions/end/${someKey}`),
    of('subscription ended', '/subscriptions/goodbye/'),
    of('units', '/units/'),
    of('unit', '/units/education/'),
    of('leaders', '/leaders/'),
    of('leaders of a unit', '/units/education/leaders/'),
    of('guide of a unit', '/units/education/guide/'),
    of('catalogue of a unit', '/units/education/catalogue/'),
    of('plans', '/workplan/'),
    of('plan', await found('/workplan/', /href="(\/workplan\/\w{12}\/)"/)),
    of('register of regulations', '/policies/ledger/'),
    of('register on a day', `/policies/ledger/days?on=${dayOf(new Date())}&since=2020-01-01`),
    of('register on a day before', '/policies/ledger/days?on=2020-01-01'),
    of('collections', '/policies/collections/'),
    of('verification', `/verify/${id}`),
    of('verification by code', '/verify/'),
    of('code that is not there', '/verify/?code=0000-0000-0000', 422),
    of('transparency', '/transparency/'),
    // Only once the ledger has been sealed.
    ...line.map((path) => of('line of the ledger', path)),
    of('programs', '/api/'),
    of('site map', '/sitemap/'),
    of('feeds', '/feeds/'),
    of('accessibility', '/accessibility/'),
    of('leaving', `/leaving?to=${encodeURIComponent('https://www.example.org/')}`),
    of('withdrawn', await found('/sitemap-withdrawn.xml', new RegExp(`(\\/[a-z]+\\/${document})<`)), 410),
    of('not yet', `${corrected}?on=2020-01-01`, 404),
    of('not found', '/nowhere', 404),
  ];
}

/** Asks for the first address of a form that a page leads to; without one, for the address that is given instead. */
const finder = (base: string) => async (on: string, form: RegExp, otherwise?: string) => {
  const html = await (await fetch(base + on)).text();
  const path = form.exec(html)?.[1] ?? otherwise;
  if (!path) throw new Error(`${on} leads to nothing like ${form}`);
  return path.replaceAll('&amp;', '&');
};

/** The first notice that was corrected: its page leads to the difference. */
async function findCorrected(base: string): Promise<string> {
  const list = await (await fetch(`${base}/notices/`)).text();
  for (const [, path] of list.matchAll(new RegExp(`href="(\\/notices\\/${document})"`, 'g'))) {
    const html = await (await fetch(base + path)).text();
    if (/href="\/versions\/\w{12}\/1\/2"/.test(html)) return path!;
  }
  throw new Error('no notice was corrected');
}

/** Two rounds of one draft. */
async function findCompared(base: string): Promise<string> {
  const list = await (await fetch(`${base}/consultations/`)).text();
  for (const [, path] of list.matchAll(new RegExp(`href="(\\/consultations\\/${document})"`, 'g'))) {
    const found = /href="(\/consultations\/\w{12}\/rounds\/1\/2\/)"/.exec(await (await fetch(base + path)).text());
    if (found) return found[1]!;
  }
  throw new Error('no consultation has two rounds');
}

/** One that is open and one whose result is there. */
async function findConsultations(base: string): Promise<[open: string, answered: string]> {
  const list = await (await fetch(`${base}/consultations/`)).text();
  const paths = [...list.matchAll(new RegExp(`href="(\\/consultations\\/${document})"`, 'g'))].map(([, path]) => path!);
  const pages = await Promise.all(paths.map(async (path) => ({ path, html: await (await fetch(base + path)).text() })));
  const open = pages.find(({ html }) => html.includes('>网上提交</a>'));
  const answered = pages.find(({ html }) => html.includes('>看每一条意见和理由</a>'));
  if (!open || !answered) throw new Error(`no open or no answered consultation among ${paths}`);
  return [open.path, answered.path];
}

/** Waits until the index, which is filled beside serving, knows the demonstration content. */
async function searchable(base: string): Promise<void> {
  for (let turn = 0; turn < 120; turn += 1) {
    const html = await (await fetch(base + ask('/search', '停水'))).text();
    if (html.includes('document-title') && !html.includes('检索目录正在整理')) return;
    await new Promise((fulfil) => setTimeout(fulfil, 500));
  }
  throw new Error('the search knows nothing after a minute');
}
