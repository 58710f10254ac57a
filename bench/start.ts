import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/root.ts';

// How long `npm start` takes until the portal answers: the first time (with the demonstration district) and the second.
// Promised: first ≤ 15 s after installation, second ≤ 3 s. Run: node dist/bench/start.js

const runs = Number(process.argv[2] ?? 3);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function start(dataDir: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [join(projectRoot, 'bin', 'launch.js'), 'start'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) },
    stdio: 'ignore',
  });
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) break;
    if (child.exitCode !== null) throw new Error(`the start ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const took = (performance.now() - began) / 1000;
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  return took;
}

const figures = { first: [] as number[], second: [] as number[] };
for (let run = 0; run < runs; run += 1) {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  figures.first.push(await start(dataDir));
  figures.second.push(await start(dataDir));
  await rm(dataDir, { recursive: true, force: true });
}
for (const [name, seconds] of Object.entries(figures)) {
  const sorted = seconds.sort((a, b) => a - b);
  const [least, middle, most] = [sorted[0]!, sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
  console.log(
    `${name} start: min ${least.toFixed(2)} s, median ${middle.toFixed(2)} s, max ${most.toFixed(2)} s (${runs} runs)`,
  );
}
