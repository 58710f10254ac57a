import { accept } from '../../src/core/checks/actions/accept.ts';
import { lookAt } from '../../src/core/checks/queries.ts';
import { isOpen } from '../../src/core/checks/rules/gate.ts';
import { getEdition } from '../../src/core/publications/queries.ts';
import { draftEntry, markOf, submitEntries } from '../../src/features/enforcement/actions/draft.ts';
import { overturn } from '../../src/features/enforcement/actions/ended.ts';
import { listKnown } from '../../src/features/enforcement/queries.ts';
import type { Values } from '../../src/features/enforcement/rules/elements.ts';
import type { StaffDb } from '../../src/platform/database.ts';
import { addDays } from '../../src/platform/time.ts';
import type { Chain } from './chain.ts';
import { type DemoEntry, demoEntries, overturnedNumber } from './enforcement-texts.ts';

/** What two units did in enforcement: entered one by one, cleared by one review each, public at once. */
export async function publishEnforcement(chain: Chain, db: StaffDb, today: string): Promise<void> {
  for (const [unit, entries] of Object.entries(demoEntries(today)) as ['housing' | 'education', DemoEntry[]][]) {
    const editions: number[] = [];
    for (const entry of entries) editions.push(await draftOne(chain, db, { unit, ...entry }));
    const { submission } = await submitEntries(chain.as(unit, 'drafter'), {
      editions,
      title: `行政执法公示（演示，${editions.length} 份）`,
    });
    await chain.clear(unit, submission);
    await chain.issue(unit, submission);
  }
  await overturnOne(chain, db, today);
}

/** One decision was revoked by the government: it is withdrawn, and the public reads why. */
async function overturnOne(chain: Chain, db: StaffDb, today: string): Promise<void> {
  const [known] = await listKnown(db, [overturnedNumber(today)]);
  await overturn(chain.as('housing', 'editor'), {
    document: known!.document,
    kind: 'revoked',
    overturnedOn: addDays(today, -1),
    organ: '丹东市振兴区人民政府',
    paper: `振政复决〔${today.slice(0, 4)}〕2号`,
    explanation: '复议查明施工现场当日已经设置围挡，原决定认定事实不清。',
  });
}

async function draftOne(
  chain: Chain,
  db: StaffDb,
  { unit, shape, values }: DemoEntry & { unit: 'housing' | 'education' },
): Promise<number> {
  const by = () => chain.as(unit, 'drafter');
  const told: Values = Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));
  const input = { unit: chain.unitOf(unit), shape, mark: markOf(told), values: () => told };
  const { document, edition } = await draftEntry(by(), input);
  const { findings } = await lookAt(db, await getEdition(db, edition));
  const open = findings.filter((finding) => isOpen(finding, 'submit', []));
  if (open.length > 0)
    await accept(by(), {
      document,
      fingerprints: open.map(({ fingerprint }) => fingerprint),
      verdict: 'needed',
      reason: '已逐项核对，是依法应当公开的内容，同意公开。',
    });
  return edition;
}
