import { parentPort, workerData } from 'node:worker_threads';
import type { Order } from './examine.ts';
import { prepare, prepareMasked } from './prepare.ts';
import { Unfit } from './unfit.ts';

/** The other side of examine.ts: one file, one thread, then the end. */
try {
  const order = workerData as Order;
  const work = order.mask.length > 0 ? prepareMasked : prepare;
  const report = await work(order, (type) => parentPort!.postMessage({ type }));
  parentPort!.postMessage({ report });
} catch (error) {
  if (!(error instanceof Unfit)) throw error;
  parentPort!.postMessage({ unfit: error.message });
}
