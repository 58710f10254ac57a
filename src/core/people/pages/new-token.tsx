import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';

/** The only page that ever shows a token, and only this once. */
export function NewToken({ name, token, days }: { name: string; token: string; days: number }) {
  return (
    <>
      <NoticeBox tone="warning" title="请现在复制令牌">
        令牌只显示这一次，系统里不保存原文。丢失了请撤销它，再签发一个。
      </NoticeBox>
      <Facts
        label="接口令牌"
        items={[
          { label: '用途', value: name },
          { label: '有效天数', value: `${days} 天` },
          {
            label: '令牌',
            value: (
              <>
                <code>{token}</code> <copy-text data-value={token} data-label="复制令牌" />
              </>
            ),
            wide: true,
          },
          { label: '怎样使用', value: <a href="/api/">工作接口的说明</a> },
        ]}
      />
      <Buttons>
        <ButtonLink href="/staff/account/tokens" kind="primary">
          返回接口令牌
        </ButtonLink>
      </Buttons>
    </>
  );
}
