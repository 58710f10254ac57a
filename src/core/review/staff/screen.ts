import { NotFound } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { formatMoment } from '../../../platform/time.ts';
import { newKey } from '../../../ui/form.tsx';
import { loadCalendar } from '../../calendar/queries.ts';
import { countToCheck } from '../../checks/pages/result.tsx';
import { viewOf } from '../../checks/queries/view.ts';
import { lookAt } from '../../checks/queries.ts';
import type { StaffContext } from '../../doors.ts';
import { shownBody } from '../../publications/clean.ts';
import { compareContents } from '../../publications/compare.ts';
import { textOf } from '../../publications/content-form.ts';
import { getMarks, refuseForeignEyes } from '../../publications/queries/documents.ts';
import { listFiles } from '../../publications/queries/revisions.ts';
import { getEdition, listLinks } from '../../publications/queries.ts';
import { formatNumber } from '../../publications/rules.ts';
import { listRecord } from '../../workflow/queries/record.ts';
import { dueState } from '../../workflow/rules.ts';
import type { IssueView } from '../pages/issue.tsx';
import type { ManyView } from '../pages/many.tsx';
import type { OpinionView } from '../pages/opinion.tsx';
import type { ScreenView } from '../pages/screen.tsx';
import type { TextView } from '../pages/text.tsx';
import { findPause } from '../queries/clock.ts';
import { listCountersigns } from '../queries/countersign.ts';
import { type BriefText, countTexts, listBriefTexts } from '../queries/many.ts';
import { findManifestText, isOpened, listManifestTexts, listSeries, type ManifestText } from '../queries/screen.ts';
import { type Ground, getSubmission, listGrounds, listOpinions, listReferrals, type Submission } from '../queries.ts';
import {
  isMany,
  isOpen,
  movesOpenTo,
  nextState,
  sampleOf,
  standingOf,
  states,
  type Verdict,
  verdicts,
} from '../rules.ts';
import { countersignOf } from './countersign.ts';
import { deskOf } from './desk.ts';
import { countersignEntries, noted, stepsOf, timelineOf } from './timeline.ts';

export interface RefusedForm {
  typed: Typed;
  errors: Record<string, string>;
}

/** Everything the screen and the sheet show of a submission; a submission of a unit that is not the person's does not exist. */
export async function readSubmission(c: StaffContext, id: number) {
  const { staff, who } = c.var;
  const submission = await getSubmission(staff, id);
  refuseForeignEyes(who, submission.unit);
  const many = isMany(await countTexts(staff, id));
  const [items, brief, opinions, referrals, grounds, countersigns] = await Promise.all([
    many ? [] : listManifestTexts(staff, id),
    many ? listBriefTexts(staff, id) : null,
    listOpinions(staff, id),
    listReferrals(staff, id),
    listGrounds(staff),
    listCountersigns(staff, id),
  ]);
  const texts = await Promise.all(items.map((item) => textView(c, item, grounds)));
  return { submission, items, brief, opinions, referrals, countersigns, texts };
}

/** One text of a submission, whole, and how many there are; NotFound for a place that the manifest does not have. */
export async function readText(c: StaffContext, id: number, position: number) {
  const { staff, who } = c.var;
  const submission = await getSubmission(staff, id);
  refuseForeignEyes(who, submission.unit);
  const item = await findManifestText(staff, id, position);
  if (!item) throw new NotFound();
  return { submission, text: await textView(c, item, await listGrounds(staff)), total: await countTexts(staff, id) };
}

