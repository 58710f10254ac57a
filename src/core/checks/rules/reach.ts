/** What one look at an address elsewhere gave: an answer's status, or why there was none. */
export type Seen = { status: number } | { failure: 'no_name' | 'refused' | 'slow' | 'inner' | 'other' };

export interface Reach {
  state: 'alive' | 'dead' | 'unsure';
  /** Why not alive, for the office. */
  problem: string;
}

const failures: Record<Extract<Seen, { failure: string }>['failure'], string> = {
  no_name: '没有这个网站',
  refused: '对方拒绝连接',
  slow: '对方没有在规定时间内答复',
  inner: '网址指向内部地址',
  other: '没有连接上',
};

/**
 * Whether an address leads somewhere. 404 and 410 say that it does not. A site that refuses programs, is ill or slow says nothing
 * about its page. A name that nobody knows is dead only while other names answer (`online`): an office without a way out to the
 * Internet would take every site for gone.
 */
export function reachOf(seen: Seen, online: boolean): Reach {
  if ('failure' in seen) {
    const dead = seen.failure === 'no_name' && online;
    return { state: dead ? 'dead' : 'unsure', problem: failures[seen.failure] };
  }
  const { status } = seen;
  if (status >= 200 && status < 400) return { state: 'alive', problem: '' };
  if (status === 404 || status === 410) return { state: 'dead', problem: '对方答复没有这个网页' };
  return { state: 'unsure', problem: `对方答复 ${status}` };
}

const hour = 3600;

/** Seconds until an address is looked at again: what is dead may have been a moment's trouble, what stands is seen weekly. */
export function waitAfter(state: Reach['state'], tries: number): number {
  if (state === 'alive') return 7 * 24 * hour;
  if (state === 'dead') return tries < 3 ? hour : 24 * hour;
  return [hour / 6, hour, 6 * hour, 24 * hour][tries - 1] ?? 7 * 24 * hour;
}
