import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { correct } from './engine/correct.ts';
import { readNumber } from './engine/numbers.ts';
import { soundOut } from './engine/sound-out.ts';
import { isSpelt, openTitles } from './engine/titles.ts';
import { openReader } from './reading.ts';
import { delivered } from './rules/delivered.ts';
import { wordsOf } from './rules/html.ts';
import { plain } from './rules/letters.ts';
import { understand } from './rules/understand.ts';

describe('reading a query', () => {
  it('reads numbers in any bracket, with parts missing, and nothing else as one', () => {
    const isSeries = (words: string) => words === '振政办发';
    const whole = { series: '振政办发', year: 2019, serial: 1 };
    for (const typed of [
      '振政办发〔2019〕1号',
      '振政办发[2019]01号',
      '振政办发2019 1号',
      '振政办发（２０１９）第1号',
      '振政办发【2019】1',
    ])
      assert.deepEqual(readNumber(typed, isSeries), whole, typed);
    assert.deepEqual(readNumber('振政办发2019', isSeries), { series: '振政办发', year: 2019 });
    assert.deepEqual(readNumber('〔2019〕1号', isSeries), { year: 2019, serial: 1 });
    for (const typed of ['2019', '工作要点2019', '振政办发', '2019年工作安排', '20191'])
      assert.equal(readNumber(typed, isSeries), null, typed);
  });

  it('takes traditional signs, full-width letters and capitals for what they are', () => {
    assert.equal(plain('政務公開ＡＢＣ'), '政务公开abc');
    assert.equal(plain('乾坤'), '乾坤'.replace('乾', plain('乾')));
  });

  it('says everyday words as documents say them, and keeps them too', () => {
    const { forms, asks } = understand('落户要带什么', delivered);
    assert.deepEqual(
      forms.map(({ text }) => text),
      ['落户要带什么', '户口迁移要带什么', '户口登记要带什么'],
    );
    assert.equal(asks, true);
    assert.equal(forms[0]!.says!(0, 2), true);
    assert.equal(forms[0]!.says!(2, 4), false, '要带 says nothing about what is looked for');
    assert.equal(understand('什么', delivered).forms[0]!.says!(0, 2), true, 'unless nothing else was typed');
  });

  it('takes signs that came one by one, as from a printed page, for one word', () => {
    assert.equal(understand('停 水', delivered).text, '停水');
    assert.equal(understand('停水 通知', delivered).text, '停水 通知');
  });

  it('takes quotation marks for a wish in a query, and for a quotation in a question', () => {
    assert.deepEqual(understand('“一网通办” 通知', delivered).phrases, ['一网通办']);
    assert.deepEqual(understand('什么是“一网通办”？', delivered).phrases, []);
  });

  it('mends signs that sound alike only where neighbours fit on both sides', () => {
    const pairs: Record<string, number> = { 工作: 9, 作安: 3, 安排: 9, 排水: 4, 国户: 7, 停水: 5 };
    const sounds = {
      alike: (sign: string) => ({ 派: ['排', '拍'], 过: ['国'], 谁: ['水'] })[sign] ?? [],
      together: (pair: string) => pairs[pair] ?? 0,
    };
    const mend = (text: string) => correct(text, sounds, (signs) => ['停水', '工作安排'].includes(signs));
    assert.equal(mend('工作安派'), '工作安排');
    assert.equal(mend('年度重点工作安派'), '年度重点工作安排', 'a long row says enough by itself');
    assert.equal(mend('工作安排'), null);
    assert.equal(mend('未知字词'), null);
    assert.equal(mend('abc'), null);
    assert.equal(mend('停谁 通知'), '停水 通知');
    assert.equal(mend('过户'), null, 'of two signs only a word may come, not neighbours from 全国户籍');
  });

  it('mends one of two words beside each other, which no text has so', () => {
    const sounds = {
      alike: (sign: string) => ({ 睡: ['税', '水'], 之: ['知'], 讯: ['寻', '训'] })[sign] ?? [],
      together: (pair: string) => ({ 停水: 9, 通知: 7, 停税: 0, 培训: 3, 寻通: 1 })[pair] ?? 0,
    };
    const mend = (text: string) => correct(text, sounds, (signs) => ['停水', '通知', '培训'].includes(signs));
    assert.equal(mend('停睡通知'), '停水通知');
    assert.equal(mend('停水通之'), '停水通知');
    assert.equal(mend('培讯通知'), '培训通知');
    assert.equal(mend('停水通知'), null, 'two right words beside each other stay');
    assert.equal(mend('停睡开工'), null, 'what stands beside it is no word');
  });

  it('mends into what people say where no text has it', () => {
    const sounds = {
      alike: (sign: string) => (sign === '宝' ? ['包', '保'] : []),
      together: (pair: string) => (pair === '地保' ? 1 : 0),
      said: () => [],
    };
    const reader = openReader(openTitles(), sounds);
    assert.equal(reader.mended('低宝', delivered), '低保');
    assert.equal(reader.mended('低保', delivered), null);
    assert.equal(reader.mended('高宝', delivered), null);
  });

  it('reads syllables as signs that stand together most often', () => {
    const said: Record<string, string[]> = {
      yang: ['样', '养'],
      lao: ['老', '劳'],
      xi: ['西'],
      an: ['安'],
      xian: ['县'],
    };
    const pairs: Record<string, number> = { 养老: 20, 样老: 1, 西安: 2 };
    const sounds = { said: (one: string) => said[one] ?? [], together: (pair: string) => pairs[pair] ?? 0 };
    assert.equal(soundOut('yanglao', sounds), '养老');
    assert.equal(soundOut('xian', sounds), '西安', 'one syllable alone says nothing');
    for (const letters of ['yangxi', 'yang', 'zzz', 'yangl', 'yang'.repeat(10)])
      assert.equal(soundOut(letters, sounds), null, letters);
  });

  it('reads the words of stored text: a tag within a line leaves no gap, a block does', () => {
    assert.equal(wordsOf('<p>一<strong>个</strong>词&amp;</p><p>二</p>').trim(), '一个词&\n\n二');
  });
});

