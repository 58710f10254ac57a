#!/usr/bin/env node
// Recomputes a draw of ZXDRAW-1 from its bundle.json, with the standard library of Node alone and without this project:
//   node verify-draw.mjs bundle.json
// Answers 0 when everything agrees, 1 when something does not, 2 when the file cannot be read. verify-draw.py is the same in Python.
import * as crypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const id = /^[0-9A-Za-z._-]{1,64}$/;
const whole = /^(0|[1-9][0-9]{0,8})$/;
const upTo = (least, most) => ({ test: (word) => whole.test(word) && Number(word) >= least && Number(word) <= most });
const shapes = {
  stratum: [id, upTo(0, 10_000), upTo(0, 1_000_000)],
  target: [id, id, upTo(1, 1000)],
  inspector: [id, id],
  exclude: [id, id],
  conflict: [id, id, id],
};
const order = Object.keys(shapes);
const head = [
  ['ZXDRAW-1', /^POOL$/],
  ['alg', /^(sha256|sm3)$/],
  ['draw', id],
  ['team', upTo(0, 20)],
  ['cap', upTo(0, 100_000)],
];

/** The hash of a text, and the tickets under a seed: HMAC written out (RFC 2104), because a draw asks a million of them. */
const digest = crypto.hash ?? ((alg, data, form) => crypto.createHash(alg).update(data).digest(form));
function tickets(alg, seed) {
  const [inner, outer] = [Buffer.alloc(64 + 256), Buffer.alloc(64 + 32)];
  for (let at = 0; at < 64; at += 1) {
    inner[at] = (seed[at] ?? 0) ^ 0x36;
    outer[at] = (seed[at] ?? 0) ^ 0x5c;
  }
  return (words) => {
    const end = 64 + inner.write(words, 64, 'latin1');
    outer.write(digest(alg, inner.subarray(0, end), 'binary'), 64, 'latin1');
    return digest(alg, outer, 'binary');
  };
}

/** Reads the frozen text; throws a sentence with the line for whatever is not exactly as the rules write it. */
export function readPool(text) {
  if (!text.endsWith('\n') || /[\r\ufeff]/.test(text)) throw new Error('名单的文字编码不对');
  const lines = text.slice(0, -1).split('\n');
  const [, alg, draw, team, cap] = head.map(([name, shape], at) => {
    const line = lines[at] ?? '';
    const word = line.slice(name.length + 1);
    if (!line.startsWith(`${name} `) || !shape.test(word)) throw new Error(`名单第 ${at + 1} 行不对`);
    return word;
  });
  const pool = { alg, draw, team: Number(team), cap: Number(cap) };
  for (const kind of order) pool[kind] = [];
  let before = [0, ''];
  lines.slice(5).forEach((line, at) => {
    const [kind, ...words] = line.split(' ');
    const place = order.indexOf(kind);
    const sorted = place > before[0] || (place === before[0] && line > before[1]);
    const fits =
      place >= 0 && words.length === shapes[kind].length && words.every((word, n) => shapes[kind][n].test(word));
    if (!fits || !sorted) throw new Error(`名单第 ${at + 6} 行不对：${line.slice(0, 60)}`);
    before = [place, line];
    pool[kind].push(words);
  });
  refuseStrays(pool);
  return pool;
}

/** Nothing stands twice, and whatever is referred to is there. */
function refuseStrays(pool) {
  const known = {};
  for (const kind of order) {
    const names = pool[kind].map((words) => (kind === 'conflict' ? words.slice(0, 2).join(' ') : words[0]));
    known[kind] = new Set(names);
    if (known[kind].size !== names.length) throw new Error(`名单里有重复的编号（${kind}）`);
  }
  const must = (kind, name) => {
    if (!known[kind].has(name)) throw new Error(`名单里没有 ${kind} ${name}`);
  };
  for (const [, stratum] of pool.target) must('stratum', stratum);
  for (const [target] of pool.exclude) must('target', target);
  for (const [target, inspector] of pool.conflict) {
    must('target', target);
    must('inspector', inspector);
  }
}

const ascending = ([a], [b]) => (a < b ? -1 : 1);

/** The drawn targets as [key, id], in ascending order over all strata. */
function drawTargets(pool, ticket) {
  const out = new Set(pool.exclude.map(([target]) => target));
  const members = new Map(pool.stratum.map(([code]) => [code, []]));
  for (const [name, stratum, weight] of pool.target) {
    if (out.has(name)) continue;
    let key = ticket(`T|${name}|1`);
    for (let turn = 2; turn <= Number(weight); turn += 1) {
      const other = ticket(`T|${name}|${turn}`);
      if (other < key) key = other;
    }
    members.get(stratum).push([key, name]);
  }
  return pool.stratum
    .flatMap(([code, rate, min]) => {
      const keys = members.get(code).sort(ascending);
      return keys.slice(0, Math.max(Number(min), Math.floor((keys.length * Number(rate) + 9999) / 10_000)));
    })
    .sort(ascending);
}

