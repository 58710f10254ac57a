import type { ListName } from './lists.ts';

/** How an element is filled in, shown and carried in a table. */
export type Look =
  | 'line'
  | 'text'
  | 'lines'
  | 'choice'
  | 'choices'
  | 'yes'
  | 'limit'
  | 'whole'
  | 'day'
  | 'url'
  | 'file'
  | 'rows';

export interface Told {
  label: string;
  look: Look;
  /** Which list of the office it is chosen from. */
  list?: ListName;
  max?: number;
  hint?: string;
  /** Of rows: what stands in each. */
  row?: Record<string, Told>;
  /** Comes with a list from above and is never typed here (standards §7.1: codes are imported, not authored). */
  imported?: true;
}

/** One row of materials, steps, fees or questions: every cell a text, '' where nothing is said. */
export type Row = Record<string, string>;
export type Value = string | string[] | Row[];

/** What is said of a matter beside its name (standards §7.1); an element that says nothing is left out. */
export type Guide = Partial<Record<ElementName, Value>>;

const line = (label: string, more: Partial<Told> = {}): Told => ({ label, look: 'line', max: 200, ...more });
const text = (label: string, more: Partial<Told> = {}): Told => ({ label, look: 'text', max: 6000, ...more });
const yes = (label: string): Told => ({ label, look: 'yes', list: 'yes' });
const choice = (label: string, list: ListName): Told => ({ label, look: 'choice', list });
const choices = (label: string, list: ListName): Told => ({ label, look: 'choices', list });
const code = (label: string): Told => line(label, { max: 60, imported: true });
const file = (label: string): Told => ({ label, look: 'file', max: 120 });

const material = {
  name: line('材料名称', { max: 150 }),
  kind: choice('类型', 'materialKind'),
  form: choice('形式', 'materialForm'),
  copies: { label: '份数', look: 'whole' } as Told,
  source: line('来源渠道', { max: 100 }),
  need: choice('是否必需', 'need'),
  note: line('填报须知', { max: 300 }),
  licence: yes('可用电子证照免交'),
  blank: file('空白表格'),
  sample: file('样表'),
};
const step = {
  name: line('环节', { max: 60 }),
  limit: { label: '时限', look: 'limit', max: 60 } as Told,
  person: line('办理人', { max: 60 }),
  content: line('办理内容', { max: 500 }),
};
const fee = {
  name: line('收费项目', { max: 100 }),
  standard: line('收费标准', { max: 300 }),
  basis: line('收费依据', { max: 300 }),
  reduction: line('减免', { max: 300 }),
  payment: line('缴费方式', { max: 100 }),
};
const question = { question: line('问', { max: 200 }), answer: line('答', { max: 1000 }) };

/** Every element with its words, in the groups of the form. */
export const groups = {
  basic: {
    words: '基本信息',
    elements: {
      organ: line('办理机构', { max: 100, hint: '实施主体的名称' }),
      organNature: choice('实施主体性质', 'organNature'),
      delegated: line('委托部门'),
      joint: line('联办机构'),
      type: choice('事项类型', 'type'),
      caseType: choice('办件类型', 'caseType'),
      level: choice('行使层级', 'level'),
      audience: choices('服务对象', 'audience'),
      topics: choices('主题分类', 'topic'),
      powers: text('权限划分', { max: 1000 }),
      content: text('行使内容', { max: 1000 }),
      basicCode: code('基本编码'),
      code: code('实施编码'),
      itemCode: code('业务办理项编码'),
      version: code('版本号'),
    },
  },
  apply: {
    words: '能不能办',
    elements: {
      conditions: text('申请条件'),
      quantity: line('数量限制'),
      bases: { label: '设定依据', look: 'lines', max: 1000, hint: '一行一条，写明文件名称和条款' } as Told,
    },
  },
  materials: {
    words: '要带什么',
    elements: {
      noMaterials: yes('无需提交材料'),
      materials: { label: '办理材料', look: 'rows', row: material } as Told,
    },
  },
  place: {
    words: '在哪办、什么时候办、问谁',
    elements: {
      location: text('办理地点', { max: 1000, hint: '到窗口；有几处的一行写一处' }),
      hours: text('办理时间', { max: 500, hint: '例如 工作日 8:30—11:30，13:30—17:00' }),
      traffic: line('交通指引'),
      phone: line('联系电话', { hint: '咨询电话；有几个的用顿号分开' }),
      complaint: line('监督投诉电话'),
      remedy: text('行政复议和行政诉讼', { max: 1000 }),
    },
  },
  flow: {
    words: '怎么办、多久办完',
    elements: {
      statutory: { label: '法定办结时限', look: 'limit', max: 60, hint: '例如 20 个工作日' } as Told,
      promised: { label: '承诺办结时限', look: 'limit', max: 60, hint: '例如 5 个工作日、当场办结' } as Told,
      limitNote: line('时限说明', { max: 300 }),
      steps: { label: '办理流程', look: 'rows', row: step } as Told,
      special: text('特别程序', { max: 1000, hint: '听证、检验、公示等，写明是否计入时限' }),
      intermediary: text('中介服务', { max: 1000 }),
    },
  },
  fees: {
    words: '收不收费',
    elements: { charged: yes('是否收费'), fees: { label: '收费标准', look: 'rows', row: fee } as Told },
  },
  result: {
    words: '办完拿到什么',
    elements: {
      resultName: line('办理结果'),
      resultType: choice('结果类型', 'resultType'),
      resultSample: file('结果样本'),
      delivery: line('送达方式'),
    },
  },
  online: {
    words: '网上办理',
    elements: {
      online: yes('是否网上办理'),
      depth: choice('网办深度', 'depth'),
      url: { label: '网上办理地址', look: 'url', max: 400 } as Told,
      mobile: line('移动端办理'),
      visits: { label: '到办事现场次数', look: 'whole' } as Told,
      onsite: line('必须现场办理的原因', { max: 300 }),
      scope: choice('通办范围', 'scope'),
      hall: yes('是否进驻政务大厅'),
      appointment: yes('是否支持预约'),
      courier: yes('是否支持物流快递'),
      payment: yes('是否支持网上支付'),
      selfService: yes('是否支持自助终端'),
    },
  },
  questions: { words: '常见问题', elements: { faq: { label: '常见问题', look: 'rows', row: question } as Told } },
  keeping: {
    words: '由谁维护',
    elements: {
      keeper: line('责任科室', { hint: '科室或岗位' }),
      checkedOn: { label: '最后核对日期', look: 'day' } as Told,
    },
  },
} as const satisfies Record<string, { words: string; elements: Record<string, Told> }>;

type Groups = typeof groups;
export type GroupName = keyof Groups;
export type ElementName = { [G in GroupName]: keyof Groups[G]['elements'] }[GroupName];

/** Every element by its name, in the order of tables. */
export const elements = Object.assign({}, ...Object.values(groups).map((group) => group.elements)) as Record<
  ElementName,
  Told
>;
export const elementNames = Object.keys(elements) as ElementName[];

/** Rows of an element, none when it says nothing. */
export const rowsOf = (guide: Guide, name: ElementName): Row[] => (guide[name] as Row[] | undefined) ?? [];
/** A text element, '' when it says nothing. */
export const said = (guide: Guide, name: ElementName): string => {
  const value = guide[name];
  return typeof value === 'string' ? value : '';
};
/** An element of several texts. */
export const several = (guide: Guide, name: ElementName): string[] => (guide[name] as string[] | undefined) ?? [];
