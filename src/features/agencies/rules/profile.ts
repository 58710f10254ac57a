import { createHash } from 'node:crypto';
import { isCreditCode } from '../../../core/checks/rules/numbers.ts';
import { canonical } from '../../../core/ledger/canonical.ts';
import { emptyOf, line, lines, type Of, oneOf, passage, someOf } from './fields.ts';
import { postPattern, writePost } from './leaders.ts';

const dial = {
  max: 60,
  pattern: /^[0-9][0-9\-—－+()（）\s、，,转]{1,60}$/,
  wrong: '电话只写数字和连字符，例如 0415-0000002；多个用顿号隔开。',
};
const phone = (label: string, hint?: string) =>
  line(label, { ...dial, wrong: dial.wrong.replace('电话', label), hint });
const address = { hint: '写到门牌和房间，例如 振兴区××路 1 号 308 室' };
const hours = { hint: '例如 工作日 8:30—11:30，13:30—17:00' };

/** 机构信息: the one format of every unit (standards §8.3; 条例第二十条第二项). */
export const basicFields = {
  creditCode: line('统一社会信用代码', {
    pattern: /^[0-9A-HJ-NPQRTUWXY]{18}$/,
    wrong: '统一社会信用代码是 18 位数字和大写字母，例如 11210603000000000X。',
  }),
  address: line('办公地址', { required: true, ...address }),
  hours: line('办公时间', { required: true, ...hours }),
  phone: { ...phone('联系电话'), required: true },
  fax: phone('传真'),
  postcode: line('邮政编码', { pattern: /^\d{6}$/, wrong: '邮政编码是 6 位数字，例如 118000。' }),
  website: line('网址', {
    max: 300,
    pattern: /^https?:\/\/\S+$/,
    wrong: '网址要以 https:// 或 http:// 开头，中间没有空格。',
  }),
  email: line('电子邮箱', {
    pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    wrong: '电子邮箱要写成 name@example.gov.cn 的样子。',
  }),
  duties: lines('主要职责', { required: true, max: 1000, hint: '一行一项' }),
  mandateNumber: line('三定规定的文号', { hint: '例如 振委办发〔2019〕12号' }),
  mandate: passage('三定规定', { max: 20_000, hint: '经脱敏、脱密处理后可以公开的文字（工作安排第（十）条）' }),
};

export const officeFields = {
  name: line('名称', { required: true, max: 60 }),
  duty: passage('职责', { required: true, max: 2000 }),
  head: line('负责人', { max: 20, pattern: /^[\p{Script=Han}·]{2,20}$/u, wrong: '姓名只写汉字，中间没有空格。' }),
  phone: phone('电话'),
};

export const leaderFields = {
  name: line('姓名', {
    required: true,
    max: 20,
    // Names are the gravest of wrong words: no blank, no sign that only looks like one of them.
    pattern: /^[\p{Script=Han}·]{2,20}$/u,
    wrong: '姓名只写汉字（少数民族和译名用间隔号“·”），中间没有空格、字母和其他符号。',
    hint: '照任职文件逐字录入',
  }),
  post: line('现任职务', { required: true, max: 100 }),
  rank: line('职级', { max: 40 }),
  gender: oneOf('性别', ['男', '女']),
  ethnicity: line('民族', { max: 10, pattern: /^\p{Script=Han}{1,9}族?$/u, wrong: '民族写成“汉族”的样子。' }),
  born: line('出生年月', { pattern: /^(19|20)\d{2}-(0[1-9]|1[0-2])$/, wrong: '出生年月写成“1975-08”的样子。' }),
  education: line('学历学位', { max: 60 }),
  party: line('政治面貌', { max: 30 }),
  division: passage('分工', { required: true, max: 2000, hint: '负责哪些工作，分管哪些单位' }),
  phone: phone('联系电话', '办公电话，不写手机号码'),
  resume: passage('简历', { max: 5000 }),
  posts: lines('任职经历', {
    max: 200,
    pattern: postPattern,
    wrong: '请写成“2021-03—2023-05 副局长”或者“2023-05—至今 局长”，一行一段。',
    hint: '一行一段，例如 2021-03—2023-05 副局长；现任的写 2023-05—至今 局长',
    mend: writePost,
  }),
};

