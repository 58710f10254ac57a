import { Button, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, TextField } from '../../../ui/form.tsx';
import { BarePage } from '../../../ui/layout.tsx';

type CodeProps = { siteName?: string; next: string; idempotencyKey: string; code?: string; errors?: FormErrors };

/** The second half of signing in. */
export function SecondFactorCode({ siteName, next, idempotencyKey, code, errors = {} }: CodeProps) {
  return (
    <BarePage title="输入动态码" siteName={siteName} error={Object.keys(errors).length > 0}>
      <ErrorSummary errors={errors} />
      <Form action="/staff/second-factor" idempotencyKey={idempotencyKey}>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="code"
          label="动态码"
          hint="手机验证器里“政务公开工作台”的 6 位数字，每 30 秒换一次。"
          value={code}
          error={errors.code}
          inputMode="numeric"
          autocomplete="one-time-code"
          width="short"
        />
        <Buttons>
          <Button>继续</Button>
        </Buttons>
      </Form>
      <form class="form-section" method="post" action="/staff/sign-out">
        <Buttons>
          <Button kind="quiet">换一个账号登录</Button>
        </Buttons>
      </form>
      <p class="quiet">手机不在身边或已经更换，请联系本单位的安全管理员取消动态码。</p>
    </BarePage>
  );
}
