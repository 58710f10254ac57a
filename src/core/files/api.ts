import { z } from 'zod';
import { Rejected } from '../../platform/http/api/problem.ts';
import { choice, id, idInPath, said, text } from '../../platform/http/api/shapes.ts';
import { operation } from '../api/operation.ts';
import { By } from '../caller.ts';
import { acceptUnchecked } from './actions.ts';
import { getFileFor } from './queries.ts';
import { sendFile } from './send.ts';
import { receiveUpload } from './upload.ts';

const file = z.object({
  id: id('附件'),
  name: said('文件名'),
  type: said('类型'),
  bytes: z.int().meta({ title: '字节数' }),
  hash: said('SHA-256'),
  checked: choice('检查', ['checked', 'unchecked']),
});
const params = { file: idInPath('附件') };

export const filesApi = [
  operation({
    id: 'uploadFile',
    method: 'post',
    path: '/files',
    tag: '附件',
    words: '上传一份附件',
    about: '检查通过后得到编号，再写进文件的 attachments。没有认出或不能接收的，答 422 并写明原因。',
    scope: 'documents:write',
    posts: ['drafter', 'editor'],
    upload: true,
    answer: file,
    status: 201,
    example: {},
    async run({ c, by, staff, who, storage }) {
      // One file, one deed: the request's own key is the file's.
      const hand = (key: string | null = null) => new By(staff, who, key ?? by.key);
      const { files, refused } = await receiveUpload(c.req.raw, storage, hand, { files: 1 });
      const why = refused[0] ? `“${refused[0].name}”：${refused[0].error}` : '请在 file 一项里放上要上传的文件。';
      if (!files[0]) throw new Rejected('invalid', why, { errors: [{ pointer: '#/file', detail: why }] });
      return files[0];
    },
  }),
  operation({
    id: 'getFile',
    method: 'get',
    path: '/files/{file}',
    tag: '附件',
    words: '一份附件的名称、类型和检查结果',
    scope: 'documents:read',
    params,
    answer: file.extend({ checkNote: said('检查说明') }),
    example: { params: { file: 5 } },
    run: ({ staff, who, params: { file: number } }) => getFileFor(staff, who, number),
  }),
  operation({
    id: 'downloadFile',
    method: 'get',
    path: '/files/{file}/content',
    tag: '附件',
    words: '下载一份附件',
    scope: 'documents:read',
    params,
    answer: 'bytes',
    example: { params: { file: 5 } },
    async run({ c, staff, who, storage, params: { file: number } }) {
      const found = await getFileFor(staff, who, number);
      return sendFile(c, storage, found, { mayShow: false, cacheControl: 'private, no-store' });
    },
  }),
  operation({
    id: 'acceptFile',
    method: 'post',
    path: '/files/{file}/acceptance',
    tag: '附件',
    words: '接受未经检查的附件',
    about: '由上传人以外的人打开核对之后，写明理由、署名接受。',
    scope: 'review:write',
    posts: ['reviewer', 'secrecy', 'signer', 'openness'],
    params,
    body: z.strictObject({ reason: text('接受的理由', { min: 2, max: 500 }) }),
    answer: z.object({ file: id('附件') }),
    example: { params: { file: 5 }, body: { reason: '已在隔离电脑上打开核对。' } },
    async run({ by, staff, who, params: { file: number }, body: { reason } }) {
      await getFileFor(staff, who, number);
      return acceptUnchecked(by, { file: number, reason });
    },
  }),
];
