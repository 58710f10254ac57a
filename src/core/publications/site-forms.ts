import { choice, choices, form, longText, text, tick, type Values, whole } from '../../platform/form.ts';
import { type Step, steps } from '../review/rules.ts';
import { type ColumnInput, columnTypes, type KindInput, whyNotColumn, whyNotKind } from './site-rules.ts';

const columnFields = (columns: string[], units: string[]) => ({
  slug: text('网址名', { required: true, max: 31 }),
  parent: choice('上级栏目', columns),
  name: text('栏目名称', { required: true, max: 20 }),
  description: longText('栏目说明', { required: '请填写栏目说明，公众和检查机构都要看。', max: 300 }),
  keywords: text('关键词', { max: 100 }),
  columnType: choice('栏目类型', columnTypes, { required: true }),
  unit: choice('责任单位', units, { required: '请选择责任单位，每个栏目都要有人负责更新。' }),
  updateRule: text('更新规则', { required: '请填写更新规则，例如“随文件印发更新”。', max: 100 }),
  updateDays: whole('最长间隔', { min: 1, max: 366 }),
  emptyNotice: text('栏目为空时的说明', { required: '请填写栏目为空时的说明，空白栏目是单项否决项。', max: 100 }),
  position: whole('排列次序', { max: 9999 }),
});

export const columnForm = (columns: string[], units: string[]) =>
  form(columnFields(columns, units), (values) => whyNotColumn(columnFrom(values)));

/** The column that a read form describes. */
export const columnFrom = (values: Values<ReturnType<typeof columnFields>>): ColumnInput => ({
  ...values,
  parent: values.parent || null,
  position: values.position ?? 0,
});

export const closeColumnForm = form({
  reason: text('撤销的理由', { required: '请写明撤销栏目的理由。', min: 2, max: 200 }),
});

const kindFields = (columns: string[], rooms: string[]) => ({
  name: text('代号', { required: true, max: 31 }),
  words: text('种类名称', { required: true, max: 20 }),
  room: choice('由哪个模块办理', rooms, { required: true }),
  siteColumn: choice('发布到的栏目', columns, { required: true }),
  steps: choices('审查环节', steps),
  urgentSteps: choices('紧急程序的环节', steps),
  stepDays: whole('每个环节的时限', { required: true, min: 1, max: 30 }),
  mendDays: whole('退回后修改的时限', { min: 1, max: 30 }),
  takesNumber: tick('编发文字号'),
  isPolicy: tick('政策文件'),
});

export const kindForm = (columns: string[], rooms: string[]) =>
  form(kindFields(columns, rooms), (values) => whyNotKind(kindFrom(values)));

/** The kind that a read form describes; the box of the secrecy review is shown ticked and cannot be changed, so it is not sent. */
export const kindFrom = (values: Values<ReturnType<typeof kindFields>>): KindInput => ({
  ...values,
  steps: withSecrecy(values.steps),
  urgentSteps: withSecrecy(values.urgentSteps),
  stepDays: values.stepDays ?? 0,
  mendDays: values.mendDays ?? undefined,
});

const withSecrecy = (route: Step[]): Step[] => steps.filter((step) => step === 'secrecy' || route.includes(step));
