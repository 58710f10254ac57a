import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMarkup } from './rules/markup.ts';
import { rowWords } from './rules/row.ts';

const table =
  '<table><tr><th>专区</th><th>电话</th></tr><tr><td>甲</td><td>0415-0000021</td></tr><tr><td>乙</td><td>0415-0000022</td></tr></table>';

test('a place in a table is called by its row, heads not counted', () => {
  const words = (html: string, sought: string) => {
    const markup = readMarkup(html);
    return rowWords(markup, markup.text.indexOf(sought));
  };
  assert.equal(words(`<p>前言</p>${table}<p>后记</p>`, '0000021'), '表格第 1 行');
  assert.equal(words(`<p>前言</p>${table}<p>后记</p>`, '0000022'), '表格第 2 行');
  assert.equal(words(`<p>前言</p>${table}<p>后记</p>`, '电话'), null, 'a head is no row');
  assert.equal(words(`<p>前言</p>${table}<p>后记</p>`, '后记'), null);
  assert.equal(words(`<p>前言</p>${table}`, '前言'), null);
  assert.equal(words(`${table.replaceAll('0000', '1111')}${table}`, '0000022'), '第 2 个表格第 2 行');
});
