import type { Bundle } from '../../ui/assets/draw/bundle.ts';

/** Lists that are none: what people type, and what somebody tries, each as a text whose hash would fit. */
export function poolChanges(pool: string): [string, string][] {
  const line = /^target \S+ \S+ \d+$/m;
  const first = line.exec(pool)?.[0] ?? '';
  const [, id = '', stratum = '', weight = ''] = first.split(' ');
  const target = (changed: string) => (first ? pool.replace(first, changed) : pool);
  return [
    ['a bar in an id', target(`target ${id}|1 ${stratum} ${weight}`)],
    ['a line break in an id', target(`target ${id}\n${stratum} ${weight}`)],
    ['a tab for a space', target(`target\t${id} ${stratum} ${weight}`)],
    ['two spaces', target(`target ${id}  ${stratum} ${weight}`)],
    ['a space at the end', target(`${first} `)],
    ['full-width letters in an id', target(`target Ａ${id} ${stratum} ${weight}`)],
    ['a line separator in an id', target(`target ${id}\u2028 ${stratum} ${weight}`)],
    ['an id of 65 signs', target(`target ${'x'.repeat(65)} ${stratum} ${weight}`)],
    ['no id', target(`target ${stratum} ${weight}`)],
    ['weight 0', target(`target ${id} ${stratum} 0`)],
    ['a negative weight', target(`target ${id} ${stratum} -1`)],
    ['a huge weight', target(`target ${id} ${stratum} 1001`)],
    ['a weight beyond numbers', target(`target ${id} ${stratum} ${'9'.repeat(40)}`)],
    ['a weight as 1e2', target(`target ${id} ${stratum} 1e2`)],
    ['a weight with a leading zero', target(`target ${id} ${stratum} 0${weight}`)],
    ['a full-width weight', target(`target ${id} ${stratum} １`)],
    ['an Arabic-Indic weight', target(`target ${id} ${stratum} \u0661`)],
    ['a stratum that is not there', target(`target ${id} none ${weight}`)],
    ['the same target twice', target(`${first}\n${first}`)],
    ['the same target with another weight', target(`${first}\ntarget ${id} ${stratum} 999`)],
    ['a line of another kind', target(`tarjet ${id} ${stratum} ${weight}`)],
    ['a word that every object has', target(`constructor ${id} ${stratum} ${weight}`)],
    ['an empty line', target(`${first}\n`)],
    ['a rate above one', pool.replace(/^stratum (\S+) \d+/m, 'stratum $1 10001')],
    ['a least number beyond all', pool.replace(/^(stratum \S+ \d+) \d+/m, '$1 1000001')],
    ['an exclusion of nobody', `${pool.replace(/^conflict [\s\S]*/m, '')}exclude nobody CLOSED\n`],
    ['a conflict of nobody', `${pool}conflict zzz zzz KIN\n`],
    ['strata at the end', `${pool}stratum Z 1 1\n`],
    ['another hash', pool.replace(/^alg .*/m, 'alg md5')],
    ['a team of 21', pool.replace(/^team .*/m, 'team 21')],
    ['a full-width team', pool.replace(/^team .*/m, 'team ２')],
    ['a cap beyond all', pool.replace(/^cap .*/m, 'cap 100001')],
    ['a head with a space more', pool.replace(/^ZXDRAW-1 POOL/, 'ZXDRAW-1 POOL ')],
    ['carriage returns', pool.replaceAll('\n', '\r\n')],
    ['a mark in front', `\ufeff${pool}`],
    ['a mark inside', target(`\ufeff${first}`)],
    ['no last line break', pool.slice(0, -1)],
    ['two last line breaks', `${pool}\n`],
    ['nothing', ''],
    ['lines upside down', `${pool.trimEnd().split('\n').toReversed().join('\n')}\n`],
  ];
}

type Change = (bundle: Bundle) => { [Field in keyof Bundle]?: unknown };
type Rows = 'commitments' | 'shares' | 'beacons' | 'results' | 'substitutions';

/** The same list with one of its rows changed. */
const row =
  (list: Rows, at: number, change: object): Change =>
  (bundle) => ({ [list]: bundle[list].map((one, index) => (index === at ? { ...one, ...change } : one)) });
