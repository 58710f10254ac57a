import { plain } from '../../../core/search/rules/letters.ts';
import type { Door } from './doors.ts';

/** What people say for a page that is no text and therefore in no index. */
const sayings: [RegExp, string][] = [
  [/区长|县长|市长|书记|局长|主任是谁|谁是领导|领导(分工|班子|介绍)/u, '领导之窗'],
  [/^(办理|办件|申请|我的)?(查询?)?(进度|进展)(查询)?$|申请.*进度|办到哪|查询码|我的申请/u, '申请进度查询'],
  [/留言|信箱|信访|写信|写给|提建议|反映问题|投诉|举报/u, '互动交流'],
  [/^征集|提意见|征求意见$/u, '意见征集'],
  [/^机构(设置|概况|简介)?$|有哪些部门/u, '机构职能'],
  [/^(重大)?(行政)?决策$/u, '重大行政决策'],
  [/^网站地图$|^地图$/u, '站点地图'],
  [/我(提|写)?的意见/u, '查询我的意见'],
  [/智能客服|机器人|在线问/u, '智能问答'],
  [/真假|真伪|防伪|核对文件|核验码|校验码|^[0-9a-f]{4}\W?[0-9a-f]{4}\W?[0-9a-f]{4}$/u, '核验文件'],
  [/老年版|关怀版|长者|大字|盲人|读屏|无障碍/u, '无障碍说明'],
  [/^(rss|atom)$|推送/u, '订阅更新'],
  [/^api$|接口/u, '供程序取用的接口（API）'],
  [/摇号|抽签|抽取结果/u, '公开抽签'],
];
const most = 3;

/** A word of two signs ends too many names: 公开. */
const isEnd = (name: string, asked: string) =>
  name.startsWith(asked) || ([...asked].length >= 4 && name.endsWith(asked));

/** Pages of the site that a query asks for by name, or by what people say for them; few, as the site orders them. */
export function doorsFor(query: string, doors: Door[]): Door[] {
  const asked = plain(query).trim();
  if ([...asked].length < 2) return [];
  const said = new Set(sayings.flatMap(([words, label]) => (words.test(asked) ? [label] : [])));
  const fits = ({ label }: Door) => {
    const name = plain(label);
    return said.has(label) || asked.includes(name) || (isEnd(name, asked) && asked.length * 3 >= name.length);
  };
  const found = doors.filter(fits);
  return found.filter(({ href }, at) => found.findIndex((one) => one.href === href) === at).slice(0, most);
}

/** What is asked about a unit, without which its name stands: 教育局电话, 政务服务中心几点上班. */
const about =
  /的?(电话号码|电话|号码|地址|在哪儿?里?|怎么走|几点(上班|下班|开门|关门)?|(上班|办公|工作)时间)(是?多少|是什么)?[?？]?$/u;
export const withoutAbout = (query: string): string => query.replace(about, '') || query;
export const asksAbout = (query: string): boolean => about.test(query.trim());
