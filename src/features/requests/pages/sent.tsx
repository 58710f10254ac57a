import type { Due } from '../../../core/calendar/rules/due.ts';
import { Called } from '../../../ui/called.tsx';
import { Derivation } from '../../../ui/derivation.tsx';
import { ConfirmationPanel } from '../../../ui/panel.tsx';
import { QueryCode } from '../../../ui/query-code.tsx';
import type { Dealer } from '../rules/remedies.ts';
import { type Frame, RequestsPage } from './frame.tsx';

interface Props extends Dealer {
  frame: Frame;
  number: string;
  code: string;
  due: Due | null;
  late: string;
}

/** 「有疑问，请联系区教育局：0415-0000012。」 */
export const WhomToAsk = ({ unitName, unitPhone }: Dealer) => (
  <p>
    有疑问，请联系{unitName}
    {unitPhone && (
      <>
        ：<a href={`tel:${unitPhone.replace(/-/g, '')}`}>{unitPhone}</a>
      </>
    )}
    。
  </p>
);

/** 申请已提交: number, code, when it counts as received, by when there is an answer, and what can be done when there is none. */
export function SentPage({ frame, number, code, unitName, unitPhone, due, late }: Props) {
  return (
    <RequestsPage frame={frame} title="申请已提交" bare>
      <ConfirmationPanel
        title="申请已提交"
        number={{ label: '申请编号', value: number }}
        keep={
          <QueryCode code={code}>
            <a href="/requests/status/">查询进度</a>、补正和下载答复
          </QueryCode>
        }
        next={[
          `${unitName}会与您确认。通过互联网提交的，以双方确认之日为收到申请之日（《政府信息公开条例》第三十一条）。`,
          '内容不明确的，收到之日起 7 个工作日内一次告知您补正；补正后重新计算期限。',
          '收到之日起 20 个工作日内答复；需要延长的会告知您，最多再延长 20 个工作日。',
        ]}
      >
        {due && (
          <Derivation
            dueOn={due.dueOn}
            label="今天双方确认的，最迟答复日期是"
            steps={due.derivation}
            audience="public"
          />
        )}
        <WhomToAsk unitName={unitName} unitPhone={unitPhone} />
        <p>
          <Called text={late} />
        </p>
      </ConfirmationPanel>
    </RequestsPage>
  );
}
