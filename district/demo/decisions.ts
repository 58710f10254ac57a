import { sql } from 'kysely';
import { draftDecision, tieEntry } from '../../src/features/decisions/actions.ts';
import { type Entry, emptyCatalogue, emptyMeeting } from '../../src/features/decisions/rules/elements.ts';
import { one, type StaffDb } from '../../src/platform/database.ts';
import { addDays, yearOf } from '../../src/platform/time.ts';
import { bring } from './bring.ts';
import type { Chain } from './chain.ts';

const contact = '综合科，0415-0000002（演示）';

const entriesOf = (year: number): Entry[] => [
  {
    ...{
      number: 1,
      title: '振兴区社区食堂管理办法',
      class: 'policy',
      unit: '区住房城乡建设局',
      steps: ['consultation', 'hearing'],
    },
    ...{ draftOn: `${year}-Q4`, decideOn: `${year + 1}-Q1`, note: '', dropped: false },
  },
  {
    ...{
      number: 2,
      title: '振兴区老旧小区停车管理办法',
      class: 'policy',
      unit: '区住房城乡建设局',
      steps: ['consultation', 'legality'],
    },
    ...{ draftOn: `${year}-Q3`, decideOn: String(year), note: '', dropped: false },
  },
  {
    ...{ number: 3, title: '沿江步道二期建设方案', class: 'construction', unit: '区住房城乡建设局' },
    ...{ steps: ['consultation', 'expert', 'risk'], draftOn: `${year + 1}-03`, decideOn: String(year + 1) },
    ...{ note: '可行性研究尚未完成，草案公布时间由今年推迟到明年 3 月。', dropped: false },
  },
];

/** 重大行政决策: the year's catalogue with what became of its lines, and a meeting that will talk about an open draft. */
export async function publishDecisions(
  chain: Chain,
  db: StaffDb,
  today: string,
  drafts: { open: number; ended: number; became: number },
): Promise<void> {
  const year = yearOf(today);
  const begin = (title: string, values: Parameters<typeof draftDecision>[1]['values']) =>
    draftDecision(chain.as('office', 'drafter'), { unit: chain.unitOf('office'), title, values });
  const basis = '经区委同意，区政府常务会议通过（演示）';
  const catalogue = await begin(`振兴区 ${year} 年度重大行政决策事项目录`, {
    ...{ ...emptyCatalogue(year), basis, contact, entries: entriesOf(year) },
  });
  await bring(chain, db, 'office', catalogue);
  for (const [number, kind, target] of [
    [1, 'draft', drafts.open],
    [2, 'draft', drafts.ended],
    [2, 'decision', drafts.became],
  ] as const)
    await tieEntry(chain.as('office', 'drafter'), { document: catalogue.document, number, kind, target });
  const { path } = await one(
    db,
    sql<{ path: string }>`select path from publications.address where document = ${drafts.open} and current`,
  );
  const meeting = await begin('区政府常务会议议题公开：审议社区食堂管理办法', {
    ...emptyMeeting(addDays(today, 45)),
    ...{ place: '区政府一楼会议室（演示）', seats: '公众代表 3 名，会前 5 日打联系电话报名', contact },
    topics: [
      {
        ...{ title: '审议《振兴区社区食堂管理办法》', draft: path, basis: '《辽宁省养老服务条例》' },
        ...{ guests: ['stakeholders', 'public'], closedReason: '', outcome: '', decided: '' },
      },
    ],
  });
  await bring(chain, db, 'office', meeting);
}
