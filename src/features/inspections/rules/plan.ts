import type { Content } from '../../../core/publications/content.ts';
import { categories, type Risk, risks } from './registers.ts';

export const room = 'inspections';

/** How the names begin of what a batch is drawn for; its document and its code follow. */
export const batchObjects = 'inspections.batch:';

/** A matter as the plan publishes it: with every column of 抽查事项清单, as it stood when it was taken in. */
export interface PlannedMatter {
  key: string;
  name: string;
  fields: Record<string, string>;
}

/** One batch of a plan. Rates in hundredths of a per cent by class of credit risk; days 'YYYY-MM-DD'. */
export interface Batch {
  code: string;
  title: string;
  /** Codes of matters; several are looked at in one visit. */
  matters: string[];
  /** Only objects of this kind; '' for all. */
  kind: string;
  rates: Record<Risk, number>;
  team: number;
  cap: number;
  fromOn: string;
  toOn: string;
  /** Units that go along; '' for none. */
  joint: string;
  /** 抽查基数: objects when the batch was planned. */
  base: number;
}

export interface YearPlan {
  year: number;
  batches: Batch[];
  matters: PlannedMatter[];
}

/** The plan in a text of this room; null for what is none. */
export function planOf({ metadata }: Pick<Content, 'metadata'>): YearPlan | null {
  const values = metadata.elements?.room === room ? metadata.elements.values : {};
  return Array.isArray(values.batches) ? (values as unknown as YearPlan) : null;
}

export const isOrdinary = (matter: { fields: Record<string, string> }): boolean =>
  matter.fields.category === categories[1];

export const rateWords = (rates: Record<Risk, number>): string =>
  risks.map((risk) => `${risk} 类 ${percent(rates[risk])}`).join('，');
export const percent = (rate: number): string => `${Number((rate / 100).toFixed(2))}%`;

/** 「5」 or 「2.5%」 in hundredths of a per cent; null for what is no rate. */
export function rateIn(typed: string): number | null {
  const [, number] = /^(\d{1,3}(?:\.\d{1,2})?)\s*[%％]?$/.exec(typed.trim()) ?? [];
  const rate = number === undefined ? Number.NaN : Math.round(Number(number) * 100);
  return rate >= 0 && rate <= 10_000 ? rate : null;
}

/** What a plan needs before it goes to review. */
export function whyNotPlan({ batches, matters }: YearPlan): Record<string, string> {
  if (batches.length === 0) return { batches: '计划里还没有批次，请至少写一个。' };
  const known = new Set(matters.map(({ key }) => key));
  const gone = batches.flatMap((batch) => batch.matters).find((key) => !known.has(key));
  return gone ? { batches: `事项 ${gone} 不在计划里，请重新保存这个批次。` } : {};
}

/** Why a batch cannot stand in this plan, by field. */
export function whyNotBatch({ year, batches }: YearPlan, batch: Batch): Record<string, string> {
  const why: Record<string, string> = {};
  if (batch.toOn < batch.fromOn) why.toOn = '结束日期在开始日期之前，请改正。';
  if (!batch.fromOn.startsWith(String(year)) || !batch.toOn.startsWith(String(year)))
    why.fromOn = `批次应在 ${year} 年内，跨年的请在下一年的计划里另写。`;
  if (risks.every((risk) => batch.rates[risk] === 0)) why.rateA = '每一类的比例都是 0，请至少写一类。';
  if (batches.filter(({ code }) => code !== batch.code).length >= 99) why.code = '一份计划最多 100 个批次。';
  return why;
}

/** The same plan with a batch put in or in the place of the one of its code; matters that no batch names go. */
export function withBatch(plan: YearPlan, batch: Batch | null, gone: string, matters: PlannedMatter[]): YearPlan {
  const others = plan.batches.filter(({ code }) => code !== gone && code !== batch?.code);
  const batches = [...others, ...(batch ? [batch] : [])].sort((a, b) => (a.code < b.code ? -1 : 1));
  const named = new Set(batches.flatMap((one) => one.matters));
  const all = new Map([...plan.matters, ...matters].map((matter) => [matter.key, matter]));
  const kept = [...all.values()].filter(({ key }) => named.has(key)).sort((a, b) => (a.key < b.key ? -1 : 1));
  return { year: plan.year, batches, matters: kept };
}
