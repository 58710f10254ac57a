import type { By } from '../../src/core/caller.ts';
import { accept } from '../../src/core/checks/actions/accept.ts';
import { lookAt } from '../../src/core/checks/queries.ts';
import { isOpen } from '../../src/core/checks/rules/gate.ts';
import type { Attachment } from '../../src/core/publications/content.ts';
import { getEdition } from '../../src/core/publications/queries.ts';
import { draftItem, submitItems } from '../../src/features/services/actions.ts';
import { filesOf } from '../../src/features/services/rules/why-not.ts';
import type { StaffDb } from '../../src/platform/database.ts';
import type { Chain } from './chain.ts';
import { paperNamed } from './form-paper.ts';
import type { DemoItem } from './service-parts.ts';
import { forHomesAndTrade } from './services-for-homes-and-trade.ts';
import { forPeople } from './services-for-people.ts';

export const demoItems = [...forPeople, ...forHomesAndTrade];

type KeepFile = (by: By, name: string, bytes: Uint8Array) => Promise<Attachment>;

/** The matters of the district: drafted one by one, cleared by one review, public at once; one waits for what it lacks. */
export async function publishServices(chain: Chain, db: StaffDb, keepFile?: KeepFile): Promise<void> {
  const editions = await Promise.all(demoItems.map((item) => draftOne(chain, db, { item, keepFile })));
  const { submission } = await submitItems(chain.as('office', 'drafter'), {
    editions,
    name: '政务服务事项（演示）',
    part: 1,
    parts: 1,
  });
  await chain.clear('office', submission);
  await chain.issue('office', submission);
  const { organ = '', conditions = '' } = demoItems[0]!.guide;
  await draftItem(chain.as('office', 'drafter'), {
    unit: chain.unitOf('office'),
    title: '户口迁移（市外迁入）',
    guide: { organ, conditions },
  });
}

async function draftOne(
  chain: Chain,
  db: StaffDb,
  { item, keepFile }: { item: DemoItem; keepFile?: KeepFile },
): Promise<number> {
  const by = () => chain.as('office', 'drafter');
  const attachments: Attachment[] = [];
  for (const name of filesOf(item.guide)) if (keepFile) attachments.push(await keepFile(by(), name, paperNamed(name)));
  const guide = keepFile ? item.guide : withoutFiles(item);
  const { document, edition } = await draftItem(by(), {
    unit: chain.unitOf('office'),
    title: item.title,
    guide,
    attachments,
  });
  const { findings } = await lookAt(db, await getEdition(db, edition));
  const open = findings.filter((finding) => isOpen(finding, 'submit', []));
  if (open.length > 0)
    await accept(by(), {
      document,
      fingerprints: open.map(({ fingerprint }) => fingerprint),
      verdict: 'needed',
      reason: '已逐项核对，是办事窗口公开的信息，同意公开。',
    });
  return edition;
}

/** The same matter where no file can be kept. */
const withoutFiles = ({ guide }: DemoItem) => ({
  ...guide,
  materials: (guide.materials as Record<string, string>[]).map(({ blank: _, sample: __, ...row }) => row),
});
