import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../platform/root.ts';

/** A cache in front of the application, run on loopback with the file of docs/running. */
export interface Front {
  url: string;
  stop(): Promise<void>;
}

export type Kind = 'nginx' | 'varnish';

/** Why this machine cannot try it, or null. */
export const whyNotFront = (kind: Kind): string | null =>
  spawnSync(kind === 'nginx' ? 'nginx' : 'varnishd', [kind === 'nginx' ? '-v' : '-V']).error
    ? `${kind} is not installed here`
    : null;

export async function startFront(kind: Kind, target: number): Promise<Front> {
  const folder = await mkdtemp(join(tmpdir(), `gongkai-${kind}-`));
  await chmod(folder, 0o755); // its workers are another user's
  const port = await freePort();
  const file = await readFile(
    join(projectRoot, 'docs', 'running', kind === 'nginx' ? 'nginx.conf' : 'varnish.vcl'),
    'utf8',
  );
  const { command, args } =
    kind === 'nginx' ? await nginx(folder, file, port, target) : await varnish(folder, file, port, target);
  const child = spawn(command, args, { stdio: 'pipe' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const gone = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  for (const until = Date.now() + 60_000; !(await answers(url)); ) {
    if (Date.now() > until || child.exitCode !== null) {
      await stop();
      throw new Error(`${kind} does not answer: ${said}`);
    }
    await sleep(50);
  }
  return { url, stop };
}

const answers = (url: string) =>
  fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );

/** Only what belongs to this machine is changed: ports, addresses and folders. */
async function nginx(folder: string, file: string, port: number, target: number) {
  const conf = file
    .replace('/var/cache/nginx/gongkai', join(folder, 'cache'))
    .replace('server 127.0.0.1:8890', `server 127.0.0.1:${target}`)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('listen [::]:80;', '');
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const whole = `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
http { access_log off; ${own.join(' ')}
${conf}
}`;
  await mkdir(join(folder, 'cache'));
  await writeFile(join(folder, 'nginx.conf'), whole);
  return { command: 'nginx', args: ['-e', join(folder, 'error.log'), '-p', folder, '-c', join(folder, 'nginx.conf')] };
}

async function varnish(folder: string, file: string, port: number, target: number) {
  await writeFile(join(folder, 'varnish.vcl'), file.replace('"8890"', `"${target}"`));
  // What the file says to start it with.
  const limits = /^#\s+(-p .+)$/m.exec(file)![1]!.split(' ');
  const args = [
    ...limits,
    '-F',
    '-a',
    `127.0.0.1:${port}`,
    '-f',
    join(folder, 'varnish.vcl'),
    '-n',
    join(folder, 'work'),
  ];
  return { command: 'varnishd', args: [...args, '-s', 'malloc,64m', '-j', 'none'] };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
