import { join } from 'node:path';
import type { Hono } from 'hono';
import { buildApp } from './app.ts';
import { writeCounts } from './core/search/record.ts';
import { searchOf } from './core/search/search.ts';
import { openSnapshot } from './core/search/snapshot.ts';
import { firstStart } from './first-start.ts';
import { observeHouse } from './metrics.ts';
import { type Opened, openHouse } from './open.ts';
import type { Config } from './platform/config.ts';
import { openMemory } from './platform/http/memory.ts';
import { listenForMetrics } from './platform/http/metrics-port.ts';
import { type Listening, listen } from './platform/http/serve.ts';
import type { Log } from './platform/log.ts';
import { rooms } from './rooms.ts';
import { startVisits } from './visits.ts';
import { startWork } from './worker.ts';

/** Opens the house, fills an empty one with its district, serves until it is asked to stop; the requests under way are finished. */
export async function serve(config: Config, log: Log, say: (line: string) => void): Promise<void> {
  const opened = await openHouse(config, log);
  try {
    await serveOpened(config, opened, log, say);
  } finally {
    await opened.close(); // also when the start fails half-way: the private database must not stay behind
  }
}

async function serveOpened(config: Config, opened: Opened, log: Log, say: (line: string) => void): Promise<void> {
  const accounts = await firstStart(config, opened, say);
  const visits = startVisits(opened.sides, rooms, log);
  const memory = openMemory(opened.openChanges(), visits);
  // One line a minute for all of them: what memory answers passes no middleware and has no line of its own.
  const telling = setInterval(() => log.info(memory.counts(), 'answered from memory'), 60_000).unref();
  const count = () =>
    writeCounts(opened.sides.staff).catch((error) => log.warn({ err: error }, 'searches not counted'));
  const counting = setInterval(count, 30_000).unref();
  const house = { ...opened, features: rooms, log, memory, visits };
  const own = config.console.port !== null;
  const servers: Listening[] = [];
  const open = async (app: Hono, port: number, more = {}) => {
    const server = await listen({ app, port, host: config.host, ...more });
    servers.push(server);
    return server.url;
  };
  const portal = await open(buildApp(house, { portal: true, console: !own }), config.port, { memory });
  const consoleUrl = own
    ? await open(buildApp(house, { portal: false, console: true }), config.console.port!, {
        allows: config.console.allows,
      })
    : portal;
  if (config.metrics.port !== null) {
    observeHouse(opened);
    servers.push(await listenForMetrics(config.metrics.port, config.metrics.host));
  }
  // Beside the first requests; whoever searches before it is filled is told so.
  searchOf(opened.sides.live)
    .fill(openSnapshot(join(config.dataDir, 'search')))
    .catch((error) => log.warn({ err: error }, 'the search is filled with the first question'));
  const work = await startWork(opened, log);
  say(`\n门户　　${portal}/`);
  say(`工作台　${consoleUrl}/staff`);
  for (const account of accounts) say(account);
  await untilAskedToStop();
  say('\n正在结束，请稍候……');
  await Promise.all(servers.map((server) => server.stop()));
  await work.stop();
  clearInterval(telling);
  clearInterval(counting);
  await count();
  await visits.stop();
  await memory.close();
}

/** A second signal within the stop (npm and the process group send one each) changes nothing. */
const untilAskedToStop = () =>
  new Promise<void>((resolve) => {
    process.on('SIGTERM', () => resolve());
    process.on('SIGINT', () => resolve());
  });
