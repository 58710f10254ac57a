import { plainText } from './clean.ts';
import type { Content, Metadata } from './content.ts';
import { compareTexts, differs, type Part } from './diff.ts';
import { disclosures } from './rules.ts';

const metadataWords: [Exclude<keyof Metadata, 'elements'>, string][] = [
  ['abstract', '内容概述'],
  ['keywords', '主题词'],
  ['subject', '主题分类'],
  ['genre', '体裁分类'],
  ['audience', '服务对象'],
  ['formedOn', '成文日期'],
  ['effectiveOn', '施行日期'],
  ['expiresOn', '有效期至'],
  ['source', '来源'],
  ['sourceUrl', '来源网址'],
  ['author', '作者或责任编辑'],
  ['number', '原发文字号'],
  ['signatory', '发文机关署名'],
  ['recipients', '主送机关'],
  ['contact', '政策咨询电话'],
  ['form', '解读形式'],
  ['interpreter', '解读人'],
  ['transcript', '全文或文字稿'],
  ['plan', '解读提纲'],
  ['planForm', '解读形式安排'],
  ['planChannel', '解读渠道'],
  ['planTime', '解读时间'],
  ['firstPublishedOn', '原发布日期（迁移）'],
  ['firstPublishedSource', '原发布日期的依据'],
  ['language', '文种'],
  ['translatedFrom', '译自第几版'],
];

/** Everything the hash covers as named texts, so that no change to a cleared text can hide. */
function texts(content: Content, groundWords: (code: string) => string): Map<string, string> {
  const { metadata, disclosure, ground, reason, attachments } = content;
  const attribute = disclosure ? disclosures[disclosure] : '尚未明确';
  return new Map([
    ['标题', content.title],
    ['正文', plainText(content.body)],
    ['公开属性', [attribute, ground ? groundWords(ground) : '', reason ?? ''].filter(Boolean).join('\n')],
    ...metadataWords.map(([name, label]): [string, string] => {
      const value = metadata[name];
      return [label, Array.isArray(value) ? value.join('、') : (value ?? '')];
    }),
    ['附件', attachments.map((item, index) => `${index + 1}. ${item.name}（${item.hash.slice(0, 12)}）`).join('\n')],
  ]);
}

/** What differs between two contents, field by field in the order of the editor. A change of mere formatting is told as such. */
export function compareContents(
  before: Content,
  after: Content,
  groundWords: (code: string) => string = (code) => code,
): { label: string; parts: Part[] }[] {
  const [old, now] = [texts(before, groundWords), texts(after, groundWords)];
  const fields = [...now].map(([label, text]) => ({ label, parts: compareTexts(old.get(label) ?? '', text) }));
  const changed = fields.filter(({ parts }) => differs(parts));
  if (before.body !== after.body && !changed.some(({ label }) => label === '正文')) {
    changed.push({
      label: '正文的格式',
      parts: [{ kind: 'added', text: '文字相同，排版（标题层级、表格、链接等）有改动。' }],
    });
  }
  return changed;
}
