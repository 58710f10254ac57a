import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { commonPasswords } from './common-passwords.ts';
import { keyedName } from './secret.ts';

const derive = promisify(argon2);

/** Memory in KiB and passes: about 60 ms on one core of 2024, above the OWASP minimum of 19 MiB and 2 passes. */
const cost = { memory: 32_768, passes: 2, parallelism: 1 } as const;
const shortest = 10;
const longest = 128;

/** Full-width letters typed by an input method are the same password. */
const plain = (typed: string) => typed.normalize('NFKC');
const encode = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** The PHC string `$argon2id$v=19$m=…,t=…,p=…$salt$hash` under which a password is kept. */
export async function hashPassword(typed: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await inTurn(() => derive('argon2id', { ...cost, message: plain(typed), nonce, tagLength: 32 }));
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(nonce)}$${encode(hash)}`;
}

/** Whether this is the password kept under a PHC string; false for a string we cannot read. */
export async function passwordFits(typed: string, kept: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d)\$([\w+/]+)\$([\w+/]+)$/.exec(kept);
  if (!match || typed.length > 4 * longest) return false;
  const [memory, passes, parallelism] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [nonce, expected] = [Buffer.from(match[4]!, 'base64'), Buffer.from(match[5]!, 'base64')];
  const settings = { memory, passes, parallelism, message: plain(typed), nonce, tagLength: expected.length };
  return timingSafeEqual(await inTurn(() => derive('argon2id', settings)), expected);
}

let nobody: Promise<string> | undefined;
/** A hash that no password fits, so that an unknown account costs the same time as a known one (promises.md, rule 16). */
export const nobodysPassword = (): Promise<string> => {
  nobody ??= hashPassword(randomBytes(32).toString('hex'));
  return nobody;
};

/** Why this may not be somebody's password, as a sentence, or null. */
export function whyNotPassword(typed: string, person: { account: string; name?: string }): string | null {
  const password = plain(typed);
  const length = [...password].length;
  if (length < shortest) return `口令至少 ${shortest} 个字符，现在是 ${length} 个。可以用一句容易记住的话。`;
  if (length > longest) return `口令最多 ${longest} 个字符，现在是 ${length} 个，请缩短。`;
  const bare = password.toLowerCase();
  if (bare.includes(person.account)) return '口令里不能有自己的账号，请换一个。';
  if (person.name && person.name.length > 1 && bare.includes(person.name.toLowerCase())) {
    return '口令里不能有自己的姓名，请换一个。';
  }
  if (new Set(bare).size < 4 || isRun(bare)) return '口令太有规律，很容易被猜到，请换一个。';
  if (commonPasswords.has(bare)) return '这是很多人都在用的口令，很容易被猜到，请换一个。';
  return null;
}

/** 1234567890, abcdefghijk: each character is the next, or the one before. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((character, at) => character.codePointAt(0)! - text.codePointAt(at)!);
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1 || step === 9);
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'; // nothing that looks like something else on paper

/**
 * The first password that belongs to a form's key: a repeat of the same form shows the same one, and what the ledger's
 * answers keep (the key) does not tell it. About 59 bits, in groups to be read aloud.
 */
export function firstPassword(seed: string): string {
  const bytes = keyedName('first password', seed);
  const text = [...bytes.subarray(0, 12)].map((byte) => letters[byte % letters.length]).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

/** At most two hashes at a time: the four threads of the process also read and write files. */
const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (running >= 2) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
