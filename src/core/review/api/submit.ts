import { z } from 'zod';
import { id } from '../../../platform/http/api/shapes.ts';
import { operation } from '../../api/operation.ts';
import { invalid } from '../../api/read-form.ts';
import { seenDocument } from '../../publications/api/document.ts';
import { documentParams } from '../../publications/api/drafts.ts';
import { getUnitOf, refuseForeignEyes } from '../../publications/queries/documents.ts';
import { getLatestEdition } from '../../publications/queries.ts';
import { submit } from '../actions/submit.ts';
import { routeBody } from './shapes.ts';

/** 送审 of exactly the text that was seen. */
export const submitOperation = operation({
  id: 'submitDocument',
  method: 'post',
  path: '/documents/{document}/submit',
  tag: '文件',
  words: '送审',
  about: '没有公开属性的不能送审。with 里的文件（例如它的解读）同一张送审清单，同时审查、同时发布。',
  scope: 'documents:write',
  posts: ['drafter', 'editor'],
  params: documentParams,
  body: z.strictObject({
    with: z.array(id('一并送审的文件')).max(50).meta({ title: '一并送审' }).default([]),
    ...routeBody,
  }),
  answer: z.object({ submission: id('送审') }),
  status: 201,
  seen: seenDocument,
  example: { params: { document: 12 }, body: { channels: ['portal'] } },
  async run({ staff, who, by, seen, body }) {
    const { with: others, urgent, urgentReason, channels } = body;
    if (urgent && urgentReason.length < 2) throw invalid({ urgentReason: '选择紧急的，请写明理由。' });
    const together: number[] = [];
    for (const other of others) {
      refuseForeignEyes(who, await getUnitOf(staff, other));
      together.push((await getLatestEdition(staff, other)).edition);
    }
    return submit(by, { editions: [Number(seen[0]), ...together], urgent, urgentReason, channels });
  },
});