/** The first so many of those that may, in ascending order, without sorting all. */
function first(pairs, many, may) {
  const found = [];
  for (const pair of pairs) {
    if ((found.length === many && pair[0] > found[many - 1][0]) || !may(pair)) continue;
    found.push(pair);
    found.sort(ascending);
    if (found.length > many) found.pop();
  }
  return found;
}

/** The result text of a pool, a seed and the substitutions so far. */
export function drawAgain(pool, seed, substitutions) {
  const ticket = tickets(pool.alg, seed);
  const drawn = drawTargets(pool, ticket);
  const load = new Map(pool.inspector.map(([name]) => [name, 0]));
  const gone = substitutions.map((one) => [one.target, one.inspector]);
  const barred = new Map(drawn.map(([, target]) => [target, new Set()]));
  for (const [target, inspector] of [...pool.conflict, ...gone]) barred.get(target)?.add(inspector);
  const teams = (pool.team === 0 ? [] : drawn).map(([, target]) => {
    const able = pool.inspector
      .filter(([name]) => !barred.get(target).has(name))
      .map(([name]) => [ticket(`I|${target}|${name}`), name]);
    const take = (cap) => first(able, pool.team, ([, name]) => load.get(name) < cap);
    const usual = take(pool.cap);
    const chosen = (usual.length < pool.team ? take(pool.cap + 1) : usual).map(([, name]) => name);
    for (const name of chosen) load.set(name, load.get(name) + 1);
    return ['team', target, ...chosen].join(' ');
  });
  return ['ZXDRAW-1 RESULT', pool.draw, ...drawn.map(([, name]) => `drawn ${name}`), ...teams]
    .map((line) => `${line}\n`)
    .join('');
}

/** In each list: names, and other texts. A party or a source stands in its list once. */
const rows = {
  commitments: [['party'], ['hash', 'at']],
  shares: [['party'], ['secret']],
  beacons: [['source'], ['value', 'at']],
  substitutions: [['target', 'inspector'], []],
  results: [[], ['result', 'result_hash', 'at']],
};
const isText = (value) => typeof value === 'string' && !/[\ud800-\udfff]/u.test(value);

/** What a bundle must hold at all; throws a sentence for what is missing, of another kind, no name, or there twice. */
function readBundle(bundle) {
  const named = bundle?.names == null ? [] : ['names', 'names_hash'];
  for (const field of ['draw', 'frozen_at', 'pool', 'pool_hash', 'seed', ...named])
    if (!isText(bundle?.[field])) throw new Error(`缺少 ${field}`);
  for (const [list, [names, texts]] of Object.entries(rows)) {
    const found = bundle[list];
    const fits = (row) =>
      names.every((name) => isText(row?.[name]) && id.test(row[name])) && texts.every((text) => isText(row?.[text]));
    if (!Array.isArray(found) || !found.every(fits)) throw new Error(`${list} 缺少，或者有不完整的一项`);
    const [own] = names;
    if (list !== 'substitutions' && own && new Set(found.map((row) => row[own])).size !== found.length)
      throw new Error(`${list} 里有重复的一项`);
  }
}

const close = /^[0-9]{4}-[0-9]{2}-[0-9]{2}:[1-9][0-9]{0,5}\.[0-9]{2}$/;
const balls = /^20[0-9]{5}:([0-9]{2})-([0-9]{2})-([0-9]{2})-([0-9]{2})-([0-9]{2})-([0-9]{2})\+([0-9]{2})$/;
const forms = {
  SSQ(value) {
    const found = balls.exec(value)?.slice(1).map(Number) ?? [0];
    const blue = found.pop();
    return blue >= 1 && blue <= 16 && found.every((ball, at) => ball > (found[at - 1] ?? 0) && ball <= 33);
  },
  'SSE-CLOSE': (value) => close.test(value),
  DRAND: (value) => /^[1-9][0-9]{0,9}:[0-9a-f]{64}$/.test(value),
};
/** One event has one written form; of an event that these rules do not know, half-width signs without a space. */
const isWritten = ({ source, value }) =>
  Object.hasOwn(forms, source) ? forms[source](value) : /^[!-~]{1,200}$/.test(value);

const moment = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z$/;
/** Whether instants follow each other; one that is not written as an instant follows nothing. */
function isBefore(earlier, later, orSame = false) {
  if (!moment.test(earlier) || !moment.test(later)) return false;
  const [a, b] = [earlier, later].map((at) => (at.length === 20 ? at.replace('Z', '.000Z') : at));
  return a < b || (orSame && a === b);
}

