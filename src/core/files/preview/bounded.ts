import { type Bounds, inBoundedThread, MB, threadBeside } from '../bounded-thread.ts';
import type { Drawing } from './draw.ts';

const usual: Bounds = { milliseconds: 30_000, heapBytes: 256 * MB, bufferBytes: 768 * MB };
const given = (reason: string): Drawing => ({ pages: 0, drawn: [], reason });

/** Draws a PDF in a thread that is ended when it takes too long or too much; then there is a reason and no page. */
export const drawBounded = (path: string, bounds: Partial<Bounds> = {}): Promise<Drawing> =>
  inBoundedThread({
    thread: threadBeside(import.meta.url),
    data: { path },
    bounds: { ...usual, ...bounds },
    hear: (drawing: Drawing) => drawing,
    end: (why) =>
      given(
        why === 'broken'
          ? '系统没能画出这份文件，请下载后查看。'
          : '内容太复杂，没能在限定的时间内画完，请下载后查看。',
      ),
  });
