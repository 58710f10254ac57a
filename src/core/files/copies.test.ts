import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { Refused } from '../../platform/errors.ts';
import { makeCleanCopy, makeMaskedCopy } from './copies.ts';
import { docx, paragraph, pptx } from './extract/samples.ts';
import * as leaky from './extract/test-office.ts';
import { Unfit } from './extract/unfit.ts';
import { whereSurvives } from './mask/survives.ts';
import { getFile, listCopies } from './queries.ts';
import { type Stage, setStage } from './stage.ts';
import { bytesOf } from './test-hostile.ts';
import type { Upload } from './upload.ts';

let stage: Stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

async function upload(name: string, content: Buffer): Promise<number> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  const answer = await fetch(`${stage.url}/staff/upload`, { method: 'POST', body: form });
  return ((await answer.json()) as Upload).files[0]!.id;
}
const db = () => stage.database.sides.staff;
async function cleaned(name: string, content: Buffer, who = stage.drafter) {
  const file = await getFile(db(), await upload(name, content));
  const copy = await getFile(db(), (await makeCleanCopy(stage.storage, stage.by(who), file)).id);
  return { file, copy, bytes: await bytesOf(stage, copy.hash) };
}
const textOf = async (id: number) =>
  (await one(db(), sql<{ text: string }>`select text from files.file where id = ${id}`)).text;

describe('A clean copy, when the sender chooses it', () => {
  test('has every change accepted, remembers what it came of, and has its line in the ledger', async () => {
    const { file, copy, bytes } = await cleaned('办法.docx', leaky.withTrackedChanges());
    assert.equal(await textOf(copy.id), '补助标准为八百元');
    assert.deepEqual(await whereSurvives(bytes, ['五百']), []);
    assert.deepEqual([copy.hidden, copy.copyOf, copy.copyKind], [[], file.id, 'cleaned']);
    assert.equal(copy.originalHash, file.originalHash);
    const lines = await rows(
      db(),
      sql<{ verb: string }>`select verb from ledger.line where object = ${`files.file:${copy.id}`}`,
    );
    assert.deepEqual(
      lines.map(({ verb }) => verb),
      ['files.clean'],
    );
    assert.deepEqual(
      (await listCopies(db(), file.id)).map(({ id, kind }) => [id, kind]),
      [[copy.id, 'cleaned']],
    );
  });

  const cases: [what: string, name: string, content: () => Buffer, gone: string[]][] = [
    ['comments', '办法.docx', leaky.withComments, ['这句领导不同意']],
    ['hidden text', '办法.docx', leaky.withHiddenText, ['不公开的底线']],
    ['an embedded workbook', '办法.docx', leaky.withEmbedded, ['全部工资表']],
    ['a hidden sheet, also from the list of shared words', '收支.xlsx', leaky.withHiddenSheet, ['内部数']],
    ['a hidden row', '收支.xlsx', leaky.withHiddenRow, ['内部数']],
    ['a hidden column', '收支.xlsx', leaky.withHiddenColumn, ['内部数']],
    ['the speaker’s notes', '汇报.pptx', pptx, ['只给讲的人看']],
  ];
  for (const [what, name, content, gone] of cases) {
    test(`is without ${what}`, async () => {
      const { file, copy, bytes } = await cleaned(name, content());
      assert.deepEqual(await whereSurvives(bytes, gone), []);
      assert.notDeepEqual(await whereSurvives(await bytesOf(stage, file.hash), gone), []);
      assert.deepEqual([copy.hidden, copy.checked], [[], 'checked']);
    });
  }

  test('is refused when there is nothing to clean, when only its author can, and to who has no such post', async () => {
    await assert.rejects(cleaned('通知.docx', docx(paragraph('正文'))), /没有需要清理/);
    await assert.rejects(cleaned('办法.docx', leaky.withRemotePicture()), /不能代为去掉/);
    await assert.rejects(
      cleaned('办法.docx', leaky.withComments(), stage.reviewer),
      (error) => error instanceof Refused && error.status === 403,
    );
  });
});

describe('A masked copy', () => {
  const content = docx(paragraph('申请人张三丰'));
  const mask = async (words: string[], who = stage.drafter, name = '张三丰申请.docx') => {
    const file = await getFile(db(), await upload(name, content));
    return makeMaskedCopy(stage.storage, stage.by(who), { file, words });
  };

  test('is a file of its own without the words, its name too, and the ledger does not tell them', async () => {
    const made = await mask(['张三丰']);
    const copy = await getFile(db(), made.id);
    assert.deepEqual([copy.name, copy.copyKind], ['■■■申请.docx', 'masked']);
    assert.equal(await textOf(copy.id), '申请人■■■');
    assert.deepEqual(await whereSurvives(await bytesOf(stage, copy.hash), ['张三丰']), []);
    const lines = await rows(
      db(),
      sql<{ canonical: string }>`select canonical from ledger.line where verb = 'files.redact' order by id`,
    );
    assert.equal(lines.length, 2);
    assert.ok(lines.every(({ canonical }) => !canonical.includes('张三丰')));
  });

  test('is refused for other kinds of files, for words that are not there, and to who has no such post', async () => {
    await assert.rejects(mask(['李四光']), Unfit);
    await assert.rejects(mask(['张三丰'], stage.reviewer), (error) => error instanceof Refused && error.status === 403);
    const file = await getFile(db(), await upload('收支.xlsx', leaky.withPathInBook()));
    await assert.rejects(
      makeMaskedCopy(stage.storage, stage.by(stage.drafter), { file, words: ['公开'] }),
      /只有 \.docx 和 PDF/,
    );
  });

  test('leaves nothing of its making in the storage', async () => {
    const stray = (await stage.onDisk()).filter((name) => !/^[0-9a-f]{64}$/.test(name));
    assert.deepEqual(stray, []);
  });
});
