import { type Act, action, type May } from '../../../core/action.ts';
import type { Role } from '../../../core/caller.ts';
import type { HeldFile } from '../../../core/files/hold.ts';
import { NotFound } from '../../../platform/errors.ts';
import { type Actor, flow, type Move, moveNames, moves } from '../rules/flow.ts';
import type { Told } from '../rules/move-forms.ts';
import { actorsOf, type Held, holdCase, refuseMove, type Step, takeStep } from './case.ts';
import { getProved, type Proof } from './look.ts';
import { tellApplicant } from './news.ts';
import { answerMoves } from './prepare-answer.ts';
import { clockMoves } from './prepare-clock.ts';
import { receiptMoves } from './prepare-receipt.ts';

export interface MoveInput {
  /** For members of staff: which case. */
  request?: number;
  /** For the applicant: number and code. */
  proof?: Proof;
  /** What the form of the move said. */
  told: Told;
  /** Papers that came along. */
  files?(): HeldFile[];
}

/** What a move needs beyond the table and the clock. */
export interface Given {
  act: Act;
  held: Held;
  told: Told;
  actors: Actor[];
  files: HeldFile[];
}
export interface Prepared extends Partial<Omit<Step, 'move'>> {
  /** It stays where it is although the move leads on. */
  stays?: boolean;
  /** What is written once the event is there. */
  after?(event: number): Promise<void>;
}
export type Prepare = (given: Given) => Promise<Prepared> | Prepared;

const prepare: Partial<Record<Move, Prepare>> = { ...receiptMoves, ...clockMoves, ...answerMoves };

/** Who may try at all: the roles of the table; a move that the applicant has too is tried by anyone, and needs the proof. */
function mayOf(move: Move): May {
  const actors = [...new Set(flow.filter((row) => row.move === move).flatMap(({ by }) => by))];
  return actors.includes('applicant') ? 'anyone' : (actors as Role[]);
}

const deedOf = (move: Move) =>
  action(`requests.${move}`, {
    words: `依申请公开：${moves[move]}`,
    may: mayOf(move),
    async run(act, input: MoveInput) {
      const id = input.proof ? await getProved(act, input.proof) : input.request;
      if (!id) throw new NotFound();
      const held = await holdCase(act, id);
      const actors = actorsOf(act, held, input.proof !== undefined);
      refuseMove(held, move, actors);
      const { told } = input;
      const words = typeof told.words === 'string' ? told.words : '';
      const on = typeof told.on === 'string' ? told.on : null;
      const prepared = (await prepare[move]?.({ act, held, told, actors, files: input.files?.() ?? [] })) ?? {};
      const { stays, after, ...step } = prepared;
      const event = await takeStep(act, held, { move, on, words, ...step }, actors, stays);
      await after?.(event);
      await tellApplicant(act, held, move);
      return { id, event };
    },
  });

/** One deed for every move of the table. */
export const moveDeeds = Object.fromEntries(moveNames.map((move) => [move, deedOf(move)])) as Record<
  Move,
  ReturnType<typeof deedOf>
>;
