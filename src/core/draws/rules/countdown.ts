const minute = 60_000;
const hour = 60 * minute;

/** 「还有 2 天 3 小时」 until an event. */
export function countdown(at: Date, now: Date): string {
  const minutes = Math.ceil((at.getTime() - now.getTime()) / minute);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return `还有 ${days} 天 ${hours} 小时`;
  return hours > 0 ? `还有 ${hours} 小时` : '不到 1 小时';
}

/** The moment from which the countdown says another hour; the event itself in its last hour. */
export const countdownEnds = (at: Date, now: Date): Date =>
  new Date(at.getTime() - Math.floor((at.getTime() - now.getTime() - 1) / hour) * hour);
