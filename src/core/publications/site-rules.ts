import { steps } from '../review/rules.ts';

/** A column of the site (栏目); unit is the slug of the responsible unit, parent the slug of another column. */
export interface ColumnInput {
  slug: string;
  parent: string | null;
  name: string;
  description: string;
  keywords: string;
  columnType: string;
  unit: string;
  /** 更新规则 in words, for readers. */
  updateRule: string;
  /** The longest time without news, in days, when the guideline sets one. */
  updateDays: number | null;
  emptyNotice: string;
  position: number;
}

/** A kind of document: where it is shown and who clears it. */
export interface KindInput {
  name: string;
  words: string;
  /** The room whose pages write it. */
  room: string;
  siteColumn: string;
  steps: string[];
  urgentSteps: string[];
  /** Working days a step may take. */
  stepDays: number;
  /** Working days to mend a text that came back; 3 when nothing is said. */
  mendDays?: number;
  takesNumber: boolean;
  isPolicy: boolean;
}

/** ColumnType of the page META tags (standards §2.5). */
export const columnTypes = [
  '首页',
  '概况信息',
  '机构职能',
  '负责人信息',
  '工作动态',
  '政策文件',
  '信息公开指南',
  '信息公开目录',
  '信息公开年报',
  '依申请公开',
  '数据发布',
  '数据开放',
  '政策解读',
  '回应关切',
  '办事服务',
  '咨询投诉',
  '征集调查',
  '在线访谈',
] as const;

/** First parts of addresses that belong to the house or to rooms and can be no column. */
const taken = new Set([
  'staff',
  'files',
  'assets',
  'search',
  'units',
  'sitemap',
  'verify',
  'leaving',
  'feeds',
  'accessibility',
  'healthz',
  'readyz',
  'api',
  'transparency',
  'en',
]);

/** What is wrong with a column, one sentence a field; empty when nothing is. */
export function whyNotColumn(column: ColumnInput): Record<string, string> {
  const why: Record<string, string> = {};
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(column.slug))
    why.slug = '栏目的网址名以小写字母开头，只用小写字母、数字和连字符。';
  else if (taken.has(column.slug)) why.slug = `“${column.slug}”是系统使用的网址，请换一个。`;
  if (!column.name?.trim()) why.name = '请填写栏目名称。';
  if (!column.description?.trim()) why.description = '请填写栏目说明，公众和检查机构都要看。';
  if (!(columnTypes as readonly string[]).includes(column.columnType))
    why.columnType = `栏目类型“${column.columnType}”不在规定的类型里。`;
  if (!column.updateRule?.trim()) why.updateRule = '请填写更新规则，例如“随文件印发更新”。';
  if (!column.emptyNotice?.trim()) why.emptyNotice = '请填写栏目为空时的说明，空白栏目是单项否决项。';
  if (column.parent === column.slug) why.parent = '上级栏目不能是它自己。';
  return why;
}

/** What is wrong with a kind of document, one sentence a field; every route keeps the secrecy review (article （三）). */
export function whyNotKind(kind: KindInput): Record<string, string> {
  const why: Record<string, string> = {};
  if (!/^[a-z][a-z-]{1,30}$/.test(kind.name)) why.name = '种类的代号只用小写字母和连字符。';
  if (!kind.words?.trim()) why.words = '请填写种类的名称。';
  for (const [field, route] of [
    ['steps', kind.steps],
    ['urgentSteps', kind.urgentSteps],
  ] as const) {
    const strange = route.filter((step) => !(steps as readonly string[]).includes(step));
    if (strange.length > 0) why[field] = `没有这样的环节：${strange.join('、')}。`;
    else if (!route.includes('secrecy')) why[field] = '每条路线都要有保密审查，先审查、后公开。';
    // The number is allotted at sign-off: without it there would be none.
    else if (kind.takesNumber && !route.includes('signoff'))
      why[field] = '要编发文字号的种类，路线里要有签发：字号在签发时编。';
  }
  if (!(kind.stepDays >= 1 && kind.stepDays <= 30)) why.stepDays = '每个环节的时限是 1 到 30 个工作日。';
  if (!(mendDaysOf(kind) >= 1 && mendDaysOf(kind) <= 30)) why.mendDays = '退回后修改的时限是 1 到 30 个工作日。';
  return why;
}

export const mendDaysOf = ({ mendDays = 3 }: Pick<KindInput, 'mendDays'>): number => mendDays;

/** Why a column may not be closed while something is shown in it or leads to it, or null. */
export function whyNotCloseColumn(
  name: string,
  holds: { below: string[]; kinds: string[]; publications: number },
): string | null {
  if (holds.below.length > 0)
    return `“${name}”下面还有栏目：${holds.below.join('、')}。请先撤销它们或改变它们的上级栏目。`;
  if (holds.kinds.length > 0) return `“${name}”还收这些种类的文件：${holds.kinds.join('、')}。请先为它们另定栏目。`;
  if (holds.publications > 0)
    return `“${name}”里还有 ${holds.publications} 篇公开的内容，公众按原来的网址还要查看，不能撤销。`;
  return null;
}

interface PlacedColumn {
  slug: string;
  parent: string | null;
  closed: boolean;
}

/** The open columns that may stand above one (or above a new one): not itself and nothing below it. */
export function mayStandAboveColumn<Column extends PlacedColumn>(columns: Column[], slug?: string): Column[] {
  const parents = new Map(columns.map((column) => [column.slug, column.parent]));
  const below = (one: string | null): boolean => one !== null && (one === slug || below(parents.get(one) ?? null));
  return columns.filter((column) => !column.closed && !below(column.slug));
}
