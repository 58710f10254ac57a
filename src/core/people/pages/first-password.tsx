import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';

type FirstPasswordProps = { person: number; account: string; name: string; password: string; added?: boolean };

/** The only page that ever shows a password, and only this once. */
export function FirstPassword({ person, account, name, password, added }: FirstPasswordProps) {
  return (
    <>
      <NoticeBox tone="warning" title="请现在抄下口令，当面交给本人">
        这个口令只显示这一次，系统里不保存原文。本人登录后必须先改成自己的口令。
      </NoticeBox>
      <Facts
        label="初始口令"
        items={[
          { label: '姓名', value: name },
          { label: '账号', value: <code>{account}</code> },
          {
            label: '初始口令',
            value: (
              <>
                <code>{password}</code> <copy-text data-value={password} data-label="复制口令" />
              </>
            ),
            wide: true,
          },
        ]}
      />
      <Buttons>
        <ButtonLink href={`/staff/people/${person}`} kind="primary">
          {added ? '下一步：授予岗位' : '返回人员页面'}
        </ButtonLink>
      </Buttons>
    </>
  );
}
