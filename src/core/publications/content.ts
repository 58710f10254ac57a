import { createHash } from 'node:crypto';
import { canonical } from '../ledger/canonical.ts';

/** 公开属性: the gate of article （三）; null until the drafter has decided. */
export type Disclosure = 'open' | 'on_request' | 'closed';

/** The drafter's metadata (standards §5.5); days are '2026-03-10'. Absent means not stated. */
export interface Metadata {
  abstract?: string;
  keywords?: string[];
  subject?: string;
  genre?: string;
  audience?: string;
  formedOn?: string;
  effectiveOn?: string;
  expiresOn?: string;
  /** Where the text comes from; for republished material (转载) with its address. */
  source?: string;
  sourceUrl?: string;
  author?: string;
  /** 发文字号 of a document that got its number elsewhere; ours are allotted at sign-off. */
  number?: string;
  signatory?: string;
  recipients?: string;
  /** Of an interpretation: its kind, and full text or transcript when it is a picture or a recording. */
  form?: string;
  transcript?: string;
  interpreter?: string;
  /** 解读方案: outline, form, channel, time. */
  plan?: string;
  planForm?: string;
  planChannel?: string;
  planTime?: string;
  contact?: string;
  /** 原发布日期（迁移）: when an older site published it, and how that is known. Comes with a migration and from nowhere else. */
  firstPublishedOn?: string;
  firstPublishedSource?: string;
  /** Of a translation: its language, and the version of the original that it was made from. */
  language?: string;
  translatedFrom?: string;
  elements?: Elements;
}

/**
 * What a room keeps of a text of its own in named elements (事项的材料、流程), hashed and cleared with it. The room writes them and
 * sets the body from them; whoever edits without knowing them is refused.
 */
export interface Elements {
  /** The room that writes them; its editor stands at `/staff/{room}/editions/{edition}`. */
  room: string;
  values: Record<string, unknown>;
}

/** Reads the elements of one type that a room has written into its texts: `elementsOf<Call>(room, 'call')(content)` is the call, or null for any other text. */
export const elementsOf =
  <Values extends { type: string }>(room: string, type: Values['type']) =>
  ({ metadata: { elements } }: Pick<Content, 'metadata'>): Values | null =>
    elements?.room === room && elements.values.type === type ? (elements.values as unknown as Values) : null;

export interface Attachment {
  /** Row in files.file. */
  file: number;
  name: string;
  /** SHA-256 of the bytes that will be served, hex. */
  hash: string;
  bytes: number;
  type: string;
}

/** Everything a clearance covers: what the public will see and why it may (or may not). */
export interface Content {
  title: string;
  body: string;
  metadata: Metadata;
  disclosure: Disclosure | null;
  ground: string | null;
  reason: string | null;
  attachments: Attachment[];
}

export const emptyContent: Content = {
  title: '',
  body: '',
  metadata: {},
  disclosure: null,
  ground: null,
  reason: null,
  attachments: [],
};

/**
 * SHA-256, hex, over title, body, metadata, disclosure attribute with ground and reason, and each attachment's order, name
 * and the hash of the bytes that will be served (architecture.md, Publications), and over what the public is told of a correction: its
 * note, and whether it takes out what was public before. Numbers, dates, links and validity are not covered.
 */
export function contentHash(content: Content, changeNote: string | null = null, hidesEarlier = false): string {
  const { title, body, metadata, disclosure, ground, reason } = content;
  const attachments = content.attachments.map(({ name, hash }) => ({ name, hash }));
  const note = {
    ...(changeNote === null ? {} : { change_note: changeNote }),
    ...(hidesEarlier ? { hides_earlier: true } : {}),
  };
  const text = canonical({ title, body, metadata, disclosure, ground, reason, attachments, ...note });
  return createHash('sha256').update('REVISION1\n').update(text).digest('hex');
}

/** SHA-256, hex, over the revision hashes of a manifest in their order: what one clearance covers. */
export function manifestHash(hashes: string[]): string {
  return createHash('sha256')
    .update(['MANIFEST1', ...hashes].join('\n'))
    .digest('hex');
}
