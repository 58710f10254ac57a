#!/usr/bin/env python3
"""Recomputes a draw of ZXDRAW-1 from its bundle.json, with the standard library of Python 3.8 or newer alone:

    python3 verify-draw.py bundle.json

Answers 0 when everything agrees, 1 when something does not, 2 when the file cannot be read. verify-draw.mjs is the same in
JavaScript; both say the same sentences. A draw by SM3 needs a Python whose OpenSSL knows SM3 (1.1.1 or newer).
"""
import hashlib
import heapq
import json
import re
import sys

ID = re.compile(r'[0-9A-Za-z._-]{1,64}')
WHOLE = re.compile(r'0|[1-9][0-9]{0,8}')
LONE = re.compile('[\ud800-\udfff]')


def is_id(word):
    return ID.fullmatch(word) is not None


def up_to(least, most):
    return lambda word: WHOLE.fullmatch(word) is not None and least <= int(word) <= most


SHAPES = {
    'stratum': [is_id, up_to(0, 10_000), up_to(0, 1_000_000)],
    'target': [is_id, is_id, up_to(1, 1000)],
    'inspector': [is_id, is_id],
    'exclude': [is_id, is_id],
    'conflict': [is_id, is_id, is_id],
}
ORDER = list(SHAPES)
HEAD = [
    ('ZXDRAW-1', lambda word: word == 'POOL'),
    ('alg', lambda word: word in ('sha256', 'sm3')),
    ('draw', is_id),
    ('team', up_to(0, 20)),
    ('cap', up_to(0, 100_000)),
]


class Unreadable(Exception):
    """A sentence that says why nothing can be computed from the file."""


def digest(alg, data):
    return hashlib.new(alg, data).hexdigest()


def tickets(alg, seed):
    """HMAC (RFC 2104) under a seed, of a beginning with each of many ends: written out, because a draw asks a million of them."""
    padded = seed.ljust(64, b'\0')
    inner = hashlib.new(alg, bytes(byte ^ 0x36 for byte in padded))
    outer = hashlib.new(alg, bytes(byte ^ 0x5C for byte in padded))

    def ticket(start, ends):
        begun = inner.copy()
        begun.update(start.encode('ascii'))
        found = []
        for end in ends:
            first, second = begun.copy(), outer.copy()
            first.update(end)
            second.update(first.digest())
            found.append(second.digest())
        return found

    return ticket


def read_pool(text):
    """Reads the frozen text; raises a sentence with the line for whatever is not exactly as the rules write it."""
    if not text.endswith('\n') or '\r' in text or '\ufeff' in text:
        raise Unreadable('名单的文字编码不对')
    lines = text[:-1].split('\n')
    found = []
    for at, (name, fits) in enumerate(HEAD):
        line = lines[at] if at < len(lines) else ''
        word = line[len(name) + 1:]
        if not line.startswith(name + ' ') or not fits(word):
            raise Unreadable(f'名单第 {at + 1} 行不对')
        found.append(word)
    pool = {'alg': found[1], 'draw': found[2], 'team': int(found[3]), 'cap': int(found[4])}
    pool.update({kind: [] for kind in ORDER})
    before = (0, '')
    for at, line in enumerate(lines[5:]):
        kind, *words = line.split(' ')
        shape = SHAPES.get(kind)
        here = (ORDER.index(kind), line) if shape else before
        if not shape or len(words) != len(shape) or not all(fits(word) for fits, word in zip(shape, words)) or here <= before:
            raise Unreadable(f'名单第 {at + 6} 行不对：{line[:60]}')
        before = here
        pool[kind].append(words)
    refuse_strays(pool)
    return pool


def refuse_strays(pool):
    """Nothing stands twice, and whatever is referred to is there."""
    known = {}
    for kind in ORDER:
        names = [tuple(words[:2]) if kind == 'conflict' else words[0] for words in pool[kind]]
        known[kind] = set(names)
        if len(known[kind]) != len(names):
            raise Unreadable(f'名单里有重复的编号（{kind}）')
    needed = [('stratum', words[1]) for words in pool['target']]
    needed += [('target', words[0]) for words in pool['exclude'] + pool['conflict']]
    needed += [('inspector', words[1]) for words in pool['conflict']]
    for kind, name in needed:
        if name not in known[kind]:
            raise Unreadable(f'名单里没有 {kind} {name}')


