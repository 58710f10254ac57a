import { choice, day, form, rowId, text } from '../../../platform/form.ts';
import { disputeKindNames } from './report.ts';

export const unmaskForm = form({
  paper: rowId('材料'),
  reason: text('查看的理由', { required: '请写明查看个人信息的理由。', min: 2, max: 200 }),
});

export const disputeForm = form({
  kind: choice('类型', disputeKindNames, { required: true }),
  filedOn: day('提出日期', { required: true }),
});

export const decideForm = form({
  result: choice('结果', ['upheld', 'corrected', 'other'] as const, { required: true }),
  on: day('结果日期', { required: true }),
});
