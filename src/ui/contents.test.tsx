import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Contents, type Heading, withHeadingIds } from './contents.tsx';
import { typeset } from './prose.ts';

describe('headings of a text', () => {
  test('keep their id while they keep their words, and two with the same words have two', () => {
    const before = withHeadingIds('<h2>一、总则</h2><p>甲</p><h2>附则</h2>');
    const after = withHeadingIds('<h2>新的一章</h2><h2>一、总则</h2><h3 class="center">附则</h3><h2>附则</h2>');
    assert.match(before.headings[0]!.id, /^part-[0-9a-f]{8}$/);
    assert.equal(after.headings[1]!.id, before.headings[0]!.id);
    assert.equal(after.headings[3]!.id, `${after.headings[2]!.id}-2`);
    assert.ok(after.html.includes(`<h3 id="${after.headings[2]!.id}" class="center">附则</h3>`));
  });

  test('are named in their words, however they are set, and nothing else of the text changes', () => {
    const set = typeset('<h2>做好政务新媒体<b>工作</b>&amp;2019-2020</h2><h2><br /></h2><h4>丙</h4><p>一、总则</p>');
    const { html, headings } = withHeadingIds(set);
    assert.deepEqual(
      headings.map(({ level, words }) => [level, words]),
      [[2, '做好政务新媒体工作&2019-2020']],
    );
    assert.equal(html.replace(/ id="part-[^"]*"/g, ''), set);
  });

  test('are also the names with which paragraphs begin, below the heading over them', () => {
    const text =
      '<h2>一、制度</h2><p>（一）深入实施预公开制度。出台规范性文件和决定重大事项前，公开草案和有关说明。</p><p>（二）征集意见；</p>';
    const { html, headings } = withHeadingIds(text);
    assert.deepEqual(
      headings.map(({ level, words }) => `${level} ${words}`),
      ['2 一、制度', '3 （一）深入实施预公开制度'],
    );
    assert.ok(html.includes(`<p id="${headings[1]!.id}">（一）`));
  });

  test('are the paragraphs that name parts, where a text came without any', () => {
    const parts = (...words: string[]) =>
      withHeadingIds(
        words.map((one) => `<p class="center">${one}</p><p>第一条 本章的内容。</p>`).join(''),
      ).headings.map(({ level, words }) => `${level} ${words}`);
    const chapters = ['第一章　总则', '第一节 范围', '第二章主体', '第三章 程序', '第四章　附　则'];
    assert.deepEqual(parts(...chapters, '一、见附件'), [
      '2 第一章 总则',
      '3 第一节 范围',
      '2 第二章主体',
      '2 第三章 程序',
      '2 第四章 附 则',
    ]);
    const numbered = ['一、总体要求', '二、<strong>重点任务</strong>', '三、保障措施', '四、进度安排', '五、附则'];
    assert.equal(parts(...numbered).length, 5);
    assert.deepEqual(parts(...numbered.slice(0, 4), '五、各单位要高度重视，按时报送。'), [], 'a list of sentences');
    assert.deepEqual(parts('第一章规定的事项，由各单位办理', ...numbered.slice(0, 2)), []);
  });
});

describe('目录', () => {
  const headings = (...levels: (2 | 3)[]): Heading[] =>
    levels.map((level, at) => ({ id: `part-${at}`, level, words: `第 ${at} 部分` }));
  const shown = (...levels: (2 | 3)[]) => String(<Contents headings={headings(...levels)} />);

  test('stands over a text of five parts and more, the smaller ones below theirs', () => {
    assert.equal(shown(2, 2, 3, 2), '');
    assert.match(
      shown(3, 2, 3, 3, 2),
      /<ol lang="zh-CN"><li><a href="#part-0">第 0 部分<\/a><\/li><li><a href="#part-1">第 1 部分<\/a><ol><li><a href="#part-2">[\s\S]*#part-3[\s\S]*<\/ol><\/li><li><a href="#part-4">/,
    );
  });

  test('is folded everywhere when it is long, and in the language of its text', () => {
    assert.match(shown(2, 2, 2, 2, 2), /contents-open/);
    assert.doesNotMatch(shown(...Array(17).fill(2)), /contents-open/);
    assert.match(String(<Contents headings={headings(2, 2, 2, 2, 2)} lang="en" />), /<ol lang="en">/);
  });
});
