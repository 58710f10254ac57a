/** What is looked for by form, in the order in which the screen names it. */
export const lookedFor = [
  '疑似身份证号',
  '疑似手机号码',
  '疑似银行卡号',
  '链接到政府网站以外',
  '疑似密级或内部标志',
] as const;

/** What no machine looked at here, so that nobody takes silence for a result. */
export const notLookedFor = ['错别字和敏感表述', '正文图片里的文字'];

/** Something in a text that a reviewer should look at before it becomes public. */
export interface Finding {
  kind: (typeof lookedFor)[number];
  /** The passage with what must not be repeated masked. */
  passage: string;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether 18 characters are a citizen's identity number: the check digit agrees (GB 11643). */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase();
}

const mask = (text: string) => `${text.slice(0, 3)}${'*'.repeat(Math.max(text.length - 5, 2))}${text.slice(-2)}`;

/** Personal data and links out, found by form alone; what is found is a hint to a person, never a decision. */
export function findConcerns(text: string, html: string): Finding[] {
  const found: Finding[] = [];
  for (const [number] of text.matchAll(/(?<!\d)\d{17}[\dXx](?![\dXx])/g)) {
    if (isIdentityNumber(number)) found.push({ kind: '疑似身份证号', passage: mask(number) });
  }
  for (const [number] of text.matchAll(/(?<!\d)1[3-9]\d{9}(?!\d)/g))
    found.push({ kind: '疑似手机号码', passage: mask(number) });
  for (const [number] of text.matchAll(/(?<!\d)62\d{14,17}(?!\d)/g))
    found.push({ kind: '疑似银行卡号', passage: mask(number) });
  for (const [, address] of html.matchAll(/href="(https?:\/\/[^"]{4,300})"/g)) {
    const host = URL.parse(address!)?.hostname ?? address!;
    if (!/(^|\.)gov\.cn$/.test(host)) found.push({ kind: '链接到政府网站以外', passage: host });
  }
  for (const [word] of text.matchAll(
    /(?:绝密|机密|秘密)[★☆]|内部(?:资料|文件)[，,]?\s*(?:注意保存|不得外传|请勿外传)/g,
  )) {
    found.push({ kind: '疑似密级或内部标志', passage: word });
  }
  return found.slice(0, 50);
}
