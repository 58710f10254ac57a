import { objectsIn } from './facts.ts';
import type { NamedField } from './fields.ts';
import { fieldOf } from './fields.ts';
import type { Table } from './tables.ts';

/** Somebody who was looked at, as the notice names them; '' for what it does not say. */
export interface Target {
  name: string;
  code: string;
  /** From which library or class it was drawn. */
  from: string;
  address: string;
  matter: string;
  on: string;
  outcome: string;
}

const columns: [keyof Target, RegExp][] = [
  ['code', /信用代码|注册号/],
  [
    'name',
    /(?:执法|检查|抽查|被检查?|受检|监管)(?:对象|单位|企业|主体)(?:名称)?$|^(?:企业|单位|对象|市场主体|当事人|名称|机构|场所)(?:名称)?$|(?:企业|单位|主体|机构|经营者)名称$/,
  ],
  ['from', /对象来源|名录库|库$|风险(?:等级|类别|分类)|对象(?:类别|类型)|企业类型/],
  ['address', /地址|住所|地点/],
  ['on', /(?:检查|抽查)(?:时间|日期)$|^(?:时间|日期)$/],
  ['outcome', /结果|结论|检查情况$|处理意见/],
  ['matter', /(?:检查|抽查)(?:事项|内容|项目)/],
];
const inspectors = /人员|检查员|执法证|证件号/;

const empty: Target = { name: '', code: '', from: '', address: '', matter: '', on: '', outcome: '' };

/** Which column of a table is which; a column of inspectors is none of them. */
export function placesIn(heads: string[]): Partial<Record<keyof Target, number>> {
  const places: Partial<Record<keyof Target, number>> = {};
  for (const [name, form] of columns) {
    const at = heads.findIndex(
      (head, index) => form.test(head) && !inspectors.test(head) && !Object.values(places).includes(index),
    );
    if (at >= 0) places[name] = at;
  }
  return places;
}

export const hasInspectors = (heads: string[]): boolean => heads.some((head) => inspectors.test(head));

/** Who was looked at: by the table, else by the form, else by what the prose says. */
export function targetsIn(table: Table | null, fields: NamedField[], prose: string): Target[] {
  if (table) {
    const places = placesIn(table.heads);
    if (places.name !== undefined)
      return table.rows.map((row) => ({
        ...empty,
        ...Object.fromEntries(Object.entries(places).map(([name, at]) => [name, row[at] ?? ''])),
      }));
  }
  const named = inForm(fields);
  return named.length > 0 ? named : objectsIn(prose).map((name) => ({ ...empty, name }));
}

const nameLabels = [
  '企业名称',
  '单位名称',
  '对象名称',
  '市场主体名称',
  '被检查单位',
  '受检单位',
  '被检单位',
  '被检查对象',
  '检查对象',
  '抽查对象',
];
const addressLabels = ['企业地址', '单位地址', '经营地址', '检查地点', '地址'];

function inForm(fields: NamedField[]): Target[] {
  const label = nameLabels.find((one) => fieldOf(fields, one) !== '');
  if (!label) return [];
  return fields
    .filter((field) => field.label === label)
    .flatMap(({ n, value }) =>
      value.split(/[、；;]/).map((name) => {
        const address = fields.find((field) => addressLabels.includes(field.label) && field.n === n)?.value ?? '';
        return { ...empty, name: name.trim(), address };
      }),
    )
    .filter(({ name }) => name.length >= 2);
}

/** How often each word stands there, most often first; what is empty is not counted. */
export function tally(words: string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
