import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { Refused, Unavailable } from '../../platform/errors.ts';
import { addTyped, type Typed } from '../../platform/form.ts';
import { inWords } from '../../platform/size.ts';

/** What one form may bring. */
export interface UploadLimits {
  files: number;
  fields: number;
  /** Bytes of one field: the longest text somebody types. */
  fieldBytes: number;
  /** Bytes of the whole request. */
  totalBytes: number;
}

const usual: UploadLimits = { files: 20, fields: 500, fieldBytes: 4 * 1024 ** 2, totalBytes: 1024 ** 3 };

/** What becomes of one file of the form; must read the stream to its end and may fail. */
export type TakePart<Taken> = (stream: Readable, part: { field: string; name: string }) => Promise<Taken>;

/**
 * Reads a form with files as it arrives, each file handed over as a stream, and answers when all of it is here and all files are
 * dealt with. A form that breaks off, or brings more than it may, is Refused; `undo` hears of every file already taken.
 */
export async function readMultipart<Taken>(
  request: Request,
  take: TakePart<Taken>,
  options: { undo(taken: Taken): Promise<void>; limits?: Partial<UploadLimits> },
): Promise<{ fields: Typed; taken: Taken[] }> {
  const limits = { ...usual, ...options.limits };
  if (Number(request.headers.get('content-length') ?? 0) > limits.totalBytes) throw tooMuch(limits);
  const fields: Typed = {};
  const pending: Promise<Taken>[] = [];
  const parser = openParser(request, limits);
  parser.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated) parser.destroy(new Refused(`有一项文字超过了 ${inWords(limits.fieldBytes)}，请作为附件上传。`));
    else addTyped(fields, name, value);
  });
  parser.on('file', (field, stream, { filename }) => {
    stream.on('error', () => {}); // whoever reads it hears of it; nobody may be reading
    if (!filename) return void stream.resume(); // a file field left empty
    const taking = take(stream, { field, name: filename });
    taking.catch(() => {}); // looked at below, together with the others
    pending.push(taking);
  });
  const arrived = await whyBroken(pipeline(counted(request.body, limits), parser));
  const settled = await Promise.allSettled(pending);
  const failed = arrived ?? settled.find((one) => one.status === 'rejected')?.reason;
  const taken = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (!failed) return { fields, taken };
  await Promise.all(taken.map(options.undo));
  throw failed;
}

function openParser(request: Request, limits: UploadLimits): busboy.Busboy {
  try {
    const parser = busboy({
      headers: Object.fromEntries(request.headers),
      defParamCharset: 'utf8',
      preservePath: true,
      limits: {
        files: limits.files,
        fields: limits.fields,
        fieldSize: limits.fieldBytes,
        fieldNameSize: 200,
        headerPairs: 50,
        parts: limits.files + limits.fields,
      },
    });
    const tooMany = () => parser.destroy(new Refused(`一次最多上传 ${limits.files} 个文件，请分几次上传。`));
    return parser.on('filesLimit', tooMany).on('fieldsLimit', tooMany).on('partsLimit', tooMany);
  } catch (error) {
    throw Object.assign(new Refused('没有收到可以读取的表单，请刷新页面后重试。'), { cause: error });
  }
}

async function* counted(body: Request['body'], limits: UploadLimits): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > limits.totalBytes) throw tooMuch(limits);
    yield chunk;
  }
}

const tooMuch = ({ totalBytes }: UploadLimits) =>
  new Refused(`一次上传的内容合计不能超过 ${inWords(totalBytes)}，请分几次上传。`, 413);

/** Why the form did not arrive whole, or null when it did. */
async function whyBroken(arrival: Promise<void>): Promise<Error | null> {
  try {
    await arrival;
    return null;
  } catch (error) {
    if (error instanceof Refused || error instanceof Unavailable) return error;
    return Object.assign(new Refused('上传中断了，没有收到完整的表单。请重新选择文件再试。'), { cause: error });
  }
}
