import { bulletinsCommands } from '../../core/bulletins/commands.ts';
import { takesBulletins } from '../../core/bulletins/rules/shapes.ts';
import { drawsCommands } from '../../core/draws/commands.ts';
import { feature } from '../../core/feature.ts';
import { applyImport, keepFile } from './actions/import.ts';
import { openPlan, putBatch } from './actions/plan.ts';
import { drawUpResults } from './actions/result.ts';
import { drawBatch } from './actions/sample.ts';
import { followUp, record, sign } from './actions/visit.ts';
import { inspectionDatasets } from './public/datasets.ts';
import { inspectionsPublic } from './public.tsx';
import { planBulletin, resultBulletin } from './rules/bulletin.ts';
import { seers } from './rules/who.ts';
import { inspectionsStaff } from './staff.ts';

takesBulletins(planBulletin, resultBulletin);

export const inspections = feature({
  name: 'inspections',
  duty: '二（六）双随机、一公开',
  public: inspectionsPublic,
  staff: inspectionsStaff,
  menu: [{ label: '随机抽查', path: '/staff/inspections', icon: 'list', roles: seers, group: '公开' }],
  entrances: [
    { label: '双随机、一公开', path: '/inspections/', group: '政务公开' },
    { label: '以往的抽查公示', path: '/inspections/notices/', group: '政务公开' },
  ],
  datasets: inspectionDatasets,
  // The bundle of an inspection is the bundle of its draw: one verifier under the name that people look for.
  commands: (within) => ({
    'inspections verify': drawsCommands['draws verify']!,
    ...bulletinsCommands(within),
  }),
  deeds: [keepFile, applyImport, openPlan, putBatch, drawBatch, record, sign, followUp, drawUpResults],
});
