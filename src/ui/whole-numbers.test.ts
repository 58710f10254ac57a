import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeNumbers } from './whole-numbers.ts';

const whole = (text: string) => `<span class="whole">${text}</span>`;

test('telephone, date and span of times stay whole wherever they are written', () => {
  assert.equal(
    wholeNumbers('<p>电话 0415-0000021，2026-11-28 起，工作日 8:30—11:30。</p>'),
    `<p>电话 ${whole('0415-0000021')}，${whole('2026-11-28')} 起，工作日 ${whole('8:30—11:30')}。</p>`,
  );
});

test('attributes, data, fields and what is whole already are left as they are', () => {
  for (const html of [
    '<script type="application/ld+json">{"on":"2026-11-28"}</script>',
    '<title>0415-0000021</title>',
    '<option value="2026-11-28">2026-11-28</option>',
    '<time datetime="2026-11-28">2026-11-28</time>',
    '<a href="tel:0415-0000021">0415-0000021</a>',
    '<span class="whole">0415-0000021</span>',
    '<p data-label="0415-0000021">第 12 条</p>',
    '<p>YJ-0001-2345，查询码 A1-22-33-4B</p>',
  ])
    assert.equal(wholeNumbers(html), html);
});