/** 政府信息公开指南 (条例第十二条, standards §1.2). */
export const guideFields = {
  office: line('政府信息公开工作机构', { required: true, max: 100 }),
  address: line('办公地址', { required: true, ...address }),
  hours: line('办公时间', { required: true, ...hours }),
  phone: { ...phone('联系电话'), required: true },
  fax: phone('传真号码'),
  online: line('互联网联系方式', { required: true, hint: '电子邮箱或者网上提交的网址' }),
  classification: passage('信息分类', { required: true, max: 3000 }),
  arrangement: passage('编排体系', { required: true, max: 3000 }),
  access: passage('获取方式', { required: true, max: 3000 }),
};

export const channels = [
  ...['政府网站', '政府公报', '两微一端', '发布会/听证会', '广播电视', '纸质媒体', '公开查阅点', '政务服务中心'],
  ...['便民服务站', '入户/现场', '社区/企事业单位/村公示栏（电子屏）', '精准推送', '12345热线'],
];

/** 主动公开基本目录: the columns of the national standard catalogues (standards §8.4). */
export const itemFields = {
  first: line('一级事项', { required: true, max: 60 }),
  second: line('二级事项', { max: 100 }),
  content: passage('公开内容（要素）', { required: true, max: 3000 }),
  basis: passage('公开依据', { required: true, max: 3000 }),
  limit: line('公开时限', { required: true, max: 200, hint: '例如 自信息形成或者变更之日起 20 个工作日内' }),
  body: line('公开主体', { required: true, max: 100 }),
  channels: someOf('公开渠道和载体', channels, { required: true }),
  audience: oneOf('公开对象', ['全社会', '特定群体'], { required: true }),
  way: oneOf('公开方式', ['主动', '依申请'], { required: true }),
  levels: someOf('公开层级', ['县级', '乡（镇）级', '村级'], { required: true }),
};

export type Basic = Of<typeof basicFields>;
export type Office = Of<typeof officeFields>;
export type Leader = Of<typeof leaderFields>;
export type Guide = Of<typeof guideFields>;
export type Item = Of<typeof itemFields>;

/** All that the public is told of a unit; cleared as one, because it is read as one. */
export interface Profile {
  basic: Basic;
  offices: Office[];
  leaders: Leader[];
  guide: Guide;
  catalogue: Item[];
}
export type Part = keyof Profile;

/** Each part with its words and its fields; `list` parts hold rows. */
export const parts = {
  basic: { words: '机构信息', fields: basicFields, list: false },
  offices: { words: '内设机构', fields: officeFields, list: true },
  leaders: { words: '领导之窗', fields: leaderFields, list: true },
  guide: { words: '公开指南', fields: guideFields, list: false },
  catalogue: { words: '基本目录', fields: itemFields, list: true },
} as const;
export const partNames = Object.keys(parts) as Part[];

export const emptyProfile = (): Profile => ({
  basic: emptyOf(basicFields),
  offices: [],
  leaders: [],
  guide: emptyOf(guideFields),
  catalogue: [],
});

/** SHA-256, hex, over the unit's slug and all that the public will read of it: what one clearance covers. */
export const profileHash = (unit: string, profile: Profile): string =>
  createHash('sha256').update('AGENCY1\n').update(canonical({ unit, profile })).digest('hex');

/** The hash of one part: whether it is still what a form was filled in for. */
export const partHash = (value: unknown): string =>
  createHash('sha256').update(canonical({ value })).digest('hex').slice(0, 32);

export const samePart = (one: unknown, other: unknown): boolean => canonical({ one }) === canonical({ one: other });

/** Whether the check digit of a unified social credit code is right; an empty one is nobody's mistake. */
export const isRightCode = (code: string): boolean => code === '' || isCreditCode(code);
