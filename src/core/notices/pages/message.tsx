import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { AttemptRow, MessageRow } from '../queries.ts';
import { type DeliveryState, deliveryWords } from '../rules.ts';

interface MessageProps {
  message: MessageRow;
  attempts: AttemptRow[];
  state: DeliveryState;
}

export function MessagePage({ message, attempts, state }: MessageProps) {
  const problem = state === 'failed' ? attempts.at(-1)?.problem : null;
  return (
    <>
      <Facts
        label="通知"
        items={[
          { label: '时间', value: <Moment at={message.createdAt} /> },
          { label: '送达', value: deliveryWords[state] },
          { label: '邮件服务器的答复', value: problem, wide: true },
        ]}
      />
      <Card>
        {message.body.split('\n').map((line) => (
          <p>{line}</p>
        ))}
      </Card>
      <Buttons>
        {message.path && (
          <ButtonLink href={message.path} kind="primary">
            查看事项
          </ButtonLink>
        )}
        <ButtonLink href="/staff/messages">返回通知</ButtonLink>
      </Buttons>
    </>
  );
}
