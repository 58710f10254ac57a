import { leftWords } from '../../../platform/time.ts';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicCall } from '../queries/live.ts';
import { figureWords } from '../rules/result-body.ts';
import type { CallProps } from './call.tsx';
import { isLate, StatusTag } from './line.tsx';
import { opinionHref } from './opinion.tsx';
import { OutcomeFigures } from './outcome-figures.tsx';

type Props = Pick<CallProps, 'call' | 'finals' | 'today'>;

/** Over the draft: what became of the opinions once that is told; before, how long there is to say something. */
export function First({ call, finals, today }: Props) {
  return (
    <section class="guide-first" aria-label="征求意见的状态">
      <p class="flush">
        <StatusTag status={call.status} />{' '}
        {call.status === 'open' && <strong>{leftWords(call.closesOn, today)}</strong>}
      </p>
      {call.resultPath && <Outcome call={call} resultPath={call.resultPath} />}
      {call.status === 'open' && (
        <p class="consultation-buttons">
          <ButtonLink href={opinionHref(call)} kind="primary">
            我要提意见
          </ButtonLink>{' '}
          <ButtonLink href="/consultations/check/">查询我的意见</ButtonLink>
        </p>
      )}
      <Dates {...{ call, finals, today }} />
    </section>
  );
}

function Outcome({ call: { figures }, resultPath }: { call: PublicCall; resultPath: string }) {
  return (
    <>
      {figures && (figures.received > 0 ? <OutcomeFigures figures={figures} /> : <p>{figureWords({ figures })}</p>)}
      <p class="consultation-buttons">
        <ButtonLink href={resultPath} kind="primary">
          看每一条意见和理由
        </ButtonLink>
      </p>
    </>
  );
}

function Dates({ call, finals, today }: Props) {
  const { shortReason, namedReason } = call.call;
  return (
    <dl class="guide-facts guide-answers">
      {(finals.length > 0 || call.resultPath) && (
        <div>
          <dt>正式文件</dt>
          <dd>
            {finals.map(({ path, title }) => (
              <a href={path}>{title}</a>
            ))}
            {finals.length === 0 && '还没有公布，公布后在这里列出。'}
          </dd>
        </div>
      )}
      <div>
        <dt>开始</dt>
        <dd>
          <Day on={call.opensOn} long />
        </dd>
      </div>
      <div>
        <dt>截止</dt>
        <dd>
          <Day on={call.closesOn} long /> 24 时（北京时间）
        </dd>
      </div>
      {shortReason && (
        <div>
          <dt>期限少于 30 日的理由</dt>
          <dd>{shortReason}</dd>
        </div>
      )}
      {namedReason && (
        <div>
          <dt>须署名的理由</dt>
          <dd>{namedReason}</dd>
        </div>
      )}
      {!call.resultPath && (
        <div>
          <dt>采纳情况</dt>
          <dd>
            <Day on={call.resultDueOn} long />
            前公布{isLate(call, today) && <strong>（已逾期，尚未公布）</strong>}
          </dd>
        </div>
      )}
    </dl>
  );
}
