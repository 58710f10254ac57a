import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { drawPages } from './draw.ts';

/** The other side of bounded.ts: one file, one thread, then the end. */
parentPort!.postMessage(await drawPages(await readFile((workerData as { path: string }).path)));
