import type { Child } from 'hono/jsx';
import type { PublicApp, PublicContext } from '../../core/doors.ts';
import { everyChange } from '../../core/publications/changes.ts';
import type { PublicDb } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import { dayOf } from '../../platform/time.ts';
import { AnnouncedBlock } from './pages/announced.tsx';
import { Announcement, CatalogueBody } from './pages/catalogue.tsx';
import { DecisionsFrame, listHref } from './pages/frame.tsx';
import { ListPage, perPage } from './pages/list.tsx';
import { MeetingBody } from './pages/meeting.tsx';
import {
  findColumn,
  findPublicCatalogue,
  findPublicMeeting,
  listAnnouncements,
  listMeetingsOn,
  listPublicCatalogues,
  listPublicMeetings,
  listPublicTies,
  listTitles,
} from './queries/live.ts';

/** 重大行政决策: the list, and one address for each announced decision. Catalogues and meetings stand at their article addresses. */
export function decisionsPublic(app: PublicApp): void {
  app.get(listHref.slice(0, -1), (c) => c.redirect(listHref, 301));
  app.get(listHref, showList);
  app.get(`${listHref}:id{[a-z0-9]{12}}/:number{[1-9][0-9]{0,2}}/`, showEntry);
}

const frameOf = (c: PublicContext) => ({
  site: c.var.site,
  mode: c.var.mode,
  path: c.req.path + new URL(c.req.url).search,
});

async function showList(c: PublicContext): Promise<Response> {
  const { live, today } = c.var;
  const [catalogues, all, column] = await Promise.all([
    listPublicCatalogues(live),
    listPublicMeetings(live),
    findColumn(live),
  ]);
  c.var.shows(everyChange);
  const typed = c.req.query('page') ?? '1';
  const page = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 0;
  const meetings = all.slice((page - 1) * perPage, page * perPage);
  if (page === 0 || (page > 1 && meetings.length === 0)) throw new NotFound();
  const [first, ...earlier] = catalogues;
  const newest = first ? { catalogue: first, ties: await listPublicTies(live, first.id), today } : null;
  c.header('cache-control', 'no-cache');
  return c.html(<ListPage frame={frameOf(c)} {...{ column, newest, earlier, meetings, page }} total={all.length} />);
}

/** The address that an announcement gives out leads to the draft as soon as the draft is public. */
async function showEntry(c: PublicContext): Promise<Response> {
  const { live, today } = c.var;
  const number = Number(c.req.param('number'));
  const catalogue = await findPublicCatalogue(live, c.req.param('id')!);
  const entry = catalogue?.catalogue.entries.find((one) => one.number === number);
  if (!catalogue || !entry) throw new NotFound();
  const ties = (await listPublicTies(live, catalogue.id)).filter((tie) => tie.number === number);
  c.var.shows(everyChange);
  const draft = ties.find(({ kind }) => kind === 'draft');
  c.header('cache-control', 'no-cache');
  if (draft) return c.redirect(draft.path, 302);
  const crumbs = [
    { label: '重大行政决策', href: listHref },
    { label: `${catalogue.year} 年目录`, href: catalogue.path },
  ];
  return c.html(
    <DecisionsFrame frame={frameOf(c)} title={entry.title} description={`${entry.unit} 承办`} crumbs={crumbs}>
      <Announcement {...{ catalogue, entry, ties, today }} />
    </DecisionsFrame>,
  );
}

/** A catalogue or a meeting in the place of its stored text. Whether a draft is late changes at midnight, where every page in memory ends. */
export async function renderBody(live: PublicDb, id: string): Promise<Child> {
  const catalogue = await findPublicCatalogue(live, id);
  if (catalogue)
    return <CatalogueBody catalogue={catalogue} ties={await listPublicTies(live, id)} today={dayOf(new Date())} />;
  const meeting = await findPublicMeeting(live, id);
  if (!meeting) return null;
  const paths = meeting.meeting.topics.flatMap(({ draft, decided }) => [draft, decided]);
  const titles = await listTitles(live, paths.map((path) => path.replace(/[#?].*$/, '')).filter(Boolean));
  return <MeetingBody meeting={meeting} titles={titles} />;
}

/** Beside a draft for comment: what announced it and which meetings talk about it. */
export async function renderAnnounced(live: PublicDb, id: string): Promise<Child> {
  const [ties, meetings] = await Promise.all([listAnnouncements(live, id), listMeetingsOn(live, id)]);
  return ties.length + meetings.length > 0 ? <AnnouncedBlock {...{ ties, meetings }} /> : null;
}
