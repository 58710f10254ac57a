import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { CheckGroup, Form } from '../../../ui/form.tsx';
import { type Role, roles } from '../../caller.ts';

/** Office data: whose sign-in needs more than a password. */
export function SecondFactorRoles({ required, idempotencyKey }: { required: Role[]; idempotencyKey: string }) {
  return (
    <Form action="/staff/people/second-factor" idempotencyKey={idempotencyKey}>
      <CheckGroup
        name="roles"
        label="这些岗位登录时除口令外还要输入动态码"
        hint="还没有设置动态码的同志，下一次操作时会先进入设置页面，设置后继续工作。等级保护三级要求管理员使用两种鉴别方式。"
        values={required}
        options={Object.entries(roles).map(([value, label]) => ({ value, label }))}
      />
      <Buttons>
        <Button>保存</Button>
        <ButtonLink href="/staff/people">返回</ButtonLink>
      </Buttons>
    </Form>
  );
}
