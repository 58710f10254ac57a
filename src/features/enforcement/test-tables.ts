import assert from 'node:assert/strict';
import { listEntries } from './queries.ts';
import { ago, codes, type EnforcementOffice, wordsOf } from './test-enforcement.ts';

export const official =
  '序号,行政处罚决定书文号,案件名称,违法主体名称或姓名,相对人类别,统一社会信用代码,身份证号码,违法行为类型,违法事实,处罚依据,处罚种类,处罚内容,罚款金额,处罚决定日期';
export type Change = Partial<Record<'party' | 'kind' | 'code' | 'id' | 'facts' | 'fine' | 'on', string>>;

/** One penalty under the heads of the official table. */
export const line = (n: number, change: Change = {}): string =>
  [
    n,
    `振建罚〔2026〕${n}号`,
    '占道施工案',
    change.party ?? '丹东演示建设有限公司',
    change.kind ?? '企业',
    change.code ?? codes.firm,
    change.id ?? '',
    '占道施工',
    change.facts ?? '在沿江小区占道施工。',
    '《城市道路管理条例》第四十二条',
    '罚款',
    '罚款，十五日内缴纳',
    change.fine ?? '0.5',
    change.on ?? ago(2),
  ].join(',');
export const person: Change = {
  party: '欧阳雪豹',
  kind: '个人',
  code: '',
  id: '11010519491231002X',
  facts: '欧阳雪豹占道。',
};
export const table = (...lines: string[]): string => ['行政处罚公示表（演示）', official, ...lines].join('\n');

/** Tables as the drafter uploads them. */
export function openTables(o: EnforcementOffice) {
  const upload = (name: string, bytes: string | Uint8Array, who = o.drafter) => {
    const form = new FormData();
    form.set('unit', String(o.unit));
    form.set('kind', '处罚');
    form.set('_key', crypto.randomUUID());
    form.set('file', new File([bytes as never], name));
    return o.desk(who).upload('/staff/enforcement/imports', form);
  };
  return {
    upload,
    /** Reads a table in and answers the page that looks at it. */
    async read(name: string, bytes: string | Uint8Array) {
      const { status, location, html } = await upload(name, bytes);
      assert.equal(status, 303, wordsOf(html));
      const page = await o.desk(o.drafter).get(location!);
      return { at: location!.split('?')[0]!, said: wordsOf(page.html), location: location! };
    },
    count: async (): Promise<number> => (await listEntries(o.db, null)).length,
  };
}
