/** A unit of the district as the office describes it; parent is the slug of another unit. */
export interface UnitInput {
  slug: string;
  name: string;
  fullName: string | null;
  aliases: string[];
  parent: string | null;
  kind: UnitKind;
  /** 机构代码 in the index number (§5.3). */
  code: string;
  /** 机关代字 of its document numbers; the first is the usual one. */
  series: string[];
  duty: string;
  address: string;
  hours: string;
  phone: string;
  position: number;
}

export const unitKinds = {
  government: '人民政府',
  office: '政府办公室',
  department: '政府部门',
  dispatched: '派出机构',
  town: '镇人民政府',
  street: '街道办事处',
} as const;
export type UnitKind = keyof typeof unitKinds;

/** What is wrong with the description of a unit, one sentence a field; empty when nothing is. */
export function whyNotUnit(unit: UnitInput): Record<string, string> {
  const why: Record<string, string> = {};
  if (!/^[a-z0-9-]{2,40}$/.test(unit.slug)) why.slug = '网址名只能用小写字母、数字和连字符，2 到 40 个字符。';
  if (length(unit.name) < 2 || length(unit.name) > 60) why.name = '单位名称要有 2 到 60 个字。';
  if (!(unit.kind in unitKinds)) why.kind = `单位类别只能是：${Object.keys(unitKinds).join('、')}。`;
  if (!unit.code?.trim()) why.code = '请填写机构代码，索引号要用它。';
  if (unit.parent === unit.slug) why.parent = '上级单位不能是它自己。';
  if (unit.series?.some((series) => !/^\p{Script=Han}{1,12}$/u.test(series)))
    why.series = '发文机关代字是 1 到 12 个汉字，例如“振政办发”。';
  return why;
}

const length = (text: string) => [...(text ?? '')].length;

/** Why a setting may not bear this name or this value, or null. */
export function whyNotSetting(name: string, value?: unknown): string | null {
  if (!/^[a-z][a-z0-9_-]{0,39}$/.test(name)) return '设置项的名称只能用小写字母、数字、下划线和连字符。';
  return name === 'index_number' ? whyNotIndexTemplate(value) : null;
}

/** Why this is no template of 索引号, or null: without one of its parts two documents could get the same number. */
export function whyNotIndexTemplate(template: unknown): string | null {
  if (typeof template !== 'string') return '索引号模板是一行文字，例如 {code}/{year}-{serial:5}。';
  const missing = [
    [/\{code\}/, '{code}（机构代码）'],
    [/\{year\}/, '{year}（年份）'],
    [/\{serial(:[1-9])?\}/, '{serial:5}（序号，5 位）'],
  ].filter(([part]) => !(part as RegExp).test(template));
  if (missing.length > 0) return `索引号模板缺少 ${missing.map(([, words]) => words).join('、')}，编出的号会重复。`;
  const rest = template.replace(/\{(code|year|serial(:[1-9])?)\}/g, '');
  if (/[{}]/.test(rest)) return '大括号里只能写 code、year、serial，序号的位数写成 {serial:5}。';
  if (/\s/.test(rest)) return '索引号里不能有空格。';
  return null;
}

/** Why the site's settings may not be changed like this, or null: a portal without a name or a menu is none. */
export function whyNotSite(part: Record<string, unknown>): string | null {
  if ('name' in part && !String(part.name ?? '').trim()) return '网站名称不能空着。';
  if ('domain' in part && !String(part.domain ?? '').trim()) return '域名不能空着。';
  if ('menu' in part && !(Array.isArray(part.menu) && part.menu.length > 0)) return '主导航至少要有一项。';
  return null;
}

/** Why a unit may not be closed while others lean on it, or null. */
export function whyNotCloseUnit(name: string, leaning: { below: string[]; columns: string[] }): string | null {
  if (leaning.below.length > 0)
    return `“${name}”下面还有在用的单位：${leaning.below.join('、')}。请先撤销它们或改变它们的上级单位。`;
  if (leaning.columns.length > 0)
    return `“${name}”还是栏目的责任单位：${leaning.columns.join('、')}。请先为这些栏目另定责任单位。`;
  return null;
}

interface Placed {
  slug: string;
  parent: string | null;
  closedOn: string | null;
}

/** The units that may stand above one (or above a new one): in use, not itself and nothing below it; and the one that does now. */
export function mayStandAbove<Unit extends Placed>(units: Unit[], unit?: Placed): Unit[] {
  const parents = new Map(units.map((row) => [row.slug, row.parent]));
  const below = (slug: string | null): boolean =>
    slug !== null && (slug === unit?.slug || below(parents.get(slug) ?? null));
  return units.filter((row) => !below(row.slug) && (!row.closedOn || row.slug === unit?.parent));
}
