import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export interface TestMailServer {
  url: string;
  /** `text` is decoded. */
  letters: { from: string; to: string[]; head: string; text: string }[];
  /** The answer to every recipient instead of 250, for example '550 no such mailbox'. */
  refuse: string | null;
  stop(): Promise<void>;
}

/** A mail server on loopback that takes every letter and keeps it: the fake of the outside world for tests. */
export async function startTestMailServer(): Promise<TestMailServer> {
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    converse(socket, server);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const server: TestMailServer = {
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    letters: [],
    refuse: null,
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => listener.close(() => resolve()));
    },
  };
  return server;
}

/** The five words of SMTP that a client without sign-in speaks. */
function converse(socket: Socket, server: TestMailServer): void {
  let from = '';
  let to: string[] = [];
  let waiting = '';
  let inText = false;
  const answer = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    const address = /<(.*?)>/.exec(line)?.[1] ?? '';
    if (/^(EHLO|HELO|NOOP|RSET)/i.test(line)) return answer('250 ok');
    if (/^MAIL/i.test(line)) {
      from = address;
      to = [];
      return answer('250 ok');
    }
    if (/^RCPT/i.test(line)) {
      if (!server.refuse) to.push(address);
      return answer(server.refuse ?? '250 ok');
    }
    if (/^DATA/i.test(line)) {
      inText = true;
      return answer('354 go on');
    }
    answer('221 bye');
    return socket.end();
  };
  const keep = (text: string) => {
    const [head = '', ...body] = text.split('\r\n\r\n');
    server.letters.push({ from, to, head, text: decode(head, body.join('\r\n\r\n')) });
    inText = false;
    answer('250 taken');
  };
  answer('220 test');
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    waiting += chunk;
    for (;;) {
      const end = inText ? '\r\n.\r\n' : '\r\n';
      const at = waiting.indexOf(end);
      if (at < 0) return;
      const piece = waiting.slice(0, at);
      waiting = waiting.slice(at + end.length);
      if (inText) keep(piece);
      else hear(piece);
    }
  });
}

function decode(head: string, body: string): string {
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(head)) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
