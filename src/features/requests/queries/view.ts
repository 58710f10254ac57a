import type { Reads } from '../../../platform/database.ts';
import { consulted } from '../rules/clock.ts';
import { wantedWords } from '../rules/filed.ts';
import { type Move, movesFrom } from '../rules/flow.ts';
import { canBeSuggested, isAnswered, told, type View } from '../rules/view.ts';
import { type CaseRow, getCase, listParts, submittedOn, type ToldEvent } from './case.ts';

const asking: Partial<Record<string, Move>> = {
  correcting: 'askCorrection',
  reasoning: 'askReason',
  paying: 'noticeFee',
};

/** The case as its applicant sees it: no names of the office's people, no third party, no reply before it is delivered. */
export async function readView(
  db: Reads,
  id: number,
  { today, codeOf }: { today: string; codeOf(seed: Buffer): string },
): Promise<View> {
  const row = await getCase(db, id, today);
  const answered = isAnswered(row.state, row.outcome);
  const ended = row.state === 'closed' || answered;
  const parts = await listParts(db, id);
  return {
    number: row.number,
    state: row.state,
    outcome: ended ? row.outcome : null,
    unitName: row.unitName,
    unitPhone: row.unitPhone,
    wanted: row.filed ? wantedWords(row.filed) : row.subject,
    submittedOn: submittedOn(row),
    receivedOn: row.receivedOn,
    endedOn: row.endedOn,
    due: row.due,
    standing: row.standing,
    moves: movesFrom(row.state, ['applicant'])
      .map(({ move }) => move)
      .filter((move) => move !== 'suggest' || canBeSuggested(row)),
    asked: askedOf(row),
    history: row.events
      .filter(({ move }) => told.includes(move))
      .map((event) => ({ on: event.on, move: event.move, note: noteOf(event) })),
    documents: row.documents
      .filter(({ shown, kind }) => shown && (kind !== 'reply' || answered))
      .map(({ id: document, kind, number, madeOn }) => ({ id: document, kind, number, madeOn })),
    papers: answered ? answerPapers(row) : [],
    parts: parts.map(({ seed, number, state, subject }) => ({ number, state, subject, code: codeOf(seed) })),
  };
}

/** Those of the draft that was signed: what was sent back went with it. */
export function answerPapers({ events, papers }: Pick<CaseRow, 'events' | 'papers'>) {
  const draft = events.findLast(({ move }) => move === 'draft');
  return papers
    .filter(({ use, event, erased }) => use === 'answer' && event === draft?.id && !erased)
    .map(({ id, name, type, bytes }) => ({ id, name: name ?? '', type, bytes }));
}

function askedOf({ state, events }: CaseRow): View['asked'] {
  const move = asking[state];
  const event = move && events.findLast((one) => one.move === move);
  if (!event) return null;
  return {
    words: event.words,
    until: (event.data.until as string | undefined) ?? null,
    amount: event.data.amount ?? null,
  };
}

function noteOf({ move, data, words }: ToldEvent): string {
  if (move === 'consult' || move === 'hear') return consulted[data.ground!];
  if (move === 'extend' || move === 'delay') return words;
  if (move === 'weigh') return `${data.adopted ? '采纳' : '不采纳'}。${words}`;
  return '';
}
