import { type Carrier, type Kind, kinds, type Way } from '../rules.ts';
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

export interface Said {
  label: string;
  value: string;
}

const yes = (value: string, label: string): Said[] => (value ? [{ label, value }] : []);

/** Who asks, masked unless somebody may see it: an organisation's own name is no secret. */
export function applicantFacts(filed: Filed, open: boolean): Said[] {
  const number = open ? (text: string) => text : maskNumber;
  const person = filed.kind === 'person';
  const name = (text: string) => (open ? text : maskName(text));
  return [
    { label: '申请人类型', value: kinds[filed.kind] },
    { label: person ? '姓名' : '名称', value: person ? name(filed.name) : filed.name },
    ...yes(filed.employer, '工作单位'),
    { label: filed.idType || '证件号码', value: number(filed.idNumber) },
    ...yes(filed.legalRepresentative && name(filed.legalRepresentative), '法定代表人'),
    ...yes(filed.contact && name(filed.contact), '联系人'),
    ...yes(filed.phone && number(filed.phone), '联系电话'),
    ...yes(filed.email && (open ? filed.email : maskEmail(filed.email)), '电子邮箱'),
    ...yes(filed.fax && number(filed.fax), '传真'),
    ...yes(filed.address && (open ? filed.address : '＊＊＊＊'), '通信地址'),
    ...yes(filed.postcode, '邮政编码'),
    ...yes(filed.agent && name(filed.agent), '代理人'),
    ...yes(filed.agentId && number(filed.agentId), '代理人证件号码'),
  ];
}

/** One line for lists and documents: 「关于……（振政办发〔2026〕3号）」 */
export const wantedWords = ({ title, fileNumber }: Pick<Filed, 'title' | 'fileNumber'>): string =>
  fileNumber ? `${title}（${fileNumber}）` : title;

/** By whom it was asked, as letters address them. */
export const addressee = (filed: Filed): string => filed.name;
