import { clausesOf } from '../../src/features/consultations/rules/clauses.ts';
import { type Call, emptyCall, type Outcome } from '../../src/features/consultations/rules/elements.ts';

/** Drafts and opinions of the demonstration; nobody said any of it. */
export const canteens: Call = {
  ...emptyCall,
  subject: '振兴区社区食堂管理办法（征求意见稿）',
  clauses: clausesOf(`第一章　总则
第一条　为了规范社区食堂的开办和管理，方便老年人和社区居民就餐，制定本办法。
第二条　社区食堂每个工作日供应午餐，供应时间、菜品和价格每周公布。
第二章　管理
第三条　街道办事处选定社区食堂的经营者，应当公开征集，并听取居民代表的意见。
第四条　年满 60 周岁的居民就餐享受补贴，标准由区民政部门公布。
第五条　居民可以对食品安全、价格和服务提出意见，街道办事处应当在五个工作日内答复。
第三章　附则
第六条　本办法自公布之日起施行。`),
  explanation:
    '全区社区食堂逐步增加，供应时间、价格和补贴标准各不相同，居民反映较多。为统一基本要求，起草了本办法。\n办法共六条，主要规定供应时间和价格公布、经营者的选定、老年人补贴和居民监督。（演示内容）',
  basis: ['《辽宁省养老服务条例》（演示引用）', '《2019年政务公开工作安排》第一条'],
  questions: ['周末是否需要供应午餐？', '每餐多少钱合适？'],
  ways: [
    { channel: 'mail', detail: '振兴区演示路 1 号区住房城乡建设局改革科，信封上注明“征求意见”' },
    { channel: 'telephone', detail: '0415-0000015，工作日 8:30—11:30，13:30—17:00' },
    { channel: 'meeting', detail: '各社区居民委员会召开座谈会，时间由社区通知' },
  ],
  contact: '区住房城乡建设局改革科（演示），0415-0000015',
};

export const parking: Call = {
  ...emptyCall,
  subject: '振兴区老旧小区停车管理办法（征求意见稿）',
  clauses: clausesOf(`第一条　为了改善老旧小区的停车秩序，制定本办法。
第二条　小区增设停车位，应当征得业主同意，不得占用消防通道和绿地。
第三条　停车位优先供本小区居民使用。
第四条　停车收费标准由业主大会决定，收入用于小区公共维修。
第五条　本办法自公布之日起施行。`),
  explanation: '老旧小区车位不足、占用消防通道的问题群众反映集中，为明确增设车位的条件和程序，起草本办法。（演示内容）',
  basis: ['《中华人民共和国民法典》第二百七十五条', '《物业管理条例》'],
  questions: ['停车收入怎样使用、怎样公布？'],
  ways: [{ channel: 'mail', detail: '振兴区演示路 1 号区住房城乡建设局物业科，信封上注明“征求意见”' }],
  contact: '区住房城乡建设局物业科（演示），0415-0000015',
};

const greensDraft = `第一条　为了鼓励单位和居民认养城市绿地，制定本办法。
第二条　公园、街旁绿地可以认养，期限不少于一年。
第三条　认养人负责浇水、修剪和清扫，费用由认养人承担。
第四条　认养人可以在绿地设置标牌，标牌面积不超过半平方米。
第五条　本办法自公布之日起施行。`;

/** A draft that was changed after its first round, and is asked about again. */
export const greens: Call = {
  ...emptyCall,
  subject: '振兴区城市绿地认养办法（征求意见稿）',
  clauses: clausesOf(greensDraft),
  explanation: '不少单位和居民愿意出力养护身边的绿地，为明确认养的范围和责任，起草本办法。（演示内容）',
  basis: ['《城市绿化条例》'],
  questions: ['认养期限多长合适？'],
  ways: [
    { channel: 'mail', detail: '振兴区演示路 1 号区住房城乡建设局园林科，信封上注明“征求意见”' },
    { channel: 'invited', detail: '向三家绿化企业和协会发函征求意见' },
  ],
  contact: '区住房城乡建设局园林科（演示），0415-0000015',
  invitedNamed: true,
};

export const greensAgain: Call = {
  ...greens,
  clauses: clausesOf(
    greensDraft
      .replace('期限不少于一年', '期限一年到三年，期满可以续期')
      .replace('费用由认养人承担', '水费由区园林部门承担，其他费用由认养人承担')
      .replace('第五条　', '第五条　认养期间需要调整绿地用途的，提前三十日告知认养人。\n第六条　'),
  ),
};

export const greensSaid: Answered[] = [
  {
    clause: 3,
    body: '浇水的水费不应当全部由居民承担，出力的人再出钱，愿意的人就少了。',
    name: '演示丁',
    theme: '费用',
    answer: { outcome: 'adopted', reason: '第二轮草案改为水费由区园林部门承担。', finalClause: '第三条' },
  },
  {
    clause: 2,
    body: '期限一年起太长，建议从半年开始。',
    name: '',
    theme: '期限',
    answer: { outcome: 'partly', reason: '植物养护需要完整的一年；增加了上限和续期。', finalClause: '第二条' },
  },
  {
    clause: 4,
    body: '标牌再大一点。',
    name: '演示戊',
    theme: '标牌',
    answer: { outcome: 'not_adopted', reason: '标牌不宜遮挡绿地，维持半平方米。', finalClause: '' },
  },
];

export const greensInvited = ['演示绿化工程有限公司', '演示园艺有限公司', '演示园林绿化行业协会'];

export interface DemoOpinion {
  clause: number | null;
  body: string;
  name: string;
}

interface Answered extends DemoOpinion {
  theme: string;
  answer: { outcome: Outcome; reason: string; finalClause: string };
}

export const said: Answered[] = [
  {
    clause: 4,
    body: '停车收入应当每半年公布一次。',
    name: '演示甲',
    theme: '收费',
    answer: { outcome: 'adopted', reason: '已增加公布收支的规定，按季度公布。', finalClause: '第四条第二款' },
  },
  {
    clause: 2,
    body: '消防通道划线以后还是有人停车，建议安装隔离设施。',
    name: '演示乙',
    theme: '消防通道',
    answer: {
      outcome: 'partly',
      reason: '写明由物业服务人设置标志；隔离设施按消防技术标准执行。',
      finalClause: '第二条',
    },
  },
  {
    clause: null,
    body: '希望小区外的马路也能夜间停车。',
    name: '',
    theme: '其他',
    answer: {
      outcome: 'out_of_scope',
      reason: '道路停车由公安机关交通管理部门另行规定，意见已经转送。',
      finalClause: '',
    },
  },
];
