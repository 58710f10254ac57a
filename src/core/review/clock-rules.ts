/** Three clocks at one moment, in milliseconds. The steady one cannot be set; it counts from wherever it likes. */
export interface Reading {
  /** The database's: it decides when something is due and stands in `published_at`. */
  database: number;
  /** This process's wall clock. */
  wall: number;
  /** This process's monotonic clock. */
  steady: number;
}

/** Why the clock is not trusted, and by how many seconds it is wrong: positive when it stands ahead. */
export interface Distrust {
  kind: 'jump' | 'ledger' | 'apart';
  seconds: number;
}

/** Time services turn a clock by half a second or slew it; what is more than this was set by somebody. */
const jumpMillis = 5000;
/** A slewed clock gains at most 0.05 % (ntpd, chrony's usual limit is below it). */
const slew = 0.0005;
/** Two machines that disagree by more than the promise allows (P6: within 60 s). */
const apartMillis = 60_000;

/** Whether a wall clock went another way than the steady clock between two readings. */
export function whyNotSteady(before: Reading, now: Reading): Distrust | null {
  const passed = now.steady - before.steady;
  const off = (name: 'database' | 'wall') => now[name] - before[name] - passed;
  const most = jumpMillis + Math.abs(passed) * slew;
  const jumped = [off('database'), off('wall')].find((by) => Math.abs(by) > most);
  return jumped === undefined ? null : { kind: 'jump', seconds: jumped / 1000 };
}

/** Whether the database's clock contradicts the ledger's last line, or the clock of this process. */
export function whyNotAgree(now: Reading, lastLine: number | null): Distrust | null {
  if (lastLine !== null && lastLine - now.database > jumpMillis)
    return { kind: 'ledger', seconds: (now.database - lastLine) / 1000 };
  const apart = now.database - now.wall;
  return Math.abs(apart) > apartMillis ? { kind: 'apart', seconds: apart / 1000 } : null;
}

/**
 * Whether the time moved on its own between the confirmation and the first look after it: it was confirmed after the look
 * before, so no more can have passed than by the steady clock since then.
 */
export function whyNotSince(confirmedAt: number, before: Reading, now: Reading): Distrust | null {
  const since = now.database - confirmedAt;
  const most = now.steady - before.steady + jumpMillis;
  if (since < -jumpMillis) return { kind: 'jump', seconds: since / 1000 };
  return since > most ? { kind: 'jump', seconds: (since - most) / 1000 } : null;
}

/** Why the time cannot be confirmed, as the page showed the two clocks, or null. Instants in milliseconds. */
export function whyNotConfirm(shown: { database: number; wall: number }, now: number): string | null {
  const apart = shown.database - shown.wall;
  if (Math.abs(apart) > apartMillis)
    return `本机与数据库服务器的时钟相差${lengthWords(apart / 1000)}，不能确认。请先在两台机器上启用时间同步（chrony 或 ntpd），时间一致后刷新本页，再确认。`;
  return Math.abs(now - shown.database) > 10 * 60_000
    ? '页面上的时间已经不是现在的时间：这一页打开得太久，或者时间又改过。请刷新页面，重新核对后再确认。'
    : null;
}

/** 「1 天 2 小时」, the two largest parts of a number of seconds. */
export function lengthWords(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const parts = [
    [Math.floor(whole / 86_400), '天'],
    [Math.floor((whole % 86_400) / 3600), '小时'],
    [Math.floor((whole % 3600) / 60), '分钟'],
    [whole % 60, '秒'],
  ] as const;
  const from = parts.findIndex(([count]) => count > 0);
  const shown = from < 0 ? parts.slice(3) : parts.slice(from, from + 2).filter(([count]) => count > 0);
  return ` ${shown.map(([count, unit]) => `${count} ${unit}`).join(' ')}`;
}

/** What happened, as one sentence for the person who has to look at the clock. */
export function distrustWords({ kind, seconds }: Distrust): string {
  const length = lengthWords(seconds);
  if (kind === 'jump')
    return `系统时间在运行中突然${seconds > 0 ? '快' : '慢'}了${length}，可能有人改了时间，或者服务器曾经挂起。`;
  if (kind === 'ledger')
    return `台账最后一条记录的时间比现在的系统时间还晚${length}：要么那时的时间错了，要么现在的时间错了。`;
  return `数据库服务器的时钟比办理进程所在主机${seconds > 0 ? '快' : '慢'}${length}，其中至少有一个是错的。`;
}
