import { Refused } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { end } from '../actions/decide.ts';
import { propose } from '../actions/propose.ts';
import { ProposalEdit } from '../pages/edit.tsx';
import { ProposalsPage } from '../pages/list.tsx';
import type { AnyProposable } from '../proposable.ts';
import { allProposables } from '../proposable.ts';
import { lookAtLines } from '../queries/look.ts';
import { listStanding, listVersions, shownOf } from '../queries/versions.ts';
import { whatWantsAnswer, whyNotSubject } from '../rules.ts';
import { crumb, kindOf, path, rightsOf, showPreview } from './frame.ts';

const kindPath = `${path}/:kind{[a-z][a-z-]{1,30}}`;
const subjectPath = `${kindPath}/:subject{[a-z][a-z0-9-]{1,40}}`;
const done: Record<string, string> = {
  proposed: '已提出，等待另一个人同意。',
  taken_back: '已收回。',
  agreed: '已同意，公众现在看到的就是这一份。',
  refused: '已退给提出人。',
  ended: '已撤下，公众不再看到。',
};

/** What there is, and the form with which one person proposes how it is to be. */
export function editDoors(app: StaffApp): void {
  app.get(path, async (c) => {
    const { proposes } = await rightsOf(c);
    const standing = await listStanding(c.var.staff);
    return c.var.page({
      title: '版面和清单',
      children: <ProposalsPage {...{ kinds: allProposables(), standing, today: c.var.today, mayPropose: proposes }} />,
    });
  });
  app.get(`${kindPath}/new`, (c) => showForm(c, kindOf(c), null));
  app.get(subjectPath, (c) => showForm(c, kindOf(c), c.req.param('subject')!));
  app.post(kindPath, sendForm);
  app.post(`${subjectPath}/end`, async (c) => {
    const kind = kindOf(c);
    await rightsOf(c);
    const typed = await readFields(c);
    const subject = c.req.param('subject')!;
    const words = String(typed.words ?? '').trim();
    if (words.length < 2) return showForm(c, kind, subject, { errors: { words: '请写明撤下的理由。' } });
    await end(c.var.by(keyOf(typed)), { kind: kind.kind, subject, words });
    return c.redirect(`${path}/${kind.kind}/${subject}?done=ended`, 303);
  });
}

async function sendForm(c: StaffContext) {
  const kind = kindOf(c);
  if (!(await rightsOf(c)).proposes) throw new Refused('版面和清单由政务公开工作机构编排。', 403);
  const typed = await readFields(c);
  const subject = kind.only ?? String(typed.subject ?? '').trim();
  const fresh = !kind.only && (await listVersions(c.var.staff, kind.kind, subject)).length === 0;
  const read = kind.read(typed, (await kind.offered(c.var.staff)) as never);
  const errors = { ...read.errors, ...(whyNotSubject(subject) && { subject: whyNotSubject(subject)! }) };
  if (!read.ok || errors.subject) return showForm(c, kind, fresh ? null : subject, { typed, errors });
  if (typed.preview) return showPreview(c, kind, subject, read.values);
  const answer = String(typed.answer ?? '');
  const wanted = whatWantsAnswer(await lookAtLines(c.var.staff, kind.lines(read.values)));
  if (wanted && answer.trim().length < 2)
    return showForm(c, kind, fresh ? null : subject, { typed, errors: { answer: wanted } });
  const content: unknown = read.values;
  await propose(c.var.by(keyOf(typed)), { kind: kind.kind, subject, content, note: String(typed.note ?? ''), answer });
  return c.redirect(`${path}/${kind.kind}/${subject}?done=proposed`, 303);
}

interface Sent {
  typed?: Typed;
  errors?: Record<string, string>;
}

async function showForm(c: StaffContext, kind: AnyProposable, subject: string | null, { typed, errors }: Sent = {}) {
  const { proposes } = await rightsOf(c);
  const versions = subject ? await listVersions(c.var.staff, kind.kind, subject) : [];
  const shown = shownOf(versions);
  const offered = (await kind.offered(c.var.staff)) as never;
  const last = versions.find(({ decision }) => decision !== 'taken_back') ?? shown;
  const title = last ? kind.titleOf(last.content) : kind.words;
  return c.var.page({
    title,
    crumbs: [crumb, { label: title }],
    notice: errors ? null : (done[c.req.query('done') ?? ''] ?? null),
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <ProposalEdit
        {...{ kind, subject, offered, versions, shown, mayPropose: proposes, mayEnd: true }}
        typed={typed ?? kind.typed((last?.content ?? null) as never, offered)}
        errors={errors ?? {}}
        keys={[(typed && keyOf(typed)) || newKey(), newKey()]}
      />
    ),
  });
}
