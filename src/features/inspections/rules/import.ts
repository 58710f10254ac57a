/** From so many rows on a list is written by a job, and its page tells how far it is. */
export const largeImport = 20_000;
/** Days after which a file that was read and not confirmed is emptied. */
export const keptDays = 7;
/** Minutes after which a list that nobody is writing any more may be confirmed again. */
const patience = 10;

interface Standing {
  appliedAt: Date | null;
  begunAt: Date | null;
  droppedAt: Date | null;
}

/** Why this file is not written now, or null. `written`: somebody is just writing it. */
export function whyNotWrite({ appliedAt, begunAt, droppedAt }: Standing, now: Date): string | null {
  if (appliedAt) return '这份文件已经导入，没有再次导入。';
  if (droppedAt) return `这份文件读入后 ${keptDays} 日没有确认，内容已经清理，请重新上传。`;
  return begunAt && !isStuck(begunAt, now) ? '这份文件正在写入，请等它写完。' : null;
}

/** The machine was stopped in between, or the queue stands still: it may be asked for again. */
export const isStuck = (begunAt: Date, now: Date): boolean => now.getTime() - begunAt.getTime() > patience * 60_000;
