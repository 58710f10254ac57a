import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { typeset } from './prose.ts';

const words = (html: string) => html.replaceAll(/<[^>]*>/g, '');

describe('rich text as it is set', () => {
  test('keeps telephones, times and file numbers whole', () => {
    const html = typeset('<p>电话 0415-0000021，8:30—17:00 接听，标准 GB/T 9704-2012。</p>');
    for (const whole of ['0415-0000021', '8:30—17:00', 'GB/T', '9704-2012'])
      assert.ok(html.includes(`<span class="whole">${whole}</span>`), whole);
    const address = '<p>https://www.example.gov.cn/policies/202611/abcdefghijkl.html</p>';
    assert.equal(typeset(address), address, 'what no line can hold may be cut');
    assert.equal(typeset('<a href="/a-b/c-d">甲</a>'), '<a href="/a-b/c-d">甲</a>', 'nothing within a tag');
  });

  test('breaks headings and cells between words, a short head only before its bracket', () => {
    const html = typeset(
      '<h2>做好政务新媒体工作</h2><table><caption>设置标准</caption><tr><th>查阅设备（台）</th></tr><tr><td class="center">区政务服务中心</td></tr></table>',
    );
    assert.match(html, /<h2>做好<wbr\/>政务新媒体<wbr\/>工作<\/h2>/);
    assert.match(html, /<th class="cell-brief">查阅设备<wbr\/>（台）<\/th>/);
    assert.match(html, /<td class="cell-brief center">/);
    assert.equal(typeset('<h3>甲&amp;乙的标题</h3>'), '<h3>甲&amp;乙的标题</h3>', 'no break within an entity');
  });

  test('lets a table scroll in a box of its own that has a name', () => {
    const html = typeset(
      '<table><caption>开放“时间”</caption><tr><td>甲</td></tr></table><table><tr><td>乙</td></tr></table>',
    );
    assert.equal(
      html.match(/<div class="table-scroll" tabindex="0" role="region" aria-label="表格[^"]*">/g)?.length,
      2,
    );
    assert.match(html, /aria-label="表格：开放“时间”"/);
  });

  test('says the same words as before', () => {
    const text =
      '<h2>一、总则</h2><p>第一条　0415-0000021</p><table><tr><th>甲</th></tr><tr><td>乙<br />8:30-9:00</td></tr></table>';
    assert.equal(words(typeset(text)), words(text));
  });
});
