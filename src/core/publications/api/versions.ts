import { z } from 'zod';
import { choice, day, id, idInPath, moment, namesOf, said, text, tick } from '../../../platform/http/api/shapes.ts';
import { type Call, operation } from '../../api/operation.ts';
import { withdrawVersion } from '../actions/withdraw.ts';
import { getUnitOf, refuseForeignEyes } from '../queries/documents.ts';
import { findReceipt, listReceipts } from '../queries/receipts.ts';
import { findPublicId, findVersion, listVersionAttachments, listVersions, versionOn } from '../queries/versions.ts';
import { hiddenKinds } from '../rules.ts';
import { documentParams as params } from './drafts.ts';

const tag = '文件';

const hidden = z
  .object({ kind: choice('种类', namesOf(hiddenKinds)), reason: said('理由'), at: moment('撤下时间') })
  .nullable()
  .meta({ title: '已撤下的，为什么' });

const version = z.object({
  edition: z.int().meta({ title: '第几版' }),
  fromAt: moment('公开自'),
  untilAt: moment('公开至').nullable(),
  changeNote: said('更正说明').nullable(),
  hidden,
});

const attachment = z.object({
  position: z.int().meta({ title: '序号' }),
  name: said('文件名'),
  hash: said('SHA-256'),
  bytes: z.int().meta({ title: '字节数' }),
  type: said('类型'),
});

const versionText = z.object({
  title: said('标题'),
  body: said('正文'),
  metadata: z.record(z.string(), z.unknown()).meta({ title: '著录项', examples: [{ formedOn: '2026-03-10' }] }),
  hash: said('修订稿的摘要'),
  attachments: z.array(attachment).meta({ title: '附件' }),
});

const receipt = z.object({
  id: id('回执'),
  withdrawnAt: moment('撤回时间'),
  kind: said('方式'),
  reason: said('理由'),
  editions: z.array(z.int()).meta({ title: '撤下的版' }),
  copies: z
    .array(z.object({ name: said('副本的代号'), words: said('副本'), gone: moment('撤下时间'), note: said('说明') }))
    .meta({ title: '全部副本' }),
  hash: said('回执的摘要'),
  madeAt: moment('出具时间'),
  position: z.int().nullable().meta({ title: '台账第几条' }),
});

type Asked = Pick<Call, 'staff' | 'live' | 'who'> & { params: { document: number } };

/** Every version that the public may read; a document of another unit does not exist. */
async function versionsOf({ staff, live, who, params: { document } }: Asked) {
  refuseForeignEyes(who, await getUnitOf(staff, document));
  const publicId = await findPublicId(staff, document);
  return { publicId, versions: publicId ? await listVersions(live, publicId) : [] };
}

/** A published document as it stood, and the receipts of what was withdrawn of it. */
export const versionOperations = [
  operation({
    id: 'listVersions',
    method: 'get',
    path: '/documents/{document}/versions',
    tag,
    words: '公众可以查看的历次版本，新的在前',
    about: '没有公开或者已经整份撤回的文件没有版本；撤下的旧版只有种类、理由和日期。',
    scope: 'documents:read',
    params,
    answer: z.object({ items: z.array(version).meta({ title: '各版' }) }),
    example: { params: { document: 12 } },
    run: async (call) => ({ items: (await versionsOf(call)).versions }),
  }),
  operation({
    id: 'getVersionOn',
    method: 'get',
    path: '/documents/{document}/as-of',
    tag,
    words: '某一天公众看到的版本',
    about: '取那一天结束时公开的一版，不写日期就是今天；那时没有公开的，version 为 null；撤下的旧版没有 text。',
    scope: 'documents:read',
    params,
    query: { on: day('日期').optional() },
    answer: z.object({
      on: day('日期'),
      version: version.nullable().meta({ title: '那一天的版本' }),
      text: versionText.nullable().meta({ title: '那一版的内容' }),
    }),
    example: { params: { document: 12 }, query: { on: '2026-03-10' } },
    async run(call) {
      const { on = call.today } = call.query;
      const { publicId, versions } = await versionsOf(call);
      const row = versionOn(versions, on) ?? null;
      if (!publicId || !row || row.hidden) return { on, version: row, text: null };
      const [text, attachments] = await Promise.all([
        findVersion(call.live, publicId, row.edition),
        listVersionAttachments(call.live, publicId, row.edition),
      ]);
      return { on, version: row, text: text ? { ...text, attachments } : null };
    },
  }),
  operation({
    id: 'withdrawVersion',
    method: 'post',
    path: '/documents/{document}/versions/{edition}/withdraw',
    tag,
    words: '撤下一个旧版',
    about: '现行版不变；旧版从某一天的版本、比较和流转记录里撤下，公众只看到种类、理由和日期。',
    scope: 'publish:write',
    posts: ['editor', 'signer', 'openness'],
    params: { ...params, edition: idInPath('第几版') },
    body: z.strictObject({
      unfit: tick('不应公开').default(false),
      reason: text('撤下的理由', { min: 2, max: 500, description: '公众会看到。' }),
    }),
    answer: z.object({ document: id('文件') }),
    example: { params: { document: 12, edition: 1 }, body: { unfit: true, reason: '旧版含有个人信息。' } },
    async run(call) {
      const { document, edition } = call.params;
      refuseForeignEyes(call.who, await getUnitOf(call.staff, document));
      return withdrawVersion(call.by, { document, edition, ...call.body });
    },
  }),
  operation({
    id: 'listWithdrawalReceipts',
    method: 'get',
    path: '/documents/{document}/receipts',
    tag,
    words: '撤回回执：撤下的全部副本和时间',
    about: '撤回答复之后几秒出具。',
    scope: 'documents:read',
    params,
    answer: z.object({ items: z.array(receipt).meta({ title: '回执，新的在前' }) }),
    example: { params: { document: 12 } },
    async run({ staff, who, params: { document } }) {
      refuseForeignEyes(who, await getUnitOf(staff, document));
      const marks = await listReceipts(staff, document);
      return { items: await Promise.all(marks.map(({ id }) => findReceipt(staff, document, id))) };
    },
  }),
];
