import { numeralIn } from '../../../core/bulletins/rules/numerals.ts';

/** Ten-thousandths of a yuan are no money: what a fine may be, in 万元 with at most six places. */
const tenThousands = (yuan: number): string => String(Number((yuan / 10_000).toFixed(6)));

/**
 * A sum in 万元, as official tables have it. A plain number is that already; 「1000元」「人民币壹仟元整」「1.2万元」 say their own unit.
 * Null when it is no sum.
 */
export function amountIn(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[,，\s]/g, '')
    .replace(/^(?:罚款|人民币|￥|¥)+/, '')
    .replace(/整$/, '');
  const plain = /^(\d{1,9}(?:\.\d{1,6})?)(万元|万|元)?$/.exec(text);
  if (plain) return plain[2] === '元' ? tenThousands(Number(plain[1])) : String(Number(plain[1]));
  const numeral = /^([零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万]{1,20})元$/.exec(text)?.[1];
  const yuan = numeral ? numeralIn(numeral) : null;
  return yuan === null ? null : tenThousands(yuan);
}
