import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { chooseSocketFolder, socketUrl } from '../platform/embedded/sockets.ts';

const main = join(import.meta.dirname, '..', 'main.js');

/** The real application in a process of its own. */
export interface Application {
  pid: number;
  /** Resolves when the portal answers; false when the process was gone before. */
  ready: Promise<boolean>;
  gone: Promise<void>;
  /** What it printed so far. */
  printed(): string;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

const environment = (dataDir: string, port: number) => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  LOG_LEVEL: 'error',
  DATA_DIR: dataDir,
  PORT: String(port),
});

export function startApplication(dataDir: string, port: number): Application {
  const child = spawn(process.execPath, [main, 'serve'], { env: environment(dataDir, port), stdio: 'pipe' });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  let alive = true;
  const gone = once(child, 'close').then(() => {
    alive = false;
  });
  return {
    pid: child.pid!,
    gone,
    printed: () => text,
    ready: answers(`http://127.0.0.1:${port}/healthz`, () => alive),
    end: (signal) => end(child, signal, gone),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals, gone: Promise<void>): Promise<void> {
  child.kill(signal);
  await gone;
}

async function answers(url: string, alive: () => boolean): Promise<boolean> {
  while (alive()) {
    const there = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (there) return true;
    await sleep(25);
  }
  return false;
}

/** The passwords that the first start prints, by account. */
export async function readAccounts(application: Application): Promise<Map<string, string>> {
  const line = /^ {2}(\S+) +((?:[a-z0-9]{4}-){3}[a-z0-9]{4}) /gm;
  for (let waited = 0; waited < 100 && !/^ {2}audit .*\n/m.test(application.printed()); waited += 1) await sleep(50);
  return new Map([...application.printed().matchAll(line)].map(([, account, password]) => [account!, password!]));
}

/** Runs one command of the command line on the same data; answers its exit code and what it printed. */
export async function runCommand(dataDir: string, args: string[]): Promise<{ code: number; out: string }> {
  const child = spawn(process.execPath, [main, ...args], { env: environment(dataDir, 0), stdio: 'pipe' });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.resume();
  const [code] = await once(child, 'close');
  return { code, out };
}

/** The postmaster's number, as the server itself wrote it down. */
export async function postmasterOf(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, 'postgres', 'cluster', 'data', 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

/** Asks the embedded database as its superuser, past the application. */
export async function asSuperuser<T>(dataDir: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const folder = await realpath(join(dataDir, 'postgres'));
  const password = (await readFile(join(folder, 'cluster', 'password'), 'utf8')).trim();
  const client = new pg.Client(socketUrl(chooseSocketFolder(folder), password, 'gongkai'));
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
