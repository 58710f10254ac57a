import { paragraph, tableHtml } from './body.ts';
import { rateWords, type YearPlan } from './plan.ts';
import { registers } from './registers.ts';

/** The plan as the text of its revision: batches, and the matters of 抽查事项清单 that they look at, in all columns that say something. */
export const planBody = ({ year, batches, matters }: YearPlan): string => {
  const columns = registers.matter.columns.filter(({ name }) => matters.some(({ fields }) => fields[name]));
  return [
    paragraph(
      `${year} 年抽查 ${batches.length} 个批次。检查对象和检查人员都从名录库中公开抽取，抽签方案、名单摘要、公共事件和结果都可以核对。同一对象的同一一般检查事项一年最多抽查一次。`,
    ),
    '<h2>抽查批次</h2>',
    tableHtml(
      '抽查批次',
      ['批次', '名称', '事项', '对象类型', '抽查基数', '抽查比例', '每组人数', '时间', '联合部门'],
      batches.map((batch) => [
        batch.code,
        batch.title,
        batch.matters.map((key) => matters.find((matter) => matter.key === key)?.name ?? key).join('、'),
        batch.kind || '全部',
        String(batch.base),
        rateWords(batch.rates),
        String(batch.team),
        `${batch.fromOn} 至 ${batch.toOn}`,
        batch.joint || '无',
      ]),
    ),
    '<h2>随机抽查事项清单</h2>',
    tableHtml(
      '随机抽查事项清单',
      ['序号', '事项编码', '检查项目', ...columns.map(({ head }) => head)],
      matters.map(({ key, name, fields }, index) => [
        String(index + 1),
        key,
        name,
        ...columns.map((column) => fields[column.name] ?? ''),
      ]),
    ),
  ].join('');
};
