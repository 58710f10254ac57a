import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import type { RoomParts } from '../../../core/feature.ts';
import { type HeldFile, holdUpload } from '../../../core/files/hold.ts';
import { Refused } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { moveDeeds } from '../actions/moves.ts';
import { type Move, moveNames } from '../rules/flow.ts';
import { moveForms } from '../rules/move-forms.ts';
import { answerTypes, paperLimits, paperTypes } from '../rules.ts';
import { caseId, idOf, openCase, plain, refuseOthers, showCase } from './case.tsx';

/** A door for each move of the table; what the table does not allow is refused by the deed, whoever asks. */
export function moveDoors(app: StaffApp, { storage }: RoomParts): void {
  for (const move of moveNames) app.post(`/staff/requests/${caseId}/${move}`, (c) => take(c, move, storage));
}

async function take(c: StaffContext, move: Move, storage: Storage): Promise<Response> {
  await refuseOthers(c);
  const { typed, files, refused } = await read(c, move, storage);
  const { values, errors } = moveForms[move].read(typed);
  const wrong: Record<string, string> = { ...errors, ...refused };
  const shown = { tried: move, typed: plain(typed) };
  if (!values || Object.keys(wrong).length > 0) return showCase(c, await openCase(c), { ...shown, errors: wrong });
  try {
    await moveDeeds[move](c.var.by(keyOf(typed)), { request: idOf(c), told: values, files: () => files });
  } catch (error) {
    const here = error instanceof Refused && error.status === 409 && error.name !== 'KeyUsed';
    // What the law or the calendar forbids comes back beside the form with what was typed; a move that is over does not.
    if (here && moveStands(error.message))
      return showCase(c, await openCase(c), { ...shown, errors: { '': error.message } });
    throw error;
  }
  return c.redirect(`/staff/requests/${idOf(c)}?done=moved`, 303);
}

const moveStands = (message: string) => !message.startsWith('现在是“');

async function read(
  c: StaffContext,
  move: Move,
  storage: Storage,
): Promise<{ typed: Typed; files: HeldFile[]; refused: Record<string, string> }> {
  const upload = (move === 'draft' || move === 'correct') && /^multipart\//i.test(c.req.header('content-type') ?? '');
  if (!upload) return { typed: await readFields(c), files: [], refused: {} };
  const held = await holdUpload(c.req.raw, storage, {
    types: move === 'draft' ? [...answerTypes] : [...paperTypes],
    maxBytes: paperLimits.bytes,
    files: paperLimits.files,
  });
  const refused = Object.fromEntries(held.refused.map(({ field, error }) => [field, error]));
  return { typed: held.fields, files: held.files, refused };
}
