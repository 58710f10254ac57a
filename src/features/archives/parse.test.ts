import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../core/files/text/read-table.ts';
import { cleanHtml } from '../../core/publications/clean.ts';
import { fileOf, isOurs, placeOf } from '../../core/saved-pages/address.ts';
import { readPage } from '../../core/saved-pages/page.ts';
import { readList } from './parse/list.ts';
import { plain, standard, tables, words } from './test-site.ts';

const body = (html: string) => cleanHtml(readPage(html)!.body(() => null));

test('a day is read where it is labelled or stands alone, and nowhere else', () => {
  const day = (html: string) =>
    readPage(`<html><body>${html}<div>正文很长，足够成为一段文字，写在这里。</div></body></html>`)!.day?.value ?? null;
  assert.equal(day('<p>发布时间：2016-03-05</p>'), '2016-03-05');
  assert.equal(day('<p>发布日期: 2016年3月5日 10:20</p>'), '2016-03-05');
  assert.equal(day('<span>[日期：2016/3/5]</span>'), '2016-03-05');
  assert.equal(day('<span class="pubtime">2016-03-05 08:00</span>'), '2016-03-05');
  assert.equal(day('<p>更新时间：2016-03-05</p>'), null);
  assert.equal(day('<p>施行日期：2016-03-05</p>'), null);
  assert.equal(day('<p>本办法自2016年3月5日起施行。</p>'), null);
  assert.equal(day('<p>发布时间：2016-02-31</p>'), null);
});

test('the title is that of the page and never the name of the site', () => {
  const title = (html: string) => readPage(html)!.title?.value ?? null;
  assert.equal(title('<title>关于开会的通知_区政府网</title><body><p>正文</p></body>'), '关于开会的通知');
  assert.equal(title('<title>区政府网</title><body><p>正文</p></body>'), null);
  assert.equal(title('<title>区政府网</title><body><h1>关于开会的通知</h1></body>'), '关于开会的通知');
  assert.equal(title('<meta name="ARTICLETITLE" content="甲通知"><title>乙_网</title><body></body>'), '甲通知');
});

test('the text is found in every template, and nothing of the frame stands in it', () => {
  for (const html of [
    standard({ title: '一份通知的标题', day: '2016-03-05', body: words('要紧的事，') }),
    tables('一份通知的标题', '2016-3-5', words('要紧的事，')),
    plain('一份通知的标题', '2016-03-05', words('要紧的事，')),
    `<html><body><div id="top">欢迎访问区政府网站，今天是星期一</div><center><b>一份通知的标题</b></center>${words('要紧的事，')}</body></html>`,
  ]) {
    const text = body(html);
    assert.match(text, /要紧的事，现将有关事项通知如下/);
    for (const frame of ['首页', '打印', '版权所有', '栏目导航', '相关链接', '备案', '当前位置'])
      assert.ok(!text.includes(frame), frame);
  }
  assert.equal(body(standard({ title: '空的', day: '2016-01-01', body: '' })), '');
});

test('lines between breaks become paragraphs, data tables stay, boxes open', () => {
  const text = body(
    '<html><body><div><div>第一段文字在这里，写得长一点。<br><br>第二段文字在这里。</div><table><tr><td><p>第三段在单格的表里。</p></td></tr></table><table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr></table></div></body></html>',
  );
  assert.match(
    text,
    /<p>第一段文字在这里，写得长一点。<\/p>\s*<p>第二段文字在这里。<\/p>\s*<p>第三段在单格的表里。<\/p>/,
  );
  assert.match(text, /<table>.*<th>甲<\/th>/s);
  assert.doesNotMatch(text, /<p>\s*<p>/);
});

test('scripts, styles and handlers do not come along, and a page that nests without end is not read', () => {
  const text = body(
    '<html><body><div onclick="x()"><script>alert(1)</script><p style="color:red" onclick="x()">一段足够长的正文文字。</p><iframe src="//x"></iframe></div></body></html>',
  );
  assert.equal(text, '<p>一段足够长的正文文字。</p>');
  assert.equal(readPage(`<body>${'<div>'.repeat(100_000)}深</body>`), null);
  const began = performance.now();
  readPage(`<body>${'<p>发布时间：2016-03-05 附件'.repeat(20_000)}</body>`);
  assert.ok(performance.now() - began < 5000);
});

test('an old address is that of the page, of the folder named like a host, or of the base', () => {
  assert.deepEqual(placeOf('www.old.gov.cn/a/b.html', null, null), { host: 'www.old.gov.cn', address: '/a/b.html' });
  assert.deepEqual(placeOf('a/b.html', 'http://old.gov.cn/zw/', null), { host: 'old.gov.cn', address: '/zw/a/b.html' });
  assert.deepEqual(placeOf('a/b.html', null, 'http://old.gov.cn/x.html?id=3'), {
    host: 'old.gov.cn',
    address: '/x.html?id=3',
  });
  assert.equal(placeOf('show.asp?id=5.html', null, null).address, '/show.asp?id=5');
  assert.equal(placeOf('show.asp%3Fid=5.html', null, null).address, '/show.asp?id=5');
  assert.equal(placeOf(`${'长'.repeat(301)}.html`, null, null).address, null);
  assert.ok(isOurs('/', new Set()) && isOurs('/staff/x', new Set()) && isOurs('/notices/', new Set(['notices'])));
  assert.ok(!isOurs('/notices/2016/a.html', new Set(['notices'])));
});

test('a reference leads to the file of the folder, whatever its form', () => {
  const names = new Set(['h.cn/a/b.html', 'h.cn/img/1.jpg', 'h.cn/s.asp?id=2.html']);
  const of = (href: string) => fileOf(href, 'h.cn/a/c.html', { host: 'h.cn', names });
  assert.equal(of('b.html#x'), 'h.cn/a/b.html');
  assert.equal(of('../img/1.jpg?v=2'), 'h.cn/img/1.jpg');
  assert.equal(of('/img/1.jpg'), 'h.cn/img/1.jpg');
  assert.equal(of('http://h.cn/img/1.jpg'), 'h.cn/img/1.jpg');
  assert.equal(of('/s.asp?id=2'), 'h.cn/s.asp?id=2.html');
  assert.equal(of('../../../etc/passwd'), null);
  assert.equal(of('javascript:void(0)'), null);
});

test('a list is read with quotes and in any order of columns; without its head it is refused', async () => {
  const tableOf = (text: string) => readTable(Buffer.from(text), '清单.csv');
  const read = readList(await tableOf('\uFEFF文件,日期,旧网址,标题\r\n"a,1.html",42430,/a,"甲""乙"""\r\n'));
  assert.ok('items' in read);
  assert.deepEqual(read.items, [
    { line: 2, address: '/a', title: '甲"乙"', day: '2016-03-01', dayTyped: '42430', column: '', file: 'a,1.html' },
  ]);
  assert.ok('error' in readList(await tableOf('标题\n甲')));
});
