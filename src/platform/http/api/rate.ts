/** A bucket of requests: so many at once, so many more each second. */
export interface Bucket {
  burst: number;
  perSecond: number;
}

/** Headers that say how much may still be asked (draft-ietf-httpapi-ratelimit-headers, as most clients read them). */
export function rateHeaders({ burst, perSecond }: Bucket, level: number): Record<string, string> {
  return {
    'ratelimit-limit': String(burst),
    'ratelimit-remaining': String(level),
    'ratelimit-reset': String(Math.ceil((burst - level) / perSecond)),
  };
}

/**
 * Counts wrong keys by address block, in this process alone: a flood of strangers must not become a flood of writes, and with
 * several processes the limit is so many times as high, which no guess at 256 bits profits from. `now` in milliseconds.
 */
export class Strangers {
  private readonly seen = new Map<string, { wrong: number; until: number }>();
  private readonly most: number;
  private readonly windowMillis: number;
  constructor(most: number, windowMillis: number) {
    this.most = most;
    this.windowMillis = windowMillis;
  }

  /** Seconds until this block may try unknown keys again; 0 when it may now. */
  waits(block: string, now: number): number {
    const entry = this.seen.get(block);
    if (!entry || entry.until <= now || entry.wrong < this.most) return 0;
    return Math.ceil((entry.until - now) / 1000);
  }

  wrong(block: string, now: number): void {
    const entry = this.seen.get(block);
    if (entry && entry.until > now) entry.wrong += 1;
    else this.seen.set(block, { wrong: 1, until: now + this.windowMillis });
    if (this.seen.size > 10_000) this.seen.delete(this.seen.keys().next().value!);
  }
}