def draw_targets(pool, ticket):
    """The drawn targets as (key, id), in ascending order over all strata."""
    out = {words[0] for words in pool['exclude']}
    members = {words[0]: [] for words in pool['stratum']}
    for name, stratum, weight in pool['target']:
        if name not in out:
            key = min(ticket(f'T|{name}|', [b'%d' % turn for turn in range(1, int(weight) + 1)]))
            members[stratum].append((key, name))
    drawn = []
    for code, rate, least in pool['stratum']:
        keys = sorted(members[code])
        drawn += keys[:max(int(least), (len(keys) * int(rate) + 9999) // 10_000)]
    return sorted(drawn)


def draw_again(pool, seed, substitutions):
    """The result text of a pool, a seed and the substitutions so far."""
    ticket = tickets(pool['alg'], seed)
    drawn = draw_targets(pool, ticket)
    load = {words[0]: 0 for words in pool['inspector']}
    barred = {target: set() for _, target in drawn}
    for target, name in [words[:2] for words in pool['conflict']] + [[one['target'], one['inspector']] for one in substitutions]:
        barred.get(target, set()).add(name)
    ends = {name: name.encode('ascii') for name in load}
    teams = []
    for _, target in drawn if pool['team'] > 0 else []:
        names = [name for name in load if name not in barred[target]]
        able = list(zip(ticket(f'I|{target}|', map(ends.get, names)), names))
        for cap in (pool['cap'], pool['cap'] + 1):
            least = heapq.nsmallest(pool['team'], (pair for pair in able if load[pair[1]] < cap))
            if len(least) == pool['team']:
                break
        chosen = [name for _, name in least]
        for name in chosen:
            load[name] += 1
        teams.append(' '.join(['team', target, *chosen]))
    lines = ['ZXDRAW-1 RESULT', pool['draw'], *(f'drawn {name}' for _, name in drawn), *teams]
    return ''.join(line + '\n' for line in lines)


# In each list: names, and other texts. A party or a source stands in its list once.
ROWS = {
    'commitments': (['party'], ['hash', 'at']),
    'shares': (['party'], ['secret']),
    'beacons': (['source'], ['value', 'at']),
    'substitutions': (['target', 'inspector'], []),
    'results': ([], ['result', 'result_hash', 'at']),
}


def is_text(value):
    return isinstance(value, str) and LONE.search(value) is None


def read_bundle(bundle):
    """What a bundle must hold at all; raises a sentence for what is missing, of another kind, no name, or there twice."""
    if not isinstance(bundle, dict):
        raise Unreadable('缺少 draw')
    named = [] if bundle.get('names') is None else ['names', 'names_hash']
    for field in ['draw', 'frozen_at', 'pool', 'pool_hash', 'seed', *named]:
        if not is_text(bundle.get(field)):
            raise Unreadable(f'缺少 {field}')
    for kind, (names, texts) in ROWS.items():
        found = bundle.get(kind)
        if not isinstance(found, list) or not all(is_row(row, names, texts) for row in found):
            raise Unreadable(f'{kind} 缺少，或者有不完整的一项')
        if kind != 'substitutions' and names and len({row[names[0]] for row in found}) != len(found):
            raise Unreadable(f'{kind} 里有重复的一项')


def is_row(row, names, texts):
    return (
        isinstance(row, dict)
        and all(is_text(row.get(name)) and is_id(row[name]) for name in names)
        and all(is_text(row.get(text)) for text in texts)
    )


CLOSE = re.compile(r'[0-9]{4}-[0-9]{2}-[0-9]{2}:[1-9][0-9]{0,5}\.[0-9]{2}')
BALLS = re.compile(r'20[0-9]{5}:([0-9]{2})-([0-9]{2})-([0-9]{2})-([0-9]{2})-([0-9]{2})-([0-9]{2})\+([0-9]{2})')
DRAND = re.compile(r'[1-9][0-9]{0,9}:[0-9a-f]{64}')
OTHER = re.compile(r'[!-~]{1,200}')


def is_written(source, value):
    """One event has one written form; of an event that these rules do not know, half-width signs without a space."""
    if source != 'SSQ':
        return {'SSE-CLOSE': CLOSE, 'DRAND': DRAND}.get(source, OTHER).fullmatch(value) is not None
    found = BALLS.fullmatch(value)
    if not found:
        return False
    *red, blue = [int(ball) for ball in found.groups()]
    return 1 <= blue <= 16 and all(a < b for a, b in zip([0, *red], red)) and red[-1] <= 33


MOMENT = re.compile(r'[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z')


def is_before(earlier, later, or_same=False):
    """Whether instants follow each other; one that is not written as an instant follows nothing."""
    if not MOMENT.fullmatch(earlier) or not MOMENT.fullmatch(later):
        return False
    first, second = [at[:-1] + '.000Z' if len(at) == 20 else at for at in (earlier, later)]
    return first < second or (or_same and first == second)


def are_names(text, pool):
    """The names in their one order, each of something in the pool."""
    lines = text.split('\n')
    if lines.pop() != '' or len(lines) < 3 or lines[:2] != ['ZXDRAW-1 NAMES', pool['draw']]:
        return False
    known = {words[0] for words in pool['target'] + pool['inspector']}
    before = ''
    for line in lines[3:]:
        group, _, rest = line.partition(' ')
        name, _, words = rest.partition(' ')
        if group != 'name' or name not in known or name <= before or words == '':
            return False
        before = name
    return re.fullmatch('salt [0-9a-f]{64}', lines[2]) is not None


def verify(bundle):
    """Every check as (what, whether it holds); raises Unreadable when bundle or pool are not in order."""
    read_bundle(bundle)
    pool = read_pool(bundle['pool'])

    def hash_of(text):
        return digest(pool['alg'], text.encode('utf-8'))

    checks = [
        ('抽签编号与名单一致', bundle['draw'] == pool['draw']),
        ('名单与冻结时公布的摘要一致', hash_of(bundle['pool']) == bundle['pool_hash']),
    ]
    if bundle.get('names') is not None:
        checks += [
            ('编号与名称的对照表与冻结时公布的摘要一致', hash_of(bundle['names']) == bundle['names_hash']),
            ('对照表写法正确，编号都在名单里', are_names(bundle['names'], pool)),
        ]
    checks += check_parties(bundle, pool, hash_of)
    seed = hash_of(seed_text(bundle, pool))
    checks.append(('随机种子由名单、随机数和公共事件算出', seed == bundle['seed']))
    return checks + check_results(bundle, pool, bytes.fromhex(seed), hash_of)


def check_parties(bundle, pool, hash_of):
    commitments, beacons = bundle['commitments'], bundle['beacons']
    secrets = {share['party']: share['secret'] for share in bundle['shares']}
    checks = [
        ('每一方都有承诺和随机数', len(secrets) > 0 and set(secrets) == {one['party'] for one in commitments}),
        ('至少有一个公共事件', len(beacons) > 0),
    ]
    for one in commitments:
        party, secret = one['party'], secrets.get(one['party'], '')
        share = hash_of(f'ZXDRAW-1 SHARE\n{pool["draw"]}\n{party}\n{secret}\n')
        fits = re.fullmatch('([0-9a-f]{2}){32,64}', secret) is not None
        early = is_before(bundle['frozen_at'], one['at'], True) and all(is_before(one['at'], beacon['at']) for beacon in beacons)
        checks += [
            (f'{party} 的随机数与事先公布的承诺一致', fits and share == one['hash']),
            (f'{party} 的承诺在名单冻结以后、每一公共事件以前', early),
        ]
    return checks + [(f'{one["source"]} 的数值是规定的写法', is_written(one['source'], one['value'])) for one in beacons]


def seed_text(bundle, pool):
    shares = sorted(f'share {share["party"]} {share["secret"]}' for share in bundle['shares'])
    beacons = sorted(f'beacon {beacon["source"]} {beacon["value"]}' for beacon in bundle['beacons'])
    return ''.join(f'{line}\n' for line in ['ZXDRAW-1 SEED', pool['draw'], bundle['pool_hash'], *shares, *beacons])


def team_in(result, target):
    return next((line.split(' ')[2:] for line in result.split('\n') if line.startswith(f'team {target} ')), [])


def check_results(bundle, pool, seed, hash_of):
    results, substitutions = bundle['results'], bundle['substitutions']
    late = all(is_before(beacon['at'], one['at']) for one in results for beacon in bundle['beacons'])
    checks = [('每次更换人员都有结果', len(results) == len(substitutions) + 1), ('抽取晚于每一公共事件', late)]
    before = ''
    for version, one in enumerate(results[:len(substitutions) + 1]):
        again = draw_again(pool, seed, substitutions[:version])
        what = '抽取结果' if version == 0 else f'第 {version} 次更换人员后的结果'
        if version > 0:
            gone = substitutions[version - 1]
            went = gone['inspector'] in team_in(before, gone['target'])
            checks.append((f'第 {version} 次更换的人员当时在检查组里', went))
        checks += [
            (f'重新计算的{what}与公布的一致', again == one['result']),
            (f'{what}与当时登记的摘要一致', hash_of(again) == one['result_hash']),
        ]
        before = again
    return checks


def refuse_constant(word):
    raise Unreadable(f'不认识 {word}')


def main(path):
    try:
        with open(path, encoding='utf-8', newline='') as file:
            checks = verify(json.load(file, parse_constant=refuse_constant))
    except (Unreadable, OSError, ValueError, RecursionError) as error:
        print(f'读不出这份验证包：{error}', file=sys.stderr)
        return 2
    for what, holds in checks:
        print(('一致' if holds else '不符') + '　' + what)
    good = all(holds for _, holds in checks)
    print('抽签结果可以验证：全部一致。' if good else '抽签结果与验证包不符。')
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else 2)
