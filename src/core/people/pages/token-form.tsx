import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { CheckGroup, ErrorSummary, Form, type FormErrors, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { roles } from '../../caller.ts';
import type { PostRow } from '../queries/people.ts';
import { scopes } from '../scopes.ts';
import { longestDays } from '../token-rules.ts';

type TokenFormProps = {
  posts: PostRow[];
  typed: Record<string, string | string[] | undefined>;
  errors?: FormErrors;
  idempotencyKey: string;
};

const listed = (typed: string | string[] | undefined) => [typed ?? []].flat();

export function TokenForm({ posts, typed, errors = {}, idempotencyKey }: TokenFormProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <NoticeBox tone="info" title="程序以您的名义办理">
        令牌办的每一步都记在您的名下，和您自己办的一样负责。只给确实需要的岗位和权限，不要交给别人。
      </NoticeBox>
      <Form action="/staff/account/tokens/add" idempotencyKey={idempotencyKey}>
        <TextField
          name="name"
          label="用途"
          hint="给什么程序用，例如 OA 报送"
          value={String(typed.name ?? '')}
          error={errors.name}
          required
          width="medium"
          autocomplete="off"
        />
        <CheckGroup
          name="posts"
          label="以哪个岗位办理"
          values={listed(typed.posts)}
          error={errors.posts}
          required
          options={posts.map((post) => ({ value: String(post.id), label: `${roles[post.role]}（${post.unit_name}）` }))}
        />
        <CheckGroup
          name="scopes"
          label="可以办理"
          values={listed(typed.scopes)}
          error={errors.scopes}
          required
          options={Object.entries(scopes).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          name="days"
          label="有效天数"
          hint={`最多 ${longestDays} 天，到期后重新申请`}
          value={String(typed.days ?? '90')}
          error={errors.days}
          required
          width="short"
          inputMode="numeric"
          suffix="天"
        />
        <Buttons>
          <Button>签发令牌</Button>
          <ButtonLink href="/staff/account/tokens">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}
