/** A text in the one form in which it is looked at, and for each of its characters where it stood. Null: nowhere moved. */
export interface Folded {
  text: string;
  offsets: Uint32Array | null;
}

// full-width forms, wide and narrow blanks, characters that are not seen, controls of direction, other digits
const strange = /[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff\uff01-\uff5e]/;

/**
 * Full-width letters and digits become plain, blanks of every width one blank, and what is not seen (zero-width characters,
 * controls of direction, soft hyphens) goes: a number cannot hide behind them. Length of the text in steps.
 */
export function fold(source: string): Folded {
  if (!strange.test(source)) return { text: source, offsets: null };
  const codes = new Uint16Array(source.length);
  const offsets = new Uint32Array(source.length);
  let length = 0;
  for (let at = 0; at < source.length; at += 1) {
    const code = plain(source.charCodeAt(at));
    if (code === 0) continue;
    codes[length] = code;
    offsets[length] = at;
    length += 1;
  }
  return { text: decode(codes.subarray(0, length)), offsets: offsets.subarray(0, length) };
}

function plain(code: number): number {
  if (code < 0xa0) return code;
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  if (code === 0x3000 || code === 0xa0 || code === 0x202f || code === 0x205f || (code >= 0x2000 && code <= 0x200a))
    return 0x20;
  if (code === 0x2028 || code === 0x2029) return 0x0a;
  if (code === 0xad || code === 0xfeff || (code >= 0x200b && code <= 0x200f)) return 0;
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x2064) ? 0 : code;
}

const slice = 8192;
function decode(codes: Uint16Array): string {
  let text = '';
  for (let at = 0; at < codes.length; at += slice) text += String.fromCharCode(...codes.subarray(at, at + slice));
  return text;
}
