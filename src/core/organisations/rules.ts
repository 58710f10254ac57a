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

/** Why a setting may not bear this name, or null. */
export const whyNotSetting = (name: string): string | null =>
  /^[a-z][a-z0-9_-]{0,39}$/.test(name) ? null : '设置项的名称只能用小写字母、数字、下划线和连字符。';
