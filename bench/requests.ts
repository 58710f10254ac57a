import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '../src/features/requests/rules.ts';
import { type Application, freePort, startApplication } from '../src/kill/test-application.ts';
import { openProxied } from './proxied.ts';

// Applications of many citizens, so many a second whatever the server says (open loop), each by its own form key, cookie and address block,
// while one address sends 500 in the first minute; the application is killed with SIGKILL once, and whoever got no answer asks again with
// the same key. At the end every application that was acknowledged is looked up by its number and code.
// Run: node dist/bench/requests.js [seconds] [applications a second]

const seconds = Number(process.argv[2] ?? 60);
const rate = Number(process.argv[3] ?? 50);
const grace = 10_000;
const flood = { count: 500, from: '172.16.7.7' };

const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-requests-'));
const port = await freePort();
const { ask, close } = openProxied(port);
let application: Application = startApplication(dataDir, port);
if (!(await application.ready)) throw new Error('the application did not start');
while (!/^ {2}audit .*\n/m.test(application.printed())) await sleep(200);

const { body: form } = await ask('/requests/', '10.0.0.1');
const units = [...form.matchAll(/<option value="([a-z][\w-]*)"/g)].map(([, slug]) => slug!);
const unit = units.find((slug) => slug === 'housing') ?? units.at(-1);
if (!unit) throw new Error('nobody can be asked in the demonstration');

interface Kept {
  number: string;
  code: string;
  from: string;
}
const kept: Kept[] = [];
const latencies: number[] = [];
const refused: Record<number, number> = {};
let killedAt = Number.POSITIVE_INFINITY;
let [asked, again] = [0, 0];

const blockOf = (n: number) => `10.${(n >> 8) & 255}.${n & 255}.7`;

/** One citizen: asks until there is an answer, always with the same key; answers the status. */
async function citizen(n: number, from = blockOf(n)): Promise<number> {
  const cookie = `gk_visitor=${randomBytes(16).toString('base64url')}`;
  const fields = {
    ...{ unit: unit!, kind: 'person', name: `申请人${n}`, idType: '护照', idNumber: `E${String(n).padStart(8, '0')}` },
    ...{ phone: '0415-0000081', title: `第 ${n} 号改造工程的验收结论 ${randomUUID()}` },
    ...{ way: 'online', carrier: 'electronic', _key: randomUUID() },
  };
  for (;;) {
    const began = performance.now();
    const answer = await ask('/requests/', from, fields, cookie).catch(() => null);
    if (!answer || answer.status >= 500) {
      again += 1;
      await sleep(300);
      continue;
    }
    if (answer.status !== 200) return answer.status;
    if (from !== flood.from && !(began >= killedAt - 1000 && began < killedAt + grace))
      latencies.push(performance.now() - began);
    const body = answer.body.replaceAll('<wbr/>', '');
    const number = /\S*公申〔\d{4}〕\d{4,}号/.exec(body.replace(/<[^>]*>/g, ' '))![0];
    kept.push({ number, code: /<strong class="code">([0-9A-Z-]{15})</.exec(body)![1]!, from });
    return 200;
  }
}

async function killOnce(): Promise<void> {
  await sleep(seconds * 500);
  killedAt = performance.now();
  await application.end('SIGKILL');
  application = startApplication(dataDir, port);
  const ready = await application.ready;
  console.log(
    `killed at ${Math.round((killedAt - began) / 1000)} s, ${ready ? 'answered' : 'gone'} again after ${Math.round(performance.now() - killedAt)} ms`,
  );
}

for (let n = 0; n < 50; n += 1) await citizen(60_000 + n); // warms up and is not counted
latencies.length = 0;
const warm = kept.length;
const began = performance.now();
const killing = seconds >= 30 ? killOnce() : Promise.resolve();
const citizens: Promise<void>[] = [];
const flooding: Promise<number>[] = [];
const count = (status: number) => {
  if (status !== 200) refused[status] = (refused[status] ?? 0) + 1;
};
while (performance.now() < began + seconds * 1000) {
  const passed = (performance.now() - began) / 1000;
  for (; asked < Math.floor(passed * rate); asked += 1) citizens.push(citizen(asked % 50_000).then(count));
  const due = Math.min(flood.count, Math.floor((passed * flood.count) / Math.min(60, seconds * 0.9)));
  while (flooding.length < due) flooding.push(citizen(90_000 + flooding.length, flood.from));
  await sleep(5);
}
await Promise.all([...citizens, killing]);
const flooded = await Promise.all(flooding);
const letIn = flooded.filter((status) => status === 200).length;
const sent = kept.length - warm - letIn;

latencies.sort((a, b) => a - b);
const at = (part: number) => latencies[Math.floor(latencies.length * part)]?.toFixed(0) ?? '-';
console.log(
  `${asked} applications in ${seconds} s (${rate}/s) from as many address blocks, ${sent} acknowledged, refused ${JSON.stringify(refused)}, asked again ${again} times`,
);
console.log(
  `from one address meanwhile ${flooded.length}: ${letIn} let in (${limits.submitsAnHour} an hour), ${flooded.filter((status) => status === 429).length} told to wait`,
);
console.log(
  `outside the ${grace / 1000} s after the kill: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, most ${at(0.99999)} ms (${latencies.length})`,
);
const numbers = new Set(kept.map(({ number }) => number));
console.log(`${numbers.size} different numbers of ${kept.length}`);

let [found, next] = [0, 0];
const checking = Array.from({ length: 8 }, async () => {
  while (next < kept.length) {
    const { number, code, from } = kept[next]!;
    next += 1;
    const { body } = await ask('/requests/status/', from, { number, code });
    if (body.replaceAll('<wbr/>', '').includes(number) && /申请办理进度/.test(body)) found += 1;
  }
});
await Promise.all(checking);
console.log(`${found} of ${kept.length} are there by number and code`);

close();
await application.end('SIGTERM');
await rm(dataDir, { recursive: true, force: true }).catch(() => {});
const good = found === kept.length && numbers.size === kept.length && sent === asked && letIn === limits.submitsAnHour;
process.exit(good ? 0 : 1);
