import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Phrases, partsOf, phrasesOf, Title } from './phrases.tsx';

const lines = (title: string) => phrasesOf(title).join('|');

describe('a title', () => {
  test('breaks between words and never within a name', () => {
    assert.equal(lines('区政府常务会议研究冬季供热保障工作'), '区政府|常务会议|研究|冬季供热|保障|工作');
    for (const title of ['关于印发振兴区养老服务规划的通知', '丹东市振兴区花园街道办事处招聘公告'])
      assert.ok(phrasesOf(title).includes('振兴区'), lines(title));
  });

  test('keeps marks with what they enclose or close', () => {
    const words = phrasesOf('关于印发《振兴区公开专区管理办法（试行）》的通知，第一号');
    for (const word of words) {
      assert.doesNotMatch(word, /[《（“〔]$/u);
      assert.doesNotMatch(word, /^[》）”〕、，的]/u);
    }
    assert.ok(words.includes('《振兴区'));
  });

  test('never cuts a term of office or a short quotation', () => {
    assert.equal(lines('做好政府网站和政务新媒体的开设整合工作'), '做好|政府网站|和政务新媒体的|开设|整合|工作');
    assert.equal(lines('推进政府门户网站改版工作安排'), '推进|政府门户网站|改版|工作安排');
    assert.equal(lines('没有找到与“量子火锅”有关的内容'), '没有|找到|与“量子火锅”|有关的|内容');
    assert.equal(lines('深入推进“互联网+政务服务”工作'), '深入|推进|“互联网+政务服务”|工作');
  });

  test('is read in parts: issuer, 关于, the name in 《》, what follows a colon', () => {
    const parts = (title: string) => partsOf(title).join('|');
    assert.equal(
      parts('振兴区人民政府办公室关于印发《振兴区政务公开专区管理办法》的通知'),
      '振兴区人民政府办公室|关于印发|《振兴区政务公开专区管理办法》的通知',
    );
    assert.equal(parts('2019年政务公开工作安排：落实进展'), '2019年政务公开工作安排：|落实进展');
    const query = '老旧小区改造项目施工期间停车位怎么安排';
    assert.equal(parts(`没有找到与“${query}”有关的内容`), `没有找到与|“${query}”|有关的内容`);
    const html = String(<Title text="《办法》解读：问与答" />);
    assert.equal(html.replaceAll(/<[^>]*>/g, ''), '《办法》解读：问与答');
    assert.match(html, /<span class="title-part">问与答<\/span>/);
  });

  test('keeps numbers with their units and dates whole', () => {
    assert.equal(lines('2026年1月1日至12月31日'), '2026年1月1日|至12月31日');
    assert.equal(lines('关于对20户企业开展第3季度抽查的通知'), '关于|对20户|企业|开展|第3季度|抽查的|通知');
    assert.equal(lines('投资12.5亿元'), '投资|12.5亿元');
    assert.equal(lines('2019 年第 3 次'), '2019 年|第 3 次');
  });

  test('is the same text when it is copied', () => {
    const titles = ['', '标题', '𠮷字和CEO、𩸽鱼', '关于 GB/T 9704-2012 的通知', '<b>“引号”</b>……'];
    for (const title of titles) assert.equal(phrasesOf(title).join(''), title);
    const html = String(<Phrases text="振兴区人民政府办公室通知" />);
    assert.equal(html, '<span class="phrases">振兴区<wbr/>人民政府<wbr/>办公室<wbr/>通知</span>');
    assert.equal(html.replaceAll(/<[^>]*>/g, ''), '振兴区人民政府办公室通知');
  });

  test('says so where it is in English: two words and no Chinese; names of programs and codes are none', () => {
    const english = String(<Title text="Measures for the Open Government Reading Points" />);
    assert.match(english, /^<span class="phrases" lang="en">/);
    const marked = String(<Phrases text={[{ text: 'Measures', hit: true }, { text: ' for Reading Points' }]} />);
    assert.match(marked, /^<span class="phrases" lang="en"><mark>Measures<\/mark>/);
    for (const title of ['Excel', 'GB/T 9704-2012', 'ZX-2026-002', 'https://a.example/b c', 'English 栏目 of it', ''])
      assert.doesNotMatch(String(<Title text={title} />), /lang=/, title);
  });

  test('breaks at the same places where parts of it are marked', () => {
    const html = String(<Phrases text={[{ text: '停水的' }, { text: '通知和公', hit: true }, { text: '告' }]} />);
    assert.equal(html, '<span class="phrases">停水的<wbr/><mark>通知<wbr/>和公</mark>告</span>');
  });
});
