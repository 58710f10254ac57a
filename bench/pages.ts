import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, createServer, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../src/app.ts';
import { firstStart } from '../src/first-start.ts';
import { openHouse } from '../src/open.ts';
import { readConfig } from '../src/platform/config.ts';
import { openMemory } from '../src/platform/http/memory.ts';
import { listen } from '../src/platform/http/serve.ts';
import { createLog } from '../src/platform/log.ts';
import { rooms } from '../src/rooms.ts';

// Requests a second for the home page and an article: from memory, rendered each time, and a bare node:http server with the
// same bytes in the same run, as the measure. Run: node dist/bench/pages.js

const connections = 32;
const seconds = 4;

/** The client runs in a process of its own, so that it does not share the server's thread. */
async function load(url: string): Promise<{ perSecond: number; p99: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const began = performance.now();
      get(url, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`));
        answer.resume().on('end', () => {
          times.push(performance.now() - began);
          resolve();
        });
      }).on('error', reject);
    });
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) await ask();
    }),
  );
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: Math.round(times.length / seconds), p99: times[Math.floor(times.length * 0.99)]! };
}

const loadFromOutside = (url: string) =>
  new Promise<{ perSecond: number; p99: number }>((resolve, reject) => {
    const child = fork(import.meta.filename, ['--client', url]);
    child.once('message', (message) => resolve(message as never));
    child.once('exit', (code) => code && reject(new Error(`the client ended with ${code}`)));
  });

if (process.argv[2] === '--client') {
  process.send!(await load(process.argv[3]!));
  process.disconnect();
} else {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  const config = readConfig({ ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' });
  const log = createLog('error', 'stderr');
  const opened = await openHouse(config, log);
  await firstStart(config, opened, () => {});
  const house = { ...opened, features: rooms, log };
  const memory = openMemory(opened.openChanges());
  const remembered = await listen({ app: buildApp({ ...house, memory }), memory, port: 0, host: '127.0.0.1' });
  const rendered = await listen({ app: buildApp(house), port: 0, host: '127.0.0.1' });
  const column = await (await fetch(`${rendered.url}/policies/`)).text();
  const article = /\/policies\/\d{6}\/\w{12}\.html/.exec(column)![0];
  for (const path of ['/', article]) {
    const body = Buffer.from(await (await fetch(rendered.url + path)).arrayBuffer());
    const bare = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(body),
    ).listen(0, '127.0.0.1');
    await new Promise((resolve) => bare.once('listening', resolve));
    const bareUrl = `http://127.0.0.1:${(bare.address() as { port: number }).port}`;
    const measure = await loadFromOutside(bareUrl + path);
    console.log(`${path === '/' ? 'home' : 'article'} (${body.length} bytes)`);
    console.log(`  bare node:http     ${measure.perSecond} requests/s, p99 ${measure.p99.toFixed(1)} ms`);
    for (const [name, server] of [
      ['page from memory  ', remembered],
      ['rendered each time', rendered],
    ] as const) {
      const { perSecond, p99 } = await loadFromOutside(server.url + path);
      console.log(
        `  ${name} ${perSecond} requests/s, p99 ${p99.toFixed(1)} ms, ${(perSecond / measure.perSecond).toFixed(2)} of bare`,
      );
    }
    bare.close();
  }
  await Promise.all([remembered.stop(), rendered.stop()]);
  await opened.close();
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
}
