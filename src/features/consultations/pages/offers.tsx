import { leftWords } from '../../../platform/time.ts';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { DocumentList } from '../../../ui/list.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicCall } from '../queries/live.ts';
import { lineOf, StatusTag } from './line.tsx';
import { opinionHref } from './opinion.tsx';

/** On the home page: what is open, by how soon it ends; without any, that there is none now. */
export function OpenCalls({ calls, today }: { calls: PublicCall[]; today: string }) {
  return (
    <Card title="正在征集" more={{ label: '全部征集', href: '/consultations/' }}>
      <DocumentList items={calls.map((call) => lineOf(call, today))} look="rich" label="正在征集" empty={none} />
    </Card>
  );
}

const none = '现在没有正在征集的事项；以往的征集和意见采纳情况在“全部征集”里。';

/** Among search results: whether it is open, until when, and the way to take part. */
export function CallCard({ call, today }: { call: PublicCall; today: string }) {
  return (
    <div class="service-card">
      <p class="flush">
        <StatusTag status={call.status} />{' '}
        {call.status === 'open' && <strong>{leftWords(call.closesOn, today)}</strong>}{' '}
        <span class="quiet">
          截止 <Day on={call.closesOn} />
        </span>
      </p>
      <p class="service-card-buttons">
        {call.status === 'open' && (
          <ButtonLink href={opinionHref(call)} kind="primary">
            我要提意见
          </ButtonLink>
        )}
        {call.resultPath && <ButtonLink href={call.resultPath}>看意见采纳情况</ButtonLink>}
      </p>
    </div>
  );
}
