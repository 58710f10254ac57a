import type { Content, Metadata } from '../../src/core/publications/content.ts';
import { addDays, yearOf } from '../../src/platform/time.ts';

/** One demonstration text, by whom and of which kind; `key` is how others point at it. */
export interface DemoText {
  key: string;
  unit: 'office' | 'education' | 'housing';
  kind: string;
  title: string;
  body: string;
  metadata: Metadata;
  disclosure?: Content['disclosure'];
  ground?: string;
  reason?: string;
  /** When the older site published it; without it the text is new, of the day on which the demonstration is loaded. */
  first?(today: string): string;
}

export const daysAgo =
  (days: number) =>
  (today: string): string =>
    addDays(today, -days);

/** What comes every year at the same time, '03-20': the last such day. */
export const yearly =
  (day: string) =>
  (today: string): string =>
    `${day < today.slice(5) ? yearOf(today) : yearOf(today) - 1}-${day}`;

const closing = '<p class="right">（演示内容，不是真实文件）</p>';

/** Paragraphs; a line that begins with 「一、」 is a heading. */
export function prose(...lines: string[]): string {
  const body = lines.map((line) => {
    if (line.startsWith('<')) return line;
    return /^[一二三四五六七八九十]+、[^。]{2,30}$/.test(line) ? `<h2>${line}</h2>` : `<p>${line}</p>`;
  });
  return [...body, closing].join('');
}

/** An official text: 主送机关 before, 署名 and 成文日期 after, as GB/T 9704 sets them. */
export function official(recipients: string, issuer: string, day: string, ...lines: string[]): string {
  const signed = `<p class="right">${issuer}</p><p class="right">${day}</p><p>（此件公开发布）</p>`;
  return `<p class="flush">${recipients}：</p>${prose(...lines, signed)}`;
}

/** The first attachment as a picture, with what it shows for those who do not see it. */
export function picture(alt: string, width: number, height: number, caption: string): string {
  const image = `<img src="attachment:1" alt="${alt}" width="${width}" height="${height}" />`;
  return `<figure>${image}<figcaption>${caption}</figcaption></figure>`;
}

/** The same text where no file can be kept. */
export const withoutPicture = (text: DemoText): DemoText => ({
  ...text,
  body: text.body.replace(/<figure>.*<\/figure>/, ''),
});

export function table(caption: string, head: string[], ...rows: string[][]): string {
  const headings = head.map((cell) => `<th scope="col">${cell}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<table><caption>${caption}</caption><thead><tr>${headings}</tr></thead><tbody>${body}</tbody></table>`;
}
