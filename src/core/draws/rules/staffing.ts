import type { Tickets } from './hash.ts';
import type { Pool } from './pool.ts';

/** An inspector who does not go to a target after all: 回避 or leave that became known after the draw. */
export interface Substitution {
  target: string;
  inspector: string;
}

export interface Team {
  target: string;
  inspectors: string[];
  /** The cap with which this team was found: the pool's, or one more for this target alone. */
  capUsed: number;
  /** Fewer than the pool asks for are left, even so: the rest is assigned by hand, with reasons. */
  short: boolean;
}

interface Candidate {
  id: string;
  ticket: string;
}

/** Chooses inspectors for one target after the other (ZXDRAW-1, step 5) and keeps count of what each has. */
export class Staffing {
  private readonly pool: Pool;
  private readonly tickets: Tickets;
  private readonly load = new Map<string, number>();
  /** Who does not go to a target: in conflict, or replaced. */
  private readonly barred = new Map<string, Set<string>>();

  constructor(pool: Pool, tickets: Tickets, substitutions: Substitution[]) {
    this.pool = pool;
    this.tickets = tickets;
    for (const { target, inspector } of [...pool.conflicts, ...substitutions])
      this.barred.set(target, (this.barred.get(target) ?? new Set()).add(inspector));
  }

  teamFor(target: string): Team {
    const { team, cap } = this.pool;
    const candidates = this.candidatesFor(target);
    const usual = this.first(candidates, cap);
    const capUsed = usual.length < team ? cap + 1 : cap;
    const inspectors = (capUsed === cap ? usual : this.first(candidates, capUsed)).map(({ id }) => id);
    for (const id of inspectors) this.load.set(id, (this.load.get(id) ?? 0) + 1);
    return { target, inspectors, capUsed, short: inspectors.length < team };
  }

  private candidatesFor(target: string): Candidate[] {
    const out = this.barred.get(target);
    const able = out ? this.pool.inspectors.filter(({ id }) => !out.has(id)) : this.pool.inspectors;
    return able.map(({ id }) => ({ id, ticket: this.tickets.of('I', target, id) }));
  }

  /** The team from those who have less than so many, in ascending order of tickets; the others need no sorting. */
  private first(candidates: Candidate[], most: number): Candidate[] {
    const { team } = this.pool;
    const found: Candidate[] = [];
    for (const one of candidates) {
      const isLate = found.length === team && one.ticket > found[team - 1]!.ticket;
      if (isLate || (this.load.get(one.id) ?? 0) >= most) continue;
      found.push(one);
      found.sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
      if (found.length > team) found.pop();
    }
    return found;
  }
}
