import iconv from 'iconv-lite';
import { UnreadableText } from './errors.ts';

/** Decodes by mark, then strictly as UTF-8, then strictly as GB18030 (which holds GBK and GB2312); anything else is no text. */
export function decode(bytes: Uint8Array, name: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strict('utf-16le', bytes, name);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strict('utf-16be', bytes, name);
  if (bytes.includes(0)) throw binary(name);
  const text = asUtf8(bytes) ?? asGb18030(bytes);
  if (text === null) throw new UnreadableText(`“${name}”的文字编码不是UTF-8或GBK，请另存为UTF-8后再上传`);
  if (looksBinary(text)) throw binary(name);
  return text;
}

function binary(name: string): UnreadableText {
  return new UnreadableText(`“${name}”不是文本文件，请上传.txt、.md或.docx文件`);
}

function strict(encoding: string, bytes: Uint8Array, name: string): string {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (looksBinary(text)) throw binary(name);
    return text;
  } catch (cause) {
    if (cause instanceof UnreadableText) throw cause;
    throw new UnreadableText(`“${name}”的文字编码有损坏，请另存为UTF-8后再上传`, { cause });
  }
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** iconv-lite puts U+FFFD for what it cannot read; writing the text back must give the same bytes. */
function asGb18030(bytes: Uint8Array): string | null {
  const source = Buffer.from(bytes);
  const text = iconv.decode(source, 'gb18030');
  if (text.includes('\ufffd')) return null;
  const han = text.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/g)?.length ?? 0;
  const foreign = text.match(/[^ -~\s]/g)?.length ?? 0;
  return han * 2 >= foreign && iconv.encode(text, 'gb18030').equals(source) ? text : null;
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 100_000);
  const control = [...sample].filter((char) => char < ' ' && !'\t\n\r\f'.includes(char)).length;
  return control * 100 > sample.length;
}
