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
  position: number;
}

/** What the public was told of a unit, each word with a second person's consent (`history.ts`); nobody types it here. */
export interface Cleared {
  duty: string;
  address: string;
  hours: string;
  phone: string;
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

/** What still leans on a unit. */
export interface Leaning {
  /** Units below it. */
  below: string[];
  /** Columns it answers for. */
  columns: string[];
  /** Who holds a post in it. */
  staff: string[];
  /** What is still to be done in it. */
  tasks: number;
  /** Texts of it that are on their way. */
  drafts: number;
}

/** Why a unit may not end while others lean on it, each reason with what to move first; null when nothing does. */
export function whyNotCloseUnit(name: string, { below, columns, staff, tasks, drafts }: Leaning): string | null {
  const why = [
    below.length > 0 && `“${name}”下面还有在用的单位：${below.join('、')}。请先撤销它们或改变它们的上级单位。`,
    columns.length > 0 && `“${name}”还是栏目的责任单位：${columns.join('、')}。请先为这些栏目另定责任单位。`,
    staff.length > 0 && `“${name}”还有在岗人员：${staff.join('、')}。请先由安全管理员把岗位转到承接单位或者免去。`,
    tasks > 0 && `“${name}”还有 ${tasks} 件待办没有办结，请先办完或者转办。`,
    drafts > 0 && `“${name}”还有 ${drafts} 份没有发布的文件，请先办完或者作废。`,
  ].filter(Boolean);
  return why.length > 0 ? why.join('') : null;
}

/** Why the system administrator alone may not give a unit another name: what the public has read is changed by two persons. */
export function whyNotRenameAlone(
  before: { name: string; fullName: string | null; shownAt: Date | null },
  after: { name: string; fullName: string | null },
): string | null {
  const same = before.name === after.name && (before.fullName ?? '') === (after.fullName ?? '');
  if (same || !before.shownAt) return null;
  return `“${before.name}”这个名称已经公开，更名要有文件、由两个人办理：请在“机构职能”里提出更名。`;
}

/** The same for its end. */
export const whyNotCloseAlone = (name: string, shownAt: Date | null): string | null =>
  shownAt ? `“${name}”已经公开过，撤销、合并要有文件、由两个人办理：请在“机构职能”里提出。` : null;

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
