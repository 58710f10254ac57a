import { ButtonLink } from '../../../ui/buttons.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { ListedDraw, PublicDraw, PublicSource } from '../queries/live.ts';
import { kinds } from '../rules/beacon.ts';
import { countdown } from '../rules/countdown.ts';
import { type Facts, isRevealOverdue, type Stage, stageOf } from '../rules/stage.ts';
import { StageTag } from './stage-tag.tsx';

export const checkId = 'check';

/** Which public events decide, when each is, and how long it takes until then. */
export function Events({ sources, now }: { sources: PublicSource[]; now: Date }) {
  return (
    <ul class="plain draw-events">
      {sources.map(({ source, event, at, confirmedAt }) => (
        <li>
          <span>{kinds[source].words}</span>
          <br />
          <span>
            {kinds[source].eventLabel} {event}
          </span>
          <br />
          <Moment at={at} />{' '}
          <strong class="whole">{at > now ? countdown(at, now) : confirmedAt ? '已公布' : '等待两人核对'}</strong>
        </li>
      ))}
    </ul>
  );
}

type Ends = Pick<Facts, 'revealOn' | 'revealedAt' | 'voidedAt' | 'abortedAt'>;

/** The day of the result, as it was promised or as it came. */
export function ResultDay({ draw: { revealOn, revealedAt, voidedAt, abortedAt } }: { draw: Ends }) {
  if (revealedAt)
    return (
      <>
        <Moment at={revealedAt} />
        <span>　已公布</span>
      </>
    );
  if (voidedAt || abortedAt) return <>不再公布</>;
  return (
    <>
      <Day on={revealOn} />
      前公布
    </>
  );
}

/** A draw beside what it is for: its number, where it stands, how long it takes until its next event, and the way to check it. */
export function DrawLine({ draw, now, today }: { draw: ListedDraw; now: Date; today: string }) {
  const stage = stageOf(draw, now);
  const next = draw.sources.find(({ at }) => at > now);
  const href = `/draws/${draw.number}`;
  return (
    <div>
      <a href={href}>{draw.number}</a> <StageTag stage={stage} overdue={isRevealOverdue(draw, today)} />
      <br />
      {stage === 'waiting' && next && (
        <>
          <span>{kinds[next.source].words}</span>
          <br />
          <strong class="whole">{countdown(next.at, now)}</strong>
          {'　'}
        </>
      )}
      <a class="whole" href={`${href}#${checkId}`}>
        自己验证<span class="visually-hidden">：{draw.number}</span>
      </a>
    </div>
  );
}

/** Over everything else of a draw: where it stands, what it waits for, when its result comes, and the way to check it. */
export function First({ draw, stage, now }: { draw: PublicDraw; stage: Stage; now: Date }) {
  return (
    <section class="guide-first" aria-label="抽签的进展">
      <p class="flush">
        <StageTag stage={stage} overdue={false} />
      </p>
      <dl class="guide-facts guide-answers">
        <div>
          <dt>公共事件</dt>
          <dd>
            <Events sources={draw.sources} now={now} />
          </dd>
        </div>
        <div>
          <dt>抽签结果</dt>
          <dd>
            <ResultDay draw={draw} />
          </dd>
        </div>
      </dl>
      <p class="consultation-buttons">
        <ButtonLink href={`#${checkId}`} kind={draw.revealedAt ? 'primary' : 'secondary'}>
          自己验证
        </ButtonLink>
      </p>
    </section>
  );
}
