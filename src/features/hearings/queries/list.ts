import { senderWords } from '../../../core/people/mask.ts';
import { unseal } from '../../../core/people/secret.ts';
import type { Reads } from '../../../platform/database.ts';
import type { ParticipantList } from '../rules/elements.ts';
import { numberOf } from '../rules/forms.ts';
import { type ApplicationRow, findDraw, type HearingRow, listApplications } from './hearings.ts';

/** Binds what is sealed to its row's seed, so that no other row can borrow it. */
export const ownerOf = (seed: Buffer): string => `hearing:${seed.toString('hex')}`;

export const nameOf = ({ name, seed }: Pick<ApplicationRow, 'name' | 'seed'>): string =>
  name ? unseal(name, ownerOf(seed)) : '';

/** The list as it would be published now: everybody who was chosen, by number, under a masked name; or why there is none yet. */
export async function drawList(db: Reads, hearing: HearingRow): Promise<ParticipantList | string> {
  const all = await listApplications(db, hearing.document);
  const open = all.filter(({ verdict }) => verdict === null);
  if (open.length > 0) return `还有 ${open.length} 份报名没有确定，请逐份确定，或者先抽签。`;
  const chosen = all.filter(({ verdict }) => verdict === 'chosen');
  if (chosen.length > hearing.seats!) return `确定了 ${chosen.length} 名，公告的名额是 ${hearing.seats} 名，请核对。`;
  const draw = hearing.method === 'draw' ? await findDraw(db, hearing.document) : undefined;
  return {
    ...{ type: 'list', subject: hearing.notice.subject, heldOn: hearing.notice.heldOn, method: hearing.method! },
    ...{ draw: draw?.number ?? '', applied: all.length },
    people: chosen.map((one) => ({ number: numberOf(one.id), name: senderWords({ ...one, name: nameOf(one) }) })),
  };
}
