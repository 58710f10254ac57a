import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { readPlan } from '../../../core/draws/staff/form.ts';
import { whenOf } from '../../../core/draws/staff/plan.tsx';
import { refuseForeignEyes } from '../../../core/publications/queries/documents.ts';
import { NotFound, refusalOf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { newKey } from '../../../ui/form.tsx';
import { correctResults } from '../actions/correct-results.ts';
import { drawUpResults } from '../actions/result.ts';
import { drawBatch } from '../actions/sample.ts';
import { BatchPage } from '../pages/batch.tsx';
import { findPublished, type PublicPlan } from '../queries/documents.ts';
import { listTries } from '../queries/samples.ts';
import { keepers } from '../rules/who.ts';
import { crumb, home, mustSee, oneOf } from './frame.ts';
import { idsOf } from './photos.ts';

const batchPath = `${home}/plans/:document{[0-9]{1,15}}/batches/:batch{[0-9A-Za-z._-]{1,20}}`;

/** One batch of a public plan: its draws, and what the next one needs. */
export function sampleDoors(app: StaffApp): void {
  app.get(batchPath, (c) => showBatch(c, {}));
  app.post(batchPath, openSample);
  app.post(`${home}/draws/:draw{[0-9]{1,15}}/results`, drawUp);
  app.post(`${home}/results/:document{[0-9]{1,15}}/correct`, correct);
}

async function publishedOf(c: StaffContext): Promise<PublicPlan> {
  mustSee(c);
  const found = await findPublished(c.var.staff, Number(c.req.param('document')));
  if (!found) throw new NotFound('年度计划还没有公布，公布以后才能抽签。');
  refuseForeignEyes(c.var.who, found.unit);
  return found;
}

interface Sent {
  typed?: Typed;
  errors?: Record<string, string>;
}

async function showBatch(c: StaffContext, { typed, errors }: Sent) {
  const { document, plan, unit } = await publishedOf(c);
  const batch = plan.batches.find(({ code }) => code === c.req.param('batch'));
  if (!batch) throw new NotFound('公布的计划里没有这个批次。');
  const tries = await listTries(c.var.staff, document, batch.code);
  const title = `${plan.year} 年第 ${batch.code} 批：${batch.title}`;
  return c.var.page({
    title,
    crumbs: [crumb, { label: '年度计划', href: `${home}/plans` }, { label: `第 ${batch.code} 批` }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <BatchPage
        {...{ document, plan, batch, tries }}
        keeps={holds(c.var.who, keepers, unit)}
        typed={typed ?? { alg: 'sha256' }}
        errors={errors ?? {}}
        formKey={(typed && keyOf(typed)) || newKey()}
      />
    ),
  });
}

/** The list is made from the registers by the deed; the form of a draw reads everything else, over a list that is thrown away. */
const stand = { list: '001', size: '1', team: '0', cap: '0', names: 'open' };

async function openSample(c: StaffContext): Promise<Response> {
  const { document, unit, unitName } = await publishedOf(c);
  const typed = await readFields(c);
  const unitTyped = { unit: String(unit), title: '批次抽签', reason: '批次抽签' };
  const read = readPlan({ ...typed, ...stand, ...unitTyped }, [{ id: unit, name: unitName }], await whenOf(c));
  if (!read.plan) return showBatch(c, { typed, errors: read.errors });
  const { alg, revealOn, parties, sources } = read.plan;
  const staging = { alg, revealOn, parties, sources };
  const input = { document, batch: c.req.param('batch') ?? '', staging, reason: oneOf(typed, 'afterReason') };
  let draw = 0;
  const refused = await refusalOf(async () => {
    draw = (await drawBatch(c.var.by(keyOf(typed)), input)).draw;
  });
  return refused
    ? showBatch(c, { typed, errors: { '': refused } })
    : c.redirect(`/staff/draws/${draw}?done=planned`, 303);
}

async function drawUp(c: StaffContext): Promise<Response> {
  mustSee(c);
  const typed = await readFields(c);
  const { document } = await drawUpResults(c.var.by(keyOf(typed)), {
    draw: Number(c.req.param('draw')),
    photos: idsOf(typed),
  });
  return c.redirect(`/staff/documents/${document}`, 303);
}

async function correct(c: StaffContext): Promise<Response> {
  mustSee(c);
  const typed = await readFields(c);
  const document = Number(c.req.param('document'));
  await correctResults(c.var.by(keyOf(typed)), { document });
  return c.redirect(`/staff/documents/${document}`, 303);
}
