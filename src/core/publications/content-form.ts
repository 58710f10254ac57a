import { choice, day, form, longText, type Read, rowId, type Typed, text } from '../../platform/form.ts';
import type { Attachment, Content, Disclosure, Metadata } from './content.ts';

/** 体裁 (standards §5.1, §5.4): the fifteen kinds of official document, and what is none. */
export const genres = [
  '决议',
  '决定',
  '命令（令）',
  '公报',
  '公告',
  '通告',
  '意见',
  '通知',
  '通报',
  '报告',
  '请示',
  '批复',
  '议案',
  '函',
  '纪要',
  '其他',
] as const;

/** 主题分类 of official documents (standards §5.4). */
export const subjects = [
  '综合政务',
  '国民经济管理、国有资产监管',
  '财政、金融、审计',
  '国土资源、能源',
  '农业、林业、水利',
  '工业、交通',
  '商贸、海关、旅游',
  '市场监管、安全生产监管',
  '城乡建设、环境保护',
  '科技、教育',
  '文化、广电、新闻出版',
  '卫生、体育',
  '人口与计划生育、妇女儿童工作',
  '劳动、人事、监察',
  '公安、安全、司法',
  '民政、扶贫、救灾',
  '民族、宗教',
  '对外事务',
  '港澳台侨工作',
  '国防',
  '其他',
] as const;

/** 解读形式 (standards §4.4, the arrangement 一（二）). */
export const interpretationForms = [
  '文字解读',
  '图解',
  '音频视频',
  '动漫',
  '简明问答',
  '新闻发布会',
  '政策吹风会',
  '专家解读',
  '负责人解读',
  '媒体解读',
] as const;

/** 文种 of translations, named in the language itself. */
export const languages: Record<string, string> = {
  en: 'English',
  ja: '日本語',
  ko: '한국어',
  ru: 'Русский',
};

const url = /^https?:\/\/[^\s<>"]{3,400}$/i;
const keywordsOf = (line: string) => [...new Set(line.split(/[\s,，、;；]+/).filter(Boolean))];

/** The editor's form: a draft needs no more than a title; what a submission needs is `whyNotSubmit`. */
const editorForm = form(
  {
    title: text('标题', { required: '请填写标题，草稿也要有标题才能保存。', max: 200 }),
    body: longText('正文', { max: 1_000_000 }),
    disclosure: choice('公开属性', ['open', 'on_request', 'closed']),
    ground: text('依据', { max: 60 }),
    reason: longText('理由', { max: 1000 }),
    subject: text('主题分类', { max: 60 }),
    genre: text('体裁分类', { max: 30 }),
    audience: text('服务对象', { max: 100 }),
    keywords: text('主题词', { max: 200 }),
    abstract: longText('内容概述', { max: 500 }),
    formedOn: day('成文日期'),
    effectiveOn: day('施行日期'),
    expiresOn: day('有效期至'),
    source: text('来源', { max: 100 }),
    sourceUrl: text('来源网址', { max: 400, pattern: url, wrong: '来源网址请写完整，例如 https://www.ln.gov.cn/…。' }),
    author: text('作者或责任编辑', { max: 60 }),
    number: text('原发文字号', { max: 60 }),
    recipients: text('主送机关', { max: 400 }),
    signatory: text('发文机关署名', { max: 100 }),
    contact: text('政策咨询电话', { max: 100 }),
    form: choice('解读形式', interpretationForms),
    interpreter: text('解读人', { max: 100 }),
    transcript: longText('全文或文字稿', { max: 200_000 }),
    plan: longText('解读提纲', { max: 4000 }),
    planForm: text('解读形式安排', { max: 200 }),
    planChannel: text('解读渠道', { max: 200 }),
    planTime: text('解读时间', { max: 200 }),
    firstPublishedOn: day('原发布日期（迁移）'),
    firstPublishedSource: text('原发布日期的依据', { max: 200 }),
    language: choice('文种', Object.keys(languages)),
    translatedFrom: text('译自第几版', { pattern: /^[1-9]\d{0,4}$/, wrong: '译自第几版请填版次的数字，例如 3。' }),
  },
  (values) => ({
    ground: values.disclosure === 'closed' && !values.ground ? '不予公开的，请选择依据。' : null,
    reason: values.disclosure === 'closed' && values.reason.length < 2 ? '不予公开的，请说明理由。' : null,
    expiresOn:
      values.effectiveOn && values.expiresOn && values.expiresOn < values.effectiveOn
        ? '有效期至早于施行日期，请检查这两个日期。'
        : null,
  }),
);

const plain = [
  'subject',
  'genre',
  'audience',
  'abstract',
  'formedOn',
  'effectiveOn',
  'expiresOn',
  'source',
  'sourceUrl',
  'author',
  'number',
  'recipients',
  'signatory',
  'contact',
  'form',
  'interpreter',
  'transcript',
  'plan',
  'planForm',
  'planChannel',
  'planTime',
  'firstPublishedOn',
  'firstPublishedSource',
  'language',
  'translatedFrom',
] as const;

/** Reads the editor's fields into the content of a revision; attachments are read by `attachmentsOf`. */
export function readContent(typed: Typed, attachments: Attachment[]): Read<Content> {
  const read = editorForm.read(typed);
  if (!read.ok) return read;
  const { title, body, disclosure, ground, reason, keywords } = read.values;
  const metadata: Metadata = {};
  for (const name of plain) if (read.values[name]) Object.assign(metadata, { [name]: read.values[name] });
  if (keywords) metadata.keywords = keywordsOf(keywords);
  const content: Content = {
    title,
    body,
    metadata,
    disclosure: (disclosure as Disclosure) || null,
    ground: ground || null,
    reason: reason || null,
    attachments,
  };
  return { ok: true, values: content, errors: {}, typed };
}

/** The editor's fields as they show a stored content. */
export function typedOf({ title, body, metadata, disclosure, ground, reason, attachments }: Content): Typed {
  const typed: Typed = { title, body, disclosure: disclosure ?? '', ground: ground ?? '', reason: reason ?? '' };
  for (const name of plain) typed[name] = metadata[name] ?? '';
  typed.keywords = (metadata.keywords ?? []).join(' ');
  typed.file = attachments.map((attachment) => String(attachment.file));
  typed.position = attachments.map((_, index) => String(index + 1));
  typed.remove = [];
  return typed;
}

/** One field as it was typed. */
export function textOf(typed: Typed, name: string): string {
  const value = typed[name];
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
}

const list = (typed: string | string[] | undefined) =>
  Array.isArray(typed) ? typed : typed === undefined ? [] : [typed];
const id = rowId('附件');

/** The attachments of the form as ids of uploads in the order typed, without those ticked for removal. */
export function attachmentsOf(typed: Typed): number[] {
  const removed = new Set(list(typed.remove));
  const positions = list(typed.position);
  return list(typed.file)
    .map((file, index) => ({ file, at: Number.parseInt(positions[index] ?? '', 10) || index + 1, index }))
    .filter(({ file }) => !removed.has(file))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .flatMap(({ file }) => {
      const read = id.read(file);
      return 'value' in read && read.value ? [read.value] : [];
    })
    .filter((file, index, all) => all.indexOf(file) === index);
}
