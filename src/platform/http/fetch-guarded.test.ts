import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { isPublicAddress, plainAddress } from './addresses.ts';
import { type Fetched, Guarded, type GuardSettings, guardedFetch, whyNotAddress } from './fetch-guarded.ts';

/** 127.0.0.2 stands for an address that may be asked; 127.0.0.1, where the same server listens, for one that may not. */
let server: Server;
let port: number;
const asked: string[] = [];
before(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} at ${request.socket.localAddress}`);
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '0.0.0.0', listening));
  port = (server.address() as AddressInfo).port;
});
after(() => {
  server.closeAllConnections();
  return new Promise((closed) => server.close(closed));
});

function answer({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  const to = /^\/to\?(.*)$/.exec(url)?.[1];
  if (to) response.writeHead(302, { location: decodeURIComponent(to) }).end();
  else if (url === '/slow') response.writeHead(200).write('.');
  else if (url === '/huge') response.end(Buffer.alloc(300_000));
  else if (url === '/repeat') response.writeHead(307, { location: '/' }).end();
  else response.end('ok');
}

const outside = (address: string) => address === '127.0.0.2';
const names: Record<string, string[]> = { 'good.example': ['127.0.0.2'], 'both.example': ['127.0.0.2', '127.0.0.1'] };
const lookup: GuardSettings['lookup'] = async (name) => (names[name] ?? []).map((address) => ({ address, family: 4 }));
const get = (url: string, more: GuardSettings = {}): Promise<Fetched> =>
  guardedFetch({ allows: outside, lookup, timeoutMillis: 4000, ...more })(url, { method: 'GET' });
const refused = (url: string, words: RegExp, more?: GuardSettings) =>
  assert.rejects(get(url, more), (error) => error instanceof Guarded && words.test(error.message), url);

test('what may be asked is asked, by address and by name', async () => {
  assert.equal(String((await get(`http://127.0.0.2:${port}/`)).body), 'ok');
  assert.equal(String((await get(`http://good.example:${port}/x`)).body), 'ok');
  assert.equal(asked.at(-1), 'GET /x at 127.0.0.2');
});

test('no way of writing an inner address leads to it', async () => {
  const before = asked.length;
  const inner = [
    ...[
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f000001',
      '017700000001',
      '0177.0.0.1',
      '0',
      '0.0.0.0',
      '１２７.０.０.１',
    ],
    ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:ffff:7f00:0001]', '[::127.0.0.1]'],
    ...['[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[fe80::1]', '[fc00::1]', '[fd12::1]', '[ff02::1]', '[2001:db8::1]'],
    ...[
      '10.0.0.1',
      '172.16.5.4',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
    ],
  ];
  for (const host of inner) await refused(`http://${host}/`, /内部或保留的地址/);
  await refused(`http://localhost:${port}/`, /内部或保留的地址/, { lookup: undefined });
  assert.equal(asked.length, before);
});

test('a name with one inner address among others is refused', () =>
  refused(`http://both.example:${port}/`, /内部或保留/));

test('a name that changes its mind between asking and connecting changes nothing', async () => {
  const answers = ['127.0.0.2', '127.0.0.1'];
  let turns = 0;
  const rebinding = async () => [{ address: answers[Math.min(turns++, 1)]!, family: 4 }];
  const { body } = await get(`http://rebind.example:${port}/once`, { lookup: rebinding });
  assert.equal(String(body), 'ok');
  assert.deepEqual([turns, asked.at(-1)], [1, 'GET /once at 127.0.0.2']);
  await refused(`http://rebind.example:${port}/`, /内部或保留/, { lookup: rebinding });
});

test('each redirect is looked at anew, and not followed for ever', async () => {
  const to = (url: string) => `http://127.0.0.2:${port}/to?${encodeURIComponent(url)}`;
  assert.equal(String((await get(to('/'))).body), 'ok');
  const before = asked.length;
  await refused(to(`http://127.0.0.1:${port}/secret`), /内部或保留/);
  await refused(to('http://[::ffff:127.0.0.1]/'), /内部或保留/);
  await refused(to('file:///etc/passwd'), /只能以 http/);
  await refused(to('http://user:word@good.example/'), /用户名和口令/);
  assert.ok(asked.slice(before).every((line) => line.endsWith('at 127.0.0.2')));
  await refused(to(to(to(to(to('/'))))), /转向超过 3 次/);
});

test('only a redirect that says so repeats what was sent', async () => {
  const send = (path: string) =>
    guardedFetch({ allows: outside })(`http://127.0.0.2:${port}${path}`, {
      method: 'POST',
      body: '{}',
      headers: { secret: 's' },
    });
  await send('/repeat');
  assert.equal(asked.at(-1), 'POST / at 127.0.0.2');
  await send(`/to?${encodeURIComponent('/after')}`);
  assert.equal(asked.at(-1), 'GET /after at 127.0.0.2');
});

test('an answer that never ends, one that is too large, and a name server that is silent are given up', async () => {
  await refused(`http://127.0.0.2:${port}/slow`, /没有答复完/, { timeoutMillis: 300 });
  await refused(`http://127.0.0.2:${port}/huge`, /超过 64 KB/);
  await refused('http://silent.example/', /没有答复完/, { lookup: () => new Promise(() => {}), timeoutMillis: 200 });
});

test('other protocols, unusual ports and unknown names are refused in words', async () => {
  await refused('ftp://good.example/', /只能以 http/);
  await refused('gopher://127.0.0.1/', /只能以 http/);
  await refused('http://nowhere.example/', /没有找到“nowhere.example”/);
  const open = async () => [{ address: '93.184.216.34', family: 4 }];
  await refused('http://open.example:6379/', /不能连接 6379 端口/, { lookup: open });
  assert.match(whyNotAddress('oa/hooks') ?? '', /完整的网址/);
  assert.equal(whyNotAddress('https://oa.example.gov.cn/hooks?a=1'), null);
});

test('addresses are told apart in every form', () => {
  for (const address of ['8.8.8.8', '::ffff:8.8.8.8', '2400:3200::1', '172.15.0.1', '172.32.0.1', '100.128.0.1'])
    assert.equal(isPublicAddress(address), true, address);
  for (const address of ['', 'x', '1.2.3', '::ffff:10.1.2.3', 'fe80::1%eth0', '64:ff9b:1::1', '5f00::1', '4000::1'])
    assert.equal(isPublicAddress(address), false, address);
  assert.equal(plainAddress('[::ffff:7f00:1]'), '127.0.0.1');
});
