import { createReadStream } from 'node:fs';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { Unavailable } from './errors.ts';

/** What the scanner says of one file. */
export type Verdict =
  | { verdict: 'clean'; engine: string }
  | { verdict: 'infected'; name: string }
  /** Larger than the scanner takes (StreamMaxLength in clamd.conf). */
  | { verdict: 'too_large' };

export interface VirusScanner {
  /** Looks at one file; Unavailable when the scanner is away, too slow or says something strange. */
  scan(path: string): Promise<Verdict>;
  /** Its name and version, for the doctor; Unavailable when it is away. */
  version(): Promise<string>;
}

const away = '病毒扫描服务暂时不可用，文件没有接收。请稍后再试；一直如此请告诉系统管理员。';
const chunkBytes = 64 * 1024;

/** Where clamd listens: `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`. Throws the sentence of the setting. */
export function parseClamdUrl(text: string): NetConnectOpts {
  if (/^unix:\/[^/]/.test(text)) return { path: text.slice('unix:'.length) };
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url && !url.username && !url.search && /^\/?$/.test(url.pathname);
  if (plain && url.protocol === 'tcp:' && url.hostname && url.port)
    return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(url.port) };
  throw new Error(
    '应为 tcp://主机:3310（端口要写出）或 unix:/run/clamav/clamd.ctl 的形式。不设置则不做病毒扫描，后台会在每份附件上注明。',
  );
}

/**
 * A scanner that speaks to clamd (its INSTREAM command; clamd(8)). Null without an address. Every connection is new, so that
 * a scanner which comes back is used at the next file. Both bounds in milliseconds: until a step of the talk, and for the answer.
 */
export function openVirusScanner(
  url: string | null,
  { step = 10_000, answer = 120_000 }: { step?: number; answer?: number } = {},
): VirusScanner | null {
  if (!url) return null;
  const where = parseClamdUrl(url);
  return {
    version: () =>
      versionOf(where, { step, answer: step }).catch((error) => {
        throw new Unavailable(away, error);
      }),
    async scan(path) {
      let sent = 0;
      try {
        const said = await talk(where, { step, answer }, (socket) =>
          sendFile(socket, path, (bytes) => (sent += bytes)),
        );
        if (/ OK$/.test(said)) return { verdict: 'clean', engine: await versionOf(where, { step, answer: step }) };
        if (/size limit exceeded/i.test(said)) return { verdict: 'too_large' };
        const found = /^stream: (.{1,200}) FOUND$/.exec(said);
        if (found) return { verdict: 'infected', name: found[1]! };
        throw new Error(`clamd answered: ${said.slice(0, 200)}`);
      } catch (error) {
        // Its last words are lost when it hangs up on a full line; it does so in the middle of a large file alone, and lives on.
        const full = sent > 1_000_000 && ['EPIPE', 'ECONNRESET'].includes((error as NodeJS.ErrnoException).code ?? '');
        if (full && (await isAlive(where, step))) return { verdict: 'too_large' };
        throw new Unavailable(away, error);
      }
    },
  };
}

async function versionOf(where: NetConnectOpts, bounds: Bounds): Promise<string> {
  const said = await talk(where, bounds, async (socket) => void socket.write('zVERSION\0'));
  return said.split('/').slice(0, 2).join('/').slice(0, 100) || 'ClamAV';
}

const isAlive = (where: NetConnectOpts, step: number) =>
  versionOf(where, { step, answer: step }).then(
    () => true,
    () => false,
  );

interface Bounds {
  step: number;
  answer: number;
}

/** One command on one connection; answers what clamd said, without the zero at its end. */
async function talk(
  where: NetConnectOpts,
  { step, answer }: Bounds,
  say: (socket: Socket) => Promise<void>,
): Promise<string> {
  const socket = connect(where);
  const heard = new Promise<string>((resolve, reject) => {
    let text = '';
    let why = new Error('clamd hung up');
    socket.setTimeout(step, () => socket.destroy(new Error('clamd does not answer')));
    socket.on('data', (data) => {
      text += data.toString('utf8');
      if (text.length > 4096) socket.destroy(new Error('clamd talks too much'));
      if (text.includes('\0')) resolve(text.slice(0, text.indexOf('\0')));
    });
    // A scanner that has heard enough answers and hangs up while we still send: its answer counts, not our broken pipe.
    socket.on('error', (error) => {
      why = error;
    });
    socket.on('close', () => (text ? resolve(text) : reject(why)));
  });
  heard.catch(() => {}); // looked at below
  try {
    await Promise.race([say(socket), heard]);
    socket.setTimeout(answer);
    return await heard;
  } finally {
    socket.destroy();
  }
}

/** A file larger than the scanner takes is answered before its end: then nothing more is sent. */
async function sendFile(socket: Socket, path: string, sent: (bytes: number) => void): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    if (socket.destroyed || socket.writableEnded) return;
    const head = Buffer.alloc(4);
    head.writeUInt32BE(chunk.length);
    socket.write(head);
    sent(chunk.length);
    if (!socket.write(chunk)) await new Promise((go) => socket.once('drain', go).once('close', go).once('error', go));
  }
  socket.write(Buffer.alloc(4));
}
