import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { sendFile } from '../../../core/files/send.ts';
import { receiveUpload } from '../../../core/files/upload.ts';
import { refuseForeignEyes } from '../../../core/publications/queries/documents.ts';
import { NotFound, Refused, refusalOf } from '../../../platform/errors.ts';
import { choice, day, form, type Typed, text } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { csvHeaders, spreadsheetHeaders, writeCsv, writeSpreadsheet } from '../../../platform/spreadsheet.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { enterOpinion, judge, reveal } from '../actions/register.ts';
import { CommentPage } from '../pages/comment.tsx';
import { EnterPage } from '../pages/enter.tsx';
import { RegisterPage } from '../pages/register.tsx';
import { getComment, listComments, listSame } from '../queries/comments.ts';
import { listPoints } from '../queries/points.ts';
import { getRound } from '../queries/rounds.ts';
import { enteredForm, mostFiles, type Opinion } from '../rules/comment.ts';
import type { Channel } from '../rules/elements.ts';
import { statusOf } from '../rules/moves.ts';
import { numberOf } from '../rules/number.ts';
import { registerSheet } from '../rules/register-sheet.ts';
import { crumb, done, roundHref, roundOf, showHref, writes } from './frame.ts';

const rounds = '/staff/consultations/rounds/:round{[0-9]{1,15}}';
const comments = '/staff/consultations/comments/:comment{[0-9]{1,15}}';

/** 意见登记簿: what came in, by whatever way; each as it was said. */
export function registerDoors(app: StaffApp, storage: Storage): void {
  app.get(`${rounds}/comments`, showRegister);
  app.get(`${rounds}/comments.xlsx`, async (c) => {
    const { sheet, name } = await sheetFor(c);
    return c.body(Buffer.from(writeSpreadsheet(sheet)), 200, spreadsheetHeaders(name));
  });
  app.get(`${rounds}/comments.csv`, async (c) => {
    const { sheet, name } = await sheetFor(c);
    return c.body(writeCsv(sheet), 200, csvHeaders(name));
  });
  app.get(`${rounds}/enter`, (c) => showEnter(c));
  app.post(`${rounds}/enter`, (c) => enter(c, storage));
  app.get(comments, (c) => showComment(c));
  app.post(`${comments}/judgement`, judgeOne);
  app.post(`${comments}/contact`, revealOne);
  app.get(`${comments}/files/:position{[1-9][0-9]?}`, async (c) => {
    const comment = await commentOf(c);
    const file = comment.files[Number(c.req.param('position')) - 1];
    if (!file) throw new NotFound();
    return sendFile(c, storage, file, { mayShow: false, cacheControl: 'no-store' });
  });
}

async function sheetFor(c: StaffContext) {
  const round = await roundOf(c);
  const [list, points] = await Promise.all([listComments(c.var.staff, round.id), listPoints(c.var.staff, round.id)]);
  return { sheet: registerSheet(round, list, points), name: `意见登记簿 第${round.number}轮 ${c.var.today}` };
}

async function showRegister(c: StaffContext) {
  const round = await roundOf(c);
  const [list, points] = await Promise.all([listComments(c.var.staff, round.id), listPoints(c.var.staff, round.id)]);
  return c.var.page({
    title: `意见登记簿：${round.subject}`,
    crumbs: [crumb, { label: round.title, href: showHref(round.document) }, { label: '意见登记簿' }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    children: RegisterPage({
      round,
      comments: list,
      points,
      writes: writes(c.var.who, round.unit),
      view: c.req.query('view') ?? '',
      page: /^[1-9]\d{0,4}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1,
    }),
  });
}

const dayField = form({ receivedOn: day('收到日期', { required: '请填写收到日期；信函以邮戳为准。' }) });

async function showEnter(
  c: StaffContext,
  refused?: { typed: Typed; errors: Record<string, string> },
  status: 422 | 409 = 422,
) {
  const round = await roundOf(c);
  if (!writes(c.var.who, round.unit)) throw new Refused('线下意见由承办单位的拟稿人登记，您没有这项职责。', 403);
  const typed = refused?.typed ?? {
    kind: 'person',
    receivedOn: c.var.today < round.closesOn ? c.var.today : round.closesOn,
  };
  return c.var.page({
    title: '登记线下意见',
    crumbs: [crumb, { label: round.title, href: showHref(round.document) }, { label: '登记' }],
    error: !!refused,
    status: refused ? status : 200,
    children: EnterPage({ round, typed, errors: refused?.errors ?? {}, formKey: keyOf(typed) ?? newKey() }),
  });
}

async function enter(c: StaffContext, storage: Storage): Promise<Response> {
  const round = await roundOf(c);
  const limits = { files: mostFiles, fields: 60 };
  const multipart = c.req.header('content-type')?.startsWith('multipart/form-data');
  const sent = multipart
    ? await receiveUpload(c.req.raw, storage, c.var.by, limits)
    : { fields: await readFields(c), files: [], refused: [] };
  const typed = sent.fields;
  const [read, on] = [enteredForm({ clauses: round.clauses.length }).read(typed), dayField.read(typed)];
  const trouble = sent.refused.map(({ name, error }) => `“${name}”：${error}`).join(' ');
  if (!read.ok || !on.ok || trouble)
    return showEnter(c, { typed, errors: { ...read.errors, ...on.errors, ...(trouble ? { files: trouble } : {}) } });
  const { channel, name, email, phone, ...opinion } = read.values;
  try {
    const { id } = await enterOpinion(c.var.by(keyOf(typed)), {
      ...(opinion as Omit<Opinion, 'name' | 'email' | 'phone'>),
      round: round.id,
      channel: channel as Channel,
      receivedOn: on.values.receivedOn!,
      files: sent.files.map((file) => file.id),
      person: () => ({ name, email, phone }),
    });
    return c.redirect(`/staff/consultations/comments/${id}?done=entered`, 303);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 409) throw error;
    return showEnter(c, { typed, errors: { '': error.message } }, 409);
  }
}

