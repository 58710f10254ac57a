import { Button, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, PasswordField, TextField } from '../../../ui/form.tsx';
import { BarePage } from '../../../ui/layout.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';

type SignInProps = {
  siteName?: string;
  next: string;
  account?: string;
  errors?: FormErrors;
  notice?: string;
};

/** Account and password; no puzzle, pasting allowed, the browser may remember both (WCAG 3.3.8). */
export function SignIn({ siteName, next, account, errors = {}, notice }: SignInProps) {
  return (
    <BarePage title="登录工作台" siteName={siteName} error={Object.keys(errors).length > 0}>
      {notice && <NoticeBox tone="success">{notice}</NoticeBox>}
      <ErrorSummary errors={errors} />
      <section class="form-section">
        <Form action="/staff/sign-in">
          <input type="hidden" name="next" value={next} />
          <TextField name="account" label="账号" value={account} error={errors.account} autocomplete="username" />
          <PasswordField name="password" label="口令" error={errors.password} autocomplete="current-password" />
          <Buttons>
            <Button>登录</Button>
          </Buttons>
        </Form>
      </section>
      <p class="quiet">没有账号或忘记口令，请联系本单位的安全管理员。</p>
    </BarePage>
  );
}
