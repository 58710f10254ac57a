import { draft } from '../src/core/publications/actions/draft.ts';
import { emptyContent } from '../src/core/publications/content.ts';
import { openBench } from './house.ts';

// Durable deeds a second on the embedded database with 1 and with 20 clients: 起草, whole, with its transaction, permission,
// idempotency key, document, edition, revision, ledger line and commit to disk (fsync on, synchronous). The sealer runs beside.
// The first round of each warms up and is not counted; figures are medians of the five that follow.
// Run: node dist/bench/actions.js [seconds]

const seconds = Number(process.argv[2] ?? 5);
const { chain, opened, close } = await openBench('people');
const content = {
  ...emptyContent,
  title: '关于开展政务公开检查的通知',
  body: '<p>现将有关事项通知如下。</p>'.repeat(10),
};

async function measure(clients: number): Promise<number> {
  const times: number[] = [];
  const cpu = process.cpuUsage();
  const began = performance.now();
  const until = began + seconds * 1000;
  const one = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      await draft(chain!.as('office', 'drafter'), { kind: 'notice', unit: chain!.unitOf('office'), content });
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
  const took = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)]!.toFixed(1);
  console.log(
    `${String(clients).padStart(2)} clients: ${(times.length / took).toFixed(0)} deeds/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ` +
      `${((user + system) / 1000 / times.length).toFixed(2)} ms of CPU each in this process`,
  );
  return times.length / took;
}

const { rows } = await opened.sealer.query('show fsync');
console.log(`fsync ${(rows[0] as { fsync: string }).fsync}`);
const found = new Map<number, number[]>([
  [1, []],
  [20, []],
]);
for (let round = 0; round <= 5; round += 1) {
  for (const [clients, figures] of found) {
    const figure = await measure(clients);
    if (round > 0) figures.push(figure);
  }
}
for (const [clients, figures] of found) {
  const [least, , median, , most] = figures.sort((a, b) => a - b) as [number, number, number, number, number];
  console.log(`${clients} clients: median ${median.toFixed(0)} deeds/s (${least.toFixed(0)} to ${most.toFixed(0)})`);
}
await close();
process.exit(0);