describe('completing what is typed', () => {
  const titles = openTitles();
  for (const [key, text] of Object.entries({
    a: '2019年政务公开工作安排',
    b: '政务公开工作要点',
    c: '银行网点调整',
    d: '重庆路停水',
  }))
    titles.put(key, { text, id: key, weight: 0 });
  const found = (typed: string) => titles.find(typed, 9).map(({ text }) => text);

  it('finds titles from any word on by signs, syllables and first letters, those that begin with it first', () => {
    for (const typed of ['政务', 'zhengwu', 'zhengwug', 'zwgk', 'ZW'])
      assert.deepEqual(found(typed), ['政务公开工作要点', '2019年政务公开工作安排'], typed);
    assert.deepEqual(found('yinhang'), ['银行网点调整']);
    assert.deepEqual(found('chongqing'), ['重庆路停水']);
    assert.deepEqual(found('hengwu'), [], 'a syllable is not begun in its middle');
    assert.deepEqual(found(''), []);
  });

  it('knows which signs stand in a title as words, and which only touch there', () => {
    assert.equal(titles.has('停水'), true);
    assert.equal(titles.has('公开工作'), true);
    assert.equal(titles.has('务公'), false);
    assert.equal(titles.has('落户'), false);
  });

  it('says what letters stand for', () => {
    assert.equal(titles.spell('zwgk')[0], '政务公开');
    assert.equal(isSpelt('zwgk'), true);
    assert.equal(isSpelt('政务'), false);
  });

  it('forgets a title at once, and goes on when there are many', () => {
    titles.put('x', { text: '独木舟', id: 'x', weight: 0 });
    assert.deepEqual(found('独木'), ['独木舟']);
    titles.remove('x');
    assert.deepEqual(found('独木'), []);
    for (let n = 0; n < 1200; n += 1) titles.put(`n${n}`, { text: `供热通知${n}`, id: `n${n}`, weight: 0 });
    titles.remove('n0');
    assert.equal(found('供热通知0').length, 0);
    assert.equal(found('gongre').length, 9);
  });
});
