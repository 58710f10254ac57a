import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countStale } from '../src/memory/test-stale.ts';
import { openTown } from '../src/memory/test-town.ts';
import { startEmbedded } from '../src/platform/embedded/start.ts';

// Texts are published and withdrawn, and after each withdrawal two processes are asked in every way in which a search tells of a
// text: hits, counts, facets, completions, answers. Every answer that still has something of the text is counted.
// Run: node dist/bench/stale-search.js [cycles] [questions after each]

const [cycles = 200, each = 50] = process.argv.slice(2).map(Number);
const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
const quiet = { info() {}, warn() {} };
const cluster = await startEmbedded({ dataDir, database: 'postgres', log: quiet as never });
process.env.TEST_CLUSTER_URL = cluster.url;
const town = await openTown();
const began = performance.now();
const { asked, stale } = await countStale(town, cycles, each);
console.log(
  `${cycles} publications and withdrawals, ${asked} questions after them to two processes: ${stale.length} stale answers ` +
    `(${((performance.now() - began) / 1000).toFixed(0)} s)`,
);
for (const one of stale.slice(0, 20)) console.log(one);
await town.close();
await cluster.stop();
await rm(dataDir, { recursive: true, force: true });
process.exit(stale.length === 0 ? 0 : 1);
