import { holds } from '../../core/caller.ts';
import type { StaffApp } from '../../core/doors.ts';
import { type Proposable, proposable } from '../../core/proposals/proposable.ts';
import { Refused } from '../../platform/errors.ts';
import { convenienceTag } from './actions.ts';
import { ConveniencePage } from './pages/convenience.tsx';
import { FeedsPage } from './pages/feeds.tsx';
import { ListFields } from './pages/fields.tsx';
import { listReadings } from './queries/readings.ts';
import { type ConvenienceList, convenienceKind, linesOfList, readList, typedList } from './rules/list.ts';

/** 便民清单: proposed by one person and agreed to by another (core/proposals). */
export const convenienceLists: Proposable<ConvenienceList, null> = proposable<ConvenienceList, null>({
  kind: convenienceKind,
  words: '便民清单',
  about: '办公时间、电话、公交、供水、天气、学校等，每份一张卡片，写明来源和有效到哪一天。',
  titleOf: ({ title }) => title,
  href: () => '/convenience/',
  offered: async () => null,
  read: readList,
  typed: typedList,
  Fields: ListFields,
  lines: linesOfList,
  untilOn: ({ goodUntil }) => goodUntil,
  tags: () => [convenienceTag],
  async preview({ site, mode }, subject, list) {
    return ConveniencePage({ site, mode, path: '/convenience/', cards: [{ subject, list, items: [], readAt: null }] });
  },
});

/** How the feeds that lists name were read, for the office. */
export function convenienceStaff(app: StaffApp): void {
  app.get('/staff/convenience', async (c) => {
    if (!holds(c.var.who, ['openness', 'secrecy'])) throw new Refused('订阅读取情况由政务公开工作机构查看。', 403);
    return c.var.page({ title: '便民订阅', children: <FeedsPage readings={await listReadings(c.var.staff)} /> });
  });
}
