import { Worker } from 'node:worker_threads';

/** What a thread may take at most. */
export interface Bounds {
  milliseconds: number;
  heapBytes: number;
  /** Buffers outside the heap, where unpacked streams lie; the engine's own limits do not count them. */
  bufferBytes: number;
}

export const MB = 1024 ** 2;

/** Why a thread ended before it had said its last word. */
export type Ended = 'slow' | 'large' | 'broken';

interface Task<Message, Result> {
  /** The module that runs in the thread, seen from the one that asks. */
  thread: URL;
  data: object;
  bounds: Bounds;
  /** What a message means; undefined while more is to come. May throw. */
  hear(message: Message): Result | undefined;
  /** What it means that the thread was ended, or ended itself. May throw. */
  end(why: Ended): Result;
}

/** One file, one thread, then the end: it is ended when it takes too long or too much, and nothing of the process goes with it. */
export function inBoundedThread<Message, Result>(task: Task<Message, Result>): Promise<Result> {
  const { milliseconds, heapBytes, bufferBytes } = task.bounds;
  const worker = new Worker(task.thread, {
    workerData: task.data,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapBytes / MB, maxYoungGenerationSizeMb: 32 },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const settle = (work: () => Result | undefined) => {
    try {
      const result = work();
      if (result !== undefined) resolve(result);
    } catch (error) {
      reject(error);
    }
  };
  const end = (why: Ended) => settle(() => task.end(why));
  worker.on('message', (message: Message) => settle(() => task.hear(message)));
  worker.on('error', ({ code }: NodeJS.ErrnoException) =>
    end(code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'large' : 'broken'),
  );
  worker.on('exit', () => end('broken'));
  const clock = setTimeout(end, milliseconds, 'slow');
  const watch = setInterval(() => {
    const looked = worker.getHeapStatistics();
    looked.then(({ external_memory }) => external_memory > bufferBytes && end('large')).catch(() => {});
  }, 50);
  return promise.finally(() => {
    clearTimeout(clock);
    clearInterval(watch);
    return worker.terminate();
  });
}

/** The file of a thread beside the module that asks, built or not. */
export const threadBeside = (asking: string): URL =>
  new URL(`./thread${asking.endsWith('.ts') ? '.ts' : '.js'}`, asking);
