import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';

interface AddressProps {
  email: string;
  mailWorks: boolean;
  formKey: string;
  errors?: FormErrors;
}

export function AddressPage({ email, mailWorks, formKey, errors }: AddressProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      {!mailWorks && (
        <NoticeBox tone="info" title="本系统没有设置邮件服务器">
          通知目前只显示在工作台内。设置邮件服务器后，会发到这里填写的邮箱。
        </NoticeBox>
      )}
      <Form action="/staff/messages/address" idempotencyKey={formKey}>
        <TextField
          name="email"
          label="接收邮箱"
          type="email"
          autocomplete="email"
          width="medium"
          value={email}
          error={errors?.email}
          hint="通知会同时发一份到这个邮箱。不填则只在工作台内显示。"
        />
        <Buttons>
          <Button>保存</Button>
          <ButtonLink href="/staff/messages" kind="quiet">
            返回
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}
