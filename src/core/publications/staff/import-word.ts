import { Readable } from 'node:stream';
import busboy from 'busboy';
import { Refused } from '../../../platform/errors.ts';
import { holds } from '../../caller.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { readWord } from '../import-word.ts';

const most = 20 * 1024 * 1024;

/** 「从 Word 导入」 for the editor: answers clean HTML and keeps nothing; the text is saved by the form like any other. */
export function importWordDoor(app: StaffApp): void {
  app.post('/staff/import-word', importWord);
}

async function importWord(c: StaffContext): Promise<Response> {
  try {
    if (!holds(c.var.who, ['drafter', 'editor'])) throw new Refused('您的岗位不能起草文件。', 403);
    return c.json(await readWord(await firstFile(c.req.raw)));
  } catch (error) {
    // The editor shows the sentence beside its button; everything else goes to the one handler.
    if (error instanceof Refused) return c.json({ error: error.message }, error.status === 403 ? 403 : 422);
    throw error;
  }
}

function openForm(type: string): busboy.Busboy {
  try {
    return busboy({ headers: { 'content-type': type }, limits: { files: 1, fileSize: most + 1, fields: 4 } });
  } catch (error) {
    throw Object.assign(new Refused('没有收到文件，请再选一次。'), { cause: error });
  }
}

function firstFile(request: Request): Promise<Uint8Array> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data') || !request.body) throw new Refused('没有收到文件，请再选一次。');
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    const form = openForm(type);
    form.on('file', (_, stream) => {
      stream.on('data', (part: Buffer) => {
        size += part.length;
        if (size <= most) parts.push(part);
      });
    });
    form.on('error', () => reject(new Refused('文件没有传完，请再试一次。')));
    form.on('close', () => {
      if (size > most) reject(new Refused('Word 文件超过 20 MB，请压缩图片或拆分后再导入。'));
      else if (size === 0) reject(new Refused('这是一个空文件，请检查后再选。'));
      else resolve(Buffer.concat(parts));
    });
    Readable.fromWeb(request.body as never)
      .on('error', () => reject(new Refused('文件没有传完，请再试一次。')))
      .pipe(form);
  });
}
