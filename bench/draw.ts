import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { draw, reveal } from '../src/core/draws/actions/draw.ts';
import { bundleOf } from '../src/core/draws/bundle.ts';
import { findPublicDraw } from '../src/core/draws/queries/live.ts';
import { hasPython } from '../src/core/draws/test-agreement.ts';
import { openDrawingOffice } from '../src/core/draws/test-draws.ts';
import { statistics, uniform, weighted } from '../src/core/draws/test-statistics.ts';
import { projectRoot } from '../src/platform/root.ts';
import { testDatabase } from '../src/platform/test-database.ts';

// A draw of a whole district on the database, and in each single-file verifier: 200,000 objects in four strata by risk, 2,000
// inspectors, teams of two. Then χ² over 60,000 seeds. Run: node dist/bench/draw.js [factor of the rates]

const factor = Number(process.argv[2] ?? 1);
const strata: [string, number, number][] = [
  ['A', 120_000, 10],
  ['B', 60_000, 20],
  ['C', 15_000, 100],
  ['D', 5000, 500],
];
const list = [
  ...strata.map(([code, , rate]) => `stratum ${code} ${Math.min(10_000, rate * factor)} 1`),
  ...strata.flatMap(([code, many]) => Array.from({ length: many }, (_, at) => `target ${code}${at} ${code} 1`)),
  ...Array.from({ length: 2000 }, (_, at) => `inspector P${at} U${at % 40}`),
  ...Array.from({ length: 3000 }, (_, at) => `conflict A${at} P${at % 2000} KIN`),
].join('\n');

const t = await testDatabase();
const house = await openDrawingOffice(t);
const held = monitorEventLoopDelay({ resolution: 5 });
held.enable();
const peak = () => `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`;
const timed = async <Made>(what: string, work: () => Promise<Made>): Promise<Made> => {
  held.reset();
  const began = performance.now();
  const made = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${what}: ${seconds} s, this thread held at most ${Math.round(held.max / 1e6)} ms, peak ${peak()}`);
  return made;
};

const by = (key?: string) => house.office.by(house.office.drafter, key);
const plan = { list, team: 2, cap: 50 };
const made = await timed('planned, published, frozen, committed, events read', () => house.ready(plan));
await timed('drawn (promise 10 s)', () => draw(by(), { draw: made.draw }));
await timed('computed again and revealed', () => reveal(by(), { draw: made.draw }));
await timed('public page', () => house.public(`/draws/${made.number}`));
const bundle = bundleOf((await findPublicDraw(t.sides.live, made.number))!)!;
console.log(`${[...bundle.results[0]!.result!.matchAll(/^drawn /gm)].length} drawn`);
await t.close();

const folder = mkdtempSync(join(tmpdir(), 'draw-'));
const file = join(folder, 'bundle.json');
writeFileSync(file, JSON.stringify(bundle));
for (const command of [[process.execPath, 'verify-draw.mjs'], ...(hasPython ? [['python3', 'verify-draw.py']] : [])]) {
  const began = performance.now();
  const { status } = spawnSync(command[0]!, [join(projectRoot, 'bin', command[1]!), file]);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${command[1]} (promise 3 s): ${seconds} s, answers ${status}`);
}
rmSync(folder, { recursive: true });

for (const [kind, weights] of Object.entries({ uniform, weighted })) {
  const { turns, chi, shares } = statistics(60_000, weights);
  const came = shares.map((share) => share.toFixed(4)).join(' ');
  console.log(
    `${turns} seeds, ${kind}: first pick χ² = ${chi.toFixed(2)} on 6 df (95 % limit 12.59); inclusion ${came}`,
  );
}
