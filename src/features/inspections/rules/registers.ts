import { isCreditCode } from '../../../core/checks/rules/numbers.ts';
import { isDay } from '../../../platform/time.ts';

/** One column of a register: its head in tables and forms, and why a cell is none. */
export interface Column {
  name: string;
  head: string;
  required?: boolean;
  /** A day; spreadsheets keep it as a number. */
  day?: boolean;
  choices?: readonly string[];
  /** What an empty cell means. */
  usual?: string;
  max?: number;
  whyNot?(value: string): string | null;
  width?: number;
}

export interface Register {
  words: string;
  /** What the key is called. */
  keyHead: string;
  nameHead: string;
  columns: Column[];
}

export const categories = ['重点检查事项', '一般检查事项'] as const;
export const risks = ['A', 'B', 'C', 'D'] as const;
export type Risk = (typeof risks)[number];

/** Days before its end from which a certificate is pointed out. */
export const soonDays = 60;

/** How an inspector's certificate stands; of those who leave it is pointed out no more. */
export function certificateOf(fields: Record<string, string>, today: string, soon: string): 'over' | 'soon' | 'good' {
  const { expiresOn = '', leftOn = '' } = fields;
  if (leftOn) return 'good';
  if (expiresOn < today) return 'over';
  return expiresOn <= soon ? 'soon' : 'good';
}

const codes = (value: string) => value.split(/[、,，；;\s]+/).filter(Boolean);
/** Objects with whom an inspector has nothing to do, by code. */
export const recusalsOf = (fields: Record<string, string>): string[] => codes(fields.recusals ?? '');

/** One list, two libraries: the columns of 国发〔2019〕5号 as districts publish them (standards §6.2). */
export const registers = {
  matter: {
    words: '抽查事项清单',
    keyHead: '事项编码',
    nameHead: '检查项目',
    columns: [
      { name: 'sub', head: '检查子项', width: 24 },
      { name: 'body', head: '检查主体', required: true, width: 20 },
      { name: 'basis', head: '检查依据', required: true, max: 2000, width: 50 },
      { name: 'way', head: '检查方式', required: true, width: 14 },
      { name: 'content', head: '检查内容', required: true, max: 2000, width: 50 },
      // Lists as they are published seldom say it; what says nothing is held to the stricter rule.
      { name: 'category', head: '事项类别', choices: categories, usual: categories[1], width: 14 },
      { name: 'objects', head: '检查对象类型', width: 16 },
      { name: 'joint', head: '部门联合', choices: ['是', '否'], width: 10 },
      { name: 'ratio', head: '抽查比例', width: 12 },
      { name: 'frequency', head: '频次', width: 12 },
      { name: 'level', head: '层级', width: 10 },
      { name: 'note', head: '备注', max: 500, width: 20 },
    ],
  },
  object: {
    words: '检查对象名录库',
    keyHead: '统一社会信用代码',
    nameHead: '名称',
    columns: [
      { name: 'kind', head: '对象类型', required: true, width: 16 },
      { name: 'risk', head: '信用风险类别', required: true, choices: risks, width: 12 },
      { name: 'tags', head: '标签', width: 20 },
      { name: 'closedOn', head: '注销或停业日期', day: true, width: 16 },
      { name: 'note', head: '备注', max: 500, width: 20 },
    ],
  },
  inspector: {
    words: '执法检查人员名录库',
    keyHead: '执法证号',
    nameHead: '姓名',
    columns: [
      { name: 'kind', head: '执法类别', required: true, width: 16 },
      { name: 'expiresOn', head: '证件有效期至', required: true, day: true, width: 14 },
      { name: 'specialities', head: '业务专长', width: 24 },
      { name: 'recusals', head: '回避对象', max: 2000, width: 30, whyNot: whyNotRecusals },
      { name: 'account', head: '工作台账号', width: 16 },
      { name: 'leftOn', head: '停止执法日期', day: true, width: 14 },
      { name: 'note', head: '备注', max: 500, width: 20 },
    ],
  },
} as const satisfies Record<string, Register>;
export type RegisterName = keyof typeof registers;
export const registerNames = Object.keys(registers) as RegisterName[];
export const isRegister = (name: string): name is RegisterName => Object.hasOwn(registers, name);

function whyNotRecusals(value: string): string | null {
  const wrong = codes(value).find((code) => !isCreditCode(code));
  return wrong === undefined ? null : `“${wrong.slice(0, 20)}”不是正确的统一社会信用代码，几个之间用“、”隔开`;
}

/** Why a key is none: codes of matters and certificates are ASCII, an object has a right credit code. */
export function whyNotKey(register: RegisterName, key: string): string | null {
  const { keyHead } = registers[register];
  if (!key) return `没有写${keyHead}；合并的单元格请先取消合并`;
  if (register === 'object')
    return isCreditCode(key) ? null : `“${key.slice(0, 20)}”不是正确的统一社会信用代码，请照证书核对`;
  return /^[0-9A-Za-z._-]{1,64}$/.test(key) ? null : `“${key.slice(0, 20)}”只能用半角字母、数字和 . _ -，最多 64 个`;
}

/** Excel counts days from 1899-12-30; 2026-11-28, 2026/11/28 and 2026年11月28日 are the same day. */
export function dayIn(cell: string): string | null {
  if (/^[1-9]\d{4}(\.0+)?$/.test(cell))
    return new Date(Date.UTC(1899, 11, 30 + Number(cell))).toISOString().slice(0, 10);
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell) ?? [];
  const day = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
