import { bulletinsCommands } from '../../core/bulletins/commands.ts';
import { takesBulletins } from '../../core/bulletins/rules/shapes.ts';
import { holds, type Staff } from '../../core/caller.ts';
import { drawsCommands } from '../../core/draws/commands.ts';
import { drawsStandUnder } from '../../core/draws/rules/homes.ts';
import { feature } from '../../core/feature.ts';
import type { StaffDb } from '../../platform/database.ts';
import { approveAssignment, assign } from './actions/assign.ts';
import { correctResults } from './actions/correct-results.ts';
import { applyImport, keepFile } from './actions/import.ts';
import { dropImport, failImport, startImport, writeStarted } from './actions/large-import.ts';
import { openPlan, putBatch } from './actions/plan.ts';
import { drawUpResults } from './actions/result.ts';
import { drawBatch } from './actions/sample.ts';
import { followUp, record, sign } from './actions/visit.ts';
import { jobs } from './jobs.ts';
import { DrawsBehind } from './pages/draws-behind.tsx';
import { inspectionDatasets } from './public/datasets.ts';
import { drawResults } from './public/draw-results.ts';
import { inspectionsPublic } from './public.tsx';
import { listDrawsBehind } from './queries/live.ts';
import { countMending } from './queries/mending.ts';
import { planBulletin, resultBulletin } from './rules/bulletin.ts';
import { batchObjects } from './rules/plan.ts';
import { seers } from './rules/who.ts';
import { inspectionsStaff } from './staff.ts';

takesBulletins(planBulletin, resultBulletin);
drawsStandUnder({ object: batchObjects, label: '双随机、一公开', href: '/inspections/', results: drawResults });

/** Kinds of plans and results have names that end so, in whatever room. */
const ours = (kind: string) => /(plan|result)$/.test(kind);

/** Problems of their units that are not mended, the overdue ones apart; the openness office counts every unit's. */
const countFor = (db: StaffDb, who: Staff, today: string) => {
  const units = who.grants.filter(({ role }) => seers.includes(role)).map(({ unit }) => unit);
  return countMending(db, holds(who, 'openness') ? null : units, today);
};

export const inspections = feature({
  name: 'inspections',
  duty: '二（六）双随机、一公开',
  public: inspectionsPublic,
  staff: inspectionsStaff,
  menu: [{ label: '随机抽查', path: '/staff/inspections', icon: 'list', roles: seers, group: '公开', count: countFor }],
  entrances: [
    { label: '双随机、一公开', path: '/inspections/', group: '政务公开' },
    { label: '以往的抽查公示', path: '/inspections/notices/', group: '政务公开' },
  ],
  // A draw that is announced, or ends, is told by its own tag.
  article: [
    {
      place: 'side',
      shows: ({ kind }) => (ours(kind) ? ['draws'] : []),
      async render(live, { id, kind }) {
        const draws = ours(kind) ? await listDrawsBehind(live, id) : [];
        return draws.length > 0 ? DrawsBehind({ draws }) : null;
      },
    },
  ],
  datasets: inspectionDatasets,
  jobs,
  // The bundle of an inspection is the bundle of its draw: one verifier under the name that people look for.
  commands: (within) => ({
    'inspections verify': drawsCommands['draws verify']!,
    ...bulletinsCommands(within),
  }),
  deeds: [
    keepFile,
    applyImport,
    openPlan,
    putBatch,
    drawBatch,
    record,
    sign,
    followUp,
    drawUpResults,
    correctResults,
    assign,
    approveAssignment,
    startImport,
    writeStarted,
    failImport,
    dropImport,
  ],
});
