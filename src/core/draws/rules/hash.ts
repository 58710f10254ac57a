import { createHash, hash } from 'node:crypto';
import { type Algorithm, idPattern } from './pool.ts';

/** H of ZXDRAW-1: lower-case hex. */
export const hashOf = (alg: Algorithm, text: string): string => createHash(alg).update(text, 'utf8').digest('hex');

/** A party's share as ZXDRAW-1 writes it: at least 32 bytes in lower-case hex. */
export const secretPattern = /^(?:[0-9a-f]{2}){32,64}$/;

/** What a party publishes before the events (step 2). */
export const commitmentOf = (alg: Algorithm, of: { draw: string; party: string; secret: string }): string =>
  hashOf(alg, `ZXDRAW-1 SHARE\n${of.draw}\n${of.party}\n${of.secret}\n`);

export interface Share {
  party: string;
  secret: string;
}
export interface Beacon {
  source: string;
  value: string;
}

export interface SeedParts {
  alg: Algorithm;
  draw: string;
  poolHash: string;
  shares: Share[];
  beacons: Beacon[];
}

/** The seed of 32 bytes (step 3): of the pool, of every share and of every public event. Throws on a name that is none. */
export function seedOf({ alg, draw, poolHash, shares, beacons }: SeedParts): Buffer {
  const strange = [...shares.map(({ party }) => party), ...beacons.map(({ source }) => source)].find(
    (name) => !idPattern.test(name),
  );
  if (strange !== undefined) throw new Error(`no name of a party or source: ${strange}`);
  const lines = [
    ...shares.map(({ party, secret }) => `share ${party} ${secret}`).sort(),
    ...beacons.map(({ source, value }) => `beacon ${source} ${value}`).sort(),
  ];
  const text = `ZXDRAW-1 SEED\n${draw}\n${poolHash}\n${lines.map((line) => `${line}\n`).join('')}`;
  return createHash(alg).update(text, 'utf8').digest();
}

const block = 64;
const longest = 256;

/**
 * The tickets of step 4 under one seed: HMAC as hex, by whose order everything is chosen; `T|D001|1` is the first ticket of a
 * target. Written out by hand (RFC 2104), because a draw asks millions of them: four times as fast as an object for each.
 */
export class Tickets {
  private readonly alg: Algorithm;
  private readonly inner = Buffer.alloc(block + longest);
  private readonly outer = Buffer.alloc(block + 32);

  /** `seed`: 32 bytes, so that it fits a block of both hashes. */
  constructor(alg: Algorithm, seed: Buffer) {
    this.alg = alg;
    for (let at = 0; at < block; at += 1) {
      this.inner[at] = (seed[at] ?? 0) ^ 0x36;
      this.outer[at] = (seed[at] ?? 0) ^ 0x5c;
    }
  }

  /** The ticket of parts of ASCII, together at most 256 signs. */
  of(...parts: (string | number)[]): string {
    const length = this.inner.write(parts.join('|'), block, 'latin1');
    // As text of bytes: a buffer for each would cost more than the hash.
    this.outer.write(hash(this.alg, this.inner.subarray(0, block + length), 'binary'), block, 'latin1');
    return hash(this.alg, this.outer, 'hex');
  }
}
