// A survey: hostile files. Told on one server.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Refused } from '../../platform/errors.ts';
import { type Stage, setStage } from './stage.ts';
import { receiveUpload } from './upload.ts';

const MB = 1024 ** 2;
const announced = 2 * 1024 * MB;
const bound = 256 * MB;

let stage: Stage;
let server: ReturnType<typeof serve>;
let url: string;
let ended: unknown;
before(async () => {
  stage = await setStage();
  const by = () => stage.by(stage.drafter);
  const app = new Hono();
  app.post('/', async (c) => {
    try {
      const { files, refused } = await receiveUpload(c.req.raw, stage.storage, by, { totalBytes: bound });
      ended = refused[0]?.error ?? files.length;
      return c.text('ok');
    } catch (error) {
      ended = error;
      return c.text('no', 413);
    }
  });
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((listening) => server.once('listening', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
after(async () => {
  await new Promise((closed) => server.close(closed));
  await stage?.close();
});

/** Sends a form whose one file goes on and on; answers how many bytes were taken before the other side had enough. */
async function sendEndless(
  name: string,
  headers: Record<string, string> = {},
): Promise<{ sent: number; grown: number }> {
  const block = Buffer.alloc(256 * 1024, 'x');
  const start = process.memoryUsage().rss;
  let [sent, peak, open] = [0, start, true];
  const sending = request(url, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=xx', ...headers },
  });
  const answered = new Promise<void>((done) => {
    const stop = () => {
      open = false;
      done();
    };
    sending
      .on('response', (answer) => answer.resume().on('close', stop).on('error', stop))
      .on('error', stop)
      .on('close', stop);
  });
  sending.write(`--xx\r\ncontent-disposition: form-data; name="f"; filename="${name}"\r\n\r\n`);
  while (open && sent < announced) {
    sent += block.length;
    if (!sending.write(block)) await Promise.race([new Promise((drained) => sending.once('drain', drained)), answered]);
    if (sent % (16 * MB) === 0) peak = Math.max(peak, process.memoryUsage().rss);
    if (sent % (8 * MB) === 0) await new Promise((turn) => setImmediate(turn));
  }
  sending.destroy();
  await answered;
  return { sent, grown: (peak - start) / MB };
}

/** Both ends run in this process, with what their sockets hold. A stream that was collected would take hundreds of megabytes. */
const flat = 150;

describe('A stream of two gigabytes', () => {
  test('that does not say how long it is ends at the bound, memory flat, and nothing is left', async () => {
    const before = await stage.onDisk();
    const { sent, grown } = await sendEndless('说明.txt');
    assert.ok(ended instanceof Refused && ended.status === 413, String(ended));
    assert.match(ended.message, /合计不能超过 256 MB/);
    assert.ok(sent >= bound && sent < announced, `${sent / MB} MB were sent`);
    assert.ok(grown < flat, `memory grew by ${grown} MB`);
    assert.deepEqual(await stage.onDisk(), before);
  });

  test('that says how long it is is not even begun', async () => {
    ended = undefined;
    const { sent } = await sendEndless('视频.mp4', { 'content-length': String(announced) });
    assert.ok(ended instanceof Refused && ended.status === 413, String(ended));
    assert.ok(sent < announced, `${sent / MB} MB were sent`);
  });
});
