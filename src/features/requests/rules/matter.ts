import { choice, type Form, form, longText, telephone, text } from '../../../platform/form.ts';
import { idLabel, type Said } from './filed.ts';
import { idTypes, whyNotId } from './form.ts';

/** What may be brought beside an application: articles 41 and 47 of the regulation. Neither names a number of days. */
export const matterKinds = { correction: '更正申请', complaint: '公开工作投诉' } as const;
export type MatterKind = keyof typeof matterKinds;
export const matterKindNames = Object.keys(matterKinds) as MatterKind[];

/** How each may end, in the words of its article. */
export const matterOutcomes = {
  correction: {
    corrected: '审核属实，已经更正',
    refused: '审核不属实，不予更正',
    forwarded: '不属于本机关职能范围，已经转送有权更正的机关或者告知向其提出',
  },
  complaint: {
    urged: '查证属实，已经督促整改',
    criticised: '查证属实，予以通报批评',
    unfounded: '查证不属实',
    elsewhere: '不属于本部门处理的事项，告知适当的途径',
  },
} as const;
export type MatterOutcome = { [Kind in MatterKind]: keyof (typeof matterOutcomes)[Kind] }[MatterKind];
export const outcomeWords = (kind: MatterKind, outcome: MatterOutcome): string =>
  (matterOutcomes[kind] as Partial<Record<MatterOutcome, string>>)[outcome] ?? '';

/** What complaints are about (article 47). */
export const grounds = {
  not_published: '没有按照要求主动公开政府信息',
  not_answered: '对政府信息公开申请不依法答复处理',
} as const;

/** What was told; every word of it is sealed. */
export interface Matter {
  name: string;
  phone: string;
  email: string;
  idType: string;
  idNumber: string;
  ground: keyof typeof grounds | '';
  /** What is wrong: the record as it stands, or what the office did. */
  what: string;
  /** What shows it, and how the record should read. */
  evidence: string;
  /** The application that it is about. */
  request: string;
}

type Beside = { unitName: string; papers: string[] };
const or = (value: string, otherwise: string): string => value || otherwise;

/** All of it in the order of its form, with the field in which each was typed. */
export const matterFacts = (
  kind: MatterKind,
  told: Matter,
  beside: Beside,
): Said<keyof Matter | 'unit' | 'proof'>[] => [
  ...(kind === 'correction' ? correctionFacts(told, beside) : complaintFacts(told, beside)),
  { field: 'proof', label: '证明材料', value: or(beside.papers.join('、'), '没有上传') },
  { field: 'name', label: '姓名或者名称', value: or(told.name, '没有留') },
  ...(told.idType ? [{ field: 'idNumber', label: idLabel(told.idType), value: told.idNumber } as const] : []),
  { field: 'phone', label: '联系电话', value: or(told.phone, '没有留') },
  { field: 'email', label: '电子邮箱', value: or(told.email, '没有留') },
];

const correctionFacts = ({ what, evidence }: Matter, { unitName }: Beside) =>
  [
    { field: 'unit', label: '保存记录的单位', value: unitName },
    { field: 'what', label: '不准确的记录', value: what },
    { field: 'evidence', label: '证据和正确的内容', value: evidence },
  ] as const;

const complaintFacts = ({ ground, request, what, evidence }: Matter, { unitName }: Beside) =>
  [
    { field: 'unit', label: '被投诉的单位', value: unitName },
    { field: 'ground', label: '投诉的事项', value: ground && grounds[ground] },
    { field: 'request', label: '申请编号', value: or(request, '没有填') },
    { field: 'what', label: '具体情况', value: what },
    { field: 'evidence', label: '线索和证据', value: or(evidence, '没有填') },
  ] as const;

const mail = /^[^\s@<>,;"'\\()]+@[^\s@<>,;"'\\()]+\.[^\s@<>,;"'\\()]+$/;
const contact = {
  phone: telephone('联系电话'),
  email: text('电子邮箱', { max: 200, pattern: mail, wrong: '邮箱的写法不对，请写成“name@example.com”的样子。' }),
};

type Filled = Matter & { unit: string };

/** Who wants a record corrected says who they are, for it is about them; whoever complains may stay unnamed. */
export const matterForm = (kind: MatterKind, units: string[]): Form<Filled> =>
  (kind === 'correction' ? correctionForm(units) : complaintForm(units)) as unknown as Form<Filled>;

const nothing = (label: string) => text(label, { max: 100 });

const correctionForm = (units: string[]) =>
  form(
    {
      unit: choice('保存记录的单位', units, { required: true }),
      what: longText('不准确的记录', { required: '请写明哪一项记录不准确，记录里是怎样写的。', max: 2000 }),
      evidence: longText('证据和正确的内容', { required: '请写明正确的内容是什么，有什么证据。', max: 2000 }),
      request: text('申请编号', { max: 60 }),
      name: text('姓名或者名称', { required: '请填写您的姓名或者名称。', max: 100 }),
      idType: choice('证件名称', idTypes, { required: true }),
      idNumber: text('证件号码', { required: '请填写证件号码，用来核对记录与您有关。', max: 40 }),
      ...contact,
      ground: nothing('投诉的事项'),
    },
    undefined,
    ({ idType, idNumber, phone: told, email }) => ({
      idNumber: idType && idNumber ? whyNotId('person', idType, idNumber) : null,
      phone: told === '' && email === '' ? '请填写联系电话或者电子邮箱，核对证据要与您联系。' : null,
    }),
  );

const complaintForm = (units: string[]) =>
  form({
    unit: choice('被投诉的单位', units, { required: true }),
    ground: choice('投诉的事项', Object.keys(grounds) as (keyof typeof grounds)[], { required: true }),
    request: text('申请编号', { max: 60 }),
    what: longText('具体情况', { required: '请写明具体情况：什么信息、什么时候、单位怎样做的。', max: 2000 }),
    evidence: longText('线索和证据', { max: 2000 }),
    name: text('姓名或者名称', { max: 100 }),
    idType: nothing('证件名称'),
    idNumber: nothing('证件号码'),
    ...contact,
  });

export const decideMatterForm = (kind: MatterKind) =>
  form({
    outcome: choice('处理结果', Object.keys(matterOutcomes[kind]) as MatterOutcome[], { required: true }),
    words: longText('说明', { required: '请写明处理的经过、理由和依据，要告知提出的人。', max: 5000 }),
  });

/** What the ledger, tasks and letters call one. */
export const matterObject = (id: number): string => `requests.matter:${id}`;

/** 「振公更〔2026〕0001号」 and 「振公投〔2026〕0001号」. */
export const series = { correction: '公更', complaint: '公投' } as const;
export const isMatterNumber = (number: string): boolean => /公[更投]/.test(number);
