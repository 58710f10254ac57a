import { fork } from 'node:child_process';
import { connect } from 'node:net';

export interface Load {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

interface Wanted {
  port: number;
  path: string;
  connections: number;
  seconds: number;
  headers: string;
}

/**
 * The same request on kept connections for some seconds, from a process of its own, so that it does not share the server's
 * thread. It writes and counts bytes on bare sockets: a client with an HTTP parser would be the slower of the two.
 */
export const load = (wanted: Wanted): Promise<Load> =>
  new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [JSON.stringify(wanted)]);
    child.once('message', (message) => resolve(message as Load));
    child.once('exit', (code) => code && reject(new Error(`the client ended with ${code}`)));
  });

async function run({ port, path, connections, seconds, headers }: Wanted): Promise<Load> {
  const request = `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n${headers}\r\n\r\n`;
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let began = 0;
      let left = 0;
      const ask = () => {
        began = performance.now();
        left = 0;
        socket.write(request);
      };
      socket.setNoDelay(true).on('connect', ask).on('error', reject);
      socket.on('data', (chunk: Buffer) => {
        if (left === 0) left = sizeOf(chunk);
        left -= chunk.length;
        if (left > 0) return;
        const now = performance.now();
        times.push(now - began);
        if (now < until) ask();
        else {
          socket.destroy();
          resolve();
        }
      });
    });
  await Promise.all(Array.from({ length: connections }, one));
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)]!;
  return { perSecond: Math.round(times.length / seconds), p50: at(0.5), p99: at(0.99) };
}

const [line, length, end] = ['HTTP/1.1 200', '\r\ncontent-length: ', '\r\n\r\n'].map((text) => Buffer.from(text));

/** How many bytes an answer has, head and body; it begins with this chunk, which holds the whole head. */
function sizeOf(chunk: Buffer): number {
  const head = chunk.indexOf(end!);
  const at = [length!, Buffer.from('\r\nContent-Length: ')]
    .map((name) => chunk.indexOf(name))
    .find((found) => found > 0);
  if (chunk.indexOf(line!) !== 0 || head < 0 || at === undefined)
    throw new Error(`no whole answer: ${chunk.toString('latin1', 0, 200)}`);
  return head + 4 + Number.parseInt(chunk.toString('latin1', at + length!.length, at + length!.length + 12), 10);
}

if (process.argv[1] === import.meta.filename && process.send) {
  process.send(await run(JSON.parse(process.argv[2]!)));
  process.disconnect();
}
