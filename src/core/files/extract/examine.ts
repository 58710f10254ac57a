import { rm } from 'node:fs/promises';
import { type Bounds, inBoundedThread, MB, threadBeside } from '../bounded-thread.ts';
import type { FileType } from '../types.ts';
import type { Report } from './prepare.ts';
import { Unfit } from './unfit.ts';

const usual: Bounds = { milliseconds: 30_000, heapBytes: 256 * MB, bufferBytes: 512 * MB };

const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** What the thread is to do. */
export interface Order {
  path: string;
  /** Of the name it was sent under. */
  ending: string | null;
  /** Where the clean copy goes. */
  out: string;
  /** The sender asked for a copy without tracked changes, comments and what else is hidden in its content. */
  asked: boolean;
  /** Words to be covered first; empty for none. */
  mask: string[];
}

/**
 * Recognises the type of a file by its content, reads its text and makes the copy that may be served (beside it, `.copy`), in a
 * thread that is ended when it takes too long or too much. Throws Unfit, with a sentence, for what may not be taken; what
 * nobody could look into comes back as unchecked.
 */
export async function examine(
  path: string,
  ending: string | null,
  { asked = false, mask = [], ...bounds }: Partial<Bounds> & { asked?: boolean; mask?: string[] } = {},
): Promise<Report> {
  const limits = { ...usual, ...bounds };
  const order: Order = { path, ending, out: `${path}.copy`, asked, mask };
  await enter();
  try {
    const report = await lookInThread(order, limits);
    if (!report.copy) await rm(order.out, { force: true }); // half a copy of a thread that was ended
    return report;
  } catch (error) {
    await rm(order.out, { force: true });
    throw error;
  } finally {
    await rm(`${path}.masked`, { force: true });
    leave();
  }
}

async function enter(): Promise<void> {
  if (running < atOnce) running += 1;
  else await new Promise<void>((turn) => waiting.push(turn));
}

/** Hands the place to the next in line; nobody can slip in between. */
function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

const tooMuch = '文件展开后大得不合常理，为安全起见不能接收。';
const unread = (type: FileType, note: string): Report => ({
  type,
  text: null,
  notes: [note],
  unchecked: true,
  hidden: [],
  removed: [],
  copy: null,
});

interface Said {
  type?: FileType;
  report?: Report;
  unfit?: string;
}

function lookInThread(data: Order, bounds: Bounds): Promise<Report> {
  let type: FileType | null = null;
  return inBoundedThread({
    thread: threadBeside(import.meta.url),
    data,
    bounds,
    hear(said: Said) {
      if (said.unfit !== undefined) throw new Unfit(said.unfit);
      type = said.type ?? type;
      return said.report;
    },
    end(why) {
      if (why === 'large') throw new Unfit(tooMuch);
      const note = why === 'slow' ? '内容太复杂，没能在限定的时间内检查完' : '没能读出文件的内容';
      if (!type) throw new Unfit(`${note}，不能接收。`);
      return unread(type, note);
    },
  });
}
