import { type Bounds, inBoundedThread, MB, threadBeside } from '../../files/bounded-thread.ts';
import { type Name, type Works, works } from './works.ts';

/** From so many signs of a list on, somebody else would wait for it. */
const large = 200_000;
const bounds: Bounds = { milliseconds: 120_000, heapBytes: 320 * MB, bufferBytes: 512 * MB };

/**
 * Does one of the works on this thread when its list is short, else on a thread of its own, so that pages and deeds of others do
 * not stand still. `signs`: the length of the list.
 */
export async function compute<Which extends Name>(
  name: Which,
  given: Parameters<Works[Which]>[0],
  signs: number,
): Promise<ReturnType<Works[Which]>> {
  const work = works[name] as (given: Parameters<Works[Which]>[0]) => ReturnType<Works[Which]>;
  if (signs < large) return work(given);
  return await inBoundedThread({
    thread: threadBeside(import.meta.url),
    data: { name, given },
    bounds,
    hear: ({ made }: { made: ReturnType<Works[Which]> }) => made,
    end: (why) => {
      throw new Error(`${name} over a list of ${signs} signs ended: ${why}`);
    },
  });
}

/** The same list, read again for each page that shows it. */
export const listedOf = (draw: Parameters<Works['listed']>[0]) => {
  const { number, alg, team, cap, size, list } = draw;
  return compute('listed', { number, alg, team, cap, size, list }, list.length);
};
