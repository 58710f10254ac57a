import { withoutJoiners } from './wrapped.ts';

const longest = 50;

/** The first sentence; where that is a long one, its first clause. Brackets and quotations are not cut open. */
export function sentenceTitle(text: string): string {
  const start = withoutJoiners(text)
    .replace(/^[\s*#]+|\*\*/g, '')
    .slice(0, 400);
  const sentence = upTo(start, '。！？；\n');
  if (sentence.length <= longest) return sentence.replace(/[：:，,\s*]+$/, '');
  return upTo(start, '。！？；\n，,：').replace(/\s+$/, '');
}

/** A heading as printed, with its number and without the prose behind it. */
export function headingOf(text: string): string {
  return upTo(
    withoutJoiners(text)
      .replace(/^[\s*#]+|\*\*/g, '')
      .slice(0, 200),
    '。；\n',
  ).trim();
}

function upTo(text: string, stops: string): string {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index]!;
    if ('（(《“〔'.includes(char)) depth += 1;
    else if ('）)》”〕'.includes(char)) depth -= 1;
    else if (depth <= 0 && stops.includes(char)) return text.slice(0, index);
  }
  return text;
}
