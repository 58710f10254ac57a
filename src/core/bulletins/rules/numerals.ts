const digits: Record<string, number> = Object.fromEntries(
  ['零〇', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((signs, value) =>
    [...signs].map((sign) => [sign, value]),
  ),
);
const units: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** 「壹仟贰佰」 as a number; null when a sign is no numeral. */
export function numeralIn(text: string): number | null {
  let [total, section, one] = [0, 0, 0];
  for (const sign of text) {
    if (sign in digits) one = digits[sign]!;
    else if (sign in units) {
      section += (one || 1) * units[sign]!;
      one = 0;
    } else if (sign === '万') {
      total += (section + one) * 10_000;
      [section, one] = [0, 0];
    } else return null;
  }
  return total + section + one;
}

/** Signs of which a count in prose is made. */
export const countSigns = String.raw`\d{1,6}|[一二三四五六七八九十百两]{1,5}`;

/** 「12」 or 「十二」; null for neither. */
export const countIn = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : numeralIn(text));

/** 二〇二二年七月四日 as 2022年7月4日, wherever it stands; everything else stays. */
export const arabicDays = (text: string): string =>
  text.replace(
    /([〇零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?)?/g,
    (_, year: string, month?: string, day?: string) =>
      `${[...year].map((sign) => digits[sign]).join('')}年${month ? `${numeralIn(month)}月` : ''}${day ? `${numeralIn(day)}日` : ''}`,
  );
