import { createServer } from 'node:http';
import { buildApp } from '../src/app.ts';
import { openMemory } from '../src/platform/http/memory.ts';
import { listen } from '../src/platform/http/serve.ts';
import { openBench } from './house.ts';
import { type Load, load } from './load.ts';
import { startNginx } from './nginx.ts';

// Requests a second for the home page and an article from memory, beside a bare node:http server with the same bytes (headers
// and compressed body) in the same process and run, beside nginx with the same bytes as a file when nginx is installed, and
// beside the page rendered each time. The servers take turns; ratios are medians of the rounds. On a machine that does other
// work the ratio of CPU time in the serving process says more than that of requests. Run: node dist/bench/pages.js [rounds]

const connections = 64;
const seconds = 2;
const rounds = Number(process.argv[2] ?? 5);
const accepts = 'Accept-Encoding: gzip, br';

const { house, opened, close } = await openBench();
const memory = openMemory(opened.openChanges());
const remembered = await listen({ app: buildApp({ ...house, memory }), memory, port: 0, host: '127.0.0.1' });
const rendered = await listen({ app: buildApp({ ...house, memory: undefined }), port: 0, host: '127.0.0.1' });
const column = await (await fetch(`${rendered.url}/policies/`)).text();
const article = /\/policies\/\d{6}\/\w{12}\.html/.exec(column)![0];
const portOf = (url: string) => Number(new URL(url).port);
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The page as memory sends it: its headers and its compressed body, byte for byte. */
async function bytesOf(path: string): Promise<{ headers: string[]; body: Buffer }> {
  for (;;) {
    const answer = await fetch(remembered.url + path, { headers: { 'accept-encoding': 'identity' } });
    await answer.arrayBuffer();
    const { headers, body } = await rawOf(path);
    if (headers.includes('br')) return { headers, body };
  }
}

async function rawOf(path: string): Promise<{ headers: string[]; body: Buffer }> {
  const { get } = await import('node:http');
  return new Promise((resolve, reject) => {
    get(remembered.url + path, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const own = /^(date|connection|keep-alive)$/i;
        const headers = answer.rawHeaders.flatMap((name, at, all) =>
          at % 2 === 0 && !own.test(name) ? [name, all[at + 1]!] : [],
        );
        resolve({ headers, body: Buffer.concat(parts) });
      });
    }).on('error', reject);
  });
}

for (const path of ['/', article]) {
  const { headers, body } = await bytesOf(path);
  const bare = createServer((_, response) => response.writeHead(200, headers).end(body)).listen(0, '127.0.0.1');
  await new Promise((resolve) => bare.once('listening', resolve));
  const nginx = await startNginx(path, headers, body);
  const servers: Record<string, number> = {
    'bare node:http': (bare.address() as { port: number }).port,
    'page from memory': portOf(remembered.url),
    ...(nginx ? { 'nginx static': nginx.port } : {}),
    'rendered each time': portOf(rendered.url),
  };
  const runs: Record<string, (Load & { cpu: number })[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, port] of Object.entries(servers)) {
      const before = process.cpuUsage();
      const measured = await load({
        port,
        path,
        connections: name.startsWith('rendered') ? 4 : connections, // more would only wait for the database
        seconds,
        headers: accepts,
      });
      const { user, system } = process.cpuUsage(before);
      const cpu = name.startsWith('nginx') ? Number.NaN : (user + system) / (measured.perSecond * seconds);
      runs[name] = [...(runs[name] ?? []), { ...measured, cpu }];
    }
  }
  console.log(
    `${path === '/' ? 'home' : 'article'} (${body.length} bytes of brotli, ${connections} connections, ${rounds} rounds)`,
  );
  const beside = runs['bare node:http']!;
  for (const [name, loads] of Object.entries(runs)) {
    const of = (key: keyof (typeof loads)[number]) => median(loads.map((one) => one[key]));
    const ratio = median(loads.map((one, at) => one.perSecond / beside[at]!.perSecond));
    const cpuRatio = median(loads.map((one, at) => beside[at]!.cpu / one.cpu));
    const cpu = Number.isNaN(of('cpu'))
      ? ''
      : `; ${of('cpu').toFixed(0)} µs of CPU each, ${cpuRatio.toFixed(2)} of bare`;
    console.log(
      `  ${name.padEnd(18)} ${of('perSecond')} requests/s, ${ratio.toFixed(2)} of bare, p50 ${of('p50').toFixed(1)} ms, p99 ${of('p99').toFixed(1)} ms${cpu}`,
    );
  }
  if (!nginx) console.log('  nginx is not installed: not measured beside it');
  bare.close();
  await nginx?.stop();
}
await Promise.all([remembered.stop(), rendered.stop()]);
await memory.close();
await close();
process.exit(0);
