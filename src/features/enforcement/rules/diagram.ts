import type { Row } from './elements.ts';

/** One step as it is drawn: its lines and where its box stands, in pixels. */
export interface Box {
  y: number;
  height: number;
  lines: { text: string; strong: boolean }[];
}

const perLine = 18;
const lineHeight = 24;
const padding = 14;
const gap = 34;

/** As wide as a telephone shows it, so that its signs are as large as those around it. */
export const width = 336;

const ending = /[，。、；：！？）》”’]/;

/** Text in lines of so many signs; a Latin sign counts half. */
export function wrapped(text: string, most = perLine): string[] {
  const lines: string[] = [];
  let [line, size] = ['', 0];
  for (const sign of text) {
    const own = sign.charCodeAt(0) < 256 ? 0.55 : 1;
    // a mark that ends something hangs at the end of its line
    if (size + own > most && !ending.test(sign)) {
      lines.push(line);
      [line, size] = ['', 0];
    }
    line += sign;
    size += own;
  }
  return line ? [...lines, line] : lines;
}

/** The procedure drawn from its steps: one box under the other. Answers the boxes and the height of all. */
export function boxesOf(steps: Row[]): { boxes: Box[]; height: number } {
  const boxes: Box[] = [];
  let y = 4;
  for (const [index, { name = '', content = '', limit = '', who = '' }] of steps.entries()) {
    const notes = [content, limit && `时限：${limit}`, who && `办理：${who}`].filter(Boolean);
    const lines = [
      ...wrapped(`${index + 1}．${name}`).map((text) => ({ text, strong: true })),
      ...notes.flatMap((note) => wrapped(note)).map((text) => ({ text, strong: false })),
    ];
    const height = lines.length * lineHeight + padding * 2 - 4;
    boxes.push({ y, height, lines });
    y += height + gap;
  }
  return { boxes, height: Math.max(0, y - gap + 4) };
}

export const baseline = (box: Box, at: number): number => box.y + padding + lineHeight * at + 14;
export const arrowGap = gap;
