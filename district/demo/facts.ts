import { formatDay } from '../../src/platform/time.ts';

// What several pages of the demonstration say is said once here, so that no two of them disagree.

/** 区政务服务中心 */
export const hall = {
  address: '丹东市振兴区演示路 2 号政务服务中心',
  workdays: '工作日 8:30—17:00',
  saturday: '周六 8:30—11:30',
  note: '午间不休息',
};
export const hallHours = `${hall.workdays}（${hall.note}），${hall.saturday}`;

export const libraryHours = { days: '周二至周日', times: '9:00—16:30' };

/** The second is what the corrected notice said first. */
export const heating = { first: '0415-0000091', wrong: '0415-0000092', second: '0415-0000093' };
export const waterRepair = '0415-0000090';

/** 「11月29日」 */
export const inYear = (day: string): string => formatDay(day).replace(/^\d+年/, '');
