import { Automaton, longest } from './automaton.ts';
import type { Hit } from './finding.ts';

// The hundred most common family names and the double ones.
const families =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const doubles = ['欧阳', '司马', '上官', '诸葛', '司徒', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '端木'];
/** What begins like a name and is none. */
const noNames = new Set(
  '方式 方法 方案 时间 金额 任务 任职 高中 白天 万元 单位 马上 于是 何时 周一 周二 周三 周四 周五 周六 周日 周末 石油 田地 江苏 江西 黄河 龙江 夏季 秦皇岛 陆地 程序 段落 龚滩 严格 武汉 武装 向上 毛重 雷达 汤圆 江北 江南 向阳 高新区 白山 方可 任何 何人 余额 向社会 石化 林业局 林业 高速 高校 江河'.split(
    ' ',
  ),
);
const labels =
  /(?:电话|手机|手机号|手机号码|联系电话|联系方式|身份证|身份证号|身份证号码|证件号码|证件号|卡号|账号|银行卡号)$/;

const isHan = (character: string | undefined) =>
  character !== undefined && character >= '\u4e00' && character <= '\u9fff';

function isName(word: string): boolean {
  if (word.length < 2 || word.length > 4 || noNames.has(word) || /[某×*]/.test(word)) return false;
  if (doubles.some((family) => word.startsWith(family))) return word.length > 2;
  return families.includes(word[0]!) && word.length <= 3;
}

const about = new Set(['id_number', 'mobile', 'bank_card']);

/** Names that stand directly beside a number of a person: 「张三，身份证号…」「138…（张三）」. */
export function findNames(text: string, numbers: Hit[]): Hit[] {
  const hits: Hit[] = [];
  for (const number of numbers) {
    if (!about.has(number.check)) continue;
    const name = nameBefore(text, number.from) ?? nameAfter(text, number.to);
    if (name) hits.push({ check: 'name', value: name.word, shown: `${name.word[0]}**`, ...name.place });
  }
  return hits;
}

type Name = { word: string; place: { from: number; to: number } } | null;

function nameBefore(text: string, end: number): Name {
  const line = text
    .slice(Math.max(0, end - 24), end)
    .split('\n')
    .at(-1)!;
  const head = line
    .replace(/[ \t:：,，、;；()（）\-|]{1,4}$/, '')
    .replace(labels, '')
    .replace(/[ \t:：,，、;；()（）\-|]{1,4}$/, '');
  let from = head.length;
  while (from > 0 && isHan(head[from - 1]) && head.length - from < 12) from -= 1;
  const word = head.slice(from).replace(/^(?:姓名|当事人|申请人|联系人|负责人|法定代表人|户主|经办人)/, '');
  if (!isName(word)) return null;
  const to = end - line.length + head.length;
  return { word, place: { from: to - word.length, to } };
}

function nameAfter(text: string, start: number): Name {
  const match = /^[ \t]?[(（]([\u4e00-\u9fff]{2,4})[)）]/.exec(text.slice(start, start + 8));
  if (!match || !isName(match[1]!)) return null;
  const from = start + match[0].indexOf(match[1]!);
  return { word: match[1]!, place: { from, to: from + match[1]!.length } };
}

const homes = [
  '家庭住址',
  '家庭地址',
  '现住址',
  '现住',
  '户籍地址',
  '户籍所在地',
  '户籍地',
  '居住地址',
  '经常居住地',
  '住址',
  '家住',
];
const homeFinder = new Automaton(homes);
const unitFinder = new Automaton(['单元']);
/** After a colon an address is expected; in running text only what goes down to a number is one. */
const streets = /[路街巷村号栋幢楼室组屯弄]/;
const doors = /[\d一二三四五六七八九十](?:号|栋|幢|室|组|楼|单元|弄)/;

/** Where people live: what follows 「住址」 and its like, and what goes down to the flat (3单元402室). Offices are not meant. */
export function findAddresses(text: string): Hit[] {
  const hits: Hit[] = [];
  for (const { to } of longest(homeFinder.find(text))) {
    const written = /^[ \t]?([:：]?)[ \t]?[为于在是]?([^\n\t，,。；;（）()：:]{4,40})/.exec(text.slice(to, to + 48));
    const [whole = '', colon, where = ''] = written ?? [];
    if ((colon ? streets : doors).test(where) && !/[*×_]{2}|某|^的/.test(where))
      hits.push(address(to + whole.length - where.length, where));
  }
  for (const { from, to } of unitFinder.find(text)) {
    const flat = /^ ?\d{1,4} ?(?:室|号|户)/.exec(text.slice(to, to + 8));
    const before = /[\u4e00-\u9fff\dA-Za-z#-]{0,30}[\d一二三四五六七八九十甲乙] ?$/.exec(
      text.slice(Math.max(0, from - 24), from),
    );
    if (flat && before) hits.push(address(from - before[0].length, before[0] + text.slice(from, to) + flat[0]));
  }
  return clearOf(hits.sort((a, b) => a.from - b.from));
}

const address = (from: number, value: string): Hit => ({
  check: 'address',
  value,
  shown: `${value.slice(0, 5)}****`,
  from,
  to: from + value.length,
});

/** The same place found in two ways is one finding. */
function clearOf(hits: Hit[]): Hit[] {
  let end = -1;
  return hits.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}
