import { allChecks, approveProfile } from '../../src/features/agencies/actions/approve.ts';
import { submitProfile } from '../../src/features/agencies/actions/submit.ts';
import { getRevision } from '../../src/features/agencies/queries/revisions.ts';
import { listAgencies } from '../../src/features/agencies/queries/working.ts';
import type { StaffDb } from '../../src/platform/database.ts';
import type { Chain } from './chain.ts';

const checks = Object.fromEntries(allChecks.map((check) => [check, true]));

/** What every unit says of itself goes through its two persons: the openness office sends it, the secrecy officer clears it. */
export async function publishAgencies(chain: Chain, db: StaffDb): Promise<void> {
  for (const { unit, draft } of await listAgencies(db)) {
    if (!draft) continue;
    const sent = await submitProfile(chain.as('office', 'openness'), {
      unit,
      note: '首次公开机构信息（演示）',
      answer: '演示内容，地址、电话和人物都是虚构的。',
    });
    const { content, hash } = await getRevision(db, sent.revision);
    const names = content.leaders.map(({ name }) => name);
    await approveProfile(chain.as('office', 'secrecy'), { revision: sent.revision, hash, checks, names });
  }
}