const secret = (typed: string): Change => row('shares', 0, { secret: typed });
const balls = (value: string): Change => row('beacons', 0, { value });
const gone = (pair: { target: string; inspector: string }): Change => {
  return ({ substitutions }) => ({ substitutions: [...substitutions, pair] });
};

/** What can be done to a bundle afterwards: the fields that are then different. */
export const changes: [string, Change][] = [
  ['another draw', () => ({ draw: 'ZX-9999' })],
  ['another hash of the list', () => ({ pool_hash: '00'.repeat(32) })],
  ['one weight more', ({ pool }) => ({ pool: pool.replace(/^(target \S+ \S+) 1$/m, '$1 2') })],
  ['another seed', () => ({ seed: 'ff'.repeat(32) })],
  ['another share', secret('22'.repeat(32))],
  ['a short share', secret('22'.repeat(31))],
  ['a share in capitals', secret('AB'.repeat(32))],
  ['a share fewer', ({ shares }) => ({ shares: shares.slice(1) })],
  ['a share twice', ({ shares }) => ({ shares: [...shares, shares[0]] })],
  ['a commitment fewer', ({ commitments }) => ({ commitments: commitments.slice(1) })],
  ['no parties', () => ({ commitments: [], shares: [] })],
  ['a party with a space', row('shares', 1, { party: 'JIJIAN ' })],
  ['a late commitment', row('commitments', 0, { at: '2026-10-29T07:00:00.000Z' })],
  ['a commitment before the freeze', row('commitments', 0, { at: '2026-10-18T07:00:00.000Z' })],
  ['an instant in another zone', row('commitments', 0, { at: '2026-10-20T09:00:00+08:00' })],
  ['an instant in words', row('commitments', 0, { at: '昨天' })],
  ['a result before its event', row('results', 0, { at: '2026-10-29T06:00:00Z' })],
  ['no event', () => ({ beacons: [] })],
  ['an event twice', ({ beacons }) => ({ beacons: [...beacons, beacons[0]] })],
  ['balls without their zeros', balls('2026123:3-9-14-21-27-33+12')],
  ['balls in full width', balls('2026123:０３-09-14-21-27-33+12')],
  ['balls out of order', balls('2026123:09-03-14-21-27-33+12')],
  ['a ball of 34', balls('2026123:03-09-14-21-27-34+12')],
  ['a line break after the balls', balls('2026123:03-09-14-21-27-33+12\n')],
  ['a close with a comma', row('beacons', 1, { value: '2026-10-29:3,345.67' })],
  ['a close in full width', row('beacons', 1, { value: '2026-10-29:３345.67' })],
  ['an event that nobody knows', row('beacons', 1, { source: 'DICE' })],
  ['an event that every object has', row('beacons', 1, { source: 'toString' })],
  ['a target that was not drawn', row('results', 0, { result: 'ZXDRAW-1 RESULT\nZX-1\ndrawn nobody\n' })],
  ['another hash of a result', row('results', 0, { result_hash: 'ee'.repeat(32) })],
  ['a result fewer', ({ results }) => ({ results: results.slice(1) })],
  ['a result more', ({ results }) => ({ results: [...results, results[0]] })],
  ['a substitution of who was not there', gone({ target: 'A.0', inspector: 'nobody' })],
  ['a substitution with a bar', gone({ target: 'A|0', inspector: 'P_0' })],
  ['other names', ({ names }) => ({ names: names?.replaceAll('号', '号店') ?? null })],
  ['names of somebody else', ({ names }) => ({ names: names && `${names}name zzz 某某\n` })],
  ['half a sign in a name', ({ names }) => ({ names: names?.replace('𠮷', '\ud842') ?? null })],
  ['names without a hash', ({ names }) => (names ? { names_hash: null } : {})],
  ['no list', () => ({ pool: undefined })],
  ['a list of numbers', () => ({ pool: [1, 2] })],
  ['shares as a text', () => ({ shares: 'none' })],
  ['a share of nothing', () => ({ shares: [null] })],
  ['a time as a number', row('commitments', 0, { at: 1 })],
];
