import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Application, freePort, startApplication } from '../src/kill/test-application.ts';
import { openProxied } from './proxied.ts';

// Comments of many citizens on one open draft, so many a second whatever the server says (open loop), each by its own form key, cookie and
// address block; the application is killed with SIGKILL twice, and whoever got no answer asks again with the same key. At the end every
// receipt that was acknowledged is checked on the public page. The 10 s after each kill are told apart.
// Run: node dist/bench/comments.js [seconds] [comments a second]

const seconds = Number(process.argv[2] ?? 300);
const rate = Number(process.argv[3] ?? 50);
const grace = 10_000;

const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-comments-'));
const port = await freePort();
const { ask, close } = openProxied(port);
let application: Application = startApplication(dataDir, port);
if (!(await application.ready)) throw new Error('the application did not start');
while (!/^ {2}audit .*\n/m.test(application.printed())) await sleep(200);

const blockOf = (n: number) => `10.${(n >> 8) & 255}.${n & 255}.7`;
const { body: list } = await ask('/consultations/?status=open', '10.0.0.1');
const article = /href="(\/consultations\/\d{6}\/([a-z0-9]{12})\.html)"/.exec(list);
if (!article) throw new Error('no open consultation in the demonstration');
const path = `/consultations/${article[2]}/comment/`;

const receipts: { number: string; code: string }[] = [];
const latencies: number[] = [];
const refused: Record<number, number> = {};
const kills: number[] = [];
let [asked, again] = [0, 0];

const inGrace = (at: number) => kills.some((kill) => at >= kill - 1000 && at < kill + grace);

/** One citizen: asks until there is an answer, always with the same key. */
async function citizen(n: number): Promise<void> {
  const cookie = `gk_visitor=${randomBytes(16).toString('base64url')}`;
  const body = `第 ${n} 条意见：建议增加供应时间，${randomUUID()}。`;
  const fields = {
    step: 'send',
    clause: String((n % 6) + 1),
    body,
    kind: 'person',
    name: n % 2 ? '赵某' : '',
    email: '',
    phone: '',
    _key: randomUUID(),
  };
  for (;;) {
    const began = performance.now();
    const answer = await ask(path, blockOf(n), fields, cookie).catch(() => null);
    const took = performance.now() - began;
    if (answer && answer.status < 500) {
      if (answer.status !== 200) refused[answer.status] = (refused[answer.status] ?? 0) + 1;
      else {
        if (!inGrace(began)) latencies.push(took);
        receipts.push({
          number: /YJ-\d{7,}/.exec(answer.body)![0],
          code: /<strong class="code">((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})<\/strong>/.exec(answer.body)![1]!,
        });
      }
      return;
    }
    again += 1;
    await sleep(300);
  }
}

async function killTwice(): Promise<void> {
  for (const part of [1 / 3, 2 / 3]) {
    await sleep(Math.max(0, began + seconds * 1000 * part - performance.now()));
    kills.push(performance.now());
    await application.end('SIGKILL');
    application = startApplication(dataDir, port);
    const ready = await application.ready;
    console.log(
      `killed at ${Math.round((kills.at(-1)! - began) / 1000)} s, ${ready ? 'answered' : 'gone'} again after ${Math.round(performance.now() - kills.at(-1)!)} ms`,
    );
  }
}

for (let n = 0; n < 100; n += 1) await citizen(60_000 + n); // warms up and is not counted
latencies.length = 0;
const warm = receipts.length;
const began = performance.now();
const killing = seconds >= 30 ? killTwice() : Promise.resolve();
const citizens: Promise<void>[] = [];
while (performance.now() < began + seconds * 1000) {
  const due = Math.floor(((performance.now() - began) / 1000) * rate);
  for (; asked < due; asked += 1) citizens.push(citizen(asked % 50_000));
  await sleep(5);
}
await Promise.all([...citizens, killing]);

latencies.sort((a, b) => a - b);
const at = (part: number) => latencies[Math.floor(latencies.length * part)]?.toFixed(0) ?? '-';
console.log(
  `${asked} comments in ${seconds} s (${rate}/s), ${receipts.length - warm} acknowledged, refused ${JSON.stringify(refused)}, asked again ${again} times`,
);
console.log(
  `outside the ${grace / 1000} s after each kill: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, most ${at(0.99999)} ms (${latencies.length})`,
);
const numbers = new Set(receipts.map(({ number }) => number));
console.log(`${numbers.size} different numbers of ${receipts.length} receipts`);

let [verified, next] = [0, 0];
const checking = Array.from({ length: 8 }, async () => {
  while (next < receipts.length) {
    const turn = next;
    next += 1;
    const { number, code } = receipts[turn]!;
    const { body } = await ask('/consultations/check/', blockOf(turn + 1), { number, code });
    if (/意见在册，没有改动/.test(body.replaceAll('<wbr/>', ''))) verified += 1;
  }
});
await Promise.all(checking);
console.log(`${verified} of ${receipts.length} receipts verify`);

close();
await application.end('SIGTERM');
await rm(dataDir, { recursive: true, force: true }).catch(() => {});
process.exit(verified === receipts.length && numbers.size === receipts.length ? 0 : 1);
