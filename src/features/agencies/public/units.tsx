import type { PublicContext } from '../../../core/doors.ts';
import type { Feature } from '../../../core/feature.ts';
import { NotFound } from '../../../platform/errors.ts';
import { FormerUnitPage } from '../pages/became.tsx';
import { CataloguePage } from '../pages/catalogue.tsx';
import { GuidePage } from '../pages/guide.tsx';
import { LeadersPage, UnitLeadersPage } from '../pages/leaders.tsx';
import { UnitPage } from '../pages/unit.tsx';
import { UnitsPage } from '../pages/units.tsx';
import {
  countTextsOf,
  findFormerUnit,
  findPublicAgency,
  listFormerUnits,
  listPublicAgencies,
  listPublicChanges,
  listTextsOf,
  type PublicAgency,
} from '../queries/live.ts';
import { pageOf, perPage } from '../rules/paging.ts';

/** Pages that show every unit end with every change of one. */
export const everyUnit = 'units';

const frameOf = (c: PublicContext) => {
  const url = new URL(c.req.url);
  return { site: c.var.site, mode: c.var.mode, path: c.req.path + url.search };
};

export async function showUnits(c: PublicContext): Promise<Response> {
  c.var.shows(everyUnit);
  const [units, former] = await Promise.all([listPublicAgencies(c.var.live), listFormerUnits(c.var.live)]);
  return c.html(<UnitsPage frame={frameOf(c)} units={units} former={former} />);
}

export async function showLeaders(c: PublicContext): Promise<Response> {
  c.var.shows(everyUnit);
  return c.html(<LeadersPage frame={frameOf(c)} agencies={await listPublicAgencies(c.var.live)} />);
}

/** How other rooms let people follow what a unit publishes. */
export type Follows = NonNullable<Feature['follow']>[];

export const showUnit =
  (follows: Follows) =>
  async (c: PublicContext): Promise<Response> => {
    const { live } = c.var;
    const slug = c.req.param('unit')!;
    const page = pageOf(c.req.query('page'));
    const [agency, former] = await Promise.all([findPublicAgency(live, slug), findFormerUnit(live, slug)]);
    if ((!agency && !former) || page === null) throw new NotFound();
    const [total, texts, changes] = await Promise.all([
      countTextsOf(live, slug),
      listTextsOf(live, slug, perPage, (page - 1) * perPage),
      listPublicChanges(live, slug),
    ]);
    if (page > 1 && texts.length === 0) throw new NotFound();
    c.var.shows(`unit:${slug}`, everyUnit);
    const facts = { frame: frameOf(c), changes, texts, total, page };
    if (former) return c.html(<FormerUnitPage {...facts} unit={former} />);
    const below = (await listPublicAgencies(live)).filter(({ parent }) => parent === slug);
    const follow = follows.map((one) => one({ unit: slug }));
    return c.html(<UnitPage {...facts} agency={agency!} below={below} follow={follow} />);
  };

/** A page of a unit that holds something; a unit that says nothing of it has no such page. */
async function withProfile(
  c: PublicContext,
  holds: (agency: PublicAgency) => boolean,
  render: (agency: PublicAgency) => unknown,
): Promise<Response> {
  const agency = await findPublicAgency(c.var.live, c.req.param('unit')!);
  if (!agency?.profile || !holds(agency)) throw new NotFound();
  c.var.shows(`unit:${agency.slug}`, everyUnit);
  return c.html(render(agency) as string);
}

export const showUnitLeaders = (c: PublicContext) =>
  withProfile(
    c,
    ({ profile }) => profile!.leaders.length > 0,
    (agency) => <UnitLeadersPage frame={frameOf(c)} agency={agency} />,
  );

export const showGuide = (c: PublicContext) =>
  withProfile(
    c,
    ({ profile }) => profile!.guide.office !== '',
    (agency) => <GuidePage frame={frameOf(c)} agency={agency} />,
  );

export const showCatalogue = (c: PublicContext) =>
  withProfile(
    c,
    ({ profile }) => profile!.catalogue.length > 0,
    (agency) => <CataloguePage frame={frameOf(c)} agency={agency} />,
  );
