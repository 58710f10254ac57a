import { type Bounds, inBoundedThread, MB, threadBeside } from '../../../core/files/bounded-thread.ts';
import { type Said, type Suggestion, suggestThemes } from '../rules/themes.ts';

/** From so many points on, somebody else would wait for it. */
const many = 200;
const bounds: Bounds = { milliseconds: 60_000, heapBytes: 512 * MB, bufferBytes: 256 * MB };

/** Suggested groups of points, on a thread of its own when there are many; null when it took too long or too much. */
export async function findThemes(said: Said[]): Promise<Suggestion[] | null> {
  if (said.length < many) return suggestThemes(said);
  return await inBoundedThread({
    thread: threadBeside(import.meta.url),
    data: { said },
    bounds,
    hear: ({ found }: { found: Suggestion[] }): Suggestion[] | null => found,
    end: () => null,
  });
}
