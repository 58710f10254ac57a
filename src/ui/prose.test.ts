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
    assert.match(html, /<th>查阅设备<wbr\/>（台）<\/th>/);
    assert.match(html, /<td class="center">区政务服务中心<\/td>/, 'a name stays whole');
    assert.match(
      typeset('<table><tr><td>做好政务新媒体工作</td></tr></table>'),
      /<td>做好<wbr\/>政务新媒体<wbr\/>工作<\/td>/,
    );
    assert.match(
      typeset('<table><tr><td class="right">3 台</td></tr></table>'),
      /<td class="cell-brief right"><span class="whole">3 台/,
    );
    assert.equal(typeset('<h3>甲&amp;乙的标题</h3>'), '<h3>甲&amp;乙的标题</h3>', 'no break within an entity');
  });

  test('lets a table scroll in a box of its own that has a name', () => {
    const html = typeset(
      '<table><caption>开放“时间”</caption><tr><td>甲</td></tr></table><table><tr><td>乙</td></tr></table>',
    );
    assert.equal(
      html.match(/<div class="table-scroll [^"]+" tabindex="0" role="region" aria-label="表格[^"]*">/g)?.length,
      2,
    );
    assert.match(html, /aria-label="表格：开放“时间”"/);
  });

  test('reads a caption out, but does not show it, directly under a heading that says the same', () => {
    const table = '<table><caption>抽查批次</caption><tr><td>甲</td></tr></table>';
    assert.match(typeset(`<h3>抽查<b>批次</b></h3>${table}`), /<caption class="visually-hidden">抽查<wbr\/>批次</);
    for (const before of ['<h3>抽查计划</h3>', '<h3>抽查批次</h3><p>说明</p>', ''])
      assert.doesNotMatch(typeset(before + table), /visually-hidden/, before);
  });

  const offices =
    '<tr><td>区政务服务中心</td><td>演示路 2 号一楼</td><td>工作日 8:30-17:00</td><td>0415-0000021</td></tr>';
  const heads = '<tr><th>专区</th><th>地址</th><th>开放时间</th><th>电话</th></tr>';

  test('gives each cell the head of its column, for screens where a table stands row by row', () => {
    const html = typeset(`<table>${heads}${offices}</table>`);
    assert.match(html, /<div class="table-scroll table-rows table-under-28"/);
    assert.match(html, /<tr class="row-head"><th>专区<\/th>/);
    assert.match(html, /<td class="cell-name" data-label="专区">/);
    assert.match(html, /<td data-label="电话"><span class="whole">0415-0000021<\/span>/);
    const numbered = typeset(
      '<table><tr><th>序号</th><th>事项</th><th>时限</th></tr><tr><td>1</td><td>甲</td><td>三日</td></tr></table>',
    );
    assert.match(numbered, /<td class="cell-no cell-brief" data-label="序号">1<\/td><td class="cell-name cell-brief"/);
  });

  test('leaves a table with merged cells, two head rows or none as it is, to be pushed sideways', () => {
    for (const table of [
      `<table><tr><th colspan="2">场所</th><th colspan="2">联系</th></tr>${heads}${offices}</table>`,
      `<table>${heads}<tr><td rowspan="2">甲</td><td>乙</td><td>丙</td><td>丁</td></tr><tr><td>戊</td><td>己</td><td>庚</td></tr></table>`,
      `<table>${offices}${offices}</table>`,
    ]) {
      const html = typeset(table);
      assert.doesNotMatch(html, /table-rows|data-label/, table);
    }
    const broad = typeset(`<table>${'<tr>'}${'<td>0415-0000021</td>'.repeat(9)}</tr></table>`);
    assert.match(broad, /class="table-scroll table-under-any table-wide"/, 'nine telephones fit no column of text');
  });

  test('lets a small table stand as it is on a small screen', () => {
    const html = typeset('<table><tr><th>指标</th><th>数量</th></tr><tr><td>文件</td><td>12</td></tr></table>');
    assert.match(html, /class="table-scroll table-fits"/);
  });

  test('says the same words as before', () => {
    const text =
      '<h2>一、总则</h2><p>第一条　0415-0000021</p><table><tr><th>甲</th></tr><tr><td>乙<br />8:30-9:00</td></tr></table>';
    assert.equal(words(typeset(text)), words(text));
  });
});
