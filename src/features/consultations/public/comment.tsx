import type { PublicApp, PublicContext } from '../../../core/doors.ts';
import { placeOf } from '../../../core/people/address.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { newKey } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { leaveComment } from '../actions/comment.ts';
import { CheckAnswersPage } from '../pages/check-answers.tsx';
import { ClosedPage, type Filled, OpinionPage } from '../pages/opinion.tsx';
import { ReceiptPage } from '../pages/receipt.tsx';
import { findPublicCall, type PublicCall } from '../queries/live.ts';
import { type Opinion, opinionForm } from '../rules/comment.ts';
import { codeOf, numberOf } from '../rules/number.ts';
import { tokenOf } from '../rules/tokens.ts';
import { challengeOf, WorkWanted } from '../rules/work.ts';
import { readOpinion, type Sent } from './read-opinion.ts';

const path = '/consultations/:id{[a-z0-9]{12}}/comment/';

/** 提意见: the form, what was typed to look over, and the receipt. Each step is a page, so that no script is needed. */
export function commentDoors(app: PublicApp, storage: Storage): void {
  app.get(path, async (c) => {
    const call = await open(c);
    c.var.by(); // whoever sends the form is the visitor it was shown to
    const typed = { clause: c.req.query('clause') ?? '', kind: 'person' };
    return call.status === 'open' ? show(c, call, { typed, key: newKey(), files: [] }) : closed(c, call);
  });
  app.post(path, async (c) => {
    const call = await open(c);
    if (call.status !== 'open') return closed(c, call);
    const sent = await readOpinion(c, storage);
    const step = sent.typed.step;
    return step === 'edit' ? show(c, call, sent) : look(c, call, sent, step === 'send');
  });
}

async function open(c: PublicContext): Promise<PublicCall> {
  const call = await findPublicCall(c.var.live, c.req.param('id')!);
  if (!call) throw new NotFound();
  return call;
}

/** No search engine and no cache has business with what somebody types. */
export const frameOf = (c: PublicContext) => ({ site: c.var.site, mode: c.var.mode, path: c.req.path });
const alone = { 'cache-control': 'no-store' };

const closed = (c: PublicContext, call: PublicCall) =>
  c.html(<ClosedPage frame={frameOf(c)} call={call} />, c.req.method === 'GET' ? 200 : 409, alone);

interface Shown extends Pick<Filled, 'typed' | 'key' | 'files'> {
  errors?: Record<string, string>;
}

function show(c: PublicContext, call: PublicCall, { typed, key, files, errors }: Shown, status: 422 | 429 | 409 = 422) {
  return c.html(
    <OpinionPage frame={frameOf(c)} {...{ call, typed, key, files, errors }} />,
    errors ? status : 200,
    alone,
  );
}

/** Reads what was typed: wrong, and the form comes back; right, and it is shown to look over, or it is sent. */
async function look(c: PublicContext, call: PublicCall, sent: Sent, send: boolean): Promise<Response> {
  const { typed, key, files, trouble } = sent;
  const { ok, values, errors } = opinionForm({ clauses: call.call.clauses.length, named: call.named }).read(typed);
  if (!ok || trouble) return show(c, call, { ...sent, errors: { ...errors, ...(trouble ? { files: trouble } : {}) } });
  const opinion = values as Opinion;
  if (!send) return answers(c, call, { opinion, key, files });
  try {
    return await receive(c, call, { opinion, sent });
  } catch (error) {
    if (error instanceof WorkWanted) return answers(c, call, { opinion, key, files, wanted: error });
    if (!(error instanceof Refused) || error.status === 403) throw error;
    return show(c, call, { ...sent, errors: { '': error.message } }, error.status === 429 ? 429 : 409);
  }
}

interface Answers extends Pick<Sent, 'key' | 'files'> {
  opinion: Opinion;
  wanted?: WorkWanted;
}

/** What was typed to look over; with a question for the browser when many come at once. */
function answers(c: PublicContext, call: PublicCall, { opinion, key, files, wanted }: Answers) {
  const work = wanted && { words: wanted.message, bits: wanted.bits, challenge: challengeOf(call.id, key) };
  const facts = { call, opinion, key, files, tokenOf, work };
  return c.html(<CheckAnswersPage frame={frameOf(c)} {...facts} />, wanted ? 409 : 200, alone);
}

/** The receipt answers the form itself: its code stands in no address, and sending again shows the same receipt. */
async function receive(c: PublicContext, call: PublicCall, { opinion, sent }: { opinion: Opinion; sent: Sent }) {
  const { clause, body, kind, minor, name, email, phone } = opinion;
  const place = placeOf(c);
  const received = await leaveComment(c.var.by(sent.key), {
    ...{ publication: call.id, clause, body, kind, minor },
    files: sent.files.map(({ id }) => id),
    person: () => ({ name, email, phone }),
    place: () => place,
    proof: {
      challenge: challengeOf(call.id, sent.key),
      nonce: [sent.typed.work ?? ''].flat()[0]!,
      asked: sent.typed.asked === 'on',
    },
  });
  const receipt = {
    number: numberOf(received.id),
    code: codeOf(Buffer.from(received.seed, 'hex')),
    hash: received.hash,
    at: received.at,
    mailed: email !== '',
    held: received.held,
  };
  return c.html(<ReceiptPage frame={frameOf(c)} {...{ call, receipt }} />, 200, alone);
}
