import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { keyIdOf, keyLine, openSigner, profiles, type Signer, verifies } from './keys.ts';
import { type Checkpoint, readNote, readNotes, signNote, whyNotSigned } from './note.ts';
import { sm2Point, verifiesSm2 } from './sm2.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-note-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const origin = 'www.example.gov.cn/ledger';
const signers = Object.values(profiles).map(({ signature }) => openSigner(folder, signature, origin));
const point: Checkpoint = {
  origin,
  size: 8890,
  root: Buffer.alloc(32, 1),
  chain: Buffer.alloc(32, 2),
  at: new Date('2026-03-10T01:02:03.456Z'),
  hash: 'sha256',
};

test('a note is read as it was written, with both kinds of signature', () => {
  for (const signer of signers) {
    const note = signNote(point, signer);
    const read = readNote(note)!;
    const { origin, size, root, chain, at, hash } = read;
    assert.deepEqual({ origin, size, root, chain, at, hash }, point);
    assert.equal(whyNotSigned(read, [signer]), null);
    assert.equal(note.split('\n')[1], '8890');
  }
});

test('a changed note, another key and half a note are refused', () => {
  for (const signer of signers) {
    const note = signNote(point, signer);
    const changed = readNote(note.replace('\n8890\n', '\n8891\n'))!;
    assert.match(whyNotSigned(changed, [signer])!, /签名与内容不符/);
    assert.match(whyNotSigned(readNote(note)!, [])!, /不在已知的公钥之中/);
    const other = signers.find((one) => one !== signer)!;
    assert.ok(whyNotSigned(readNote(note)!, [{ ...other, id: signer.id }]));
    for (const broken of [note.slice(0, -3), note.slice(1), `${note}x`, note.replace('alg sha256', 'alg md5'), ''])
      assert.equal(readNote(broken), null);
  }
});

test('a file of notes is read note by note, and what is none is named', () => {
  const [one, two] = signers.map((signer) => signNote(point, signer)) as [string, string];
  const { notes, strange } = readNotes(`${one}\n${two}\n\nsomething else\n${one.replaceAll('\n', '\r\n')}`);
  assert.deepEqual(
    notes.map(({ note }) => note),
    [one, two],
  );
  assert.equal(strange.length, 1);
  assert.equal(readNotes(`${one}\n${two}`).notes.length, 2);
  assert.deepEqual(readNotes('').notes, []);
});

test('the key is made once, for this account alone', () => {
  for (const signer of signers) {
    const again = openSigner(folder, signer.alg, origin);
    assert.deepEqual([again.id, again.pem], [signer.id, signer.pem]);
    assert.equal(statSync(join(folder, `checkpoint-${signer.alg}.key`)).mode & 0o777, 0o600);
    assert.notEqual(openSigner(folder, signer.alg, 'elsewhere/ledger').id, signer.id, 'the id belongs to name and key');
  }
  writeFileSync(join(folder, 'checkpoint-ed25519.key'), 'half', { mode: 0o600 });
  assert.throws(() => openSigner(folder, 'ed25519', origin), /不是完整的签名密钥/);
  rmSync(join(folder, 'checkpoint-ed25519.key'));
});

test('key line and key id are those of the reference implementation of signed notes', () => {
  // The example of golang.org/x/mod/sumdb/note.
  const line = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const raw = Buffer.from(line.split('+').slice(2).join('+'), 'base64').subarray(1);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  const pem = `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`;
  const key = { id: keyIdOf('PeterNeumann', 'ed25519', pem), name: 'PeterNeumann', alg: 'ed25519' as const, pem };
  assert.equal(keyLine(key), line);
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const signed = Buffer.from(
    'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
    'base64',
  );
  assert.equal(signed.subarray(0, 4).toString('hex'), key.id);
  assert.ok(verifies(key, text, signed.subarray(4)));
  assert.ok(!verifies(key, `${text} `, signed.subarray(4)));
});

/** Runs the command line of OpenSSL in the folder; null when this machine has none. */
function openssl(...args: string[]): string | null {
  try {
    return execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes a note and takes it apart as docs/running/proof.md tells everybody to. */
function written(signer: Signer): void {
  writeFileSync(join(folder, 'note.txt'), signNote(point, signer));
  writeFileSync(join(folder, 'key.pem'), signer.pem);
  for (const line of [
    "sed '/^$/,$d' note.txt > text",
    "tail -n 1 note.txt | cut -d' ' -f3 | base64 -d | tail -c +5 > signed",
  ])
    execFileSync('sh', ['-c', line], { cwd: folder });
}

test('OpenSSL verifies our Ed25519 signatures', (context) => {
  if (openssl('version') === null) return context.skip('openssl is not on this machine');
  written(signers.find(({ alg }) => alg === 'ed25519')!);
  const args = ['pkeyutl', '-verify', '-pubin', '-inkey', 'key.pem', '-rawin', '-in', 'text', '-sigfile', 'signed'];
  assert.match(openssl(...args)!, /Success/);
  writeFileSync(join(folder, 'text'), 'another text\n');
  assert.throws(() => openssl(...args));
});

test('OpenSSL verifies our SM2 signatures with the usual identifier, and we verify those of OpenSSL', (context) => {
  if (openssl('version') === null) return context.skip('openssl is not on this machine');
  const signer = signers.find(({ alg }) => alg === 'sm2')!;
  written(signer);
  const distid = ['-sigopt', 'distid:1234567812345678'];
  const args = ['dgst', '-sm3', '-verify', 'key.pem', ...distid, '-signature', 'signed', 'text'];
  assert.match(openssl(...args)!, /Verified OK/);
  openssl('genpkey', '-algorithm', 'SM2', '-out', 'theirs.key');
  openssl('pkey', '-in', 'theirs.key', '-pubout', '-out', 'theirs.pem');
  openssl('dgst', '-sm3', '-sign', 'theirs.key', ...distid, '-out', 'theirs.sig', 'text');
  const theirs = readFileSync(join(folder, 'theirs.pem'), 'utf8');
  const signature = readFileSync(join(folder, 'theirs.sig'));
  const text = readFileSync(join(folder, 'text'), 'utf8');
  assert.ok(verifiesSm2(text, signature, theirs));
  assert.ok(!verifiesSm2(`${text} `, signature, theirs));
  assert.ok(!verifiesSm2(text, signature, signer.pem));
  assert.ok(!verifiesSm2(text, Buffer.from('nothing'), theirs));
  assert.equal(sm2Point(theirs).length, 65);
});
