import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, PasswordField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';

type PasswordFormProps = {
  account: string;
  /** the password was given by the administrator and has to be changed before anything else */
  first: boolean;
  next: string;
  errors?: FormErrors;
};

export function PasswordForm({ account, first, next, errors = {} }: PasswordFormProps) {
  return (
    <>
      {first && (
        <NoticeBox title="请先改成自己的口令">您现在用的是管理员发放的口令，修改后才能办理其他事项。</NoticeBox>
      )}
      <ErrorSummary errors={errors} />
      <Form action={`/staff/account/password?next=${encodeURIComponent(next)}`}>
        <input type="text" name="username" value={account} autocomplete="username" readonly hidden />
        <PasswordField
          name="password_current"
          label={first ? '管理员发放的口令' : '现在的口令'}
          error={errors.password_current}
          required
          autocomplete="current-password"
        />
        <PasswordField
          name="password_new"
          label="新口令"
          hint="至少 10 个字符，不含自己的账号和姓名。可以用一句容易记住的话，也可以粘贴。"
          error={errors.password_new}
          required
          autocomplete="new-password"
        />
        <PasswordField
          name="password_again"
          label="再输入一次新口令"
          error={errors.password_again}
          required
          autocomplete="new-password"
        />
        <Buttons>
          <Button>修改口令</Button>
          {!first && <ButtonLink href="/staff/account">取消</ButtonLink>}
        </Buttons>
      </Form>
    </>
  );
}
