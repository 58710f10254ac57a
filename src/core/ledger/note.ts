import type { HashName } from './canonical.ts';
import { hashNames } from './canonical.ts';
import type { PublicKey, SignatureName, Signer } from './keys.ts';
import { verifies } from './keys.ts';

/** What a checkpoint 存证 says: so many lines, with this root and this end of the chain, at this time. */
export interface Checkpoint {
  /** Whose ledger it is: host of the site and `/ledger`. */
  origin: string;
  size: number;
  root: Buffer;
  chain: Buffer;
  at: Date;
  hash: HashName;
}

/** A checkpoint as it travels: the signed text and who signed it. */
export interface Note extends Checkpoint {
  signature: SignatureName;
  /** The whole note with its signature line. */
  note: string;
  /** The part that is signed. */
  text: string;
  /** Id of the key, 8 hex digits. */
  key: string;
  signed: Buffer;
}

/** The text that is signed: first three lines as C2SP tlog-checkpoint has them, then what else is said, one fact a line. */
export const textOf = (point: Checkpoint, alg: SignatureName, key: string): string =>
  `${[
    point.origin,
    point.size,
    point.root.toString('base64'),
    `chain ${point.chain.toString('hex')}`,
    `time ${point.at.toISOString()}`,
    `alg ${point.hash} ${alg}`,
    `key ${key}`,
  ].join('\n')}\n`;

/** Signs a checkpoint as a C2SP signed note: text, empty line, `— name base64(key id ‖ signature)`. */
export function signNote(point: Checkpoint, signer: Signer): string {
  const text = textOf(point, signer.alg, signer.id);
  const signed = Buffer.concat([Buffer.from(signer.id, 'hex'), signer.sign(text)]);
  return `${text}\n— ${signer.name} ${signed.toString('base64')}\n`;
}

const shape =
  /^(?<origin>[^\s+]+)\n(?<size>0|[1-9]\d{0,14})\n(?<root>[A-Za-z0-9+/]{43}=)\nchain (?<chain>[0-9a-f]{64})\ntime (?<time>[0-9TZ:.-]{24})\nalg (?<hash>\w+) (?<alg>\w+)\nkey (?<key>[0-9a-f]{8})\n\n— \k<origin> (?<signed>[A-Za-z0-9+/=]+)\n$/;

/** Reads a note as we write it; null for anything else, so that nothing is taken for signed that is not. */
export function readNote(note: string): Note | null {
  const found = shape.exec(note)?.groups;
  if (!found) return null;
  const signed = Buffer.from(found.signed!, 'base64');
  const hash = hashNames.find((name) => name === found.hash);
  const at = new Date(found.time!);
  if (!hash || Number.isNaN(at.getTime()) || signed.subarray(0, 4).toString('hex') !== found.key) return null;
  return {
    origin: found.origin!,
    size: Number(found.size),
    root: Buffer.from(found.root!, 'base64'),
    chain: Buffer.from(found.chain!, 'hex'),
    at,
    hash,
    signature: found.alg as SignatureName,
    note,
    text: note.slice(0, note.indexOf('\n\n') + 1),
    key: found.key!,
    signed: signed.subarray(4),
  };
}

/** Every note of a file to which notes were appended, and what in it is none. */
export function readNotes(file: string): { notes: Note[]; strange: string[] } {
  const notes: Note[] = [];
  const strange: string[] = [];
  for (const part of file.replaceAll('\r\n', '\n').split(/(?<=^— .*\n)\n*/m)) {
    const note = readNote(part.replace(/^\n+/, ''));
    if (note) notes.push(note);
    else if (part.trim()) strange.push(part.trim());
  }
  return { notes, strange };
}

/** Why the signature of a note does not hold, as a sentence, or null. */
export function whyNotSigned(note: Note, keys: PublicKey[]): string | null {
  const key = keys.find((one) => one.id === note.key && one.name === note.origin);
  if (!key) return `签名密钥 ${note.key} 不在已知的公钥之中。`;
  return key.alg === note.signature && verifies(key, note.text, note.signed) ? null : '签名与内容不符。';
}
