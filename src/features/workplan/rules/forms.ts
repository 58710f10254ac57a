import { choice, day, form, longText, rowId, text, whole } from '../../../platform/form.ts';
import { type DutyKind, dutyKinds, type Stage, stages } from '../rules.ts';

/** The forms of the staff doors. */
export const progressForm = form({
  unit: rowId('填报单位', { required: '请选择填报单位。' }),
  stage: choice('进展阶段', Object.keys(stages) as Stage[], { required: true }),
  words: longText('进展情况', { required: true, min: 5, max: 1000 }),
});

export const returnForm = form({
  why: longText('退回意见', { required: '退回要写明需要修改什么。', min: 2, max: 500 }),
});

export const evidenceForm = form({
  address: text('网址', { required: '请填写佐证页面的网址。', max: 500 }),
});

export const closeForm = form({ words: longText('办结情况', { required: true, min: 5, max: 500 }) });

export const reopenForm = form({ why: longText('重新办理的理由', { required: true, min: 2, max: 500 }) });

export const filingForm = form({
  title: text('材料名称', { required: true, min: 2, max: 200 }),
  words: longText('说明', { max: 2000 }),
});

export const dutyForm = form(
  {
    unit: rowId('单位', { required: '请选择单位。' }),
    kind: choice('事项', Object.keys(dutyKinds) as DutyKind[], { required: true }),
    on: day('日期', { required: true }),
    title: text('题目', { required: true, min: 2 }),
    words: longText('情况', { required: true, min: 2, max: 2000 }),
    solution: longText('解决办法和结果', { max: 2000 }),
    figure: whole('人数或金额', { max: 1_000_000_000 }),
  },
  ({ kind, solution, figure }) => ({
    solution: kind === 'problem' && solution === '' ? '研究解决问题的，请写明解决的办法和结果。' : null,
    figure:
      kind === 'staff' && figure === null
        ? '请填写专职人员的人数。'
        : kind === 'funds' && figure === null
          ? '请填写金额，以元计。'
          : null,
  }),
);

export const trainingForm = form(
  {
    unit: rowId('主办单位', { required: '请选择主办单位。' }),
    on: day('日期', { required: true }),
    title: text('培训内容', { required: true, min: 2 }),
    place: text('地点', { max: 100 }),
    lecturer: text('授课人', { max: 100 }),
    hours: whole('学时', { required: true, min: 1, max: 400 }),
    invited: whole('应训人数', { required: true, min: 1, max: 100_000 }),
    attended: whole('到训人数', { required: true, max: 100_000 }),
  },
  ({ invited, attended }) => ({
    attended: (attended ?? 0) > (invited ?? 0) ? `到训人数不能多于应训人数（${invited}），请检查两个数字。` : null,
  }),
);
