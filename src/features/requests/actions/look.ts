import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { one } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { getCase, readDocument, readPaper } from '../queries/case.ts';
import { answerPapers, readView } from '../queries/view.ts';
import { isAnswered, type View } from '../rules/view.ts';
import { objectOf } from '../rules.ts';
import { codeOf, hashOf, plainCode, plainNumber } from './keys.ts';
import { countFailure, refuseGuessing } from './throttle.ts';

/** What proves that a case is one's own; functions, so that it is no part of what is kept for repeats of a form. */
export interface Proof {
  number(): string;
  code(): string;
}

/** The case of a number and its code; null when they do not belong together, or when there is none. */
export async function findProved(act: Act, proof: Proof): Promise<number | null> {
  const [number, hash] = [plainNumber(proof.number()), hashOf(plainCode(proof.code()))];
  const { id } = await one(act.tx, sql<{ id: number | null }>`select live.request_by_code(${number}, ${hash}) as id`);
  return id;
}

/** The same for a deed that cannot go on without; throws NotFound. */
export async function getProved(act: Act, proof: Proof): Promise<number> {
  const id = await findProved(act, proof);
  if (id === null) throw new NotFound();
  return id;
}

/**
 * 查询进度: by number and code. A failure is counted against the address block it came from, and looks the same whether the
 * number exists or not; whoever finds the own case is never slowed down. Answers null for what does not fit.
 */
export const look = action('requests.look', {
  words: '凭编号和查询码查询政府信息公开申请',
  may: 'anyone',
  async run(act, input: { proof: Proof; place(): string }) {
    await refuseGuessing(act, input.place());
    const id = await findProved(act, input.proof);
    if (id === null) await countFailure(act, input.place());
    await act.line({ object: objectOf(id ?? 0), data: { found: id !== null } });
    const view: View | null = id === null ? null : await readView(act.tx, id, { today: dayOf(act.now), codeOf });
    return { view };
  },
});

/** What an applicant takes home: a document of the case, or a paper of the answer. */
export type Taken =
  | { what: 'document'; number: string; madeOn: string; text: string }
  | { what: 'paper'; name: string; type: string; bytes: Buffer };

/** 下载文书和答复: by number and code, what the page shows and nothing else; failures count as in `look`. */
export const download = action('requests.download', {
  words: '凭编号和查询码下载文书和答复',
  may: 'anyone',
  async run(act, input: { proof: Proof; place(): string; what: 'document' | 'paper'; id: number }) {
    await refuseGuessing(act, input.place());
    const id = await findProved(act, input.proof);
    if (id === null) await countFailure(act, input.place());
    const taken = id === null ? null : await take(act, id, input);
    await act.line({ object: objectOf(id ?? 0), data: { what: input.what, id: input.id, found: taken !== null } });
    return { taken };
  },
});

async function take(
  act: Act,
  request: number,
  { what, id }: { what: 'document' | 'paper'; id: number },
): Promise<Taken | null> {
  const row = await getCase(act.tx, request, dayOf(act.now));
  const answered = isAnswered(row.state, row.outcome);
  if (what === 'document') {
    const found = await readDocument(act.tx, request, id);
    if (!found?.shown || (found.kind === 'reply' && !answered)) return null;
    return { what, number: found.number, madeOn: found.madeOn, text: found.text };
  }
  if (!answered || !answerPapers(row).some((paper) => paper.id === id)) return null;
  const paper = await readPaper(act.tx, request, id);
  return paper && { what, name: paper.name, type: paper.type, bytes: paper.bytes };
}
