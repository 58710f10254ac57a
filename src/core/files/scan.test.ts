import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eicar, type FakeClamd, fakeClamd } from '../../platform/test-clamd.ts';
import { openVirusScanner } from '../../platform/virus-scanner.ts';
import { getFile } from './queries.ts';
import { scanWith } from './scan.ts';
import { type Stage, setStage } from './stage.ts';
import type { Upload } from './upload.ts';

let stage: Stage;
let clamd: FakeClamd;
before(async () => {
  stage = await setStage();
  clamd = await fakeClamd();
  scanWith(openVirusScanner(clamd.url, { step: 500, answer: 500 }));
});
after(async () => {
  scanWith(null);
  await clamd?.close();
  await stage?.close();
});

async function send(content: string): Promise<Upload> {
  const form = new FormData();
  form.append('title', '打好的字');
  form.append('file', new Blob([content]), '说明.txt');
  const answer = await fetch(`${stage.url}/staff/upload`, { method: 'POST', body: form });
  assert.equal(answer.status, 200);
  return answer.json() as Promise<Upload>;
}

describe('With a virus scanner', () => {
  test('a clean file says who scanned it', async () => {
    const { files } = await send('政府信息公开');
    const file = await getFile(stage.database.sides.staff, files[0]!.id);
    assert.deepEqual([file.scannedWith, file.checked], ['ClamAV 1.4.1/27500', 'checked']);
  });

  test('an infected one is not taken, its name is told, and nothing of it is left', async () => {
    const before = await stage.onDisk();
    const { files, refused, fields } = await send(`说明 ${eicar}`);
    assert.deepEqual(files, []);
    assert.match(refused[0]!.error, /查出病毒（Eicar-Test-Signature）/);
    assert.equal(fields.title, '打好的字');
    assert.deepEqual(await stage.onDisk(), before);
  });

  test('nothing is taken while it is away, what was typed is kept, and it is used again when it is back', async () => {
    clamd.mood = 'silent';
    const { files, refused, fields } = await send('急件');
    assert.deepEqual([files, fields.title], [[], '打好的字']);
    assert.match(refused[0]!.error, /病毒扫描服务暂时不可用.*稍后再试/);
    clamd.mood = 'works';
    assert.equal((await send('急件')).files.length, 1);
  });

  test('a file larger than it takes waits for somebody who answers for it', async () => {
    clamd.mostBytes = 10_000;
    const { files } = await send('长'.repeat(20_000));
    const file = await getFile(stage.database.sides.staff, files[0]!.id);
    assert.deepEqual(
      [file.checked, file.checkNote, file.scannedWith],
      ['unchecked', '文件太大，病毒扫描没有进行', null],
    );
    clamd.mostBytes = 25 * 1024 ** 2;
  });

  test('without one each file says that nobody scanned it', async () => {
    scanWith(null);
    const { files } = await send('没有人扫描');
    assert.equal((await getFile(stage.database.sides.staff, files[0]!.id)).scannedWith, null);
  });
});
