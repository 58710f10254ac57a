import { randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { docx, paragraph } from '../core/files/extract/samples.ts';
import { chinesePaper } from '../core/files/extract/test-papers.ts';
import type { Content, Metadata } from '../core/publications/content.ts';

/** A word that stands nowhere else, in two scripts: encodings leave Latin letters as they are, Han they do not. */
export interface Canary {
  root: string;
  /** The word of one field: the root, the field, and the Han that follow. */
  word(field: string): string;
}

const han = '鸺鹠鵂鶹';
/** Days that no other text bears, for the fields that hold only days. */
const days = { formedOn: '1987-06-05', effectiveOn: '1987-06-06', expiresOn: '2087-06-07' };
const dayForms = Object.values(days).flatMap((day) => {
  const [year, month, date] = day.split('-').map(Number);
  return [day, `${year}年${month}月${date}日`, `${year}/${month}/${date}`];
});

export function makeCanary(): Canary {
  const root = `zq${[...randomBytes(8)].map((byte) => 'abcdefghijkmnpqr'[byte % 16]).join('')}`;
  return { root, word: (field) => `${root}${field}${han}` };
}

const worded: (keyof Metadata)[] = [
  ...(['abstract', 'subject', 'genre', 'audience', 'source', 'author', 'number', 'signatory', 'recipients'] as const),
  ...(['form', 'transcript', 'interpreter', 'plan', 'planForm', 'planChannel', 'planTime', 'contact'] as const),
];

/** A text with the canary in title, body and every field of the metadata. */
export function canaryContent(
  canary: Canary,
  attachments: Content['attachments'],
  more: Partial<Content> = {},
): Content {
  const metadata: Record<string, unknown> = { ...days, keywords: [canary.word('keyword')] };
  for (const field of worded) metadata[field] = canary.word(field.toLowerCase());
  metadata.sourceUrl = `https://${canary.root}sourceurl.example/${encodeURIComponent(han)}`;
  return {
    title: canary.word('title'),
    body: `<h2>${canary.word('heading')}</h2><p>${canary.word('body')}</p>`,
    metadata,
    disclosure: 'open',
    ground: null,
    reason: null,
    attachments,
    ...more,
  };
}

/** Files whose names and texts hold the canary; a .docx is packed, so its bytes are looked into, and a PDF is drawn. */
export const canaryFiles = async (canary: Canary) => [
  { name: `${canary.word('txtname')}.txt`, bytes: Buffer.from(`${canary.word('txttext')}\n`) },
  { name: `${canary.word('docxname')}.docx`, bytes: docx(paragraph(canary.word('docxtext'))) },
  { name: `${canary.word('pdfname')}.pdf`, bytes: await chinesePaper([canary.word('pdftext')]) },
];

/** The words of one field, and parts of them, as somebody might search for them. */
export const searches = (canary: Canary): string[] => [
  ...['title', 'body', 'abstract', 'keyword', 'txtname', 'txttext', 'docxtext', 'number', 'note'].map(canary.word),
  canary.root.slice(0, 6),
  canary.root.slice(4),
  han,
  han.slice(1, 3),
  '1987',
];

const aligned = (text: string): string[] =>
  [0, 1, 2].map((shift) => {
    const code = Buffer.concat([Buffer.alloc(shift, 120), Buffer.from(text)]).toString('base64');
    return code.slice(shift === 0 ? 0 : 4, -4); // without the characters that neighbours decide
  });
const escaped = [...han].map((sign) => sign.codePointAt(0)!);
const hanForms = [
  han.slice(0, 3),
  encodeURIComponent(han).toLowerCase().slice(0, 27),
  escaped
    .slice(0, 3)
    .map((code) => `&#${code};`)
    .join(''),
  escaped
    .slice(0, 3)
    .map((code) => `&#x${code.toString(16)};`)
    .join(''),
  escaped
    .slice(0, 3)
    .map((code) => `\\u${code.toString(16)}`)
    .join(''),
  Buffer.from(han).toString('hex').slice(0, 18),
];

/** Where the canary sits in what an outsider was given, as a list of places; empty when nowhere. */
export function findCanary(canary: Canary, given: { headers: string; body: Buffer; coding: string }): string[] {
  const found = new Set<string>();
  for (const text of [given.headers, ...textsOf(given.body, given.coding)]) {
    const low = text.toLowerCase();
    for (const match of low.matchAll(new RegExp(`${canary.root}([a-z]*)`, 'g'))) found.add(match[1] || 'root');
    for (const form of hanForms) if (low.includes(form)) found.add('han');
    for (const day of dayForms) if (low.includes(day)) found.add('day');
    for (const code of [...aligned(canary.root), ...aligned(han)]) if (text.includes(code)) found.add('base64');
    if (low.includes(Buffer.from(canary.root).toString('hex'))) found.add('hex');
  }
  return [...found];
}

/** The body as it is, unpacked, and each part of a packed file. */
function textsOf(body: Buffer, coding: string): string[] {
  const unpack = new Map([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ]).get(coding);
  const plain = unpack && body.length > 0 ? unpack(body) : body;
  const texts = [plain.toString('utf8')];
  if (plain.subarray(0, 2).toString('latin1') === 'PK') {
    for (const part of Object.values(unzipSync(plain))) texts.push(Buffer.from(part).toString('utf8'));
  }
  // A title may break between words: a word of ours in pieces is still a word of ours.
  return texts.map((text) => text.replaceAll('<wbr/>', ''));
}
