import { maskNumbers } from '../../checks/rules/mask-numbers.ts';
import { tableIn } from './tables.ts';

export interface Masked {
  text: string;
  /** How many places were covered. */
  covered: number;
}

const surnames = new Set(
  (
    '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝' +
    '龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕' +
    '屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢扶帅'
  ).split(''),
);
const doubles = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|夏侯|端木|独孤|南宫|轩辕)/;
const personHead =
  /(?:执法|检查|参检|抽查|监督|监管)(?:检查)?人员|检查员|执法证号|执法证件号|证件号|当事人|相对人|被处罚人|违法主体|申请人|经营者|姓名/;
const named =
  /((?:检查|执法|参检|抽查|主办|协办|经办|承办|记录|联系|联络|负责|签发)(?:检查)?(?:人员|人|员)(?:姓名)?(?:\s*[（(][^（）()]{0,12}[）)])?\s*[:：为是]?\s*|(?:当事人|相对人|被处罚人|申请人|经营者)(?:姓名|名称)?\s*[:：]\s*)((?:[\p{Script=Han}·]{2,4}|\[[^\]]{2,10}\])(?:\s*[（(][^（）()]{0,40}[）)])?(?:\s*[、，,/；;\s]\s*(?:[\p{Script=Han}·]{2,4}|\[[^\]]{2,10}\])(?:\s*[（(][^（）()]{0,40}[）)])?)*)/gu;
// 「执法证号：13060123」, and what is left of a number that somebody covered in part.
const certificate =
  /((?:执法证(?:件)?号?|证件号码?|检查证号?|身份证号?码?|工作证号?|证号)\s*[:：为]?\s*)([0-9A-Za-z*＊×]{5,24})/g;
const partial = /(?<![\d*＊A-Za-z])\d{3,14}[*＊×xX]{2,14}\d{0,4}[xX]?(?![\d*＊])/g;

/** Whether a word is written as the name of a person is: a family name, two to four signs, no office or shop. */
export const isName = (word: string): boolean =>
  /^[\p{Script=Han}·]{2,4}$/u.test(word) &&
  (surnames.has(word[0]!) || doubles.test(word)) &&
  !/[局所队站科室处镇乡街司厂店院校园]$/.test(word);

/**
 * What of an earlier notice is not brought out again: names, certificate and identity numbers of those who inspected and of contact
 * persons, whole or covered in part, and the numbers of anybody (standards §9.5). Names are found by where they stand: in the column
 * or after the word for them; and then wherever else they stand in the notice. Masking what is masked changes nothing.
 */
export function maskBulletin(text: string): Masked {
  const names = new Set([...namesInTables(text), ...namesAfterWords(text)]);
  let covered = 0;
  const count = (shown: string) => {
    covered += 1;
    return shown;
  };
  let shown = text;
  for (const name of [...names].sort((a, b) => b.length - a.length))
    shown = shown.replaceAll(name, () => count(`${name[0]}${'＊'.repeat(name.length - 1)}`));
  shown = shown
    .replace(certificate, (whole, words: string, number: string) =>
      /\d{2}/.test(number) ? count(`${words}＊＊＊`) : whole,
    )
    .replace(partial, (found) => (found.replace(/\D/g, '').length >= 4 ? count('＊＊＊') : found));
  // A number of which some signs are left would be found again as one that was covered in part.
  shown = maskNumbers(shown, () => count('＊＊＊'));
  return { text: shown, covered };
}

/** Signs that stand where somebody covered a name or a number before. */
export const coveredBefore = (text: string): number =>
  [...text.matchAll(/\[(?:姓名|证件号?码?|电话|身份证号?)已隐去\]|[\p{Script=Han}][*＊×]{1,3}(?![*＊×])|＊＊＊/gu)]
    .length;

function namesInTables(text: string): string[] {
  const { table } = tableIn(text.split('\n'));
  if (!table) return [];
  const columns = table.heads.flatMap((head, at) => (personHead.test(head) ? [at] : []));
  return table.rows.flatMap((row) => columns.flatMap((at) => namesAmong(row[at] ?? '')));
}

const namesAfterWords = (text: string): string[] => [...text.matchAll(named)].flatMap((found) => namesAmong(found[2]!));

/** Names stand in a row; the first word that is none ends it. */
function namesAmong(words: string): string[] {
  const names: string[] = [];
  for (const piece of words.replace(/[（(][^（）()]*[）)]|\[[^\]]*\]|[0-9A-Za-z*＊]+/g, ' ').split(/[、，,/；;\s]+/)) {
    if (piece === '') continue;
    if (!isName(piece)) break;
    names.push(piece);
  }
  return names;
}
