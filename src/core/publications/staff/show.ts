import { refuseIf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { newKey } from '../../../ui/form.tsx';
import { holds, type Role, type Staff } from '../../caller.ts';
import { CheckResult } from '../../checks/pages/result.tsx';
import { viewOf } from '../../checks/queries/view.ts';
import { lookAt } from '../../checks/queries.ts';
import { whyNotGo } from '../../checks/rules/gate.ts';
import type { StaffContext } from '../../doors.ts';
import { listUnaccepted } from '../../files/queries.ts';
import { findSubmissionOf, listGrounds } from '../../review/queries.ts';
import { channels } from '../../review/rules.ts';
import { shownBody } from '../clean.ts';
import type { DeedsView } from '../pages/deed.tsx';
import { Links } from '../pages/links.tsx';
import { DocumentPage } from '../pages/show.tsx';
import {
  type DocumentMarks,
  getMarks,
  listDocuments,
  listEditions,
  listRequirements,
  type RequirementRow,
  refuseForeignEyes,
} from '../queries/documents.ts';
import { listFiles, listRevisionMarks } from '../queries/revisions.ts';
import { type EditionRow, getLatestEdition, type LinkRow, listAuthors, listColumns, listLinks } from '../queries.ts';
import { linkKinds, whyNotSubmit } from '../rules.ts';
import { recordOf, reviewOf } from './review.ts';

const done: Record<string, string> = {
  saved: '已保存。',
  voided: '已保存。送审后又修改，原来的审查意见已经失效，须重新送审。',
  submitted: '已送审。',
  accepted: '已接受附件。',
  waived: '已签署豁免。',
  corrected: '已开新版，请编辑后送审。',
  linked: '已关联。',
  marked: '已标注效力。',
  withdrawn: '已撤回，公众已经看不到。',
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
  const [marks, editions, revisions, requirements, links, submission, grounds] = await Promise.all([
    getMarks(staff, document),
    listEditions(staff, document),
    listRevisionMarks(staff, document),
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
  const deeds = await deedsOf(c, { edition, marks, requirements, links, unread, refused, unready: checked?.why });
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

interface Facts {
  edition: EditionRow;
  marks: DocumentMarks;
  requirements: RequirementRow[];
  links: LinkRow[];
  /** It came back from review and nothing was changed since. */
  unread: boolean;
  /** What the checks still want before review. */
  unready?: string | null;
  refused?: { typed: Typed; errors: Record<string, string> };
}

/** Exactly what this person may do with the document now; the deeds check it again. */
async function deedsOf(c: StaffContext, facts: Facts): Promise<DeedsView> {
  const { edition, marks, requirements, refused } = facts;
  const { who } = c.var;
  const { unit, state, document } = edition;
  const writes = holds(who, writers, unit);
  const governs = holds(who, ['editor', 'signer'], unit) || holds(who, 'openness');
  const typed = refused?.typed ?? {};
  const kept = typeof typed._key === 'string' ? typed._key : newKey();
  return {
    document,
    edition: edition.edition,
    key: (deed) => (typed.deed === deed ? kept : newKey()),
    typed,
    errors: refused?.errors ?? {},
    edit: writes && ['draft', 'submitted', 'cleared'].includes(state),
    submit: writes && state === 'draft' ? submitOf(facts) : null,
    correct: writes && marks.live && (state === 'issued' || state === 'abandoned'),
    withdraw: governs && marks.live,
    validity: governs && marks.live,
    move: marks.live && (holds(who, 'editor', unit) || holds(who, 'openness')) ? await columnOptions(c) : null,
    voidNumber: holds(who, 'signer', unit) && marks.documentNumber !== null && marks.firstPublishedAt === null,
    link: writes ? await linkOf(c, document) : null,
    abandon: writes && state === 'draft',
    waive: waivable(who, unit, requirements),
    unchecked: holds(who, accepting, unit) ? await acceptable(c, edition) : [],
  };
}

const writers: Role[] = ['drafter', 'editor'];

/** Where a published document may stand instead. */
const columnOptions = async (c: StaffContext) =>
  (await listColumns(c.var.staff)).map(({ slug, name }) => ({ value: slug, label: name }));

/** Somebody other than the drafter answers for a file that nobody could check. */
const accepting: Role[] = ['reviewer', 'secrecy', 'signer', 'openness'];

async function acceptable(c: StaffContext, edition: EditionRow) {
  const ids = edition.content.attachments.map((item) => item.file);
  return (await listUnaccepted(c.var.staff, ids)).filter((file) => file.uploadedBy !== c.var.who.person);
}

const waivable = (who: Staff, unit: number, requirements: RequirementRow[]) =>
  holds(who, 'signer', unit) ? requirements.filter((item) => !item.waivedAt && !item.met) : [];

/** A text and what interprets it go to review together (article （二）: 同步组织、审签、部署、发布). */
function submitOf({ edition, links, unready, unread }: Facts): DeedsView['submit'] {
  return {
    unread,
    channels: Object.entries(channels).map(([value, label]) => ({ value, label })),
    companions: links
      .filter((link) => link.kind === 'interprets' && link.otherState === 'draft')
      .map((link) => ({ value: String(link.otherDocument), label: link.title })),
    why: [...Object.values(whyNotSubmit(edition.content)), ...(unready ? [unready] : [])],
  };
}

async function linkOf(c: StaffContext, document: number): Promise<DeedsView['link']> {
  const units = [...new Set(c.var.who.grants.map((grant) => grant.unit))];
  const { items } = await listDocuments(c.var.staff, {
    units,
    person: null,
    kind: '',
    state: '',
    words: '',
    page: 1,
    perPage: 200,
  });
  const documents = items
    .filter((item) => item.document !== document)
    .map((item) => ({
      value: String(item.document),
      label: [item.number, item.title].filter(Boolean).join(' '),
      group: item.kind,
    }));
  if (documents.length === 0) return null;
  const kinds = Object.entries(linkKinds).map(([value, [words]]) => ({ value, label: words }));
  return { kinds, documents };
}
