/**
 * 信息处理费 (国办函〔2020〕109号, standards §1.11): only where number or frequency clearly exceed what is reasonable; by cases or by
 * pages, never both for one application; by steps, each step at its own price.
 */
export const methods = { cases: '按件计收', pages: '按量计收' } as const;
export type Method = keyof typeof methods;

interface Bracket {
  from: number;
  to: number;
  price: number;
}

const pageBrackets: Bracket[] = [
  { from: 1, to: 30, price: 0 },
  { from: 31, to: 100, price: 10 },
  { from: 101, to: 200, price: 20 },
  { from: 201, to: Number.POSITIVE_INFINITY, price: 40 },
];

/** What the n-th case of one applicant in a calendar month costs, in yuan. */
export const priceOfCase = (n: number): number => (n <= 10 ? 0 : n <= 30 ? 100 : 100 * (Math.ceil((n - 30) / 10) + 1));

export interface Fee {
  /** In yuan. */
  amount: number;
  /** The arithmetic, step by step, as the notice shows it. */
  lines: string[];
}

/** For one case, as the n-th of its applicant in the month; `parts`: it was split into so many smallest units. */
export function feeByCases(n: number, month: string, parts = 1): Fee {
  const numbers = Array.from({ length: parts }, (_, at) => n - parts + 1 + at);
  const prices = new Map<number, number[]>();
  for (const number of numbers) {
    const price = priceOfCase(number);
    prices.set(price, [...(prices.get(price) ?? []), number]);
  }
  const lines = [...prices].map(
    ([price, of]) =>
      `${monthWords(month)}第 ${range(of)} 件，每件 ${price} 元：${of.length} × ${price} = ${of.length * price} 元。`,
  );
  return { amount: numbers.reduce((sum, number) => sum + priceOfCase(number), 0), lines };
}

/** For so many pages of one application, by paper, mail or copy. */
export function feeByPages(pages: number): Fee {
  let amount = 0;
  const lines: string[] = [];
  for (const { from, to, price } of pageBrackets) {
    const count = Math.min(pages, to) - from + 1;
    if (count <= 0) break;
    amount += count * price;
    lines.push(
      `第 ${from} 至 ${Math.min(pages, to)} 页，每页 ${price} 元：${count} × ${price} = ${count * price} 元。`,
    );
  }
  return { amount, lines };
}

const range = (of: number[]) => (of.length === 1 ? String(of[0]) : `${of[0]} 至 ${of.at(-1)}`);
const monthWords = (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;
