/** One named thing of a form: 「检查时间」, or 「企业名称」 with its number where a form has several. */
export interface NamedField {
  label: string;
  /** '1' of 「企业名称1」; '' for one of which there is one. */
  n: string;
  value: string;
}

const flat = new Set(
  (
    '检查事项 抽查事项 检查项目 抽查项目 检查时间 检查日期 抽查时间 抽查日期 参检人数 检查人数 执法人数 检查人员 执法人员 参检人员 检查对象 抽查对象 ' +
    '被检查对象 被检查单位 受检单位 被检单位 企业名称 单位名称 对象名称 市场主体名称 企业地址 单位地址 经营地址 检查地点 地址 检查依据 抽查依据 ' +
    '检查内容 抽查内容 检查方式 检查结果 抽查结果 检查结论 检查情况 结论 处理意见 处理结果 整改情况 检查机关 检查单位 检查部门 统一社会信用代码 备注 附件'
  ).split(' '),
);
const fewest = 3;
/** What follows a colon is a field's value up to this length; beyond it the line is prose that addresses somebody. */
const longest = 400;

/** The fields of a notice: lines of 「名称：内容」, and forms that were flattened into one line of known names. */
export function fieldsIn(lines: string[]): { fields: NamedField[]; rest: string[] } {
  const fields: NamedField[] = [];
  const rest = lines.map((line) => {
    const form = formIn(line);
    if (form) {
      fields.push(...form.fields);
      return form.before;
    }
    const named = /^\s*[（(]?([\p{Script=Han}A-Za-z（）()]{2,24}?)(\d{0,2})\s*[:：]\s*(.+?)\s*$/u.exec(line);
    if (named && named[3]!.length <= longest && !/^各|单位$|同志$/.test(named[1]!))
      fields.push({ label: named[1]!, n: named[2]!, value: named[3]! });
    return line;
  });
  return { fields, rest };
}

function formIn(line: string): { fields: NamedField[]; before: string } | null {
  const tokens = line.split(/[\s|｜]+/).filter(Boolean);
  const labels = tokens.map(labelIn);
  const known = labels.filter((one) => one !== null && one.label !== '附件').length;
  if (known < fewest) return null;
  const first = labels.findIndex((one) => one !== null && one.label !== '附件');
  const fields: NamedField[] = [];
  for (let at = first; at < tokens.length; at += 1) {
    const label = labels[at];
    if (label) fields.push({ ...label, value: '' });
    else if (!(fields.at(-1)!.value === '' && /^[（(][^（）()]{1,10}[）)]$/.test(tokens[at]!)))
      fields.at(-1)!.value = `${fields.at(-1)!.value} ${tokens[at]}`.trim();
  }
  return { fields: fields.filter(({ value }) => value !== ''), before: tokens.slice(0, first).join(' ') };
}

function labelIn(token: string): { label: string; n: string } | null {
  const [, label, n] = /^(.*?)(\d{0,2})[:：]?$/.exec(token) ?? [];
  return label && flat.has(label) ? { label, n: n! } : null;
}

/** The value of the first field under one of these names; '' for none. */
export const fieldOf = (fields: NamedField[], ...labels: string[]): string =>
  fields.find(({ label, value }) => labels.includes(label) && value !== '')?.value ?? '';
