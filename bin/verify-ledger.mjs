#!/usr/bin/env node
// 台账离线验证程序：只用这一个文件和 Node.js 18 以上版本，不需要网络、数据库和其他软件。
// Verifies exports, signed checkpoints and receipts of the ledger of a 公开 site. One file, no dependencies, no code shared with
// the platform: it is written from the description in docs/running/proof.md alone, so that an auditor can read all of it.
//
//   node verify-ledger.mjs 导出文件.ndjson 存证.txt 公钥.pem      逐条核对导出，并与自己保存的存证比较
//   node verify-ledger.mjs 回执.json 公钥.pem                     核对一份回执
//   --json  以 JSON 输出结论。退出码：0 完好，1 发现问题，2 用法有误。
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

// ---- hashes (RFC 6962 §2.1) ----

function digest(name, ...parts) {
  const hash = createHash(name);
  for (const part of parts) hash.update(part);
  return hash.digest();
}
const leafHash = (name, salt, text) => digest(name, Buffer.of(0), Buffer.from(salt, 'hex'), text);
const nodeHash = (name, left, right) => digest(name, Buffer.of(1), left, right);
const chainHash = (name, before, leaf) => digest(name, 'LEDGER1\n', before, leaf);

/** Roots of the perfect trees that the leaves so far fill, the smallest last. */
class Tree {
  constructor(name) {
    Object.assign(this, { name, size: 0, peaks: [] });
  }
  add(leaf) {
    this.peaks.push(leaf);
    for (let n = ++this.size; n % 2 === 0; n /= 2) {
      const right = this.peaks.pop();
      this.peaks.push(nodeHash(this.name, this.peaks.pop(), right));
    }
  }
  root() {
    return this.size === 0
      ? digest(this.name)
      : this.peaks.reduceRight((right, left) => nodeHash(this.name, left, right));
  }
}

/** The root to which an inclusion proof leads, by the recursive definition; null when the path has another length. */
function rootFromPath(name, leaf, index, size, path) {
  if (size === 1) return path.length === 0 ? leaf : null;
  if (path.length === 0) return null;
  let half = 1;
  while (half * 2 < size) half *= 2;
  const [rest, last] = [path.slice(0, -1), path.at(-1)];
  const inner =
    index < half
      ? rootFromPath(name, leaf, index, half, rest)
      : rootFromPath(name, leaf, index - half, size - half, rest);
  if (!inner) return null;
  return index < half ? nodeHash(name, inner, last) : nodeHash(name, last, inner);
}

// ---- SM2 signatures (GB/T 32918.2), identifier 1234567812345678 ----

const big = (hex) => BigInt(`0x${hex}`);
const P = big('FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF');
const N = big('FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123');
const A = P - 3n;
const B = big('28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93');
const G = [
  big('32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7'),
  big('BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0'),
];
const mod = (a, m) => ((a % m) + m) % m;

function inverse(a, m) {
  let [r0, r1, t0, t1] = [m, mod(a, m), 0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1, t0, t1] = [r1, r0 - q * r1, t1, t0 - q * t1];
  }
  return mod(t0, m);
}

/** Adds two points of the curve; null is the point at infinity. */
function add(one, two) {
  if (!one) return two;
  if (!two) return one;
  const [[x1, y1], [x2, y2]] = [one, two];
  if (x1 === x2 && mod(y1 + y2, P) === 0n) return null;
  const slope = x1 === x2 ? (3n * x1 * x1 + A) * inverse(2n * y1, P) : (y2 - y1) * inverse(x2 - x1, P);
  const x = mod(slope * slope - x1 - x2, P);
  return [x, mod(slope * (x1 - x) - y1, P)];
}

function times(k, point) {
  let sum = null;
  for (const bit of k.toString(2)) {
    sum = add(sum, sum);
    if (bit === '1') sum = add(sum, point);
  }
  return sum;
}

/** The two numbers of a DER signature: SEQUENCE of two INTEGERs, nothing before, between or after. */
function readDer(bytes) {
  const numbers = [];
  if (bytes[0] !== 0x30 || bytes[1] !== bytes.length - 2) return null;
  for (let at = 2; at < bytes.length; at += 2 + bytes[at + 1]) {
    if (bytes[at] !== 2 || at + 2 + bytes[at + 1] > bytes.length || bytes[at + 1] === 0) return null;
    numbers.push(big(bytes.subarray(at + 2, at + 2 + bytes[at + 1]).toString('hex')));
  }
  return numbers.length === 2 ? numbers : null;
}

