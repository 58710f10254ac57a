import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import type { PublicDb } from '../../platform/database.ts';
import { everyPage } from '../publications/changes.ts';
import { openStore, type Store } from './engine/store.ts';
import { findChanges, getGeneration, listMarks, listTexts } from './queries/live.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The index of what is public, as a cache over `live`: filled with the public role, changed by the same generations as pages
 * in memory. Whoever shows what it found sees the generation in the same statement (`look.ts`), so nothing that left before
 * the question is found.
 */
export interface Kept {
  store: Store;
  /** Waits a moment for the first filling. False while it is under way: then not everything is there yet. */
  ready(): Promise<boolean>;
  /** What the index knows; -1 before it was filled. */
  generation(): number;
  /** Takes in what changed until a generation. */
  reach(generation: number): Promise<void>;
  /** Takes in everything public, beginning with what a snapshot holds. */
  fill(from?: Snapshot): Promise<void>;
  /** Hears of every text that came or went. */
  onChange(hear: (changed: { id: string; title: string | null }) => void): void;
}

const batch = 200;
/** No more work than this at once beside the requests of others, in milliseconds. */
const slice = 12;
/** A small district is taken in before its first question is answered; a large one is not waited for. */
const patience = 1500;

export function keepIndex(live: PublicDb): Kept {
  const store = openStore();
  let generation = -1;
  let snapshot: Snapshot | undefined;
  let hear: Parameters<Kept['onChange']>[0] = () => {};
  let under: Promise<void> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** One batch after the other, each read when its turn comes: nothing older is put over something newer. */
  const take = (ids: string[]): Promise<void> => {
    const mine = last.then(() => takeNow(ids));
    last = mine.catch(() => {});
    return mine;
  };
  const takeNow = async (ids: string[]) => {
    const texts = new Map((await listTexts(live, ids)).map((text) => [text.id, text]));
    const leaves = ids.some((id) => store.find(id));
    let began = performance.now();
    for (const id of ids) {
      const text = texts.get(id);
      if (text) store.put(text);
      else store.remove(id);
      hear({ id, title: text?.title ?? null });
      if (performance.now() - began > slice) {
        await breathe();
        began = performance.now();
      }
    }
    if (leaves) snapshot?.drop(); // once all of it is gone: what was written meanwhile goes with it
    snapshot?.later(() => store.frozen());
  };
  const thaw = async () => {
    if (store.corpus().size > 0) return; // begun before, and not finished
    const frozen = await snapshot?.read();
    if (!frozen) return;
    store.thaw(frozen);
    let told = 0;
    for (const { id, title } of store.entries()) {
      hear({ id, title });
      told += 1;
      if (told % 500 === 0) await breathe();
    }
  };
  const takeAll = async (ids: string[]) => {
    for (let from = 0; from < ids.length; from += batch) await take(ids.slice(from, from + batch));
  };
  /** What differs from `live` by its mark, all of it. */
  const compare = async () => {
    const marks = await listMarks(live);
    const gone = [...store.entries()].filter(({ id }) => !marks.has(id)).map(({ id }) => id);
    const other = [...marks].filter(([id, mark]) => store.find(id)?.mark !== mark).map(([id]) => id);
    await takeAll([...gone, ...other]);
  };
  const fill = async () => {
    const now = await getGeneration(live);
    await thaw();
    await compare();
    generation = now;
  };
  const catchUp = async (wanted: number) => {
    const changed = await findChanges(live, generation, wanted);
    if (changed === null) await compare();
    else {
      await takeAll(changed.filter((tag) => tag.startsWith(ofText)).map((tag) => tag.slice(ofText.length)));
      // Names of units, columns and kinds: which texts are public does not depend on them, nobody has to wait for it.
      if (changed.includes(everyPage)) void compare().catch(() => {});
    }
    generation = wanted;
  };
  const work = (what: () => Promise<void>): Promise<void> => {
    under ??= what().finally(() => {
      under = null;
    });
    return under;
  };
  return {
    store,
    async fill(from) {
      snapshot ??= from;
      while (generation < 0) await work(fill);
    },
    async ready() {
      if (generation < 0) await Promise.race([work(fill), sleep(patience, undefined, { ref: false })]);
      return generation >= 0;
    },
    generation: () => generation,
    async reach(wanted) {
      while (generation < wanted) await work(() => catchUp(wanted));
    },
    onChange(to) {
      hear = to;
    },
  };
}

const ofText = 'document:';
