import assert from 'node:assert/strict';
import type { Outsider } from '../canary/test-outsider.ts';
import { withdraw } from '../core/publications/actions/withdraw.ts';
import { bodyOf, get, type Town } from './test-town.ts';

/** What came of many cycles of publication and withdrawal, before two processes that search. */
export interface Counted {
  cycles: number;
  /** Questions that were asked after a withdrawal had answered. */
  asked: number;
  /** Those whose answer still had something of the text, in which way. */
  stale: string[];
}

const words = '独木舟联赛';
const fact = (turn: number) => `报名费共${turn}元整`;
const query = encodeURIComponent(words);

/** Every way in which a search tells of a text: whether its answer has one, and with which words. */
const ways: { name: string; path: string; told(body: string, turn: number): boolean }[] = [
  {
    name: 'hit',
    path: `/search?q=${query}`,
    told: (body, turn) => body.includes(`第${turn}号`) || body.includes(fact(turn)),
  },
  { name: 'count', path: `/search?q=${query}&sort=newest`, told: (body) => /找到 <strong>[1-9]/.test(body) },
  {
    name: 'facet',
    path: `/search?q=${query}&kind=notice`,
    told: (body) => /<option value="notice"[^>]*>[^<]*（[1-9]/.test(body),
  },
  { name: 'completion', path: `/search/suggest?q=${query}`, told: (body, turn) => body.includes(`第${turn}号`) },
  { name: 'letters', path: '/search/suggest?q=dmzls', told: (body, turn) => body.includes(`第${turn}号`) },
  {
    name: 'answer',
    path: `/ask?q=${encodeURIComponent('独木舟联赛的报名费要多少钱？')}`,
    told: (body, turn) => body.includes(fact(turn)) || body.includes('<blockquote'),
  },
];

/** Asked once more where a kept connection was just being closed. */
const asking = (side: Outsider, path: string) => get(side, path).catch(() => get(side, path));

/** So many cycles, each followed by so many questions to both processes in turn; before each withdrawal every way told of the text. */
export async function countStale(town: Town, cycles: number, each: number): Promise<Counted> {
  const stale: string[] = [];
  let asked = 0;
  for (let turn = 1; turn <= cycles; turn += 1) {
    const written = await town.chain.write({
      ...{ key: 'stale', unit: 'office', kind: 'notice', metadata: {}, title: `${words}公告第${turn}号` },
      body: `<p>${words}的${fact(turn)}，现场缴纳。</p>`,
    });
    await town.chain.publish(written);
    const sides = [town.here, town.there];
    for (const side of sides)
      for (const { name, path, told } of ways)
        assert.ok(told(bodyOf(await asking(side, path)), turn), `${name} tells of what is public, turn ${turn}`);
    // under way while it goes: what they began to read must not stay behind
    const under = sides.flatMap((side) => ways.map(({ path }) => asking(side, path)));
    await withdraw(town.chain.as('office', 'editor'), {
      document: written.document,
      kind: 'withdrawn',
      reason: '内容有误。',
    });
    const rest = Array.from({ length: each }, (_, at) => at).values();
    const ask = async () => {
      for (const at of rest) {
        const { name, path, told } = ways[(at >> 1) % ways.length]!;
        const { status, body } = await asking(sides[at % 2]!, path).then((answer) => ({
          status: answer.status,
          body: bodyOf(answer),
        }));
        assert.equal(status, 200, path);
        asked += 1;
        if (told(body, turn)) stale.push(`${name} in turn ${turn}`);
      }
    };
    await Promise.all([ask(), ask(), ask(), ask(), ...under]);
  }
  return { cycles, asked, stale };
}
