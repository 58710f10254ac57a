import type { Content, Disclosure } from './content.ts';

export const disclosures: Record<Disclosure, string> = {
  open: '主动公开',
  on_request: '依申请公开',
  closed: '不予公开',
};

export const editionStates = ['draft', 'submitted', 'cleared', 'issued', 'abandoned'] as const;
export type EditionState = (typeof editionStates)[number];

/** The life of an edition; the flow of review stands in core/review/rules.ts. */
export const editionFlow: Record<EditionState, { words: string; next: EditionState[] }> = {
  draft: { words: '草稿', next: ['submitted', 'abandoned'] },
  submitted: { words: '审查中', next: ['draft', 'cleared'] },
  cleared: { words: '已签发，待发布', next: ['draft', 'issued'] },
  issued: { words: '已印发', next: [] },
  abandoned: { words: '已作废', next: [] },
};

export const validities = { valid: '有效', amended: '已修改', repealed: '废止', expired: '失效' } as const;
export type Validity = keyof typeof validities;

/** Why this person may not agree to a validity that somebody proposed (先审查、后公开: two persons, always). */
export const whyNotDecide = (proposedBy: number, person: number): string | null =>
  proposedBy === person ? '这项效力标注是您提出的，须由另一个人复核。' : null;

/**
 * A document number as readers see it. Some originals left the serial blank (「〔2019〕号」): it is shown as it stands, and
 * said to stand so, because it would otherwise read as our mistake.
 */
export const numberWords = (number: string): string =>
  /[〕\])）】]\s*号$/.test(number.trim()) ? `${number}（原文未载序号）` : number;

export const codeLength = 12;

/** A code as somebody typed it, without strokes and blanks, lower case; '' when it holds what no code holds. */
export function codeSigns(typed: string): string {
  const signs = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toLowerCase();
  return /^[0-9a-f]+$/.test(signs) ? signs : '';
}

/** Whether a typed 校验码, or a whole hash, is that of this content. */
export const sameCode = (typed: string, hash: string): boolean => {
  const signs = codeSigns(typed);
  return signs.length >= codeLength && hash.startsWith(signs);
};

/** 校验码: the first twelve hex digits of the content hash in groups of four. */
export const verificationCode = (hash: string): string =>
  hash
    .slice(0, codeLength)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-');

export const endKinds = {
  corrected: '已更正',
  withdrawn: '已撤回',
  gone: '已删除',
  replaced: '已被替代',
  moved: '已迁移',
} as const;

/** How a published document may leave: with a notice, for good, for its successor, to another address. */
export const withdrawalKinds = ['withdrawn', 'gone', 'replaced', 'moved'] as const;
export type WithdrawalKind = (typeof withdrawalKinds)[number];

/** Why a former version is not to be read any more. */
export const hiddenKinds = { withdrawn: '已撤回', unfit: '不应公开' } as const;

/** Why this is no address to which something can have moved, or null: an address of ours, or a whole one of another site. */
export function whyNotMovedTo(address: string): string | null {
  if (address === '') return '请填写新网址。';
  if (/[\p{Cc}\s]/u.test(address) || !address.isWellFormed() || address.length > 2000)
    return '网址里不能有空格和看不见的字符，请从浏览器地址栏复制。';
  if (/^\/[^/]/.test(address)) return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  const fine = url && /^https?:$/.test(url.protocol) && url.host && !url.username && !url.password;
  return fine ? null : '网址的写法不对：本站的写“/”开头的网址，其他网站的写以 https:// 开头的完整网址。';
}

export const linkKinds = {
  interprets: ['解读', '被解读'],
  consulted_as: ['征求意见稿', '正式文件'],
  replaces: ['替代', '被替代'],
  repeals: ['废止', '被废止'],
  evidence_of: ['佐证', '有佐证'],
  translates: ['译文', '原文'],
  related: ['相关', '相关'],
} as const;
export type LinkKind = keyof typeof linkKinds;

/** Why this content may not be submitted, one sentence a field; empty when it may. The gate of article （三） is the first. */
export function whyNotSubmit(content: Content): Record<string, string> {
  const why: Record<string, string> = {};
  if (!content.title.trim()) why.title = '请填写标题。';
  if (!content.body.trim() && content.attachments.length === 0) why.body = '正文是空的，请写正文或上传附件。';
  if (!content.disclosure)
    why.disclosure = '请选择公开属性。没有公开属性的文件不能送审、编号和印发（工作安排第（三）条）。';
  if (content.disclosure === 'closed' && !content.ground) why.ground = '不予公开的，请选择依据。';
  if (content.disclosure === 'closed' && (content.reason ?? '').trim().length < 2)
    why.reason = '不予公开的，请说明理由。';
  // A picture or a recording is no interpretation for those who cannot see or hear it.
  if (pictured.includes(content.metadata.form ?? '') && (content.metadata.transcript ?? '').trim().length < 10)
    why.transcript = `${content.metadata.form}须附全文或文字稿。`;
  if (content.metadata.sourceUrl && !content.metadata.source) why.source = '转载的内容，请写明来源。';
  return why;
}

/** Forms of interpretation that need their words beside them. */
export const pictured = ['图解', '音频视频', '动漫'];

/** Why this text may not be edited now, or null. */
export function whyNotEdit(state: EditionState): string | null {
  if (state === 'issued') return '这一版已经印发，不能再改。需要更正的，请在已发布页面上选择“更正”，系统会另开一版。';
  if (state === 'abandoned') return '这一版已经作废，请另起草稿。';
  return null;
}

export interface NumberParts {
  series: string;
  year: number;
  serial: number;
}

/** 发文字号 as GB/T 9704 writes it: 机关代字〔年份〕序号号. */
export const formatNumber = ({ series, year, serial }: NumberParts) => `${series}〔${year}〕${serial}号`;

/** Reads a 发文字号 in any usual bracket; null when it is none. */
export function parseNumber(text: string): NumberParts | null {
  const match =
    /^\s*(\p{Script=Han}{1,12})\s*[〔[（(【﹝［]\s*(\d{4})\s*[〕\]）)】﹞］]\s*第?\s*0*(\d{1,4})\s*号\s*$/u.exec(text);
  return match ? { series: match[1]!, year: Number(match[2]), serial: Number(match[3]) } : null;
}

/** 索引号 from the district's template: `{code}`, `{year}`, `{serial:5}` (§5.3 of the standards). */
export function formatIndexNumber(template: string, facts: { code: string; year: number; serial: number }): string {
  return template
    .replaceAll('{code}', facts.code)
    .replaceAll('{year}', String(facts.year))
    .replace(/\{serial(?::(\d))?\}/g, (_, width) => String(facts.serial).padStart(Number(width ?? 1), '0'));
}

/** Who answers for a column, as the head of a list names it. */
export const columnUnit = ({ unit, unitName }: { unit: string; unitName: string }) => ({
  name: unitName,
  href: `/units/${unit}/`,
});
