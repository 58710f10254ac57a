import { type Carrier, type Kind, kinds, type Way } from '../rules.ts';
import { organisationId } from './form.ts';
import { maskEmail, maskName, maskNumber } from './mask.ts';

/** What an application says (条例 article 29; standards §1.6): no purpose, and nothing that is not asked of everybody. */
export interface Filed {
  kind: Kind;
  name: string;
  idType: string;
  idNumber: string;
  employer: string;
  legalRepresentative: string;
  contact: string;
  phone: string;
  email: string;
  fax: string;
  address: string;
  postcode: string;
  agent: string;
  agentId: string;
  /** 所需信息 */
  title: string;
  fileNumber: string;
  features: string;
  way: Way;
  carrier: Carrier;
  acceptOther: boolean;
  /** Help with reading or writing (article 43). */
  help: string;
}

export interface Said<Field = keyof Filed> {
  /** The field of the form in which it was said. */
  field: Field;
  label: string;
  value: string;
}

/** 「居民身份证号码」; 统一社会信用代码 is a number by its name. */
export const idLabel = (idType: string): string => (idType === organisationId ? idType : `${idType || '证件'}号码`);

const yes = (field: keyof Filed, value: string, label: string): Said[] => (value ? [{ field, label, value }] : []);

/** Who asks, masked unless somebody may see it: an organisation's own name is no secret. */
export function applicantFacts(filed: Filed, open: boolean): Said[] {
  const number = open ? (text: string) => text : maskNumber;
  const person = filed.kind === 'person';
  const name = (text: string) => (open ? text : maskName(text));
  return [
    { field: 'kind', label: '申请人类型', value: kinds[filed.kind] },
    { field: 'name', label: person ? '姓名' : '名称', value: person ? name(filed.name) : filed.name },
    ...yes('employer', filed.employer, '工作单位'),
    { field: 'idNumber', label: idLabel(filed.idType), value: number(filed.idNumber) },
    ...yes('legalRepresentative', filed.legalRepresentative && name(filed.legalRepresentative), '法定代表人'),
    ...yes('contact', filed.contact && name(filed.contact), '联系人'),
    ...yes('phone', filed.phone && number(filed.phone), '联系电话'),
    ...yes('email', filed.email && (open ? filed.email : maskEmail(filed.email)), '电子邮箱'),
    ...yes('fax', filed.fax && number(filed.fax), '传真'),
    ...yes('address', filed.address && (open ? filed.address : '＊＊＊＊'), '通信地址'),
    ...yes('postcode', filed.postcode, '邮政编码'),
    ...yes('agent', filed.agent && name(filed.agent), '代理人'),
    ...yes('agentId', filed.agentId && number(filed.agentId), '代理人证件号码'),
  ];
}

/** One line for lists and documents: 「关于……（振政办发〔2026〕3号）」 */
export const wantedWords = ({ title, fileNumber }: Pick<Filed, 'title' | 'fileNumber'>): string =>
  fileNumber ? `${title}（${fileNumber}）` : title;

/** By whom it was asked, as letters address them. */
export const addressee = (filed: Filed): string => filed.name;
