import type { PublicApp, PublicContext } from '../../core/doors.ts';
import { rememberMode } from '../../core/remember-mode.ts';
import { showAddress, showVerification, showVerificationByCode } from './public/article.ts';
import { hearAsk, showAsk } from './public/ask.ts';
import { sendCalendar, showCalendar } from './public/calendar.ts';
import { showColumn } from './public/column.ts';
import { sendAtom, sendJsonFeed } from './public/feeds.ts';
import type { Offers } from './public/frame.ts';
import { showHome } from './public/home.ts';
import { sendQrCode } from './public/qr.ts';
import { showSearch } from './public/search.ts';
import { sendSecurityText } from './public/security-text.ts';
import {
  sendColumnSitemap,
  sendPagesSitemap,
  sendRobots,
  sendSitemap,
  sendWithdrawnSitemap,
} from './public/sitemaps.ts';
import { showAccessibility, showFeeds, showLeaving, showSiteMap } from './public/standing.ts';
import { sendTopicFeed, showTopic, showTopics } from './public/topics.ts';
import { showDifference, showVersion, showVersions } from './public/versions.ts';
import { showWhy } from './public/why.ts';
import { listColumns } from './queries/columns.ts';

const column = '/:column{[a-z][a-z0-9-]{1,30}}';
const document = ':id{[a-z0-9]{12}}';
const topic = '/topics/:topic{[a-z][a-z0-9-]{1,40}}';
const edition = '{[1-9][0-9]{0,4}}';

/** Hangs the portal's pages with what the other rooms offer to them. The last one takes every address that is left. */
export function hangPortal(app: PublicApp, offers: Offers): void {
  app.use(rememberMode);
  app.get('/', showHome(offers));
  app.get('/search', showSearch(offers));
  app.get('/search/', withoutStroke);
  app.get('/search/why', showWhy);
  app.get('/ask', showAsk(offers));
  app.get('/ask/', withoutStroke);
  app.post('/ask', hearAsk);
  app.get('/sitemap', (c) => c.redirect('/sitemap/', 301));
  app.get('/sitemap/', showSiteMap(offers));
  app.get('/feeds/', showFeeds(offers));
  app.get('/accessibility/', showAccessibility);
  app.get('/leaving', showLeaving);
  app.get('/verify', (c) => c.redirect('/verify/', 301));
  app.get('/verify/', showVerificationByCode);
  app.get('/verify/:id{[a-z0-9]{12}}', showVerification);
  app.get(`/qr/${document}`, sendQrCode);
  app.get(`/versions/${document}`, showVersions);
  app.get(`/versions/${document}/:edition${edition}`, showVersion);
  app.get(`/versions/${document}/:from${edition}/:to${edition}`, showDifference);
  app.get('/topics/', showTopics);
  app.get(`${topic}/`, showTopic(offers));
  app.get(`${topic}/feed.atom`, sendTopicFeed('feed.atom'));
  app.get(`${topic}/feed.json`, sendTopicFeed('feed.json'));
  app.get('/calendar/', showCalendar(offers));
  app.get('/calendar.ics', sendCalendar(offers));
  app.get('/.well-known/security.txt', sendSecurityText);
  app.get('/robots.txt', sendRobots);
  app.get('/sitemap.xml', sendSitemap);
  app.get('/sitemap-withdrawn.xml', sendWithdrawnSitemap);
  app.get('/sitemaps/pages.xml', sendPagesSitemap(offers));
  app.get('/sitemaps/:file{[a-z][a-z0-9-]+\\.xml}', sendColumnSitemap);
  app.get('/feed.atom', sendAtom);
  app.get('/feed.json', sendJsonFeed);
  app.get(`${column}/feed.atom`, sendAtom);
  app.get(`${column}/feed.json`, sendJsonFeed);
  app.get(`${column}/`, showColumn(offers));
  app.get(`${column}/:year{(?:19|20)[0-9][0-9]}/`, showColumn(offers));
  app.get(column, toColumn);
  app.get('*', showAddress(offers));
}

/** `/search/?q=…` leads to `/search?q=…`: what was asked is kept. */
function withoutStroke(c: PublicContext) {
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(pathname.slice(0, -1) + search, 302);
}

/** `/policies` without its stroke leads to the column, when there is one. */
async function toColumn(c: PublicContext, next: () => Promise<void>) {
  const slug = c.req.param('column') ?? '';
  const known = (await listColumns(c.var.live)).some((one) => one.slug === slug);
  return known ? c.redirect(`/${slug}/`, 301) : next();
}
