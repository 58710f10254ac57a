import type { Facts } from './stage.ts';
import {
  whyNotAbort,
  whyNotChangeList,
  whyNotChangePlan,
  whyNotCommit,
  whyNotDraw,
  whyNotEnter,
  whyNotFreeze,
  whyNotHandIn,
  whyNotPublish,
  whyNotReveal,
} from './why-not.ts';

/** What this person can do now with a draw: a form is shown where the deed would not be refused. */
export interface Next {
  edit: boolean;
  list: boolean;
  publish: boolean;
  freeze: boolean;
  /** Codes of parties whose commitment is awaited. */
  commit: string[];
  /** Sources whose value is awaited. */
  enter: string[];
  handIn: string[];
  draw: boolean;
  reveal: boolean;
  abort: boolean;
  substitute: boolean;
  /** Why a second person is needed now, when this one is the first. */
  waits: string | null;
}

export function whatNext(draw: Facts, now: Date, who: { person: number; isSecond: boolean }): Next {
  const publish = whyNotPublish(draw, now, who.person);
  const freeze = whyNotFreeze(draw, now, who.person);
  const parties = draw.parties.map(({ party }) => party);
  const due = draw.publishedAt ? freeze : publish;
  return {
    edit: !whyNotChangePlan(draw, now),
    list: !!draw.publishedAt && !whyNotChangeList(draw, now),
    publish: who.isSecond && !publish,
    freeze: who.isSecond && !freeze,
    commit: parties.filter((party) => !whyNotCommit(draw, now, party)),
    enter: draw.sources.map(({ source }) => source).filter((source) => !whyNotEnter(draw, now, source)),
    handIn: parties.filter((party) => !whyNotHandIn(draw, now, party)),
    draw: !whyNotDraw(draw, now),
    reveal: !whyNotReveal(draw, now),
    abort: !whyNotAbort(draw, now),
    substitute: !!draw.drawnAt && !draw.voidedAt,
    waits: draw.frozenAt ? null : (due ?? (who.isSecond ? null : '等待本单位审核人或政务公开工作机构核对。')),
  };
}
