import { form, longText, rowId, type Typed, text, withoutField } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { formatMoment } from '../../../platform/time.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { refuseForeignEyes } from '../../publications/queries/documents.ts';
import { askCountersign, giveCountersign, takeBackCountersign } from '../actions/countersign.ts';
import type { CountersignView } from '../pages/countersign.tsx';
import {
  type CountersignRow,
  findCountersignSeat,
  listCountersigners,
  openCountersign,
} from '../queries/countersign.ts';
import { getSubmission, type Submission } from '../queries.ts';
import { steps } from '../rules.ts';
import type { RefusedForm } from './screen.ts';

const submissionId = ':id{[0-9]{1,15}}';
const idOf = (c: StaffContext) => Number(c.req.param('id'));

const askForm = form({
  to: rowId('同事', { required: '请选择请谁提出意见。' }),
  askWords: longText('请他看什么', { required: '请写明要同事看什么。', min: 2, max: 300 }),
});
const giveForm = form({
  hash: text('校验码', { required: true }),
  words: longText('意见', { required: '请写明您的意见。', min: 2, max: 1000 }),
});
const takeBackForm = form({ reason: longText('撤回的原因', { required: '请写明撤回的原因。', min: 2, max: 300 }) });

/** 加签: to ask, to answer, to take back. `screen` shows the review screen again with what was refused. */
export function countersignDoors(app: StaffApp, screen: (c: StaffContext, refused: RefusedForm) => Promise<Response>) {
  app.post(`/staff/review/${submissionId}/countersign/ask`, async (c) => {
    const typed = await fieldsOf(c, 'ask');
    const read = askForm.read(typed);
    if (!read.ok) return screen(c, read);
    const { to, askWords } = read.values;
    await askCountersign(c.var.by(keyOf(typed)), { submission: idOf(c), to: to!, words: askWords });
    return c.redirect(`/staff/review/${idOf(c)}?done=asked`, 303);
  });
  app.post(`/staff/review/${submissionId}/countersign`, async (c) => {
    const typed = await fieldsOf(c, 'give');
    const read = giveForm.read(typed);
    if (!read.ok) return screen(c, { typed, errors: withoutField(read.errors, 'hash') });
    await giveCountersign(c.var.by(keyOf(typed)), { submission: idOf(c), ...read.values });
    return c.redirect('/staff?done=countersigned', 303);
  });
  app.post(`/staff/review/${submissionId}/countersign/take-back`, async (c) => {
    const typed = await fieldsOf(c, 'takeBack');
    const read = takeBackForm.read(typed);
    if (!read.ok) return screen(c, read);
    await takeBackCountersign(c.var.by(keyOf(typed)), { submission: idOf(c), reason: read.values.reason });
    return c.redirect(`/staff/review/${idOf(c)}?done=takenBack`, 303);
  });
}

async function fieldsOf(c: StaffContext, name: string): Promise<Typed> {
  const typed = { ...(await readFields(c)), form: name };
  const { unit } = await getSubmission(c.var.staff, idOf(c));
  refuseForeignEyes(c.var.who, unit);
  return typed;
}

interface Turn {
  submission: Submission;
  rows: CountersignRow[];
  /** Whether it is this person's turn to decide. */
  decides: boolean;
  key(form: string): string;
  of(form: string): { typed: Typed; errors: Record<string, string> };
}

/** What the screen offers this person about 加签. */
export async function countersignOf(c: StaffContext, turn: Turn): Promise<CountersignView> {
  const { staff, who } = c.var;
  const { submission, rows, decides, key, of } = turn;
  const open = openCountersign(rows);
  const view = (name: string) => ({ submission: submission.id, key: key(name), ...of(name) });
  const seat = open ? await findCountersignSeat(staff, who, submission.id) : null;
  const mayAsk = decides && !open && (steps as readonly string[]).includes(submission.state);
  const colleagues = mayAsk ? await listCountersigners(staff, submission) : [];
  const others = colleagues.filter(({ id }) => id !== who.person);
  return {
    ask: others.length > 0 ? { ...view('ask'), colleagues: others } : null,
    give:
      open && seat && open.askedBy !== who.person
        ? { ...view('give'), hash: submission.manifestHash, by: open.askedByName, words: open.words }
        : null,
    waits:
      open && decides
        ? { ...view('takeBack'), of: open.askedOfName, words: open.words, at: formatMoment(open.askedAt) }
        : null,
  };
}
