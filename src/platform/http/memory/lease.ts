/** One look at what is published, by the database. */
export interface Look {
  generation: number;
  /** The tags of what changed since the generation asked from; null when that is too long ago to tell. */
  changed: string[] | null;
  /** The next moment at which a page stops being true without a deed, by the database's clock, and how far off it is (ms). */
  moment: number;
  momentIn: number;
  /** Whether those who change something know of this process and wait for it; without it there is no lease. */
  known: boolean;
}

/** Where a process learns what changed; `core/publications/changes.ts` is the real one. */
export interface Source {
  look(since: number): Promise<Look>;
  /** Says that nothing older than this generation is answered any more. */
  acknowledge(generation: number): Promise<void>;
  /** `changed` when there may be something to see, `lost` when the connection broke. */
  listen(tell: { changed(): void; lost(): void }): void;
  close(): Promise<void>;
}

export interface Lease {
  /** Whether what this process knows may be answered without asking. */
  holds(): boolean;
  /** Asks now: true when the database answered what was asked after this call. */
  ask(): Promise<boolean>;
  /** Whether the last question stayed without an answer. */
  silent(): boolean;
  /** Milliseconds since the last contact; endless when what was true by the clock has changed since. */
  alone(): number;
  close(): Promise<void>;
}

/** Whoever changes something waits this long for each process (`changes.ts`); a lease is a little shorter. */
export const longestLease = 1000;
const length = longestLease - 100;
const rhythm = 250;
const day = 86_400_000;
const offset = 8 * 3_600_000; // Asia/Shanghai

/**
 * The lease on what is published (architecture.md, Pages in memory): renewed in the background by one cheap look, counted
 * from before the look was sent, by the clock that went further. `apply` hears what changed before the lease is renewed;
 * null means that everything may have changed.
 */
export function holdLease(source: Source, apply: (changed: string[] | null) => void): Lease {
  let sent = { steady: Number.NEGATIVE_INFINITY, wall: Number.NEGATIVE_INFINITY };
  let until = { steady: Number.NEGATIVE_INFINITY, wall: Number.NEGATIVE_INFINITY };
  let last: Look | null = null;
  let failed = false;
  let closed = false;
  let under: Promise<boolean> | null = null;
  let next: Promise<boolean> | null = null;

  const look = async (): Promise<boolean> => {
    const began = { steady: performance.now(), wall: Date.now() };
    const seen = await source.look(last?.generation ?? 0);
    const passed = last !== null && (seen.moment !== last.moment || dayAt(began.wall) !== dayAt(sent.wall));
    const back = last !== null && seen.generation < last.generation; // an older database was put in its place
    const news = last === null || passed || back ? null : seen.changed;
    if (news === null || news.length > 0) apply(news);
    const moved = seen.generation !== last?.generation;
    last = seen;
    sent = began;
    const good = Math.min(seen.known ? length : 0, seen.momentIn, untilMidnight(began.wall));
    until = { steady: began.steady + good, wall: began.wall + good };
    if (moved && seen.known) await source.acknowledge(seen.generation);
    return true;
  };
  const tryLook = () =>
    look()
      .then(
        (answered) => {
          failed = false;
          return answered;
        },
        () => {
          failed = true;
          return false;
        },
      )
      .finally(() => {
        under = null;
      });
  /** One look at a time. One that began before this request came may be too old: those wait for the next. */
  const ask = (): Promise<boolean> => {
    if (!under) {
      under = tryLook();
      return under;
    }
    next ??= under.then(() => {
      next = null;
      return ask();
    });
    return next;
  };

  const end = () => {
    until = { steady: Number.NEGATIVE_INFINITY, wall: Number.NEGATIVE_INFINITY };
  };
  source.listen({ changed: () => void (closed || ask()), lost: end });
  const timer = setInterval(() => void (under ?? ask()), rhythm);
  timer.unref();
  void ask();

  return {
    holds: () => performance.now() < until.steady && Date.now() < until.wall,
    ask,
    silent: () => failed,
    alone() {
      const gone = Math.max(performance.now() - sent.steady, Date.now() - sent.wall);
      return last && gone < Math.min(last.momentIn, untilMidnight(sent.wall)) ? gone : Number.POSITIVE_INFINITY;
    },
    async close() {
      closed = true;
      clearInterval(timer);
      end();
      await source.close();
    },
  };
}

const dayAt = (wall: number) => Math.floor((wall + offset) / day);
const untilMidnight = (wall: number) => day - ((wall + offset) % day);
