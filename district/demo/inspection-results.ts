import { setTimeout as until } from 'node:timers/promises';
import { confirmBeacon, enterBeacon } from '../../src/core/draws/actions/beacon.ts';
import { draw, reveal } from '../../src/core/draws/actions/draw.ts';
import { listOutcomes } from '../../src/core/draws/queries/draws.ts';
import { teamsOf } from '../../src/core/draws/rules/substitute.ts';
import { drawUpResults } from '../../src/features/inspections/actions/result.ts';
import { followUp, record, sign } from '../../src/features/inspections/actions/visit.ts';
import { findVisit } from '../../src/features/inspections/queries/visits.ts';
import type { ResultKind } from '../../src/features/inspections/rules/visit.ts';
import type { StaffDb } from '../../src/platform/database.ts';
import { dayOf } from '../../src/platform/time.ts';
import type { Chain } from './chain.ts';
import type { Opened } from './inspections.ts';
import { prose } from './text.ts';

/** What is found at one object after the other: nothing, a problem that is mended, one that is being mended, and so on. */
const found: { kind: ResultKind; words: string; mended?: boolean }[] = [
  { kind: '未发现问题', words: '经营许可、制度和应急预案齐全。' },
  { kind: '发现问题已责令改正', words: '瓶库通风口被杂物遮挡，当场责令清理。', mended: true },
  { kind: '发现问题待后续处理', words: '入户安全检查记录不全，限期补齐。', mended: false },
];

/** The draw whose event has gone by is drawn; each object is checked by its team, and what was found is public after review. */
export async function checkDrawn(chain: Chain, db: StaffDb, opened: Opened): Promise<void> {
  const [first, second] = [() => chain.as('housing', 'drafter'), () => chain.as('housing', 'department')];
  await until(Math.max(0, opened.at.getTime() - Date.now()) + 100);
  const beacon = { draw: opened.draw, source: 'DRAND' as const, typed: '3d7f'.repeat(16) };
  await enterBeacon(first(), beacon);
  await confirmBeacon(second(), beacon);
  await draw(first(), { draw: opened.draw });
  const targets = [...teamsOf((await listOutcomes(db, opened.draw)).at(-1)!.result).keys()];
  for (const [at, target] of targets.entries()) await checkOne(chain, db, { draw: opened.draw, target, at });
  await reveal(first(), { draw: opened.draw });
  const { document, edition } = await drawUpResults(first(), { draw: opened.draw });
  const of = { key: 'inspection-results', unit: 'housing', kind: 'inspection-result' } as const;
  const text = { ...of, title: '', body: prose(), metadata: {} };
  await chain.publish({ document, edition, revision: 0, text });
}

async function checkOne(
  chain: Chain,
  db: StaffDb,
  { draw: of, target, at }: { draw: number; target: string; at: number },
) {
  const { kind, words, mended } = found[at % found.length]!;
  const visit = { draw: of, target };
  const results = [{ matter: 'ZJ-02', kind, found: words }];
  await record(chain.as('housing', 'drafter'), { ...visit, visitedOn: dayOf(new Date()), results });
  const { hash } = (await findVisit(db, of, target))!;
  await sign(chain.as('housing', 'department'), { ...visit, seen: hash });
  if (mended === undefined) return;
  const note = mended ? '已清理，复查合格。' : '正在补齐记录。';
  await followUp(chain.as('housing', 'drafter'), { ...visit, done: mended, note });
}
