// Browsers offer SHA-256 on secure origins only and SM3 nowhere: both stand here, in the same Merkle-Damgård frame.
type Name = 'sha256' | 'sm3';
type Compress = (state: Uint32Array, words: Uint32Array) => void;

const left = (x: number, n: number) => ((x << (n & 31)) | (x >>> (32 - (n & 31)))) >>> 0;
const right = (x: number, n: number) => left(x, 32 - n);

const primes = [2];
for (let n = 3; primes.length < 64; n += 2) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
const fraction = (x: number) => ((x - Math.floor(x)) * 2 ** 32) >>> 0;

const roundConstants = primes.map((prime) => fraction(Math.cbrt(prime)));

const sha256: Compress = (state, w) => {
  for (let i = 16; i < 64; i += 1) {
    const [a, b] = [w[i - 15]!, w[i - 2]!];
    const s0 = right(a, 7) ^ right(a, 18) ^ (a >>> 3);
    const s1 = right(b, 17) ^ right(b, 19) ^ (b >>> 10);
    w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let i = 0; i < 64; i += 1) {
    const one =
      (h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g)) + roundConstants[i]! + w[i]!) >>> 0;
    const two = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) >>> 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
  }
  for (const [i, x] of [a, b, c, d, e, f, g, h].entries()) state[i] = state[i]! + x;
};

const mix0 = (x: number) => x ^ left(x, 9) ^ left(x, 17);
const mix1 = (x: number) => x ^ left(x, 15) ^ left(x, 23);

// GB/T 32905-2016
const sm3: Compress = (state, w) => {
  for (let i = 16; i < 68; i += 1)
    w[i] = mix1(w[i - 16]! ^ w[i - 9]! ^ left(w[i - 3]!, 15)) ^ left(w[i - 13]!, 7) ^ w[i - 6]!;
  let [a, b, c, d, e, f, g, h] = state as unknown as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let i = 0; i < 64; i += 1) {
    const early = i < 16;
    const one = left((left(a, 12) + e + left(early ? 0x79cc4519 : 0x7a879d8a, i)) >>> 0, 7);
    const two = one ^ left(a, 12);
    const x = ((early ? a ^ b ^ c : (a & b) | (a & c) | (b & c)) + d + two + (w[i]! ^ w[i + 4]!)) >>> 0;
    const y = ((early ? e ^ f ^ g : (e & f) | (~e & g)) + h + one + w[i]!) >>> 0;
    [d, c, b, a, h, g, f, e] = [c, left(b, 9), a, x, g, left(f, 19), e, mix0(y) >>> 0];
  }
  for (const [i, x] of [a, b, c, d, e, f, g, h].entries()) state[i] = state[i]! ^ x;
};

const start: Record<Name, number[]> = {
  sha256: primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
  sm3: [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e],
};
const compress: Record<Name, Compress> = { sha256, sm3 };

/** The digest of bytes, 32 bytes. */
export const digest = (name: Name, message: Uint8Array): Uint8Array =>
  finish(name, { state: Uint32Array.from(start[name]), before: 0 }, message);

interface Begun {
  state: Uint32Array;
  /** Bytes that were taken in before: whole blocks. */
  before: number;
}

/** Takes in the rest and closes; the state is used up. */
function finish(name: Name, { state, before }: Begun, rest: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((rest.length + 9) / 64) * 64);
  padded.set(rest);
  padded[rest.length] = 0x80;
  const view = new DataView(padded.buffer);
  const length = before + rest.length;
  view.setUint32(padded.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);
  takeIn(name, state, view);
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => {
    out.setUint32(i * 4, word);
  });
  return new Uint8Array(out.buffer);
}

const words = new Uint32Array(68);
function takeIn(name: Name, state: Uint32Array, blocks: DataView): void {
  for (let at = 0; at < blocks.byteLength; at += 64) {
    for (let i = 0; i < 16; i += 1) words[i] = blocks.getUint32(at + i * 4);
    compress[name](state, words);
  }
}

/** HMAC (RFC 2104) with a key of at most 64 bytes; the key is taken in once for all messages. */
export function keyed(name: Name, key: Uint8Array): (message: Uint8Array) => Uint8Array {
  const begun = (byte: number) => {
    const state = Uint32Array.from(start[name]);
    takeIn(name, state, new DataView(Uint8Array.from({ length: 64 }, (_, i) => (key[i] ?? 0) ^ byte).buffer));
    return state;
  };
  const [inner, outer] = [begun(0x36), begun(0x5c)];
  const close = (state: Uint32Array, rest: Uint8Array) => finish(name, { state: state.slice(), before: 64 }, rest);
  return (message) => close(outer, close(inner, message));
}

const twoDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
export const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => twoDigits[byte]).join('');
export const unhex = (text: string): Uint8Array =>
  Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(i * 2, i * 2 + 2), 16));
