import { parentPort, workerData } from 'node:worker_threads';
import { type Said, suggestThemes } from '../rules/themes.ts';

const { said } = workerData as { said: Said[] };
parentPort!.postMessage({ found: suggestThemes(said) });