async function textView(c: StaffContext, item: ManifestText, grounds: Ground[]): Promise<TextView> {
  const { content } = item.revisionRow;
  const attached = content.attachments;
  const found = await listFiles(
    c.var.staff,
    attached.map((file) => file.file),
  );
  const words = (code: string) => {
    const ground = grounds.find((one) => one.code === code);
    return ground ? `${ground.words}（${ground.article}）` : code;
  };
  const { earlier } = item;
  return {
    position: item.position,
    document: item.document,
    kind: item.kind,
    content,
    body: shownBody(content.body, (position) => {
      const file = attached[position - 1];
      return file ? `/staff/files/${file.file}` : null;
    }),
    hash: item.hash,
    number: item.documentNumber,
    authors: item.authors.map((author) => author.name),
    // in the order and under the names that are cleared
    basis: basisOf(content.disclosure, content.ground && words(content.ground)),
    files: attached.flatMap((file) => {
      const state = found.find((one) => one.id === file.file);
      return state ? [{ ...state, name: file.name }] : [];
    }),
    links: await listLinks(c.var.staff, item.document),
    findings: viewOf(
      await lookAt(c.var.staff, await getEdition(c.var.staff, item.edition)),
      c.var.who,
      item.authors.map((author) => author.id),
    ),
    changes: earlier
      ? {
          since: `第 ${earlier.editionNumber} 版第 ${earlier.number} 稿（${formatMoment(earlier.writtenAt)}）`,
          fields: compareContents(earlier.content, content, words),
        }
      : null,
    changed: item.changed,
    changeNote: item.changeNote,
    hidesEarlier: item.hidesEarlier,
  };
}

/** 依据 of the disclosure attribute: the regulation for what is open, the ground for what is closed. */
function basisOf(
  disclosure: ManifestText['revisionRow']['content']['disclosure'],
  ground: string | null,
): string | null {
  if (disclosure === 'open') {
    return '《政府信息公开条例》第十九条、第二十条：涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策的，主动公开';
  }
  if (disclosure === 'on_request') return '《政府信息公开条例》第二十七条：公民、法人或者其他组织可以申请获取';
  return ground;
}

/** The whole screen for this person: exactly the acts that are allowed now. */
export async function screenOf(c: StaffContext, id: number, refused?: RefusedForm): Promise<ScreenView> {
  const { staff, who, today } = c.var;
  const { submission, items, brief, opinions, referrals, countersigns, texts } = await readSubmission(c, id);
  const written = brief?.map((text) => text.authors) ?? items.map((item) => item.authors.map((author) => author.id));
  const authors = [...new Set(written.flat())];
  const open = brief ? brief.some(isOpenText) : texts.some((text) => isOpenText(text.content));
  const { moves, why } = movesOpenTo(who, submission, authors);
  const record = await listRecord(staff, `review.submission:${id}`);
  const calendar = await loadCalendar(staff);
  const due = isOpen(submission.state) && submission.dueOn ? dueState(calendar, today, submission.dueOn) : null;
  const typed = refused?.typed ?? {};
  const errors = refused?.errors ?? {};
  const verdictMoves = moves.filter((move): move is Verdict => move in verdicts);
  const key = (form: string) =>
    textOf(typed, 'form') === form && textOf(typed, '_key') ? textOf(typed, '_key') : newKey();
  const of = (form: string) => (textOf(typed, 'form') === form ? { typed, errors } : { typed: {}, errors: {} });
  const mayRecall =
    submission.submittedBy === who.person &&
    submission.state === submission.steps[0] &&
    !(await isOpened(staff, `review.submission:${id}`));
  const decides = verdictMoves.length > 0;
  const countersign = await countersignOf(c, { submission, rows: countersigns, decides, key, of });
  const opinion: OpinionView | null =
    decides && !countersign.waits
      ? {
          submission: id,
          state: submission.state,
          hash: submission.manifestHash,
          key: key('opinion'),
          moves: verdictMoves,
          ...of('opinion'),
          backTo: backTo(submission),
          series: await seriesFor(c, submission, brief ?? items),
          agree: agreeWords(submission),
          toCheck: toCheckIn(texts),
          after: afterWords(submission, open),
        }
      : null;
  const issue: IssueView | null = moves.includes('issue')
    ? {
        submission: id,
        keyFor: key,
        ...of('schedule'),
        documents: brief?.length ?? texts.length,
        open,
        publishAt: submission.publishAt,
        failure: submission.scheduleFailure,
        paused: (await findPause(staff)) !== undefined,
      }
    : null;
  return {
    submission,
    standing: standingOf(submission.state, opinions.at(-1)?.verdict),
    texts,
    many: brief && manyOf(c, submission, brief),
    timeline: timelineOf(submission, opinions, [...countersigns.flatMap(countersignEntries), ...record.map(noted)]),
    ...(await deskOf(c, id)),
    steps: stepsOf(submission, opinions),
    referrals,
    clock: due && { state: due.state, days: due.days ?? undefined },
    why,
    countersign,
    opinion,
    issue,
    recall: mayRecall ? { submission: id, key: key('recall'), ...of('recall') } : null,
    paths: submission.state === 'issued' ? await pathsOf(c, items) : [],
  };
}

