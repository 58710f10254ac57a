/** Counts pages that were shown, without a trace of who saw them: no address, no cookie, no order, no hour. */
export interface Visits {
  /** A page was answered to this program: its address as it was asked for, with or without a query. */
  seen(url: string, agent: string): void;
  /** What was counted since the last time; the count begins anew. */
  take(): Map<string, number>;
  /** Counts what was taken and could not be kept. */
  giveBack(counts: Map<string, number>): void;
}

/** Addresses may be written in endless ways; beyond these none is counted until the next minute. */
const most = 20_000;
const mostAgents = 2000;

/**
 * Counts in memory: two look-ups in maps for a page. What was not taken when a process is killed is lost, at most a minute of
 * one process. `isRobot` is asked once for each program that names itself.
 */
export function countVisits(isRobot: (agent: string) => boolean): Visits {
  let counts = new Map<string, number>();
  const robots = new Map<string, boolean>();
  const leftOut = (agent: string): boolean => {
    const known = robots.get(agent);
    if (known !== undefined) return known;
    const robot = isRobot(agent);
    if (robots.size >= mostAgents) robots.clear();
    robots.set(agent, robot);
    return robot;
  };
  const add = (path: string, number: number) => {
    const before = counts.get(path);
    if (before !== undefined || counts.size < most) counts.set(path, (before ?? 0) + number);
  };
  return {
    seen(url, agent) {
      if (leftOut(agent)) return;
      const query = url.indexOf('?');
      add(query < 0 ? url : url.slice(0, query), 1);
    },
    take() {
      const taken = counts;
      counts = new Map();
      return taken;
    },
    giveBack(taken) {
      for (const [path, number] of taken) add(path, number);
    },
  };
}
