import { parentPort, workerData } from 'node:worker_threads';
import type { Order } from './examine.ts';
import { prepare } from './prepare.ts';
import { Unfit } from './unfit.ts';

/** The other side of examine.ts: one file, one thread, then the end. */
try {
  const report = await prepare(workerData as Order, (type) => parentPort!.postMessage({ type }));
  parentPort!.postMessage({ report });
} catch (error) {
  if (!(error instanceof Unfit)) throw error;
  parentPort!.postMessage({ unfit: error.message });
}
