import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { phraseWith } from '../../core/search/phrase.ts';
import { listQuestions } from '../../core/search/queries/asked.ts';
import { writeCounts } from '../../core/search/record.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { openTestPortal, type TestPortal } from './test-portal.ts';

describe('asking a question', () => {
  let portal: TestPortal;
  before(async () => {
    portal = await openTestPortal(await testDatabase());
  });
  after(() => portal.db.close());

  it('answers a question with the words of a text in force and where they stand, or says that it does not know', async () => {
    await portal.publish('policy', {
      title: '困难家庭冬季取暖补贴办法',
      body: '<p>第一条 本办法适用于本区。</p><p>第六条 低保家庭的取暖补贴为每户每年八百元，每年十月到社区申请领取。</p>',
    });
    const ask = async (q: string) => (await portal.get(`/ask?q=${encodeURIComponent(q)}`)).body;
    const known = await ask('低保家庭取暖补贴多少钱？');
    assert.match(known, /<blockquote[^>]*><p>第六条 低保家庭的取暖补贴为每户每年八百元，每年十月到社区申请领取。<\/p>/);
    assert.match(known, /困难家庭冬季取暖补贴办法/);
    assert.match(known, /出处：振政办发〔20\d\d〕\d+号，区政府办公室，20\d\d-\d\d-\d\d/);
    for (const unknown of ['火星移民怎么报名？', '今天股票涨不涨？', '！？', 'a'.repeat(300)]) {
      const body = await ask(unknown);
      assert.doesNotMatch(body, /<blockquote/, unknown);
      assert.match(body, /答不上来[\s\S]*8890/, unknown);
    }
    assert.doesNotMatch(await ask(''), /答不上来/);
    assert.match(
      known,
      /<link rel="canonical" href="https:\/\/zhenxing\.example\/ask"/,
      'engines know one page of questions',
    );
    assert.doesNotMatch(known, /name="robots"/);
  });

  it('takes no answer from what is no longer public or in force', async () => {
    const gone = await portal.publish('policy', {
      title: '热水管网改造补助办法',
      body: '<p>热水管网改造的补助标准为每米三十元，由区财政承担。</p>',
    });
    const ask = async () => (await portal.get(`/ask?q=${encodeURIComponent('热水管网改造补助标准多少钱？')}`)).body;
    assert.match(await ask(), /每米三十元/);
    await portal.withdraw(gone.document, 'withdrawn', '内容有误。');
    assert.doesNotMatch(await ask(), /三十元|<blockquote/);
  });

  it('lets a model phrase what the quotations say, and nothing of a text that left while it spoke', async () => {
    const made = await portal.publish('policy', {
      title: '雪橇租借办法',
      body: '<p>雪橇租借的押金为每架二百元，当日归还全额退回。</p>',
    });
    const ask = async () => (await portal.get(`/ask?q=${encodeURIComponent('雪橇租借押金多少钱？')}`)).body;
    const plain = await ask();
    phraseWith({ say: async () => '雪橇租借的押金为每架二百元。[1]' });
    assert.match(await ask(), /简要回答[\s\S]*雪橇租借的押金为每架二百元。<a href="#quote-1"[\s\S]*<blockquote/);
    phraseWith({ say: async () => '雪橇租借的押金为每架三百元。[1]' });
    assert.equal(await ask(), plain, 'a number that does not stand there: the quotation alone');
    phraseWith({
      async say() {
        await portal.withdraw(made.document, 'withdrawn', '内容有误。');
        return '雪橇租借的押金为每架二百元。[1]';
      },
    });
    assert.doesNotMatch(await ask(), /二百元|简要回答/);
    phraseWith(null);
  });

  it('counts whether an answer helped, and shows the office what it lacks', async () => {
    const { staff } = portal.db.sides;
    const form = new URLSearchParams({ q: '火星移民怎么报名？', said: 'bad' });
    assert.equal((await portal.get('/ask', { method: 'POST', body: form })).status, 200);
    await writeCounts(staff);
    const [lacking] = (await listQuestions(staff, '2000-01-01', 10)).filter(({ query }) => /火星/.test(query));
    assert.deepEqual(lacking, { query: '火星移民怎么报名?', times: 1, answered: false, good: 0, bad: 1 });
  });
});
