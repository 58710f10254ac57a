import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, PasswordField, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Moment } from '../../../ui/when.tsx';

type SetupProps = {
  inForceSince: Date | null;
  /** a telephone is being set up: its secret, and the picture of it */
  pending: { secret: string; picture: string } | null;
  next: string;
  errors?: FormErrors;
  newKey: () => string;
};

const base = '/staff/account/second-factor';

/** Three steps: it is you; photograph the picture; type the first code. */
export function SecondFactorSetup({ inForceSince, pending, next, errors = {}, newKey }: SetupProps) {
  const query = `?next=${encodeURIComponent(next)}`;
  return (
    <>
      <ErrorSummary errors={errors} />
      {inForceSince ? (
        <NoticeBox tone="success" title="动态码已启用">
          启用时间 <Moment at={inForceSince} />
          。更换手机时重新设置，新手机确认之前旧手机继续有效。
        </NoticeBox>
      ) : (
        <NoticeBox title="动态码是口令之外的第二把锁">
          手机上装一个验证器（任何支持 TOTP 的应用，不需要联网），登录时除口令外再输入它显示的 6 位数字。
        </NoticeBox>
      )}
      {pending && <Confirm {...{ pending, query, errors, newKey }} />}
      <section class="form-section">
        <h2>{pending ? '重新开始' : '确认是本人'}</h2>
        <Form action={`${base}/start${query}`} idempotencyKey={newKey()}>
          <PasswordField
            name="password"
            label="口令"
            error={errors.password}
            required
            autocomplete="current-password"
          />
          <Buttons>
            <Button kind={pending ? 'secondary' : 'primary'}>{pending ? '换一张新的二维码' : '开始设置'}</Button>
            <ButtonLink href="/staff/account">返回</ButtonLink>
          </Buttons>
        </Form>
      </section>
    </>
  );
}

type ConfirmProps = {
  pending: { secret: string; picture: string };
  query: string;
  errors: FormErrors;
  newKey: () => string;
};

function Confirm({ pending, query, errors, newKey }: ConfirmProps) {
  return (
    <section class="form-section">
      <h2>用手机扫描，再输入动态码</h2>
      <p>
        <img src={pending.picture} width="220" height="220" alt="动态码二维码；不能扫描时，请在手机上输入下面的密钥" />
      </p>
      <p>
        不能扫描时，在手机上输入密钥：<code>{pending.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <Form action={`${base}/confirm${query}`} idempotencyKey={newKey()}>
        <TextField
          name="code"
          label="动态码"
          hint="手机上显示的 6 位数字"
          error={errors.code}
          required
          inputMode="numeric"
          autocomplete="one-time-code"
          width="short"
        />
        <Buttons>
          <Button>启用动态码</Button>
        </Buttons>
      </Form>
    </section>
  );
}