async function commentOf(c: StaffContext) {
  const comment = await getComment(c.var.staff, Number(c.req.param('comment')));
  const round = await getRound(c.var.staff, comment.round);
  refuseForeignEyes(c.var.who, round.unit);
  return comment;
}

interface Shown {
  errors?: Record<string, string>;
  typed?: Typed;
  address?: { email: string; phone: string };
  status?: 422 | 409;
}

export async function showComment(c: StaffContext, { errors, typed = {}, address, status }: Shown = {}) {
  const comment = await commentOf(c);
  const { staff: db, who } = c.var;
  const round = await getRound(db, comment.round);
  const [same, points] = await Promise.all([listSame(db, round.id, comment.textKey), listPoints(db, round.id)]);
  return c.var.page({
    title: `意见 ${numberOf(comment.id)}`,
    crumbs: [
      crumb,
      { label: round.title, href: showHref(round.document) },
      { label: '意见登记簿', href: roundHref(round.id, 'comments') },
      { label: numberOf(comment.id) },
    ],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!errors,
    status: errors ? (status ?? 422) : 200,
    children: CommentPage({
      ...{ comment, round, same, errors, typed, address },
      points: points.filter(({ textKey }) => textKey === comment.textKey),
      status: statusOf({ ...round, answered: round.resultPublic }, new Date()),
      writes: writes(who, round.unit),
      keyFor: newKey,
    }),
  });
}

const reasonForm = form({ reason: text('理由', { required: '请写明理由。', max: 500 }) });
const judgeForm = form({
  verdict: choice('怎样处理', ['kept', 'set_aside'] as const, { required: '请选择纳入办理还是不纳入办理。' }),
  reason: text('理由', { required: '请写明理由；不纳入办理的，理由会公开。', max: 500 }),
});

async function judgeOne(c: StaffContext): Promise<Response> {
  const comment = await commentOf(c);
  const typed = await readFields(c);
  const read = judgeForm.read(typed);
  if (!read.ok) return showComment(c, { errors: read.errors, typed });
  const { verdict, reason } = read.values;
  const refused = await refusalOf(() =>
    judge(c.var.by(keyOf(typed)), { comment: comment.id, verdict: verdict || 'kept', reason }),
  );
  if (refused) return showComment(c, { errors: { '': refused }, typed, status: 409 });
  return c.redirect(`/staff/consultations/comments/${comment.id}?done=judged`, 303);
}

/** Shown once, on the answer to the form: it stands in no address and in no cache. */
async function revealOne(c: StaffContext): Promise<Response> {
  const comment = await commentOf(c);
  const typed = await readFields(c);
  const read = reasonForm.read({ reason: typed.why });
  if (!read.ok) return showComment(c, { errors: { why: read.errors.reason! }, typed });
  const seen: { email: string; phone: string }[] = [];
  const refused = await refusalOf(() =>
    reveal(c.var.by(), { comment: comment.id, reason: read.values.reason, see: (address) => seen.push(address) }),
  );
  if (refused) return showComment(c, { errors: { why: refused }, typed, status: 409 });
  c.header('cache-control', 'no-store');
  return showComment(c, { address: seen[0] });
}
