import { refuseIf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { holds, type Role } from '../../caller.ts';
import { CheckResult } from '../../checks/pages/result.tsx';
import { viewOf } from '../../checks/queries/view.ts';
import { lookAt } from '../../checks/queries.ts';
import { whyNotGo } from '../../checks/rules/gate.ts';
import type { StaffContext } from '../../doors.ts';
import { findSubmissionOf, listGrounds } from '../../review/queries.ts';
import { shownBody } from '../clean.ts';
import type { DeedsView } from '../pages/deed.tsx';
import { Links } from '../pages/links.tsx';
import { DocumentPage } from '../pages/show.tsx';
import { getMarks, listEditions, listRequirements, refuseForeignEyes } from '../queries/documents.ts';
import { listReceipts } from '../queries/receipts.ts';
import { listFiles, listRevisionMarks } from '../queries/revisions.ts';
import { type EditionRow, getLatestEdition, listAuthors, listLinks } from '../queries.ts';
import { deedsOf } from './offered.ts';
import { recordOf, reviewOf } from './review.ts';

const done: Record<string, string> = {
  saved: '已保存。',
  voided: '已保存。送审后又修改，原来的审查意见已经失效，须重新送审。',
  submitted: '已送审。',
  accepted: '已接受附件。',
  waived: '已签署豁免。',
  corrected: '已开新版，请编辑后送审。',
  linked: '已关联。',
  proposed: '已提出效力标注，等另一个人复核。复核以前公众看不到。',
  marked: '已标注效力，公众可以看到。',
  declined: '这项效力标注没有采用，公众看到的没有变化。',
  withdrawn: '已撤回，公众已经看不到。撤回回执几秒后出具，见“各版”。',
  versionWithdrawn: '已撤下旧版，公众已经看不到。回执几秒后出具，见“各版”。',
  moved: '已调整栏目，原来的网址会自动转到新网址。',
  numberVoid: '文号已作废，以后不再使用。',
  abandoned: '已作废。',
  recalled: '已撤回送审，可以继续编辑。',
};

/** The document page; after a refused form the same page with what was typed and the reason beside the field. */
export async function showDocument(
  c: StaffContext,
  document: number,
  refused?: { typed: Typed; errors: Record<string, string> },
) {
  const { staff, who } = c.var;
  const edition = await getLatestEdition(staff, document);
  refuseForeignEyes(who, edition.unit);
  const [marks, editions, revisions, receipts, requirements, links, submission, grounds] = await Promise.all([
    getMarks(staff, document),
    listEditions(staff, document),
    listRevisionMarks(staff, document),
    listReceipts(staff, document),
    listRequirements(staff, document),
    listLinks(staff, document),
    findSubmissionOf(staff, edition.edition),
    listGrounds(staff),
  ]);
  const files = await listFiles(
    staff,
    edition.content.attachments.map((item) => item.file),
  );
  const checked = await checksOf(c, edition);
  const mends = edition.state === 'draft' && holds(who, writers, edition.unit);
  const review = submission ? await reviewOf(c, { submission, edition, revisions, mends }) : null;
  const unread = !!review?.cameBack && !review.cameBack.changed;
  const deeds = await deedsOf(c, {
    edition,
    editions,
    marks,
    requirements,
    links,
    unread,
    refused,
    unready: checked?.why,
  });
  if (refused) refuseIf(whyNotOffered(deeds, refused.typed));
  const ground = grounds.find(({ code }) => code === edition.content.ground);
  return c.var.page({
    title: edition.content.title || '（无标题）',
    crumbs: [
      { label: '工作台', href: '/staff' },
      { label: '文件', href: '/staff/documents' },
      { label: edition.kindWords },
    ],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!refused,
    status: refused ? 422 : 200,
    children: DocumentPage({
      edition,
      marks,
      editions,
      revisions,
      receipts,
      body: shownBody(edition.content.body, (position) => {
        const item = edition.content.attachments[position - 1];
        return item ? `/staff/files/${item.file}` : null;
      }),
      requirements,
      files,
      ground: ground ? `${ground.words}（${ground.article}）` : null,
      history: await recordOf(c, document),
      review,
      checks: checked && CheckResult({ look: checked.look, level: 2 }),
      deeds,
      links: Links({ links, document }),
    }),
  });
}

/** A form that the page does not offer now has nowhere to stand again with its reasons. */
function whyNotOffered(deeds: DeedsView, typed: Typed): string | null {
  const { submit, unchecked, waive, ...rest } = deeds;
  const offered: Record<string, unknown> = {
    ...rest,
    submit: submit?.why.length === 0,
    accept: unchecked.some((file) => String(file.id) === typed.file),
    waive: waive.some((item) => item.needs === typed.needs),
  };
  return offered[String(typed.deed)]
    ? null
    : '文件的状态已经变化，或者您没有这项职责，这一步现在不能办理。请刷新页面。';
}

/** What the checks find in a text that is on its way, and why it may not be sent to review yet. */
async function checksOf(c: StaffContext, edition: EditionRow) {
  if (edition.state === 'issued' || edition.state === 'abandoned') return null;
  const look = await lookAt(c.var.staff, edition);
  const authors = await listAuthors(c.var.staff, edition.edition);
  const why = whyNotGo(edition.content.title || '无标题', look.findings, { stage: 'submit', authors });
  return { look: viewOf(look, c.var.who, authors), why };
}

const writers: Role[] = ['drafter', 'editor'];
