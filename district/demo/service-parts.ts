import type { Guide, Row } from '../../src/features/services/rules/elements.ts';
import { hall, hallHours } from './facts.ts';

export interface DemoItem {
  title: string;
  guide: Guide;
}

const checked = '2026-10-20';

/** What every matter of the hall has in common. */
export const common = (organ: string, window: string, phone: string): Guide => ({
  organ,
  organNature: '法定机关',
  level: '县级',
  location: `${hall.address}${window}（演示地址）`,
  hours: `${hallHours}（演示）`,
  traffic: '乘示例公交线路到政务服务中心站下车',
  phone,
  complaint: '8890',
  remedy: '对办理决定不服的，可以自收到决定之日起 60 日内申请行政复议，或者 6 个月内提起行政诉讼。',
  charged: '否',
  online: '否',
  hall: '是',
  keeper: '政务服务窗口（演示）',
  checkedOn: checked,
});

export const material = (name: string, kind: string, more: Row = {}): Row => ({
  name,
  kind,
  form: '纸质',
  copies: '1',
  need: '必要',
  ...more,
});
export const identity = material('居民身份证', '原件', { source: '申请人自备', licence: '是' });
export const book = material('居民户口簿', '原件', { source: '申请人自备' });
const step = (name: string, limit: string, content: string): Row => ({ name, limit, content });
export const steps = (...days: [string, string, string][]): Row[] =>
  days.map(([name, limit, content]) => step(name, limit, content));
const flow =
  (submit: string) =>
  (promised: string): Row[] =>
    steps(
      ['申请', '当场', submit],
      ['受理', '当场', '材料齐全的当场受理；不齐全的一次告知要补什么。'],
      ['审查和决定', promised, '核对材料，作出决定。'],
      ['送达', '当场', '窗口领取或者邮寄。'],
    );
/** The way of a matter that is on the web, and of one that is not. */
export const usual = flow('到窗口或者在网上提交材料。');
export const atWindow = flow('到窗口提交材料。');
export const web = (page: string): Guide => ({
  online: '是',
  depth: '互联网受理',
  url: `https://zwfw.zhenxing.example/${page}`,
  visits: '1',
});
