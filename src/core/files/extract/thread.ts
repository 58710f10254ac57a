import { parentPort, workerData } from 'node:worker_threads';
import { readFileOf } from './read.ts';
import { Unfit } from './unfit.ts';

/** The other side of examine.ts: one file, one thread, then the end. */
const { path, ending } = workerData as { path: string; ending: string | null };
try {
  const report = await readFileOf(path, ending, (type) => parentPort!.postMessage({ type }));
  parentPort!.postMessage({ report });
} catch (error) {
  if (!(error instanceof Unfit)) throw error;
  parentPort!.postMessage({ unfit: error.message });
}
