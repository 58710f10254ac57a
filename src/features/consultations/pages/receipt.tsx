import { Called } from '../../../ui/called.tsx';
import { ConfirmationPanel } from '../../../ui/panel.tsx';
import { QueryCode } from '../../../ui/query-code.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { PublicCall } from '../queries/live.ts';
import { type Frame, HashFold, OpinionFrame } from './frame.tsx';

interface Props {
  frame: Frame;
  call: PublicCall;
  receipt: { number: string; code: string; hash: string; at: string; mailed: boolean; held: boolean };
}

/** 回执: number, code and hash, shown once; what happens next and by when. */
export function ReceiptPage({ frame, call, receipt }: Props) {
  const { number, code, hash, at, mailed, held } = receipt;
  return (
    <OpinionFrame frame={frame} title="意见已提交" call={call} bare>
      <ConfirmationPanel
        title="意见已提交"
        number={{ label: '编号', value: number }}
        keep={
          <QueryCode code={code}>
            <a href="/consultations/check/">核对我的意见</a>是否原样登记、办理到哪一步
          </QueryCode>
        }
        next={[
          <>
            <Day on={call.closesOn} long />
            征求意见截止，承办单位逐条研究。
          </>,
          <>
            <Day on={call.resultDueOn} long />
            前公布采纳情况和理由{mailed && '，同时发邮件告诉您'}。
          </>,
        ]}
      >
        <dl class="receipt">
          <div>
            <dt>提交时间</dt>
            <dd>
              <Moment at={at} />
            </dd>
          </div>
        </dl>
        <HashFold hash={hash} />
        {held && <p>现在提交的意见很多，这一条先由人看一眼再办理，已经计入收到的意见。</p>}
        <p>
          有疑问，请联系{call.unitName}
          {call.call.contact && (
            <>
              ：<Called text={call.call.contact} />
            </>
          )}
          。<a href={call.path}>返回草案</a>
        </p>
      </ConfirmationPanel>
    </OpinionFrame>
  );
}
