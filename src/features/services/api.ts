import { z } from 'zod';
import { operation, type Seen } from '../../core/api/operation.ts';
import { invalid } from '../../core/api/read-form.ts';
import { By, type Staff } from '../../core/caller.ts';
import { refuseForeignEyes, unitsSeenBy } from '../../core/publications/queries/documents.ts';
import type { StaffDb } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import { pageIn } from '../../platform/http/api/paging.ts';
import { id, idInPath, paging, said, text, tick } from '../../platform/http/api/shapes.ts';
import { keepList } from './actions/import.ts';
import { runImport } from './actions/run.ts';
import { draftItem, writeItem } from './actions.ts';
import { guideBody, itemShape, titleBody } from './api/shapes.ts';
import { getImport, listProblems } from './queries/imports.ts';
import { findItem, type ItemRow, listItems, loadLists } from './queries.ts';
import type { ElementName, Guide } from './rules/elements.ts';
import { lacksOf } from './rules/lacks.ts';
import type { Lists } from './rules/lists.ts';
import { readGuide } from './rules/read.ts';
import { listOf } from './rules/records.ts';

const tag = '办事指南';
const params = { document: idInPath('事项') };
const posts = ['drafter', 'editor'] as const;
const example = {
  organ: '区市场监督管理局',
  location: '演示路 1 号 31 号窗口',
  materials: [{ name: '营业执照', kind: '复印件' }],
};
const opened = z.object({ document: id('文件'), edition: id('版'), revision: id('修订稿') });

const shown = (item: ItemRow, lists: Lists) => {
  const { document, edition, title, unit, unitName, state, code, path, writtenAt, guide } = item;
  return { document, edition, title, unit, unitName, state, code, path, writtenAt, guide, lacks: lacksOf(item, lists) };
};

async function seenItem({
  staff,
  who,
  params: { document },
}: {
  staff: StaffDb;
  who: Staff;
  params: { document: number };
}): Promise<Seen> {
  const item = await findItem(staff, document);
  if (!item) throw new NotFound('没有这个事项。');
  refuseForeignEyes(who, item.unit);
  return { whole: shown(item, await loadLists(staff)), parts: [item.edition, item.revision] };
}

/** The elements as the form would have read them; what is wrong is told at its place. */
async function guideIn(staff: StaffDb, body: Partial<Record<ElementName, unknown>>): Promise<Guide> {
  const { guide, errors } = readGuide(body, await loadLists(staff));
  const wrong = Object.entries(errors).map(([name, sentence]) => [`guide/${name}`, sentence] as const);
  if (wrong.length > 0) throw invalid(Object.fromEntries(wrong));
  return guide;
}

/** What departments' own systems do with their matters; it goes through the same review. */
export const servicesApi = [
  operation({
    id: 'listServices',
    method: 'get',
    path: '/services',
    tag,
    words: '本单位的事项和办事指南',
    scope: 'documents:read',
    query: paging,
    answer: itemShape,
    paged: true,
    example: { query: { limit: 50 } },
    async run({ staff, who, query }) {
      const lists = await loadLists(staff);
      const items = (await listItems(staff, unitsSeenBy(who))).sort((a, b) => a.document - b.document);
      return pageIn(
        items.map((item) => shown(item, lists)),
        query,
        ({ document }) => document,
      );
    },
  }),
  operation({
    id: 'getService',
    method: 'get',
    path: '/services/{document}',
    tag,
    words: '一个事项的办事指南',
    scope: 'documents:read',
    params,
    answer: itemShape,
    seen: seenItem,
    example: { params: { document: 12 } },
  }),
  operation({
    id: 'draftService',
    method: 'post',
    path: '/services',
    tag,
    words: '起草一个事项的办事指南',
    about: '起草之后是草稿；十个要素齐全才能送审，送审用 submitDocument。附件在控制台的表单里上传。',
    scope: 'documents:write',
    posts: [...posts],
    body: z.strictObject({ unit: id('责任单位'), title: titleBody, guide: guideBody }),
    answer: opened,
    status: 201,
    example: { body: { unit: 3, title: '食品经营许可（新办）', guide: example } },
    run: async ({ staff, by, body: { unit, title, guide } }) =>
      draftItem(by, { unit, title, guide: await guideIn(staff, guide) }),
  }),
  operation({
    id: 'writeService',
    method: 'put',
    path: '/services/{document}',
    tag,
    words: '填写一个事项的办事指南',
    about: '整份要素一次写全；附件不变。正在审查或已经签发的，修改之后原来的审查全部失效（voided）。',
    scope: 'documents:write',
    posts: [...posts],
    params,
    body: z.strictObject({ title: titleBody, guide: guideBody }),
    answer: z.object({ document: id('文件'), revision: id('修订稿'), hash: said('摘要'), voided: tick('审查失效') }),
    seen: seenItem,
    example: { params: { document: 12 }, body: { title: '食品经营许可（新办）', guide: example } },
    async run({ staff, by, params: { document }, seen, body: { title, guide } }) {
      const [edition, base] = seen.map(Number);
      const { attachments } = (await findItem(staff, document))!;
      return writeItem(by, { edition: edition!, base: base!, title, guide: await guideIn(staff, guide), attachments });
    },
  }),
  operation({
    id: 'importServices',
    method: 'post',
    path: '/services/imports',
    tag,
    words: '导入一批事项',
    about:
      '与控制台“从清单导入”同一规则：编码或名称相同的更新，没有变化的不动，不能导入的逐条说明（line 从 1 数起），其余不受影响。',
    scope: 'documents:write',
    posts: [...posts],
    body: z.strictObject({
      unit: id('责任单位'),
      name: text('清单的名称', { min: 1, max: 200 }),
      items: z
        .array(z.strictObject({ title: titleBody, guide: guideBody }))
        .min(1)
        .max(500)
        .meta({ title: '事项' }),
    }),
    answer: z.object({
      import: id('导入'),
      drafted: z.int().meta({ title: '起草' }),
      changed: z.int().meta({ title: '修改' }),
      unchanged: z.int().meta({ title: '没有变化' }),
      problems: z
        .array(z.object({ line: z.int().meta({ title: '第几项' }), title: said('事项名称'), sentence: said('原因') }))
        .meta({ title: '没有导入的' }),
    }),
    status: 201,
    example: { body: { unit: 3, name: '2026 年事项清单', items: [{ title: '食品经营许可（新办）', guide: example }] } },
    async run({ staff, who, by, body: { unit, name, items } }) {
      const kept = await keepList(by, { unit, name, ...listOf(items) });
      const whole = await getImport(staff, kept.import);
      if (!whole.finishedAt) await runImport(staff, whole, (part) => new By(staff, who, by.key && `${by.key}.${part}`));
      const { drafted, changed, unchanged } = await getImport(staff, kept.import);
      return { ...kept, drafted, changed, unchanged, problems: await listProblems(staff, kept.import) };
    },
  }),
];
