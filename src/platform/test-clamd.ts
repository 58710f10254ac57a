import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** The harmless text that every scanner takes for a virus (EICAR), in two halves so that none takes this file for one. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export interface FakeClamd {
  url: string;
  /** What it does from now on. */
  mood: 'works' | 'silent' | 'hangs up' | 'talks nonsense';
  /** Bytes it takes in one stream. */
  mostBytes: number;
  scanned: number;
  close(): Promise<void>;
}

/** A clamd that speaks INSTREAM and VERSION and knows one virus. */
export async function fakeClamd(): Promise<FakeClamd> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    listen(socket, fake);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const fake: FakeClamd = {
    url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood: 'works',
    mostBytes: 25 * 1024 ** 2,
    scanned: 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
  return fake;
}

function listen(socket: Socket, fake: FakeClamd): void {
  let data = Buffer.alloc(0);
  socket.on('data', (part) => {
    if (fake.mood === 'silent') return;
    if (fake.mood === 'hangs up') return void socket.destroy();
    if (fake.mood === 'talks nonsense') return void socket.end('UNKNOWN COMMAND\0');
    data = Buffer.concat([data, part]);
    if (data.toString('latin1', 0, 9) === 'zVERSION\0') return void socket.end('ClamAV 1.4.1/27500/Mon\0');
    const stream = streamIn(data.subarray(10));
    if (stream.bytes > fake.mostBytes) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
    if (!stream.ended) return;
    fake.scanned += 1;
    socket.end(stream.content.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
  });
}

function streamIn(data: Buffer): { content: Buffer; bytes: number; ended: boolean } {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + 4 <= data.length) {
    const length = data.readUInt32BE(at);
    if (length === 0) return { content: Buffer.concat(parts), bytes: at, ended: true };
    parts.push(data.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { content: Buffer.alloc(0), bytes: data.length, ended: false };
}
