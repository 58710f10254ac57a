import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { Unavailable } from '../../platform/errors.ts';
import type { Paper, Pictures } from './paper.ts';

export type Format = 'docx' | 'pdf';

/** What the thread is to make. */
export interface Order {
  format: Format;
  paper: Paper;
  pictures: Pictures;
  /** The office's own fonts, or null. */
  fonts: string | null;
}

const MB = 1024 ** 2;
const threadFile = new URL(`./thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
const patience = 60_000;
const mostWaiting = 30;
/** How long a thread stays when nobody wants a paper. */
const rest = 120_000;
const busy = '正在生成的文件较多，请稍后再试。';

let fontsFolder: string | null = null;
/** Called once when the house is opened: the folder of the setting FONTS_DIR. */
export function setFontsFolder(folder: string | null): void {
  fontsFolder = folder;
}

/** What was made lately, by everything it was made of; whoever asks has been found in `live` before. */
const kept = new Map<string, Uint8Array>();
const mostKept = 48 * MB;
const making = new Map<string, Promise<Uint8Array>>();
let last: Promise<unknown> = Promise.resolve();

/** The bytes of a paper, made in one thread, one after the other; Unavailable when too many wait or it takes too long. */
export async function makePaper(wanted: Omit<Order, 'fonts'>): Promise<Uint8Array> {
  const order: Order = { ...wanted, fonts: fontsFolder };
  const key = keyOf(order);
  const found = kept.get(key);
  if (found) return keep(key, found);
  const running = making.get(key);
  if (running) return running;
  if (making.size >= mostWaiting) throw new Unavailable(busy);
  const made = last.then(() => inThread(order));
  last = made.catch(() => {});
  making.set(key, made);
  try {
    return keep(key, await made);
  } finally {
    making.delete(key);
  }
}

function keyOf({ format, paper, pictures, fonts }: Order): string {
  const hash = createHash('sha256').update(JSON.stringify([format, fonts, paper]));
  for (const [position, { bytes }] of pictures) hash.update(`\n${position}\n`).update(bytes);
  return hash.digest('hex');
}

/** The newest last; the oldest go when there are too many. */
function keep(key: string, bytes: Uint8Array): Uint8Array {
  kept.delete(key);
  kept.set(key, bytes);
  let size = [...kept.values()].reduce((sum, one) => sum + one.length, 0);
  for (const [old, one] of kept) {
    if (size <= mostKept) break;
    kept.delete(old);
    size -= one.length;
  }
  return bytes;
}

let thread: Worker | null = null;
let resting: NodeJS.Timeout | undefined;

/** The thread that is there, or a new one; it costs a second to begin and nothing while it rests. */
function wakeThread(): Worker {
  clearTimeout(resting);
  if (!thread) {
    const begun = new Worker(threadFile, {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 },
    });
    // Also while it rests: the next paper begins a new one.
    begun.on('error', () => {
      if (thread === begun) thread = null;
    });
    thread = begun;
  }
  thread.ref();
  return thread;
}

function endThread(): void {
  void thread?.terminate();
  thread = null;
}

/** One paper; a thread that fails or takes too long is ended, and the next paper begins a new one. */
async function inThread(order: Order): Promise<Uint8Array> {
  const worker = wakeThread();
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const heard = ({ bytes, error }: { bytes?: Uint8Array; error?: string }) =>
    bytes ? resolve(bytes) : reject(new Error('a paper was not made', { cause: error }));
  const broke = (cause: unknown) => reject(new Error('a paper was not made', { cause }));
  worker.on('message', heard).on('error', broke).on('exit', broke);
  const clock = setTimeout(() => reject(new Unavailable(busy)), patience);
  try {
    worker.postMessage(order);
    return await promise;
  } catch (error) {
    endThread();
    throw error;
  } finally {
    clearTimeout(clock);
    worker.off('message', heard).off('error', broke).off('exit', broke);
    worker.unref();
    resting = setTimeout(endThread, rest);
    resting.unref();
  }
}
