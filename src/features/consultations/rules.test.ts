import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskedAddress, maskedName, sendersWords, senderWords } from '../../core/people/mask.ts';
import { setSecretKey } from '../../core/people/secret.ts';
import { clauseOptions, clausesOf, draftOf } from './rules/clauses.ts';
import { letterHash, textKey } from './rules/letter.ts';
import { codeHash, codeOf, idOf, numberOf } from './rules/number.ts';

test('a draft is cut at its articles, its sections or its paragraphs, and cut again it is the same', () => {
  const articles = '关于本办法\n第一章 总则\n第一条 目的。\n（一）其一；\n第二条 范围。\n第二章 附则\n第三条 施行。';
  const cut = clausesOf(articles);
  assert.deepEqual(
    cut.map(({ label }) => label),
    ['开头', '第一条', '第二条', '第三条'],
  );
  assert.equal(cut[1]!.text, '第一章 总则\n第一条 目的。\n（一）其一；');
  assert.equal(cut[3]!.text, '第二章 附则\n第三条 施行。');
  assert.deepEqual(clausesOf(draftOf(cut)), cut);
  assert.deepEqual(
    clausesOf('一、目标\n说明\n二、措施').map(({ label }) => label),
    ['一', '二'],
  );
  assert.deepEqual(
    clausesOf('　　没有编号的一段。\n\n另一段。').map(({ label, text }) => [label, text]),
    [
      ['第 1 段', '没有编号的一段。'],
      ['第 2 段', '另一段。'],
    ],
  );
  assert.deepEqual(clausesOf(' \n\n'), []);
  assert.equal(clauseOptions(cut)[1]!.label, '第一条 目的。');
});

test('letters that say the same about the same clause are one, and a hash is of every word', () => {
  const key = (body: string, clause: number | null = 1) => textKey({ clause, body, files: [] }).toString('hex');
  assert.equal(key('建议：周末 供应！'), key('建议周末供应'));
  assert.equal(key('ＡＢＣ'), key('abc'));
  assert.notEqual(key('建议', 1), key('建议', 2));
  assert.notEqual(key('！！'), key('？？'), 'signs alone are not all the same');
  const letter = { document: 'aaaaaaaaaaaa', round: 1, clause: 1, body: '建议', files: [] };
  assert.notEqual(letterHash(letter), letterHash({ ...letter, body: '建议。' }));
  assert.match(letterHash(letter), /^[0-9a-f]{64}$/);
});

test('a number is found however it is typed, and a code is sixteen letters that nobody confuses', () => {
  setSecretKey(Buffer.alloc(32, 3));
  assert.equal(numberOf(123), 'YJ-0000123');
  for (const typed of ['YJ-0000123', 'yj0000123', ' ＹＪ－0000123 ', '123']) assert.equal(idOf(typed), 123, typed);
  for (const typed of ['', 'YJ-0', 'XX-1', '1e9', '-1x']) assert.equal(idOf(typed), null, typed);
  const code = codeOf(Buffer.alloc(16, 1));
  assert.match(code, /^(?:[2-9A-HJKMNP-TV-Z]{4}-){3}[2-9A-HJKMNP-TV-Z]{4}$/);
  assert.equal(codeOf(Buffer.alloc(16, 1)), code);
  assert.notEqual(codeOf(Buffer.alloc(16, 2)), code);
  assert.deepEqual(codeHash(code), codeHash(code.toLowerCase().replaceAll('-', ' ')));
});

test('names become public masked, of minors not at all', () => {
  assert.equal(maskedName('朱小明'), '朱**');
  assert.equal(maskedName('𠮷田某'), '𠮷**');
  const person = { kind: 'person' as const, minor: false, name: '张大伟' };
  assert.equal(senderWords(person), '张**');
  assert.equal(senderWords({ ...person, minor: true }), '未成年人');
  assert.equal(senderWords({ ...person, name: '' }), '匿名');
  assert.equal(senderWords({ kind: 'organisation', minor: false, name: '区餐饮协会' }), '区餐饮协会');
  assert.equal(sendersWords([{ ...person, minor: true }, person]), '张**等 2 份');
  assert.equal(maskedAddress('zhang@mail.example'), 'z…@mail.example');
});
