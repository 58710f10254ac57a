import { z } from 'zod';
import { choice, day, id, moment, namesOf, said, text, tick } from '../../../platform/http/api/shapes.ts';
import { interpretationForms, languages } from '../content-form.ts';
import { disclosures, editionStates, validities } from '../rules.ts';

const optional = {
  subject: text('主题分类', { max: 60 }),
  genre: text('体裁分类', { max: 30 }),
  audience: text('服务对象', { max: 100 }),
  abstract: text('内容概述', { max: 500 }),
  formedOn: day('成文日期'),
  effectiveOn: day('施行日期'),
  expiresOn: day('有效期至'),
  source: text('来源', { max: 100 }),
  sourceUrl: text('来源网址', { max: 400 }),
  author: text('作者或责任编辑', { max: 60 }),
  number: text('原发文字号', { max: 60 }),
  recipients: text('主送机关', { max: 400 }),
  signatory: text('发文机关署名', { max: 100 }),
  contact: text('政策咨询电话', { max: 100 }),
  form: choice('解读形式', interpretationForms),
  interpreter: text('解读人', { max: 100 }),
  transcript: text('全文或文字稿', { max: 200_000 }),
  plan: text('解读提纲', { max: 4000 }),
  planForm: text('解读形式安排', { max: 200 }),
  planChannel: text('解读渠道', { max: 200 }),
  planTime: text('解读时间', { max: 200 }),
  language: choice('文种', namesOf(languages)),
  translatedFrom: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .meta({ title: '译自第几版', examples: ['1'] }),
  keywords: z
    .array(text('主题词', { min: 1, max: 60 }))
    .max(20)
    .meta({ title: '主题词' }),
};

/** What a drafter writes: the fields of the editor. */
export const contentBody = z.strictObject({
  title: text('标题', { min: 1, max: 200 }),
  body: text('正文', { max: 1_000_000, description: 'HTML；样式和脚本会被清除，图片写作 attachment:序号。' }).default(
    '',
  ),
  disclosure: choice('公开属性', namesOf(disclosures)).nullable().default(null),
  ground: text('不予公开的依据', { max: 60 }).nullable().default(null),
  reason: text('不予公开的理由', { max: 1000 }).nullable().default(null),
  metadata: z.strictObject(optional).partial().meta({ title: '著录项' }).default({}),
  attachments: z.array(id('附件')).max(50).meta({ title: '附件的编号，按顺序' }).default([]),
});
export type ContentBody = z.output<typeof contentBody>;

export const attachment = z.object({
  file: id('附件'),
  name: said('文件名'),
  hash: said('SHA-256'),
  bytes: z.int().meta({ title: '字节数' }),
  type: said('类型'),
});

const content = z.object({
  title: said('标题'),
  body: said('正文'),
  disclosure: choice('公开属性', namesOf(disclosures)).nullable(),
  ground: said('依据').nullable(),
  reason: said('理由').nullable(),
  metadata: z.record(z.string(), z.unknown()).meta({ title: '著录项', examples: [{ formedOn: '2026-03-10' }] }),
  attachments: z.array(attachment).meta({ title: '附件' }),
});

const state = choice('状态', editionStates);

export const documentRow = z.object({
  document: id('文件'),
  edition: id('版'),
  title: said('标题'),
  kind: said('种类'),
  unit: said('单位'),
  state,
  live: tick('公众现在可以看到'),
  ended: tick('已撤回'),
  number: said('发文字号').nullable(),
  changedAt: moment('最后修改'),
  author: said('修改人').nullable(),
});

export const documentShape = z.object({
  document: id('文件'),
  edition: id('版'),
  editionNumber: z.int().meta({ title: '第几版' }),
  revision: id('修订稿'),
  hash: said('修订稿的摘要'),
  state,
  kind: said('种类的代号'),
  unit: id('单位'),
  unitName: said('单位名称'),
  changeNote: said('更正说明').nullable(),
  hidesEarlier: tick('更正发布时撤下以前的各版'),
  content,
  submission: id('送审').nullable(),
  documentNumber: said('发文字号').nullable(),
  indexNumber: said('索引号').nullable(),
  path: said('公开网址').nullable(),
  live: tick('公众现在可以看到'),
  validity: choice('效力', namesOf(validities)).nullable(),
  links: z.array(z.object({ kind: said('关系'), from: id('从'), to: id('到') })).meta({ title: '关联' }),
  requirements: z
    .array(z.object({ needs: said('要求'), words: said('说明'), met: tick('已满足'), waived: tick('已豁免') }))
    .meta({ title: '发布前的要求' }),
});