/** The names in their one order, each of something in the pool. */
function areNames(text, pool) {
  if (!text.endsWith('\n')) return false;
  const [title, draw, salt, ...lines] = text.slice(0, -1).split('\n');
  const known = new Set([...pool.target, ...pool.inspector].map(([name]) => name));
  let before = '';
  return (
    title === 'ZXDRAW-1 NAMES' &&
    draw === pool.draw &&
    /^salt [0-9a-f]{64}$/.test(salt ?? '') &&
    lines.every((line) => {
      const [group, name, ...words] = line.split(' ');
      const fits = group === 'name' && known.has(name) && name > before && words.join(' ') !== '';
      before = name;
      return fits;
    })
  );
}

/** Every check as [what, whether it holds]; throws a sentence when bundle or pool are not in order. */
export function verify(bundle) {
  readBundle(bundle);
  const pool = readPool(bundle.pool);
  const hash = (text) => digest(pool.alg, text, 'hex');
  const checks = [
    ['抽签编号与名单一致', bundle.draw === pool.draw],
    ['名单与冻结时公布的摘要一致', hash(bundle.pool) === bundle.pool_hash],
  ];
  if (bundle.names != null)
    checks.push(
      ['编号与名称的对照表与冻结时公布的摘要一致', hash(bundle.names) === bundle.names_hash],
      ['对照表写法正确，编号都在名单里', areNames(bundle.names, pool)],
    );
  checks.push(...checkParties(bundle, pool, hash));
  const seed = hash(seedText(bundle, pool));
  checks.push(['随机种子由名单、随机数和公共事件算出', seed === bundle.seed]);
  return [...checks, ...checkResults(bundle, pool, seed, hash)];
}

function checkParties({ commitments, shares, beacons, frozen_at }, pool, hash) {
  const secrets = new Map(shares.map(({ party, secret }) => [party, secret]));
  const parties = new Set([...secrets.keys(), ...commitments.map(({ party }) => party)]);
  const checks = [
    [
      '每一方都有承诺和随机数',
      secrets.size > 0 && parties.size === secrets.size && parties.size === commitments.length,
    ],
    ['至少有一个公共事件', beacons.length > 0],
  ];
  for (const { party, hash: promised, at } of commitments) {
    const secret = secrets.get(party) ?? '';
    const share = hash(`ZXDRAW-1 SHARE\n${pool.draw}\n${party}\n${secret}\n`);
    checks.push(
      [`${party} 的随机数与事先公布的承诺一致`, /^([0-9a-f]{2}){32,64}$/.test(secret) && share === promised],
      [
        `${party} 的承诺在名单冻结以后、每一公共事件以前`,
        isBefore(frozen_at, at, true) && beacons.every((beacon) => isBefore(at, beacon.at)),
      ],
    );
  }
  for (const beacon of beacons) checks.push([`${beacon.source} 的数值是规定的写法`, isWritten(beacon)]);
  return checks;
}

function seedText({ pool_hash, shares, beacons }, pool) {
  const lines = [
    ...shares.map(({ party, secret }) => `share ${party} ${secret}`).sort(),
    ...beacons.map(({ source, value }) => `beacon ${source} ${value}`).sort(),
  ];
  return ['ZXDRAW-1 SEED', pool.draw, pool_hash, ...lines].map((line) => `${line}\n`).join('');
}

const teamIn = (result, target) =>
  result
    .split('\n')
    .find((line) => line.startsWith(`team ${target} `))
    ?.split(' ')
    .slice(2) ?? [];

function checkResults({ results, substitutions, beacons }, pool, seed, hash) {
  const checks = [
    ['每次更换人员都有结果', results.length === substitutions.length + 1],
    ['抽取晚于每一公共事件', results.every(({ at }) => beacons.every((beacon) => isBefore(beacon.at, at)))],
  ];
  let before = '';
  results.slice(0, substitutions.length + 1).forEach(({ result, result_hash }, version) => {
    const gone = substitutions[version - 1];
    const again = drawAgain(pool, Buffer.from(seed, 'hex'), substitutions.slice(0, version));
    const what = version === 0 ? '抽取结果' : `第 ${version} 次更换人员后的结果`;
    if (gone)
      checks.push([`第 ${version} 次更换的人员当时在检查组里`, teamIn(before, gone.target).includes(gone.inspector)]);
    checks.push(
      [`重新计算的${what}与公布的一致`, again === result],
      [`${what}与当时登记的摘要一致`, hash(again) === result_hash],
    );
    before = again;
  });
  return checks;
}

function main(file) {
  let checks;
  try {
    checks = verify(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file))));
  } catch (error) {
    console.error(`读不出这份验证包：${error.message}`);
    return 2;
  }
  for (const [what, holds] of checks) console.log(`${holds ? '一致' : '不符'}　${what}`);
  const all = checks.every(([, holds]) => holds);
  console.log(all ? '抽签结果可以验证：全部一致。' : '抽签结果与验证包不符。');
  return all ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = process.argv[2] ? main(process.argv[2]) : 2;
