import type { PublicApp, PublicContext } from '../../../core/doors.ts';
import type { RoomParts } from '../../../core/feature.ts';
import { type HeldFile, holdUpload } from '../../../core/files/hold.ts';
import { cleanName, contentDisposition } from '../../../core/files/name.ts';
import { factsOf } from '../../../core/files/types.ts';
import { makePaper } from '../../../core/papers/make.ts';
import { placeOf } from '../../../core/people/address.ts';
import { Refused } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { download, look, type Taken } from '../actions/look.ts';
import { lookMatter } from '../actions/matter.ts';
import { moveDeeds } from '../actions/moves.ts';
import { beginUpload } from '../actions/papers.ts';
import { MatterStatusPage } from '../pages/matter.tsx';
import { AskPage, type Key, StatusPage } from '../pages/status.tsx';
import type { Made } from '../rules/documents.ts';
import { isMatterNumber } from '../rules/matter.ts';
import { moveForms } from '../rules/move-forms.ts';
import { paperOfDocument } from '../rules/paper.ts';
import { notFound, paperLimits, paperTypes } from '../rules.ts';
import { alone, frameOf } from './apply.tsx';

const applicantMoves = ['confirm', 'correct', 'explain', 'withdraw', 'suggest'] as const;
type ApplicantMove = (typeof applicantMoves)[number];

const done: Record<ApplicantMove, string> = {
  confirm: '已经确认',
  correct: '补正已经提交',
  explain: '理由已经提交',
  withdraw: '申请已经撤回',
  suggest: '建议已经提交',
};

/** 查询进度, and what an applicant does with the own case. Number and code travel in the body of every form. */
export function statusDoors(app: PublicApp, { storage }: RoomParts): void {
  app.get('/requests/status', (c) => c.redirect('/requests/status/', 301));
  app.get('/requests/status/', (c) => alone(c, <AskPage frame={frameOf(c)} typed={{ number: '', code: '' }} />));
  app.post('/requests/status/', async (c) => show(c, await readFields(c)));
  app.post('/requests/status/download', async (c) => send(c, await readFields(c)));
  for (const move of applicantMoves)
    app.post(`/requests/status/${move}`, async (c) => {
      const { typed, files, refused } = await readMove(c, storage, move);
      return take(c, move, { typed, files, refused });
    });
}

const single = (typed: Typed, name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : '');
const proofOf = (typed: Typed): Key => ({
  number: single(typed, 'number').slice(0, 60),
  code: single(typed, 'code').slice(0, 60),
});
const asProof = ({ number, code }: Key) => ({ number: () => number, code: () => code });

async function readMove(c: PublicContext, storage: Storage, move: ApplicantMove) {
  const upload = move === 'correct' && /^multipart\//i.test(c.req.header('content-type') ?? '');
  if (!upload) return { typed: await readFields(c), files: [], refused: {} };
  await beginUpload(c.var.by(), { place: () => placeOf(c) });
  const held = await holdUpload(c.req.raw, storage, { types: [...paperTypes], maxBytes: paperLimits.bytes, files: 2 });
  const refused = Object.fromEntries(held.refused.map(({ field, error }) => [field, error]));
  return { typed: held.fields, files: held.files, refused };
}

interface Shown {
  said?: string;
  typed?: string;
  errors?: Record<string, string>;
}

/** The case of number and code; what does not fit is told in one sentence, whatever does not fit. */
async function show(c: PublicContext, typed: Typed, shown: Shown = {}) {
  const proof = proofOf(typed);
  const missing = {
    ...(proof.number ? {} : { number: '请填写申请编号。' }),
    ...(proof.code ? {} : { code: '请填写查询码。' }),
  };
  if (Object.keys(missing).length > 0)
    return alone(c, <AskPage frame={frameOf(c)} typed={proof} errors={missing} />, 422);
  if (isMatterNumber(proof.number)) return showMatter(c, proof);
  const { view } = await look(c.var.by(), { proof: asProof(proof), place: () => placeOf(c) });
  if (!view) return alone(c, <AskPage frame={frameOf(c)} typed={proof} errors={{ number: notFound }} />, 422);
  const facts = { proof, view, formKey: newKey(), ...shown };
  return alone(c, <StatusPage frame={frameOf(c)} {...facts} />, shown.errors ? 422 : 200);
}

/** A correction or complaint has numbers of its own and is followed at the same place. */
async function showMatter(c: PublicContext, proof: Key) {
  const { view } = await lookMatter(c.var.by(), { proof: asProof(proof), place: () => placeOf(c) });
  if (!view) return alone(c, <AskPage frame={frameOf(c)} typed={proof} errors={{ number: notFound }} />, 422);
  return alone(c, <MatterStatusPage frame={frameOf(c)} view={view} />);
}

interface Read {
  typed: Typed;
  files: HeldFile[];
  refused: Record<string, string>;
}

async function take(c: PublicContext, move: ApplicantMove, { typed, files, refused }: Read) {
  const proof = proofOf(typed);
  // The proof first, counted: a guess learns nothing from what a move would say.
  const { view } = await look(c.var.by(), { proof: asProof(proof), place: () => placeOf(c) });
  if (!view) return alone(c, <AskPage frame={frameOf(c)} typed={proof} errors={{ number: notFound }} />, 422);
  const { values, errors } = moveForms[move].read({
    words: typed.words ?? (move === 'confirm' ? '申请人在网上确认' : ''),
  });
  const wrong = { ...errors, ...refused };
  if (!values || Object.keys(wrong).length > 0) return show(c, typed, { errors: wrong, typed: single(typed, 'words') });
  try {
    await moveDeeds[move](c.var.by(keyOf(typed)), {
      proof: asProof(proof),
      told: { words: values.words },
      files: () => files,
    });
  } catch (error) {
    if (error instanceof Refused && error.status === 409)
      return show(c, typed, { errors: { '': error.message }, typed: single(typed, 'words') });
    throw error;
  }
  return show(c, typed, { said: done[move] });
}

async function send(c: PublicContext, typed: Typed) {
  const proof = proofOf(typed);
  const what = typed.what === 'paper' ? 'paper' : 'document';
  const id = Number(single(typed, 'id'));
  if (!Number.isSafeInteger(id) || id < 1) return show(c, typed);
  const { taken } = await download(c.var.by(), { proof: asProof(proof), place: () => placeOf(c), what, id });
  if (!taken) return show(c, typed, { errors: { '': '没有找到这份文件，请刷新页面后再下载。' } });
  return file(c, taken, typed.format === 'docx' ? 'docx' : 'pdf');
}

async function file(c: PublicContext, taken: Taken, format: 'docx' | 'pdf') {
  if (taken.what === 'paper') return answerFile(c, taken.name, taken.type, taken.bytes);
  const paper = paperOfDocument(JSON.parse(taken.text) as Made, taken.number, c.var.site.origin ?? '');
  const bytes = await makePaper({ format, paper, pictures: new Map() });
  return answerFile(c, `${paper.title}.${format}`, format, bytes);
}

/** Always a download, never shown in place. */
export const answerFile = (c: { body: PublicContext['body'] }, name: string, type: string, bytes: Uint8Array) =>
  c.body(Buffer.from(bytes), 200, {
    'content-type': factsOf(type)?.mime ?? 'application/octet-stream',
    'content-disposition': contentDisposition('attachment', cleanName(name)),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
