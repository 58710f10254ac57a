import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Measured, Wanted } from './scorer.ts';

type Category = 'performance' | 'accessibility' | 'best-practices' | 'seo';

/** Points of 100 by category, and by how much the page shifts while it loads, in thousandths of the window. */
export type Scores = Record<Category | 'shift', number>;

export interface Lighthouse {
  /** The median of several runs; or why there is none. */
  score(wanted: Wanted, runs: number): Promise<Scores | string>;
  close(): void;
}

/** As many browsers as measure at the same time: their waiting, not their work, takes most of the time. */
export async function openLighthouse(folder: string, browsers: number): Promise<Lighthouse> {
  const idle: ChildProcess[] = [];
  const waiting: ((child: ChildProcess) => void)[] = [];
  const children = Array.from({ length: browsers }, () => fork(join(import.meta.dirname, 'scorer.js'), [folder]));
  for (const child of children) await once(child, 'message');
  idle.push(...children);
  const take = () => {
    const free = idle.pop();
    return free ? Promise.resolve(free) : new Promise<ChildProcess>((fulfil) => waiting.push(fulfil));
  };
  const giveBack = (child: ChildProcess) => {
    const next = waiting.shift();
    if (next) next(child);
    else idle.push(child);
  };
  const measure = async (wanted: Wanted): Promise<Measured> => {
    const child = await take();
    try {
      child.send(wanted);
      return (await once(child, 'message'))[0] as Measured;
    } finally {
      giveBack(child);
    }
  };
  /** On a busy machine a recording fails now and then: it says nothing of the page and is made again, twice at most. */
  const measureWell = async (wanted: Wanted, again = 2): Promise<Measured> => {
    const measured = await measure(wanted);
    return 'why' in measured && again > 0 ? measureWell(wanted, again - 1) : measured;
  };
  return {
    async score(wanted, runs) {
      // What does not depend on time is the same each time: asked for once.
      const turns = Array.from({ length: runs }, (_, turn) => measureWell({ ...wanted, timed: turn > 0 }));
      const all = await Promise.all(turns);
      const [why] = all.flatMap((one) => ('why' in one ? [one.why] : []));
      return why ?? medians(all.flatMap((one) => ('scores' in one ? [one.scores] : [])));
    },
    close: () => {
      for (const child of children) child.disconnect();
    },
  };
}

function medians(all: Partial<Scores>[]): Scores {
  const median = (name: keyof Scores) => {
    const known = all.flatMap((one) => one[name] ?? []).sort((a, b) => a - b);
    return known[Math.floor(known.length / 2)]!;
  };
  return Object.fromEntries(Object.keys(all[0]!).map((name) => [name, median(name as keyof Scores)])) as Scores;
}
