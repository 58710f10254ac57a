import { sql } from 'kysely';
import { By } from '../../src/core/caller.ts';
import { applyTo } from '../../src/features/hearings/actions/apply.ts';
import { draftNotice } from '../../src/features/hearings/actions/texts.ts';
import { emptyNotice } from '../../src/features/hearings/rules/elements.ts';
import { one, type StaffDb } from '../../src/platform/database.ts';
import { addDays } from '../../src/platform/time.ts';
import { bring } from './bring.ts';
import type { Chain } from './chain.ts';

/** A hearing about the draft that is open, which takes applications; two people have applied. */
export async function announceHearing(chain: Chain, db: StaffDb, today: string, draft: number): Promise<void> {
  const { path } = await one(
    db,
    sql<{ path: string }>`select path from publications.address where document = ${draft} and current`,
  );
  const made = await draftNotice(chain.as('housing', 'drafter'), {
    unit: chain.unitOf('housing'),
    title: '关于举行《振兴区社区食堂管理办法》听证会的公告',
    notice: {
      ...emptyNotice,
      ...{
        subject: '振兴区社区食堂管理办法',
        draft: path,
        place: '区政府一楼会议室（演示）',
        seats: 10,
        method: 'draw',
      },
      reason: '办法涉及老年人用餐和周边住户的切身利益，对油烟和价格意见不一致。',
      conditions: '本区年满 18 周岁的居民和在本区经营的单位都可以报名。报名超过名额的，公开抽签确定。',
      ...{ heldOn: addDays(today, 30), applyUntil: addDays(today, 14), contact: '改革科，0415-0000001（演示）' },
    },
  });
  await bring(chain, db, 'housing', made);
  const { id } = await one(
    db,
    sql<{ id: string }>`select public_id as id from publications.document where id = ${made.document}`,
  );
  for (const [name, stake] of [
    ['演示甲', '住在食堂楼上，关心油烟和噪声。'],
    ['演示乙', '家里有两位老人每天在食堂用餐，关心价格。'],
  ] as const)
    await applyTo(new By(db, { kind: 'visitor', session: 'demonstration' }), {
      ...{ publication: id, kind: 'person', minor: false, stake },
      person: () => ({ name, phone: '0415-0000000', email: '' }),
      place: () => 'demonstration',
    });
}
