import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { findOffice } from '../../../core/organisations/queries.ts';
import { type Check, whyNotClear } from '../../../core/review/rules.ts';
import { markOpened } from '../../../core/workflow/queries/task.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { allChecks, approveProfile, returnProfile, whyNotChecked } from '../actions/approve.ts';
import { objectOfRevision } from '../actions/lock.ts';
import { RevisionPage } from '../pages/revision.tsx';
import { lookAtProfile } from '../queries/look.ts';
import { getRevision } from '../queries/revisions.ts';
import { findAgency } from '../queries/working.ts';
import { newNames, whyNotNames } from '../rules/leaders.ts';
import { clearingSeat, mayWrite } from '../rules/seat.ts';
import { crumb, mustBeOffice, unitCrumb } from './frame.ts';

const path = '/staff/agencies/revisions/:id{[1-9][0-9]{0,14}}';

/** What waits for the second person: the whole text, what differs, and the two verdicts. */
export function revisionDoors(app: StaffApp): void {
  app.get(path, (c) => showRevision(c));

  app.post(`${path}/approve`, async (c) => {
    const typed = await readFields(c);
    const { revision, wanted } = await openToDecide(c);
    const ticked = [typed.checks ?? []].flat();
    const checks = Object.fromEntries(allChecks.map((check) => [check, ticked.includes(check)])) as Record<
      Check,
      boolean
    >;
    const names = wanted.map((_, at) => String(typed[`name-${at}`] ?? '').trim());
    const errors = withoutNull({ checks: whyNotChecked(checks), 'name-0': whyNotNames(wanted, names) });
    if (errors) return showRevision(c, { typed, errors });
    await approveProfile(c.var.by(keyOf(typed)), {
      revision: revision.id,
      hash: String(typed.hash ?? ''),
      checks,
      names,
    });
    return c.redirect(`/staff/agencies/${revision.slug}?done=approved`, 303);
  });

  app.post(`${path}/return`, async (c) => {
    const typed = await readFields(c);
    const { revision } = await openToDecide(c);
    const words = String(typed.words ?? '').trim();
    if (words.length < 2) return showRevision(c, { typed, errors: { words: '退回须写明意见，起草人要据此修改。' } });
    await returnProfile(c.var.by(keyOf(typed)), { revision: revision.id, words });
    return c.redirect(`/staff/agencies/${revision.slug}?done=returned`, 303);
  });
}

function withoutNull(errors: Record<string, string | null>): Record<string, string> | null {
  const wrong = Object.entries(errors).filter((entry): entry is [string, string] => entry[1] !== null);
  return wrong.length > 0 ? Object.fromEntries(wrong) : null;
}

/** The revision, and why this person may not decide about it; only for those who write or clear it. */
async function openRevision(c: StaffContext) {
  mustBeOffice(c);
  const { staff, who } = c.var;
  const revision = await getRevision(staff, Number(c.req.param('id')));
  const seat = clearingSeat(who, revision.unit, await findOffice(staff));
  if (!seat && !mayWrite(who, revision.unit))
    throw new Refused(`“${revision.unitName}”的机构信息由本单位、政务公开工作机构和保密审查员查看。`, 403);
  const agency = await findAgency(staff, revision.unit);
  if (!agency) throw new NotFound();
  const whyNot = seat
    ? whyNotClear(who.person, seat.instead, revision.authors, revision.submittedBy)
    : '由本单位或者区政府办公室的保密审查员审查。';
  const wanted = newNames(agency.shown?.leaders ?? [], revision.content.leaders);
  return { revision, agency, whyNot, wanted };
}

/** The same for a verdict: the form stands only where this person may give one. */
async function openToDecide(c: StaffContext) {
  const opened = await openRevision(c);
  refuseIf(opened.revision.decision ? '这一份机构信息已经有了结论，请刷新页面。' : null);
  refuseIf(opened.whyNot, 403);
  return opened;
}

async function showRevision(c: StaffContext, again?: { typed: Typed; errors: Record<string, string> }) {
  const { revision, agency, whyNot, wanted } = await openRevision(c);
  const { staff, who } = c.var;
  await markOpened(staff, who, objectOfRevision(revision.id));
  return c.var.page({
    title: `${revision.unitName}：第 ${revision.number} 次送审`,
    crumbs: [crumb, unitCrumb(agency), { label: `第 ${revision.number} 次送审` }],
    error: !!again,
    status: again ? 422 : 200,
    children: (
      <RevisionPage
        {...{ revision, agency, whyNot, wanted }}
        noticed={await lookAtProfile(staff, revision.content)}
        typed={again?.typed ?? {}}
        errors={again?.errors ?? {}}
        newKey={newKey}
      />
    ),
  });
}
