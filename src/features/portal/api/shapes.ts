import { z } from 'zod';
import { validities } from '../../../core/publications/rules.ts';
import { choice, day, moment, namesOf, said } from '../../../platform/http/api/shapes.ts';

export const entryShape = z.object({
  id: said('公开编号'),
  path: said('网址'),
  title: said('标题'),
  kindWords: said('种类'),
  column: said('栏目'),
  unit: said('单位的网址名'),
  unitName: said('单位名称'),
  number: said('发文字号').nullable(),
  validity: choice('效力', namesOf(validities)),
  abstract: said('内容概述').nullable(),
  keywords: z.array(said('主题词')).nullable().meta({ title: '主题词' }),
  form: said('解读形式').nullable(),
  firstPublishedAt: moment('首次发布'),
  listedAt: moment('列表所用的日期：首次发布，迁移的为原发布日期'),
  migrated: z.boolean().meta({ title: '从旧网站迁移' }),
  publishedAt: moment('本版发布'),
});

export const articleShape = z.object({
  id: said('公开编号'),
  path: said('网址'),
  title: said('标题'),
  body: said('正文'),
  metadata: z.record(z.string(), z.unknown()).meta({ title: '著录项', examples: [{ formedOn: '2026-03-10' }] }),
  hash: said('审查通过的修订稿的摘要'),
  kind: said('种类的代号'),
  unit: said('单位的网址名'),
  unitName: said('单位名称'),
  number: said('发文字号').nullable(),
  indexNumber: said('索引号').nullable(),
  edition: z.int().meta({ title: '第几版' }),
  firstPublishedAt: moment('首次发布'),
  publishedAt: moment('本版发布'),
  validity: choice('效力', namesOf(validities)),
  validityFrom: day('效力自').nullable(),
  attachments: z
    .array(
      z.object({
        position: z.int().meta({ title: '第几个' }),
        name: said('文件名'),
        bytes: z.int().meta({ title: '字节数' }),
        address: said('下载网址'),
      }),
    )
    .meta({ title: '附件' }),
  linked: z
    .array(z.object({ kind: said('关系'), id: said('公开编号'), path: said('网址'), title: said('标题') }))
    .meta({ title: '关联' }),
});
