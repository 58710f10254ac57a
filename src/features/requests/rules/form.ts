import { choice, type Form, form, longText, type Read, telephone, text, tick } from '../../../platform/form.ts';
import { carrierNames, type Kind, kindNames, wayNames } from '../rules.ts';
import type { Filed } from './filed.ts';

export const idTypes = ['居民身份证', '护照', '港澳居民来往内地通行证', '台湾居民来往大陆通行证', '其他证件'] as const;
export const organisationId = '统一社会信用代码';

const mail = /^[^\s@<>,;"'\\()]+@[^\s@<>,;"'\\()]+\.[^\s@<>,;"'\\()]+$/;

const applicant = {
  kind: choice('申请人类型', kindNames, { required: true }),
  name: text('姓名或者名称', { required: '请填写申请人的姓名或者名称。', max: 100 }),
  idType: choice('证件名称', idTypes),
  idNumber: text('证件号码', {
    required: '请填写证件号码；单位填写统一社会信用代码。',
    max: 40,
    pattern: /^[\p{Script=Han}\dA-Za-z()（）\-\s]{4,40}$/u,
    wrong: '证件号码是 4 到 40 位，只有数字、字母、汉字和括号，请检查是否写全。',
  }),
  employer: text('工作单位', { max: 100 }),
  legalRepresentative: text('法定代表人', { max: 50 }),
  contact: text('联系人', { max: 50 }),
  phone: telephone('联系电话'),
  email: text('电子邮箱', { max: 200, pattern: mail, wrong: '邮箱的写法不对，请写成“name@example.com”的样子。' }),
  fax: telephone('传真'),
  address: text('通信地址', { max: 200 }),
  postcode: text('邮政编码', { max: 6, pattern: /^\d{6}$/, wrong: '邮政编码是 6 位数字，请检查。' }),
  agent: text('代理人姓名', { max: 50 }),
  agentId: text('代理人证件号码', { max: 40 }),
};

const wanted = {
  title: text('所需信息的名称', { required: '请写明所需信息的名称，例如“2025年度部门决算”。', max: 200 }),
  fileNumber: text('发文字号', { max: 60 }),
  features: longText('其他特征描述', { max: 2000 }),
  way: choice('获取方式', wayNames, { required: true }),
  carrier: choice('载体', carrierNames, { required: true }),
  acceptOther: tick('接受其他方式'),
  help: text('需要的帮助', { max: 200 }),
};

/** The form of application; `units` are those that may be asked. */
export const applicationForm = (units: string[]): Form<Filed & { unit: string }> => {
  const plain = form(
    { unit: choice('受理机关', units, { required: true }), ...applicant, ...wanted },
    undefined,
    consistent,
  );
  return { read: (typed) => settled(plain.read(typed) as Read<Filed & { unit: string }>) };
};

/** The same for what staff enter of a paper or spoken application. */
export const enteredForm: Form<Filed> = {
  read: (typed) => settled(form({ ...applicant, ...wanted }, undefined, consistent).read(typed) as Read<Filed>),
};

type Told = Record<string, unknown>;

/** What the fields say together: an identity card that adds up, and a way on which the answer can arrive. */
function consistent(values: Told): Record<string, string | null> {
  const at = (name: string) => String(values[name] ?? '');
  const kind = at('kind');
  const person = kind === 'person';
  return {
    idType: person && !at('idType') ? '请选择证件名称。' : null,
    idNumber: kind && whyNotId(kind as Kind, at('idType'), at('idNumber')),
    contact: kind && !person && !at('contact') ? '请填写单位的联系人。' : null,
    phone: values.phone !== '' || values.email !== '' ? null : '请填写联系电话或者电子邮箱，办理中要与您联系。',
    email: at('way') === 'email' && !at('email') ? '选择用电子邮件获取的，请填写电子邮箱。' : null,
    address: at('way') === 'post' && !at('address') ? '选择邮寄的，请填写通信地址。' : null,
    fax: at('way') === 'fax' && !at('fax') ? '选择传真的，请填写传真号码。' : null,
    agentId: at('agent') && !at('agentId') ? '有代理人的，请填写代理人证件号码。' : null,
  };
}

/** An organisation's number is named by what it is. */
const settled = <Value extends Filed>(read: Read<Value>): Read<Value> =>
  read.ok && read.values.kind !== 'person'
    ? { ...read, values: { ...read.values, idType: organisationId, idNumber: read.values.idNumber.toUpperCase() } }
    : read;

/** Why this is no number of that kind, or null. */
export function whyNotId(kind: Kind, idType: string, number: string): string | null {
  if (kind !== 'person')
    return /^[0-9A-HJ-NPQRTUWXY]{18}$/i.test(number) ? null : '统一社会信用代码是 18 位数字和字母，请检查。';
  if (idType !== '居民身份证') return null;
  if (!/^\d{17}[\dXx]$/.test(number)) return '居民身份证号码是 18 位，请检查。';
  return checkDigit(number) === number[17]!.toUpperCase() ? null : '居民身份证号码的校验位不对，请逐位核对。';
}

/** GB 11643-1999. */
function checkDigit(number: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((so, weight, at) => so + weight * Number(number[at]), 0);
  return '10X98765432'[sum % 11]!;
}
