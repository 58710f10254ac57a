import { fileURLToPath } from 'node:url';

/** The folder of the installation, whatever the current folder is. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Progress goes to stderr: stdout belongs to the data of a command. */
export const say = (words) => process.stderr.write(`${words}\n`);

/** Ends the launch with a sentence for the person in front of it, without a stack. */
export class LaunchError extends Error {}

/** Says what is going on and how long it took, on one line each. */
export async function step(words, work) {
  say(`${words}……`);
  const began = Date.now();
  const result = await work();
  say(`${words}：完成（${((Date.now() - began) / 1000).toFixed(1)} 秒）`);
  return result;
}
