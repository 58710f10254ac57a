import { isRefusal, type Outcome } from './outcomes.ts';

/** Who deals with it, and the telephone under which they are asked; '' where none is known. */
export interface Dealer {
  unitName: string;
  unitPhone: string;
}

/** Where somebody turns who does not agree; the office's own to name (setting `requests`). */
export interface Where {
  /** 行政复议机关 */
  reconsideration: string;
  court: string;
  /** Who supervises openness here (article 47). */
  supervisor: string;
  supervisorPhone: string;
}

export const usualWhere: Where = {
  reconsideration: '本级人民政府',
  court: '有管辖权的人民法院',
  supervisor: '政府信息公开工作主管部门',
  supervisorPhone: '',
};

/** The wording of the law by the day it came into force; a reply keeps the one of its day. */
export const versions = ['2019-05-15', '2024-01-01'] as const;
export type Version = (typeof versions)[number];
export const versionOn = (day: string): Version => [...versions].reverse().find((from) => from <= day) ?? versions[0];

/**
 * 救济途径 of a reply: since 2024-01-01 whoever is refused information seeks reconsideration first (行政复议法 第二十三条第一款第四项),
 * and a reply that goes out by internet names the internet's way to it (第二十二条).
 */
export function remediesOf(outcome: Outcome, day: string, where: Where, online = false): string {
  const sixty = `可以自收到本答复之日起 60 日内向${where.reconsideration}申请行政复议`;
  if (versionOn(day) < '2024-01-01')
    return `如对本答复不服，${sixty}，或者自收到本答复之日起 6 个月内向${where.court}提起行政诉讼。`;
  const way = online ? '本答复通过互联网送达，行政复议申请也可以通过互联网渠道提交（《行政复议法》第二十二条）。' : '';
  if (isRefusal(outcome))
    return `如对本答复中不予公开的部分不服，应当先申请行政复议：${sixty}；对行政复议决定不服的，可以自收到行政复议决定书之日起 15 日内向${where.court}提起行政诉讼（《行政复议法》第二十三条第一款第四项）。${way}`;
  return `如对本答复不服，${sixty}，或者自收到本答复之日起 6 个月内向${where.court}提起行政诉讼。${way}`;
}

/** What can be done when no answer comes, as the confirmation says it. */
export const whenLate = ({ reconsideration, supervisor, supervisorPhone }: Where): string =>
  `本机关逾期没有答复的，可以向${supervisor}投诉${supervisorPhone ? `（电话 ${supervisorPhone}）` : ''}。也可以向${reconsideration}申请行政复议，或者依法提起行政诉讼。`;
