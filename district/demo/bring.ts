import { accept } from '../../src/core/checks/actions/accept.ts';
import { lookAt } from '../../src/core/checks/queries.ts';
import { isOpen } from '../../src/core/checks/rules/gate.ts';
import { getEdition } from '../../src/core/publications/queries.ts';
import { submit } from '../../src/core/review/actions/submit.ts';
import type { StaffDb } from '../../src/platform/database.ts';
import type { Chain } from './chain.ts';
import type { DemoText } from './text.ts';

/** What a room drafted, from draft to public page by the ordinary road; what the checks asked is answered for by name. */
export async function bring(
  chain: Chain,
  db: StaffDb,
  unit: DemoText['unit'],
  { document, edition }: { document: number; edition: number },
): Promise<void> {
  const { findings } = await lookAt(db, await getEdition(db, edition));
  const fingerprints = findings
    .filter((finding) => isOpen(finding, 'submit', []))
    .map(({ fingerprint }) => fingerprint);
  const verdict = { verdict: 'needed' as const, reason: '已逐项核对，是应当公开的信息，同意公开。' };
  if (fingerprints.length > 0) await accept(chain.as(unit, 'drafter'), { document, fingerprints, ...verdict });
  const sent = { editions: [edition], urgent: false, urgentReason: '', channels: ['portal'] };
  const { submission } = await submit(chain.as(unit, 'drafter'), sent);
  await chain.clear(unit, submission);
  await chain.issue(unit, submission);
}
