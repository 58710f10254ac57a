import { z } from 'zod';
import { validities } from '../../../core/publications/rules.ts';
import { choice, day, moment, namesOf, text } from '../../../platform/http/api/shapes.ts';

export const entryShape = z.object({
  id: text('公开编号'),
  path: text('网址', { max: 400 }),
  title: text('标题'),
  kindWords: text('种类'),
  column: text('栏目'),
  unit: text('单位的网址名'),
  unitName: text('单位名称'),
  number: text('发文字号').nullable(),
  validity: choice('效力', namesOf(validities)),
  abstract: text('内容概述', { max: 500 }).nullable(),
  keywords: z.array(text('关键词')).nullable().meta({ title: '关键词' }),
  form: text('解读形式').nullable(),
  firstPublishedAt: moment('首次发布'),
  publishedAt: moment('本版发布'),
});

export const articleShape = z.object({
  id: text('公开编号'),
  path: text('网址', { max: 400 }),
  title: text('标题'),
  body: text('正文', { max: 1_000_000 }),
  metadata: z.record(z.string(), z.unknown()).meta({ title: '著录项', examples: [{ formedOn: '2026-03-10' }] }),
  hash: text('审查通过的修订稿的摘要'),
  kind: text('种类的代号'),
  unit: text('单位的网址名'),
  unitName: text('单位名称'),
  number: text('发文字号').nullable(),
  indexNumber: text('索引号').nullable(),
  edition: z.int().meta({ title: '第几版' }),
  firstPublishedAt: moment('首次发布'),
  publishedAt: moment('本版发布'),
  validity: choice('效力', namesOf(validities)),
  validityFrom: day('效力自').nullable(),
  attachments: z
    .array(
      z.object({
        position: z.int().meta({ title: '第几个' }),
        name: text('文件名'),
        bytes: z.int().meta({ title: '字节数' }),
        address: text('下载网址', { max: 1000 }),
      }),
    )
    .meta({ title: '附件' }),
  linked: z
    .array(
      z.object({ kind: text('关系'), id: text('公开编号'), path: text('网址', { max: 400 }), title: text('标题') }),
    )
    .meta({ title: '关联' }),
});
