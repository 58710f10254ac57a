import { parentPort, workerData } from 'node:worker_threads';
import { type Name, works } from './works.ts';

const { name, given } = workerData as { name: Name; given: never };
parentPort!.postMessage({ made: works[name](given) });
