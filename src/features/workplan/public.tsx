import type { PublicApp, PublicContext } from '../../core/doors.ts';
import { NotFound } from '../../platform/errors.ts';
import { endings, sendSheet } from '../../platform/http/sheet-files.ts';
import { PublicPlansPage } from './pages/public-plans.tsx';
import { TrackerPage } from './pages/tracker.tsx';
import { unitsNamed } from './pages/tracker-filter.tsx';
import { trackerSheet } from './pages/tracker-sheet.tsx';
import {
  getPublicPlan,
  listPlanCorrections,
  listProvable,
  listPublicEvidence,
  listPublicFilings,
  listPublicPlans,
  listPublicProgress,
} from './queries/live.ts';
import { groupOf } from './rules/standing.ts';

/** The list of public plans, and the tracker of each: only what `live` shows. */
export function workplanPublic(app: PublicApp): void {
  app.get('/workplan', (c) => c.redirect('/workplan/', 301));
  app.get('/workplan/', showPlans);
  app.get('/workplan/:id', (c) => c.redirect(`/workplan/${idOf(c)}/`, 301));
  app.get('/workplan/:id/', showTracker);
  for (const ending of endings)
    app.get(`/workplan/:id/tasks.${ending}`, async (c) => {
      const { name, sheet } = await readSheet(c);
      return sendSheet(c, sheet, ending, name);
    });
}

const frameOf = (c: PublicContext) => ({ site: c.var.site, mode: c.var.mode, path: c.req.path });

function idOf(c: PublicContext): string {
  const id = c.req.param('id') ?? '';
  if (!/^[a-z0-9]{12}$/.test(id)) throw new NotFound();
  return id;
}

async function showPlans(c: PublicContext): Promise<Response> {
  const plans = await listPublicPlans(c.var.live);
  return c.html(<PublicPlansPage frame={frameOf(c)} plans={plans} today={c.var.today} />);
}

/** The tasks as a file, read from the same views as the page. */
async function readSheet(c: PublicContext) {
  const { live, today, site } = c.var;
  const plan = await getPublicPlan(live, idOf(c));
  const [tasks, evidence] = await Promise.all([listProvable(live, plan.id), listPublicEvidence(live, plan.id)]);
  const sheet = trackerSheet({ plan, tasks, evidence, origin: site.origin ?? '', today });
  return { name: `${plan.title.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '')} 落实进展 ${today}`, sheet };
}

async function showTracker(c: PublicContext): Promise<Response> {
  const { live, today } = c.var;
  const plan = await getPublicPlan(live, idOf(c));
  const [tasks, progress, evidence, filings, corrections] = await Promise.all([
    listProvable(live, plan.id),
    listPublicProgress(live, plan.id),
    listPublicEvidence(live, plan.id),
    listPublicFilings(live, plan.id),
    listPlanCorrections(live, plan.id),
  ]);
  const only = groupOf(c.req.query('state'));
  const unit = unitsNamed(tasks).find((name) => name === c.req.query('unit')) ?? null;
  const shown = { only, unit, corrections };
  return c.html(<TrackerPage frame={frameOf(c)} {...{ plan, tasks, progress, evidence, filings, today }} {...shown} />);
}
