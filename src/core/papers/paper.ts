import { dayOf, formatDay } from '../../platform/time.ts';
import type { Metadata } from '../publications/content.ts';
import { numberWords, verificationCode } from '../publications/rules.ts';
import { type Block, blocksOf, type Paragraph, runOf, textOf } from './blocks.ts';

/** What is public of a text, as `live` shows it. */
export interface PaperText {
  id: string;
  title: string;
  body: string;
  metadata: Metadata;
  hash: string;
  isPolicy: boolean;
  number: string | null;
  unitName: string;
  unitFullName: string;
  firstPublishedAt: Date;
  /** 原发布日期（迁移）. */
  firstPublishedOn: string | null;
  publishedAt: Date;
  edition: number;
}

export interface PaperFile {
  position: number;
  name: string;
  type: string;
  hash: string;
}

/** Bytes of the pictures in the text by the place of the attachment; PNG and JPEG are drawn, others are named. */
export type Pictures = Map<number, { type: string; bytes: Uint8Array }>;

/** A text as GB/T 9704-2012 sets it, part by part: the same for Word and PDF. */
export interface Paper {
  title: string;
  /** 发文机关标志 and 发文字号, in red above the line; null for what is no official document. */
  head: { issuer: string; number: string } | null;
  /** Where it comes from and when, under the title of what has no red head. */
  source: string | null;
  blocks: Block[];
  /** 发文机关署名 and 成文日期; null when the text signs itself or nobody does. */
  signature: { name: string; day: string } | null;
  /** 附注, 版记. */
  note: string | null;
  printed: { by: string; on: string } | null;
  /** How a reader checks that this paper says what was cleared. */
  verification: { code: string; address: string };
  /** The hour written into the file: that of the publication, so that the same edition is the same bytes. */
  at: Date;
}

/** Where a published text can be had as Word or PDF. */
export const paperHref = (publication: string, format: 'docx' | 'pdf') => `/papers/${publication}/${format}`;

/** Puts a public text into the parts of an official document; what the body already says is not said twice. */
export function paperOf(text: PaperText, files: PaperFile[], origin: string): Paper {
  const { metadata } = text;
  const own = blocksOf(text.body);
  const official = text.number !== null;
  const { before, signed, after } = partsOf(own);
  const recipients = official && metadata.recipients && !addresses(before[0]) ? [addressed(metadata.recipients)] : [];
  return {
    title: text.title,
    head: official
      ? { issuer: `${metadata.signatory ?? text.unitFullName}文件`, number: numberWords(text.number!) }
      : null,
    source: official ? null : `${metadata.source ?? text.unitName}　${formatDay(firstDay(text))}`,
    blocks: [
      ...recipients,
      ...before,
      ...enclosed(files, own),
      ...(signed.length > 0 ? [blank, ...signed] : []),
      ...after,
    ],
    signature:
      official && signed.length === 0 && metadata.formedOn
        ? { name: metadata.signatory ?? text.unitFullName, day: formatDay(metadata.formedOn) }
        : null,
    note: official && !saysOpen(own) ? '（此件公开发布）' : null,
    printed: official ? { by: text.unitFullName, on: formatDay(firstDay(text)) } : null,
    verification: { code: verificationCode(text.hash), address: `${origin}/verify/${text.id}` },
    at: text.publishedAt,
  };
}

const firstDay = ({ firstPublishedOn, firstPublishedAt }: PaperText) => firstPublishedOn ?? dayOf(firstPublishedAt);
const wordsOf = (block: Block | undefined): string => (block?.kind === 'paragraph' ? textOf(block.runs).trim() : '');
const addresses = (block: Block | undefined) => /[:：]$/.test(wordsOf(block)) && [...wordsOf(block)].length < 120;
const saysOpen = (blocks: Block[]) => blocks.some((block) => /^（此件.{0,8}公开.{0,6}）$/.test(wordsOf(block)));
const isDay = (block: Block | undefined) => /^\d{4}年\d{1,2}月\d{1,2}日$/.test(wordsOf(block));

const addressed = (recipients: string): Paragraph => ({
  kind: 'paragraph',
  runs: [runOf(`${recipients.replace(/[:：]$/, '')}：`)],
  align: 'flush',
  level: 0,
  depth: 0,
});

const blank: Paragraph = { kind: 'paragraph', runs: [], align: 'flush', level: 0, depth: 0 };

/** Where the text signs itself: the day at the right edge, with the name above it. */
function partsOf(blocks: Block[]): { before: Block[]; signed: Block[]; after: Block[] } {
  const day = blocks.findLastIndex((block) => isDay(block) && block.kind === 'paragraph' && block.align === 'right');
  if (day === -1) return { before: blocks, signed: [], after: [] };
  const above = blocks[day - 1];
  const from = above?.kind === 'paragraph' && above.align === 'right' ? day - 1 : day;
  return { before: blocks.slice(0, from), signed: blocks.slice(from, day + 1), after: blocks.slice(day + 1) };
}

/** 附件说明 before the signature, numbered when there are several; pictures of the text itself are none. */
function enclosed(files: PaperFile[], blocks: Block[]): Block[] {
  if (blocks.some((block) => /^附件\s*\d*\s*[:：]/.test(wordsOf(block)))) return [];
  const shown = new Set(blocks.flatMap((block) => (block.kind === 'picture' ? [block.position] : [])));
  const names = files.filter(({ position }) => !shown.has(position)).map(({ name }) => name.replace(/\.\w{2,5}$/, ''));
  const lines = names.map((name, index): Paragraph => {
    const numbered = names.length > 1 ? `${index + 1}. ${name}` : name;
    return {
      kind: 'paragraph',
      runs: [runOf(index === 0 ? `附件：${numbered}` : `　　　${numbered}`)],
      align: 'body',
      level: 0,
      depth: 0,
    };
  });
  return lines.length > 0 ? [blank, ...lines] : [];
}
