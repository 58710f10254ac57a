import { drawAgain } from './again.ts';
import { type Bundle, readBundle } from './bundle.ts';
import { digest, hex } from './hash.ts';
import { type ReadPool, readPool } from './pool.ts';
import { areNames, isBefore, isWritten } from './written.ts';

export interface Check {
  what: string;
  holds: boolean;
}
const check = (what: string, holds: boolean): Check => ({ what, holds });
type Hash = (text: string) => string;

/**
 * Every check of a draw (ZXDRAW-1), in the order in which a reader follows it, with the sentences of `bin/verify-draw.mjs` and
 * `bin/verify-draw.py`. Throws a sentence when bundle or pool are not in order.
 */
export function verify(given: unknown): Check[] {
  const bundle = readBundle(given);
  const pool = readPool(bundle.pool);
  const hash: Hash = (text) => hex(digest(pool.alg, new TextEncoder().encode(text)));
  const checks = [
    check('抽签编号与名单一致', bundle.draw === pool.draw),
    check('名单与冻结时公布的摘要一致', hash(bundle.pool) === bundle.pool_hash),
  ];
  if (bundle.names != null)
    checks.push(
      check('编号与名称的对照表与冻结时公布的摘要一致', hash(bundle.names) === bundle.names_hash),
      check('对照表写法正确，编号都在名单里', areNames(bundle.names, pool)),
    );
  checks.push(...checkParties(bundle, pool, hash));
  const seed = hash(seedText(bundle, pool));
  checks.push(check('随机种子由名单、随机数和公共事件算出', seed === bundle.seed));
  return [...checks, ...checkResults(bundle, pool, { seed, hash })];
}

function checkParties({ commitments, shares, beacons, frozen_at }: Bundle, pool: ReadPool, hash: Hash): Check[] {
  const secrets = new Map(shares.map(({ party, secret }) => [party, secret]));
  const parties = new Set([...secrets.keys(), ...commitments.map(({ party }) => party)]);
  const both = parties.size === secrets.size && parties.size === commitments.length;
  const checks = [
    check('每一方都有承诺和随机数', secrets.size > 0 && both),
    check('至少有一个公共事件', beacons.length > 0),
  ];
  for (const { party, hash: promised, at } of commitments) {
    const secret = secrets.get(party) ?? '';
    const share = hash(`ZXDRAW-1 SHARE\n${pool.draw}\n${party}\n${secret}\n`);
    const early = isBefore(frozen_at, at, true) && beacons.every((beacon) => isBefore(at, beacon.at));
    checks.push(
      check(`${party} 的随机数与事先公布的承诺一致`, /^([0-9a-f]{2}){32,64}$/.test(secret) && share === promised),
      check(`${party} 的承诺在名单冻结以后、每一公共事件以前`, early),
    );
  }
  for (const beacon of beacons) checks.push(check(`${beacon.source} 的数值是规定的写法`, isWritten(beacon)));
  return checks;
}

function seedText({ pool_hash, shares, beacons }: Bundle, pool: ReadPool): string {
  const lines = [
    ...shares.map(({ party, secret }) => `share ${party} ${secret}`).sort(),
    ...beacons.map(({ source, value }) => `beacon ${source} ${value}`).sort(),
  ];
  return ['ZXDRAW-1 SEED', pool.draw, pool_hash, ...lines].map((line) => `${line}\n`).join('');
}

const teamIn = (result: string, target: string): string[] =>
  result
    .split('\n')
    .find((line) => line.startsWith(`team ${target} `))
    ?.split(' ')
    .slice(2) ?? [];

function checkResults(bundle: Bundle, pool: ReadPool, { seed, hash }: { seed: string; hash: Hash }): Check[] {
  const { results, substitutions, beacons } = bundle;
  const checks = [
    check('每次更换人员都有结果', results.length === substitutions.length + 1),
    check(
      '抽取晚于每一公共事件',
      results.every(({ at }) => beacons.every((beacon) => isBefore(beacon.at, at))),
    ),
  ];
  let before = '';
  results.slice(0, substitutions.length + 1).forEach(({ result, result_hash }, version) => {
    const gone = substitutions[version - 1];
    const again = drawAgain(pool, seed, substitutions.slice(0, version));
    const what = version === 0 ? '抽取结果' : `第 ${version} 次更换人员后的结果`;
    if (gone)
      checks.push(
        check(`第 ${version} 次更换的人员当时在检查组里`, teamIn(before, gone.target).includes(gone.inspector)),
      );
    checks.push(
      check(`重新计算的${what}与公布的一致`, again === result),
      check(`${what}与当时登记的摘要一致`, hash(again) === result_hash),
    );
    before = again;
  });
  return checks;
}
