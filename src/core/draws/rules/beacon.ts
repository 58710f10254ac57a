import { isDay } from '../../../platform/time.ts';

/** A public event that nobody can steer: its number is not known when the list is frozen, and known to everybody afterwards. */
interface Kind {
  words: string;
  /** Who publishes it, for those who look it up. */
  publisher: string;
  eventLabel: string;
  eventHint: string;
  whyNotEvent(event: string): string | null;
  valueHint: string;
  whyNotValue(value: string): string | null;
}

const balls = /^(\d{2})-(\d{2})-(\d{2})-(\d{2})-(\d{2})-(\d{2})\+(\d{2})$/;

function whyNotBalls(value: string): string | null {
  const found = balls.exec(value);
  if (!found)
    return '双色球请写成“03-09-14-21-27-33+12”的样子：六个红球用“-”连接，“+”后面是蓝球，每个两位数，个位数前补一个 0。';
  const [red, blue] = [found.slice(1, 7).map(Number), Number(found[7])];
  if (red.some((ball) => ball < 1 || ball > 33)) return '红球应在 01 到 33 之间，请对照开奖公告。';
  if (red.some((ball, index) => index > 0 && ball <= red[index - 1]!))
    return '红球应从小到大排列，不能重复（不按出球顺序），请重新排列。';
  return blue < 1 || blue > 16 ? '蓝球应在 01 到 16 之间，请对照开奖公告。' : null;
}

function whyNotClose(value: string): string | null {
  if (/^0\d/.test(value)) return '收盘点数前面不要补 0，例如 3345.67。';
  return /^[1-9]\d{0,5}\.\d{2}$/.test(value) ? null : '收盘点数请写到小数点后两位，不加逗号，例如 3345.67。';
}

const whyNotRandom = (value: string) =>
  /^[0-9a-f]{64}$/.test(value) ? null : 'drand 随机数应是 64 位十六进制，字母小写，请从公布的页面复制。';

/** The events a plan may name, by the name of their source in ZXDRAW-1. */
export const kinds = {
  SSQ: {
    words: '中国福利彩票双色球开奖号码',
    publisher: '中国福利彩票发行管理中心',
    eventLabel: '期号',
    eventHint: '七位期号，例如 2026123；每周二、四、日开奖',
    whyNotEvent: (event) => (/^20\d{5}$/.test(event) ? null : '双色球期号是七位数字，例如 2026123。'),
    valueHint: '例如 03-09-14-21-27-33+12',
    whyNotValue: whyNotBalls,
  },
  'SSE-CLOSE': {
    words: '上证综合指数收盘点数',
    publisher: '上海证券交易所',
    eventLabel: '交易日',
    eventHint: '例如 2026-10-29，周末和法定节假日休市',
    whyNotEvent: (event) => (isDay(event) ? null : '交易日请写成“2026-10-29”的样子。'),
    valueHint: '小数点后两位，例如 3345.67',
    whyNotValue: whyNotClose,
  },
  DRAND: {
    words: '公共随机数（drand）',
    publisher: '熵联盟（League of Entropy）',
    eventLabel: '轮次',
    eventHint: '例如 5430000',
    whyNotEvent: (event) => (/^[1-9]\d{0,9}$/.test(event) ? null : '轮次是不以 0 开头的整数，例如 5430000。'),
    valueHint: '64 位十六进制',
    whyNotValue: whyNotRandom,
  },
} as const satisfies Record<string, Kind>;
export type Source = keyof typeof kinds;
export const sources = Object.keys(kinds) as Source[];

const wide = /[０-９Ａ-Ｚａ-ｚ．－＋：]/u;
const toHalf = (text: string) =>
  text.replace(/[！-～]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).slice(0, 40);

/**
 * The value as ZXDRAW-1 writes it, `2026123:03-09-14-21-27-33+12`, from what a person typed of it; or the sentence that says
 * how to write it. Nothing is mended silently: who recomputes the draw must write the same signs.
 */
export function beaconValue(source: Source, event: string, typed: string): { value: string } | { error: string } {
  const kind: Kind = kinds[source];
  if (wide.test(typed)) return { error: `请用半角字符：写“${toHalf(typed)}”，不要用全角的数字和符号。` };
  const [before, rest] = typed.includes(':') ? (typed.split(':', 2) as [string, string]) : [event, typed];
  if (before !== event)
    return { error: `方案公布的是“${event}”，这里写的是“${before.slice(0, 20)}”，请核对${kind.eventLabel}。` };
  const error = kind.whyNotValue(rest);
  return error ? { error } : { value: `${event}:${rest}` };
}
