import { Unfit } from './unfit.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: no text has these; tab, line ends and form feed it may have
const binary = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;

/** The text of .txt, .csv and .md: UTF-8, UTF-16 with its mark, or GBK (GB 18030); Unfit when it is none of them. */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of encodingsOf(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!binary.test(text)) return text;
    } catch {
      // the next encoding may fit
    }
  }
  throw new Unfit('读不出文件里的文字。请把它另存为 UTF-8 编码的文本后再上传。');
}

function encodingsOf(bytes: Uint8Array): string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

/** Whether the beginning of a file can be text; a character cut at its end does not count. */
export function looksLikeText(start: Uint8Array): boolean {
  const utf16 = encodingsOf(start).length === 1;
  return utf16 || !binary.test(Buffer.from(start).toString('latin1'));
}

const markup =
  /^\s*(<!--[\s\S]*?-->\s*)*(<!doctype|<\?xml|<\?php|<\?=|<%|#!|<(html|head|body|script|style|svg|iframe|object|embed|form|meta|link|base|title|img|video|audio|xsl|math)\b)/i;

/** Whether a text begins as HTML, SVG, XML or a script does, in any encoding that a browser would try. */
export function looksLikeMarkup(start: Uint8Array): boolean {
  const text = Buffer.from(start);
  const [encoding] = encodingsOf(start);
  const decoded = new TextDecoder(encoding === 'gb18030' ? 'utf-8' : encoding).decode(text);
  return markup.test(decoded.replace(/^\ufeff/, ''));
}
