import { Refused } from '../../../platform/errors.ts';
import { choice, form, longText, type Typed, withoutField } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { newKey } from '../../../ui/form.tsx';
import { holds, type Staff } from '../../caller.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { refuseForeignEyes } from '../../publications/queries/documents.ts';
import { getLatestEdition, listAuthors } from '../../publications/queries.ts';
import { findSubmissionOf } from '../../review/queries.ts';
import { isOpen as isOnItsWay } from '../../review/rules.ts';
import { accept, answering } from '../actions/accept.ts';
import { DocumentChecks } from '../pages/document.tsx';
import { viewOf } from '../queries/view.ts';
import { lookAt } from '../queries.ts';
import { type Acceptance, awaits, type isOpen, verdicts } from '../rules/gate.ts';

const address = '/staff/checks/documents/:document{[0-9]{1,15}}';
const mostListed = 500;

/** 系统检查 of one document: every passage, and accepting those that stay. */
export function documentDoors(app: StaffApp): void {
  app.get(address, (c) => show(c));
  app.post(address, take);
}

async function show(c: StaffContext, refused?: { typed: Typed; errors: Record<string, string> }) {
  const { staff, who } = c.var;
  const edition = await getLatestEdition(staff, Number(c.req.param('document')));
  refuseForeignEyes(who, edition.unit);
  const [look, authors, submission] = await Promise.all([
    lookAt(staff, edition),
    listAuthors(staff, edition.edition),
    findSubmissionOf(staff, edition.edition),
  ]);
  const once = [...new Map(look.findings.map((finding) => [finding.fingerprint, finding])).values()];
  const mine = once.filter((finding) => isMine(who, edition.unit, finding, authors));
  const underWay = ['draft', 'submitted', 'cleared'].includes(edition.state);
  // Without the form there is nothing to go back to: what was sent is refused as a whole.
  if (refused && !(underWay && mine.length > 0))
    throw new Refused('这份文件没有等您核对的检查结果，可能已经有人处理。请返回文件看最新的状态。');
  return c.var.page({
    title: `系统检查：${edition.content.title || '（无标题）'}`,
    crumbs: [
      { label: '工作台', href: '/staff' },
      { label: '文件', href: `/staff/documents/${edition.document}` },
      { label: '系统检查' },
    ],
    notice: c.req.query('done') ? '已接受，理由记录在案。' : null,
    error: !!refused,
    status: refused ? 422 : 200,
    children: DocumentChecks({
      look: viewOf(look, who, authors),
      mine: underWay ? mine.slice(0, mostListed) : [],
      rest: once.filter((finding) => !underWay || !mine.includes(finding)).slice(0, mostListed),
      editHref:
        underWay && holds(who, ['drafter', 'editor'], edition.unit) ? `/staff/editions/${edition.edition}/edit` : null,
      backHref: `/staff/documents/${edition.document}`,
      reviewHref: submission && isOnItsWay(submission.state) ? `/staff/review/${submission.id}` : null,
      typed: refused?.typed ?? {},
      errors: refused?.errors ?? {},
      key: (refused && keyOf(refused.typed)) ?? newKey(),
    }),
  });
}

const isMine = (who: Staff, unit: number, finding: Parameters<typeof isOpen>[0], authors: number[]) =>
  (holds(who, answering, unit) || holds(who, 'openness')) &&
  awaits(
    finding,
    { person: who.person, officer: holds(who, 'secrecy', unit) && !authors.includes(who.person) },
    authors,
  );

const acceptForm = form(
  {
    finding: { label: '检查结果', read: (typed) => ({ value: [typed ?? []].flat() }) },
    verdict: choice('处理', Object.keys(verdicts) as Acceptance['verdict'][], {
      required: '请选择是确需公开还是误报。',
    }),
    reason: longText('理由', { required: '请写明理由，您的名字会和理由一起记录在案。', min: 2, max: 500 }),
  },
  ({ finding }) => ({ finding: finding.length === 0 ? '请先勾选要接受的检查结果。' : null }),
);

async function take(c: StaffContext) {
  const document = Number(c.req.param('document'));
  const edition = await getLatestEdition(c.var.staff, document);
  refuseForeignEyes(c.var.who, edition.unit);
  const typed = await readFields(c);
  const read = acceptForm.read(typed);
  if (!read.ok) return show(c, { typed, errors: withoutField(read.errors, 'finding') });
  const { finding, verdict, reason } = read.values;
  await accept(c.var.by(keyOf(typed)), {
    document,
    fingerprints: finding,
    verdict: verdict as Acceptance['verdict'],
    reason,
  });
  return c.redirect(`/staff/checks/documents/${document}?done=accepted`, 303);
}