const isOpenText = ({ disclosure }: { disclosure: string | null }) => disclosure === 'open';

function manyOf(c: StaffContext, { id, manifestHash }: Submission, texts: BriefText[]): ManyView {
  const page = /^[1-9]\d{0,3}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1;
  const show = (['found', 'sample'] as const).find((one) => one === c.req.query('show')) ?? 'all';
  return { submission: id, texts, sample: sampleOf(manifestHash, texts.length), show, page };
}

async function pathsOf(c: StaffContext, items: ManifestText[]) {
  const marks = await Promise.all(items.map((item) => getMarks(c.var.staff, item.document)));
  return items.flatMap((item, index) => {
    const { path, live } = marks[index]!;
    return path && live ? [{ title: item.title, path }] : [];
  });
}

/** Back to the drafter, or to a step that was passed. */
function backTo(submission: Submission): { value: string; label: string }[] {
  const here = submission.steps.indexOf(submission.state as never);
  const passed = submission.steps.slice(0, here < 0 ? submission.steps.length : here);
  return [
    { value: 'drafter', label: `起草人 ${submission.submitterName}` },
    ...passed.map((step) => ({ value: step as string, label: states[step] })),
  ];
}

/** At the last step of a text that takes a number and has none yet. */
async function seriesFor(
  c: StaffContext,
  submission: Submission,
  items: Pick<ManifestText, 'takesNumber' | 'documentNumber'>[],
): Promise<OpinionView['series']> {
  const last = nextState(submission.steps, submission.state) === 'cleared' && submission.state !== 'referred';
  if (!last || !items.some((item) => item.takesNumber && !item.documentNumber)) return null;
  const year = Number(c.var.today.slice(0, 4));
  const series = await listSeries(c.var.staff, submission.unit, year);
  return series.map(({ series: name, top }) => ({
    series: name,
    next: formatNumber({ series: name, year, serial: top + 1 }),
  }));
}

/** What the checks want looked at in all texts together, with the way to the first. */
function toCheckIn(texts: TextView[]): OpinionView['toCheck'] {
  const first = texts.find(({ findings }) => countToCheck(findings) > 0);
  if (!first) return null;
  const count = texts.reduce((sum, { findings }) => sum + countToCheck(findings), 0);
  return { count, href: `#checks-${first.document}` };
}

function agreeWords(submission: Submission): string {
  const next = nextState(submission.steps, submission.state);
  if (next !== 'cleared') return `转${states[next]}`;
  return submission.state === 'signoff' ? '签发' : '审查完毕';
}

const whoIsNext = {
  department: '审核人',
  openness: '政务公开机构',
  secrecy: '保密审查员',
  signoff: '签发人',
} as const;

/** What agreeing sets in motion; nothing is visible until somebody publishes it. */
function afterWords(submission: Submission, open: boolean): string {
  const next = nextState(submission.steps, submission.state);
  if (next in whoIsNext) return `同意后转${whoIsNext[next as keyof typeof whoIsNext]}，公众还看不到。`;
  return open ? '同意后转入发布；点“立即发布”之后，公众立即可见。' : '同意后转入印发，不在网站公布。';
}
