/** Telephone, date, 「11月29日」, time and span of times: what a line may not end within. A part of a longer sign, such as a code, is none. */
const whole = /(?<![\w-])(?:\d+(?:[-—–~:/]\d+)+(?![\w-])|(?:\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日)/g;
const longest = 24;

/** Elements whose words are data, are set whole already or hold nothing but words. */
const left =
  'script|style|title|textarea|option|text|tspan|time|code|pre|span class="whole"|a (?:class="[^"]*" )?href="tel:[^"]*"';
const texts = new RegExp(`<(?:${left})(?:\\s[^>]*)?>[^<]*|>[^<]+`, 'g');

/**
 * A finished page with its telephone numbers, dates and times whole at the end of a line, wherever a room wrote them: a browser
 * would cut 0415-0000021 behind its stroke. Read aloud, copied and searched, the words are the same.
 */
export const wholeNumbers = (html: string): string =>
  html.replace(texts, (text) => (text.startsWith('<') ? text : text.replace(whole, kept)));

const kept = (text: string) => (text.length <= longest ? `<span class="whole">${text}</span>` : text);