const bytes32 = (n) => Buffer.from(n.toString(16).padStart(64, '0'), 'hex');

function verifySm2(text, signature, point) {
  const key = [big(point.subarray(1, 33).toString('hex')), big(point.subarray(33).toString('hex'))];
  const [x, y] = key;
  if (x >= P || y >= P || mod(y * y - (x * x * x + A * x + B), P) !== 0n) return false;
  const [r, s] = readDer(signature) ?? [0n, 0n];
  if (r < 1n || r >= N || s < 1n || s >= N) return false;
  const id = Buffer.from('1234567812345678');
  const z = digest('sm3', Buffer.of(0, id.length * 8), id, ...[A, B, ...G, x, y].map(bytes32));
  const e = big(digest('sm3', z, text).toString('hex'));
  const t = mod(r + s, N);
  if (t === 0n) return false;
  const sum = add(times(s, G), times(t, key));
  return sum !== null && mod(e + sum[0], N) === r;
}

// ---- keys and signed notes (C2SP signed-note, tlog-checkpoint) ----

/** A key from PEM: Ed25519 ends with 32 bytes, SM2 with a point of 65; told apart by their object identifiers. */
function readKey(pem) {
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  if (der.includes(Buffer.from('06032b6570', 'hex')))
    return { alg: 'ed25519', pem, bytes: Buffer.concat([Buffer.of(1), der.subarray(-32)]) };
  if (der.includes(Buffer.from('06082a811ccf5501822d', 'hex')))
    return { alg: 'sm2', pem, bytes: Buffer.concat([Buffer.of(0xff), Buffer.from('SM2-SM3\n'), der.subarray(-65)]) };
  return null;
}
const keyId = (name, key) => digest('sha256', `${name}\n`, key.bytes).subarray(0, 4).toString('hex');

function signatureHolds(note, keys) {
  const key = keys.find((one) => one.alg === note.alg && keyId(note.origin, one) === note.key);
  if (!key) return `签名密钥 ${note.key} 不在所给的公钥之中`;
  const holds =
    key.alg === 'sm2'
      ? verifySm2(note.text, note.signature, key.bytes.subarray(-65))
      : verifySignature(null, Buffer.from(note.text), createPublicKey(key.pem), note.signature);
  return holds ? null : '签名与内容不符';
}

const hashes = ['sha256', 'sm3'];

/** A note: seven lines of text, an empty line, the signature line of the same name and key. */
function readNote(note) {
  const [text, signed, rest] = note.split('\n\n');
  const [origin, size, root, chain, time, alg, key] = (text ?? '').split('\n');
  const line = /^— (\S+) ([A-Za-z0-9+/=]+)\n?$/.exec(signed ?? '');
  const words = {
    chain: /^chain ([0-9a-f]{64})$/,
    time: /^time (\S{24})$/,
    alg: /^alg (\w+) (\w+)$/,
    key: /^key ([0-9a-f]{8})$/,
  };
  const found = [words.chain.exec(chain), words.time.exec(time), words.alg.exec(alg), words.key.exec(key)];
  if (rest || !line || line[1] !== origin || found.includes(null) || !/^\d{1,15}$/.test(size)) return null;
  const bytes = Buffer.from(line[2], 'base64');
  const read = {
    origin,
    size: Number(size),
    root: Buffer.from(root, 'base64').toString('hex'),
    chain: found[0][1],
    time: found[1][1],
    hash: found[2][1],
    alg: found[2][2],
    key: found[3][1],
    text: `${text}\n`,
    signature: bytes.subarray(4),
  };
  return hashes.includes(read.hash) && read.root.length === 64 && bytes.subarray(0, 4).toString('hex') === read.key
    ? read
    : null;
}

const wordsOf = (note) => `${note.time} 的存证（${note.size} 条）`;

// ---- what is given ----

const [options, names] = [new Set(), []];
for (const word of process.argv.slice(2)) word.startsWith('--') ? options.add(word) : names.push(word);
const given = { keys: [], notes: [], exports: [], receipts: [] };
const enclosed = []; // keys that came with an export or a receipt: as good as the site that gave them
const problems = []; // { position, what }; position null where there is none
const remarks = [];
const wrong = (position, what) => problems.push({ position, what });

function usage(message) {
  if (message) console.error(message);
  console.error('用法：node verify-ledger.mjs [--json] 文件…　文件可以是台账导出、回执、存证和公钥，顺序不限。');
  process.exit(2);
}

