import type { Content } from '../../../core/publications/content.ts';
import { decision, kinds, titleOf, whyNotDecision } from './decision.ts';
import { choice, day, type Elements, line, said, text, type Values } from './elements.ts';

export const room = 'enforcement';

/** 执法事项 (standards §6.1): what may be done, on what ground, how, and where one turns. */
const matter: Elements = {
  name: line('事项名称', { needs: 'all', max: 120 }),
  code: line('事项编码', { max: 60 }),
  kind: choice('类别', kinds, { needs: 'all' }),
  organ: line('执法主体', { needs: 'all', max: 100 }),
  basis: text('执法依据', { needs: 'all', hint: '法律、法规、规章的名称和条款，一行一条' }),
  discretion: text('裁量基准', { hint: '违法情形和对应的处罚幅度，一行一档' }),
  conditions: text('受理条件', { max: 2000 }),
  accepting: line('受理机构'),
  deciding: line('审批机构'),
  steps: {
    label: '执法流程',
    look: 'rows',
    needs: 'all',
    hint: '按先后一行一个环节，流程图由此画出',
    row: {
      name: line('环节', { max: 30 }),
      limit: line('时限', { max: 40 }),
      content: line('做什么', { max: 200 }),
      who: line('由谁办', { max: 60 }),
    },
  },
  limit: line('办理时限', { needs: 'all', max: 100 }),
  during: text('现场出示和告知', { max: 2000, hint: '执法时出示什么证件、告知什么、当场出具什么文书，一行一条' }),
  remedy: text('救济渠道', { needs: 'all', max: 1000 }),
  phone: line('监督电话', { needs: 'all', max: 60 }),
};

/** 执法主体: who may act, on what ground, and by which persons. */
const organ: Elements = {
  name: line('执法主体名称', { needs: 'all', max: 100 }),
  nature: choice('主体性质', ['法定行政机关', '授权组织', '受委托组织'], { needs: 'all' }),
  basis: text('主体资格依据', { needs: 'all' }),
  duties: text('执法职责', { needs: 'all' }),
  powers: text('执法权限', { needs: 'all' }),
  procedure: text('执法程序', { max: 4000 }),
  // 事中公示 (国办发〔2018〕118号): whoever acts shows who they are, hands over what they act by, and windows say who is on duty.
  identification: text('怎样表明身份', { max: 1000, hint: '检查、调查取证、强制、送达时出示的执法证件，佩戴的标识' }),
  papers: text('现场告知和出具的文书', {
    max: 2000,
    hint: '当场说明的事由、依据、权利义务，出具的执法文书，一行一种',
  }),
  windows: {
    label: '服务窗口岗位公示',
    look: 'rows',
    hint: '设有服务窗口的，一行一个岗位；工作人员写工号或者姓氏即可',
    row: {
      name: line('窗口或岗位', { max: 40 }),
      content: line('岗位职责', { max: 200 }),
      who: line('工作人员', { max: 40 }),
      hours: line('服务时间', { max: 60 }),
      phone: line('咨询电话', { max: 30 }),
    },
  },
  remedy: text('救济渠道', { needs: 'all', max: 1000 }),
  phone: line('监督电话', { needs: 'all', max: 60 }),
  address: line('办公地址'),
  staff: {
    label: '执法人员',
    look: 'rows',
    needs: 'all',
    hint: '只写姓名、执法证号、执法类别和有效期',
    row: {
      name: line('姓名', { max: 20 }),
      certificate: line('执法证号', { max: 40 }),
      kind: line('执法类别', { max: 40 }),
      until: day('有效期至'),
    },
  },
};

/** 本月无行政执法决定: said by name, instead of an empty list. */
const statement: Elements = {
  month: line('月份', { needs: 'all', max: 7 }),
  organ: line('执法机关', { needs: 'all', max: 100 }),
};

/** 行政执法统计年报: the figures of a year as they were when it was drafted. */
const report: Elements = {
  year: line('年度', { needs: 'all', max: 4 }),
  organ: line('执法机关', { needs: 'all', max: 100 }),
  figures: {
    label: '统计数字',
    look: 'rows',
    needs: 'all',
    hint: '由决定登记册统计得出；登记册里没有的，在这里补充',
    row: { name: line('项目', { max: 120 }), value: line('数值', { max: 40 }) },
  },
  note: text('说明', { max: 2000 }),
};

export type Shape = 'decision' | 'statement' | 'matter' | 'organ' | 'report';

interface Told {
  words: string;
  /** The kind of document under which it is drafted; office data has it under this name. */
  kind: string;
  elements: Elements;
  title(values: Values): string;
  whyNot(values: Values, today: string): Record<string, string>;
}

const lacks =
  (elements: Elements) =>
  (values: Values): Record<string, string> =>
    Object.fromEntries(
      Object.entries(elements).flatMap(([name, { label, needs }]) =>
        needs && !values[name]?.length ? [[name, `请填写${label}。`]] : [],
      ),
    );

export const shapes: Record<Shape, Told> = {
  decision: {
    words: '行政执法决定',
    kind: 'enforcement-decision',
    elements: decision,
    title: titleOf,
    whyNot: whyNotDecision,
  },
  statement: {
    words: '无行政执法决定的说明',
    kind: 'enforcement-statement',
    elements: statement,
    title: (values) => `${said(values, 'organ')}${monthWords(said(values, 'month'))}无行政执法决定的说明`,
    whyNot: (values, today) => ({ ...lacks(statement)(values), ...whyNotMonth(said(values, 'month'), today) }),
  },
  matter: {
    words: '执法事项',
    kind: 'enforcement-matter',
    elements: matter,
    title: (values) => `执法事项：${said(values, 'name')}`,
    whyNot: lacks(matter),
  },
  organ: {
    words: '执法主体和人员',
    kind: 'enforcement-organ',
    elements: organ,
    title: (values) => `执法主体：${said(values, 'name')}`,
    whyNot: lacks(organ),
  },
  report: {
    words: '行政执法统计年报',
    kind: 'enforcement-report',
    elements: report,
    title: (values) => `${said(values, 'organ')}${said(values, 'year')}年度行政执法统计年报`,
    whyNot: (values, today) => ({ ...lacks(report)(values), ...whyNotYear(said(values, 'year'), today) }),
  },
};
export const isShape = (name: unknown): name is Shape => typeof name === 'string' && Object.hasOwn(shapes, name);

export const monthWords = (month: string): string => {
  const found = /^(\d{4})-(\d{2})$/.exec(month);
  return found ? `${found[1]}年${Number(found[2])}月` : month;
};

/** A month that is over, 'YYYY-MM'. */
function whyNotMonth(month: string, today: string): Record<string, string> {
  if (month && !/^20\d{2}-(?:0[1-9]|1[0-2])$/.test(month)) return { month: '月份请写成“2026-10”的样子。' };
  return month >= today.slice(0, 7) ? { month: '这个月还没有过完，不能说明本月没有行政执法决定。' } : {};
}

/** A year that is over: a report counts whole years. */
const whyNotYear = (year: string, today: string): Record<string, string> => {
  if (year && !/^20\d{2}$/.test(year)) return { year: '年度请写成“2026”的样子。' };
  return year >= today.slice(0, 4) ? { year: '这一年还没有过完，不能起草它的统计年报。' } : {};
};

/** The elements in a text of this room; null for another room's. */
export function valuesIn({ metadata }: Pick<Content, 'metadata'>): { shape: Shape; values: Values } | null {
  if (metadata.elements?.room !== room) return null;
  const { shape, ...values } = metadata.elements.values as Values;
  return isShape(shape) ? { shape, values } : null;
}
