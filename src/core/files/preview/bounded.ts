import { Worker } from 'node:worker_threads';
import type { Drawing } from './draw.ts';

const MB = 1024 ** 2;
const usual = { milliseconds: 30_000, bufferBytes: 768 * MB };
const threadFile = new URL(`./thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
const given = (reason: string): Drawing => ({ pages: 0, drawn: [], reason });

/** Draws a PDF in a thread that is ended when it takes too long or too much; then there is a reason and no page. */
export async function drawBounded(path: string, bounds: Partial<typeof usual> = {}): Promise<Drawing> {
  const { milliseconds, bufferBytes } = { ...usual, ...bounds };
  const worker = new Worker(threadFile, {
    workerData: { path },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
  });
  const { promise, resolve } = Promise.withResolvers<Drawing>();
  const failed = () => resolve(given('系统没能画出这份文件，请下载后查看。'));
  const tooMuch = () => resolve(given('内容太复杂，没能在限定的时间内画完，请下载后查看。'));
  worker.on('message', (drawing: Drawing) => resolve(drawing));
  worker.on('error', failed);
  worker.on('exit', failed);
  const clock = setTimeout(tooMuch, milliseconds);
  const watch = setInterval(() => {
    const looked = worker.getHeapStatistics();
    looked.then(({ external_memory }) => external_memory > bufferBytes && tooMuch()).catch(() => {});
  }, 50);
  return promise.finally(() => {
    clearTimeout(clock);
    clearInterval(watch);
    return worker.terminate();
  });
}