/** The beginning of a file, enough to tell what it is; an export may be larger than memory. */
async function beginningOf(name) {
  const parts = [];
  for await (const part of createReadStream(name, { end: 4095 })) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

async function sort(name) {
  const beginning = await beginningOf(name);
  if (/^\s*\{\s*"format"\s*:\s*"gongkai-ledger-1"/.test(beginning)) return void given.exports.push(name);
  const text = readFileSync(name, 'utf8').replaceAll('\r\n', '\n');
  if (/^\s*\{/.test(beginning)) return void given.receipts.push({ name, text });
  const pems = text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----\n?/g) ?? [];
  for (const pem of pems) {
    const key = readKey(pem);
    if (key) given.keys.push(key);
    else wrong(null, `${name} 里的公钥不是 Ed25519 或 SM2 公钥。`);
  }
  const parts = pems.length > 0 ? [] : text.split(/(?<=^— .*\n)\n*/m).map((part) => part.replace(/^\n+/, ''));
  for (const part of parts.filter((one) => one.trim())) {
    const note = readNote(part);
    if (note) given.notes.push(note);
    else wrong(null, `${name} 里有读不懂的内容：${part.trim().slice(0, 40)}`);
  }
}

function enclose({ pem }) {
  const key = readKey(String(pem));
  if (key) enclosed.push(key);
}

const trusted = () => (given.keys.length > 0 ? given.keys : enclosed);

// ---- an export ----

/** Reads an export from beginning to end, one line at a time; stops at the first bad one. */
async function checkExport(name) {
  const state = {
    name,
    hash: 'sha256',
    size: null,
    tree: null,
    chain: Buffer.alloc(32),
    notes: [...given.notes],
    open: 0,
    good: 0,
  };
  let points = null;
  for await (const line of createInterface({ input: createReadStream(name), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!line) continue;
    let item;
    try {
      item = JSON.parse(line);
    } catch {
      wrong(state.tree ? state.tree.size + 1 : null, `${name} 里有一行不完整，文件可能没有下载完。`);
      break;
    }
    if (item.format) begin(state, item);
    else if (item.key) enclose(item.key);
    else if (item.checkpoint) keepNote(state, item.checkpoint);
    else {
      points ??= bySize(state.notes);
      const what = checkLine(state, item) ?? comparePoints(state, points);
      if (what) {
        wrong(item.position, what);
        return state;
      }
    }
  }
  return finish(state);
}

function begin(state, { hash, size }) {
  if (!hashes.includes(hash)) usage(`不认识的摘要算法：${hash}`);
  Object.assign(state, { hash, size, tree: new Tree(hash) });
}

function keepNote(state, text) {
  const note = readNote(text);
  if (note) state.notes.push(note);
  else wrong(null, '导出里有一份存证的文本不完整。');
}

function bySize(notes) {
  const points = new Map();
  for (const note of notes) points.set(note.size, [...(points.get(note.size) ?? []), note]);
  return points;
}

function checkLine(state, item) {
  const { hash, tree } = state;
  if (item.position !== tree.size + 1) return `缺少第 ${tree.size + 1} 条，记录被删除或改了编号。`;
  if (item.missing) return '这个位置封存的记录已经不存在。';
  const leaf = Buffer.from(item.leaf, 'hex');
  const chain = chainHash(hash, state.chain, leaf);
  if (item.chain !== undefined && item.chain !== chain.toString('hex'))
    return '链值与前一条对不上，记录的次序或封存被改动。';
  if (item.erased === false) return '记录的原文不见了，而台账里没有依法删除它的记录。';
  if (item.salt !== undefined) {
    if (!leafHash(hash, item.salt, item.canonical).equals(leaf)) return '记录原文与封存的摘要不符。';
    if (item.fields !== undefined && item.fields !== item.canonical) return '记录的字段与记录原文不符。';
    state.open += 1;
  }
  tree.add(leaf);
  state.chain = chain;
  return null;
}

function comparePoints(state, points) {
  const here = points.get(state.tree.size);
  if (!here) return null;
  const root = state.tree.root().toString('hex');
  const bad = here.find(
    (note) => note.root !== root || note.chain !== state.chain.toString('hex') || note.hash !== state.hash,
  );
  if (bad) return `${wordsOf(bad)}与现在的记录不符：第 ${state.good + 1} 至 ${bad.size} 条在存证之后被重写。`;
  state.good = state.tree.size;
  return null;
}

function finish(state) {
  const { tree, size, notes, name } = state;
  if (!tree) usage(`${name} 不是台账导出。`);
  if (tree.size !== size) wrong(tree.size + 1, `文件自称有 ${size} 条，实有 ${tree.size} 条：末尾缺失。`);
  const beyond = notes.filter((note) => note.size > tree.size).sort((a, b) => b.size - a.size)[0];
  if (beyond)
    wrong(tree.size + 1, `${wordsOf(beyond)}有 ${beyond.size} 条记录，现在只有 ${tree.size} 条：末尾被截去。`);
  return state;
}

function checkSignatures(notes) {
  for (const note of notes) {
    const why = signatureHolds(note, trusted());
    if (why) wrong(note.size, `${wordsOf(note)}：${why}。`);
  }
}

// ---- a receipt ----

function checkReceipt({ name, text }) {
  const bad = (what) => wrong(null, `${name}：${what}`);
  let receipt;
  try {
    receipt = JSON.parse(text);
  } catch {
    return bad('文件不完整。');
  }
  if (receipt.format !== 'gongkai-receipt-1') return bad('不是台账回执。');
  const note = readNote(receipt.checkpoint ?? '');
  if (!note) return bad('里面的存证不完整。');
  if (receipt.key) enclose(receipt.key);
  const leaf = leafHash(note.hash, receipt.line.salt, receipt.line.canonical);
  const path = receipt.path.map((step) => Buffer.from(step, 'hex'));
  const { position } = receipt.line;
  const inside = Number.isSafeInteger(position) && position >= 1 && position <= note.size;
  const root = inside ? rootFromPath(note.hash, leaf, position - 1, note.size, path) : null;
  if (root?.toString('hex') !== note.root) return bad('记录原文不在所附存证之中：原文、位置或证明被改动。');
  const why = signatureHolds(note, trusted());
  if (why) return bad(`所附存证的${why}。`);
  return {
    name,
    position,
    checkpoint: note.time,
    size: note.size,
    root: note.root,
    words: JSON.parse(receipt.line.canonical),
  };
}

// ---- the verdict ----

if (options.has('--help') || names.length === 0) usage();
for (const option of options) if (option !== '--json') usage(`没有 ${option} 这个选项。`);
try {
  for (const name of names) await sort(name);
  const states = [];
  for (const name of given.exports) states.push(await checkExport(name));
  checkSignatures(states.length > 0 ? states.flatMap((state) => state.notes) : given.notes);
  const receipts = given.receipts.map(checkReceipt).filter(Boolean);
  if (given.exports.length + given.receipts.length + given.notes.length === 0)
    usage('没有可以验证的内容：请给出台账导出、回执或者存证。');
  if (given.keys.length === 0 && enclosed.length > 0)
    remarks.push('公钥取自被验证的文件本身。请另从可靠的途径取得公钥，加上它再验证一次。');
  say(states, receipts);
} catch (error) {
  usage(error.code === 'ENOENT' ? `没有 ${error.path} 这个文件。` : `没有完成：${error.message}`);
}

function say(states, receipts) {
  problems.sort((a, b) => (a.position ?? Number.MAX_SAFE_INTEGER) - (b.position ?? Number.MAX_SAFE_INTEGER));
  const ok = problems.length === 0;
  const ledgers = states.map(({ name, hash, tree, chain, notes, open }) => ({
    name,
    hash,
    lines: tree?.size ?? 0,
    withWords: open,
    root: tree?.root().toString('hex'),
    chain: chain.toString('hex'),
    checkpoints: notes.length,
  }));
  if (options.has('--json'))
    console.log(JSON.stringify({ ok, firstBad: problems[0] ?? null, problems, ledgers, receipts, remarks }, null, 2));
  else {
    for (const { position, what } of problems) console.log(`有问题　${position ? `第 ${position} 条：` : ''}${what}`);
    for (const one of ledgers) {
      console.log(
        `${ok ? '完好' : '已读'}　${one.name}：${one.lines} 条记录（${one.withWords} 条有原文），${one.checkpoints} 份存证`,
      );
      console.log(`　　　根值 ${one.root}\n　　　链头 ${one.chain}`);
    }
    for (const one of receipts)
      console.log(
        `完好　${one.name}：第 ${one.position} 条在 ${one.checkpoint} 的存证（${one.size} 条）之中\n　　　${JSON.stringify(one.words)}`,
      );
    if (states.length === 0 && ok && given.notes.length > 0) console.log(`完好　${given.notes.length} 份存证的签名`);
    for (const remark of remarks) console.log(`注意　${remark}`);
  }
  process.exitCode = ok ? 0 : 1;
}
