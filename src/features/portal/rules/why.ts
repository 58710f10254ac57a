import type { Why } from '../../../core/search/search.ts';

const times = (factor: number) => `得分乘以 ${Number(factor.toFixed(2))}`;

/** What moved a result up or down, in the order in which it counts, as sentences. */
export function readWhy({
  asked,
  instead,
  place,
  recommended,
  byNumber,
  explained,
}: Omit<Why<unknown>, 'row' | 'offer'>): string[] {
  const { form, share, missing, cover, lifts, score } = explained;
  const told = [
    place ? `按相关度排在第 ${place} 位。` : '按相关度排在第 200 位以后，或者被其他条件排除在外。',
    recommended && '本网站为这个搜索词推荐了它，所以排在最前面。',
    byNumber && '它的发文字号就是要找的发文字号，排在其他结果前面。',
    instead && `搜索的词按“${instead}”理解。`,
    form !== asked.text && `按同义词或其他名称换成“${form}”后命中，${times(share)}。`,
    asked.phrases.length > 0 && `引号里的“${asked.phrases.join('”“')}”在原文里逐字相连。`,
    missing.length === 0
      ? '搜索的内容它都有。'
      : `搜索的内容它有 ${Math.round(cover * 100)}%，没有的是：${missing.join('、')}。`,
    lifts.named === 2 && `标题就是搜索的词，${times(2)}。`,
    lifts.named === 1.4 && `标题里有完整的搜索词，${times(1.4)}。`,
    lifts.stands < 1 && `已经失效或者废止，${times(lifts.stands)}，排在有效的后面。`,
    lifts.ruled > 1 &&
      `${lifts.ruled > 1.2 ? '政策文件、指南和办事服务' : '解读、公告等'}比动态靠前，${times(lifts.ruled)}。`,
    `最后得分 ${score.toFixed(2)}；得分相同的，新发布的在前。选择按时间排序时不看得分。`,
    '已经撤回的内容不参加搜索，不会出现在结果、数目和提示里。',
  ];
  return told.filter((sentence): sentence is string => typeof sentence === 'string');
}
