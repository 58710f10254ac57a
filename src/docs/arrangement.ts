/** An article of the arrangement by its number in the text, with the part it stands in. */
export interface Article {
  number: string;
  part: string;
  title: string;
}

/** 《2019年政务公开工作安排》, parts and articles by their headings. */
const parts: [part: string, articles: string[]][] = [
  [
    '一、强化政务公开制度建设',
    ['深入实施预公开制度', '深入实施政策解读制度', '深入实施信息公开保密审查制度', '积极回应社会关切'],
  ],
  ['二、推进决策执行结果公开', ['推进重要决策部署执行公开', '推进行政执法和市场监管信息公开']],
  [
    '三、强化重点领域信息公开',
    ['加强三大攻坚战信息公开', '强化重点民生领域信息公开', '细化财政信息公开', '推进机构职责信息公开'],
  ],
  ['四、深入推进政务服务工作', ['深化“放管服”改革工作', '深入推进“互联网+政务服务”工作']],
  [
    '五、做优做强公开平台',
    [
      '做好政府网站和政务新媒体的开设整合工作',
      '规范信息发布和内容保障',
      '依托政府门户网站打造“政务一网通”',
      '推进政府门户网站改版工作',
    ],
  ],
  ['六、强化组织保障', ['加强领导和保障', '加强考核监督', '抓好新条例的贯彻落实', '加强日常基础工作']],
];

const numerals = '一二三四五六七八九十';
const numeral = (n: number) => (n <= 10 ? numerals[n - 1]! : n < 20 ? `十${numerals[n - 11]}` : '二十');

export const articles: Article[] = parts
  .flatMap(([part, titles]) => titles.map((title) => ({ part, title })))
  .map((article, index) => ({ ...article, number: numeral(index + 1) }));

/**
 * Which articles the core carries itself; what a room of its own serves stands in its `duty`. A core room without an
 * article carries all of them.
 */
export const coreArticles: Record<string, string[]> = {
  organisations: ['十'],
  people: ['十四'],
  files: ['三', '十四'],
  publications: ['三', '十三', '十四', '二十'],
  checks: ['三', '十四'],
  proposals: ['三', '十六'],
  review: ['三', '十四'],
  ledger: ['十四'],
  workflow: ['三', '十四'],
  calendar: [],
  notices: [],
  webhooks: ['十三', '十四'],
  search: ['十六'],
  bulletins: ['六', '十三'],
  draws: ['一', '六', '十八'],
};

/** The numbers of articles that a room's `duty` names: 「五（十三）（十五），六（二十）」. */
export const articlesOf = (duty: string): string[] =>
  [...duty.matchAll(/（([一二三四五六七八九十]{1,3})）/g)].map((match) => match[1]!);
