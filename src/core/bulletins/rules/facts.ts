import { dayIn, writtenDay } from './days.ts';
import { countIn, countSigns } from './numerals.ts';

/** On what a notice rests: a text by its name, with its number when it has one. */
export interface Basis {
  title: string;
  number: string;
}

const book = String.raw`《(?:[^《》]|《[^《》]*》){2,120}》`;
const numbered = String.raw`[（(]\s*[\p{Script=Han}]{1,14}\s*[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*第?\s*\d{1,5}\s*号\s*[)）]`;
const one = String.raw`${book}\s*(?:${numbered})?(?:第[\p{Script=Han}\d]{1,10}条(?:第[\p{Script=Han}\d（）()]{1,10}[款项])*)?(?:等)?`;
const rests = new RegExp(
  String.raw`(?:根据|依据|依照|遵照|检查依据|抽查依据)\s*[:：]?\s*(?:${one}\s*(?:[、，,和及与]|以及)?\s*)+`,
  'gu',
);

/** Texts named after 根据, 依据 and the like, in their order, each once; never the notice itself. */
export function basisIn(text: string, title: string): Basis[] {
  const found: Basis[] = [];
  for (const [words] of text.matchAll(rests))
    for (const [whole] of words.matchAll(new RegExp(`${book}\\s*(?:${numbered})?`, 'gu'))) {
      const name = new RegExp(book, 'u').exec(whole)![0].slice(1, -1);
      const number = whole
        .slice(name.length + 2)
        .replace(/[（()）\s]/g, '')
        .replace(/[[【]/, '〔')
        .replace(/[\]】]/, '〕');
      if (!title.includes(`《${name}》`) && !found.some((before) => before.title === name))
        found.push({ title: name, number });
    }
  return found;
}

const organEnds =
  '局|委员会|委|办公室|办|厅|政府|大队|支队|总队|中心|管理所|监督所|分局|街道办事处|领导小组|指挥部|银行|法院|检察院|学校';
const organ = String.raw`[\p{Script=Han}“”"（）()、·]{1,60}?(?:${organEnds})`;
const signature = new RegExp(
  String.raw`(?:^|[\s。；;：:)）】]|(?<=表|书|单|案|法|果))(${organ}(?:\s+${organ})*)\s*(${writtenDay})(?!\s*(?:[，,、至到—~]|以?前|之前|起|期间|下午|上午|对|组织|在))`,
  'gmu',
);

/** Who signed a notice, and on which day: the last organ that stands right before a day. */
export function signatureIn(text: string): { organ: string; on: string | null; at: number } | null {
  const found = [...text.matchAll(signature)].at(-1);
  if (!found) return null;
  const name = found[1]!.trim().split(/\s+/).at(-1)!;
  return { organ: name, on: dayIn(found[2]!), at: found.index! + found[0].indexOf(name) };
}

/** 「…（社会事业局）」: the organ in brackets at the end of a title; '' for none. */
export const organInTitle = (title: string): string =>
  new RegExp(String.raw`[（(](${organ})[）)]\s*$`, 'u').exec(title)?.[1] ?? '';

/** Who acts in the first sentence: 「某某局组织开展……」「，某某局办理……」; '' for none. */
export const actingOrgan = (text: string): string =>
  new RegExp(String.raw`(?:^|[，。；\s])((?!我)${organ})(?:组织|开展|对|办理|联合|会同|依法|于|作出)`, 'mu').exec(
    text,
  )?.[1] ?? '';

const units = '家|户|件|个|宗|起|批次|人次';
const counted = [
  new RegExp(String.raw`共(?:计)?[^。；;，,\d]{0,12}?(${countSigns})\s*(${units})`, 'u'),
  new RegExp(
    String.raw`(?:检查|抽查|抽取|办理|审批|处罚|核准|涉及)(?:了)?[\p{Script=Han}]{0,12}?\s*(?<!第)(${countSigns})\s*(${units})`,
    'u',
  ),
];

/** How many the prose says there were, with its word: 「共检查3家单位」; null for none. */
export function countedIn(text: string): { count: number; unit: string } | null {
  for (const form of counted) {
    const found = form.exec(text);
    const count = found && countIn(found[1]!);
    if (count !== null && found) return { count, unit: found[2]! };
  }
  return null;
}

/** 「组织2名检查人员」; null when the prose does not say. */
export function inspectorsIn(text: string): number | null {
  const found = new RegExp(
    String.raw`(${countSigns})\s*(?:名|位)\s*(?:行政)?(?:执法|检查|监督|工作|监管)(?:检查)?人员`,
    'u',
  ).exec(text);
  return found ? countIn(found[1]!) : null;
}

/** The day of which the prose says that something was looked at. */
export function inspectedOn(text: string): string | null {
  const found = new RegExp(
    String.raw`(${writtenDay})(?!\s*[以之]?前)(?:(?!\d{4}年)[^。；;]){0,40}?(?:检查|抽查)`,
    'u',
  ).exec(text);
  return found ? dayIn(found[1]!) : null;
}

const outcomes =
  /(?:均|都|暂)?未(?:发现|检出)[^，。；;、）)\s]{0,14}?(?:问题|违法行为|违法违规行为|违规行为|异常|隐患|情况)|(?<!不)(?:全部|均)合格|不合格|合格|(?:已)?责令(?:限期)?(?:改正|整改)|(?:存在|发现)[^，。；;\s的]{0,20}(?:问题|违法行为|隐患)/;

/** What was found, in the words of the notice; '' when it says nothing of the kind. */
export const outcomeIn = (text: string): string => outcomes.exec(text)?.[0].replace(/^[均都暂]/, '') ?? '';

/** 「随机抽取了甲公司和乙公司作为本次检查对象」: who was looked at, in prose. */
export function objectsIn(text: string): string[] {
  const found =
    /(?:随机)?(?:抽取|抽查|选取|抽中)了?([^。；;，]{4,300}?)(?:[，,]\s*)?(?:等\d*[家户个])?(?:作为|为)(?:本次|此次)?(?:检查|抽查)(?:对象|单位)/.exec(
      text,
    );
  return (found?.[1] ?? '')
    .split(/[、；;]|和(?=[\p{Script=Han}])|及(?=[\p{Script=Han}])/u)
    .map((name) => name.trim())
    .filter((name) => name.length >= 4);
}
