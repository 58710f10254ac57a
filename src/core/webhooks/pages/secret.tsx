import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';

/** The only page that ever shows a subscription's secret, and only this once. */
export function WebhookSecret({ subscription, url, secret }: { subscription: number; url: string; secret: string }) {
  return (
    <>
      <NoticeBox tone="warning" title="请现在复制密钥，交给对方">
        密钥只显示这一次。对方用它核对每次通知：Gongkai-Signature 等于 v1= 加上以密钥对“Gongkai-Timestamp
        的值.正文”计算的 HMAC-SHA256（十六进制）；时间与现在相差超过五分钟的应当丢弃。
      </NoticeBox>
      <Facts
        label="签名密钥"
        items={[
          { label: '接收网址', value: url, wide: true },
          {
            label: '密钥',
            value: (
              <>
                <code>{secret}</code> <copy-text data-value={secret} data-label="复制密钥" />
              </>
            ),
            wide: true,
          },
        ]}
      />
      <Buttons>
        <ButtonLink href={`/staff/webhooks/${subscription}`} kind="primary">
          查看订阅
        </ButtonLink>
      </Buttons>
    </>
  );
}
