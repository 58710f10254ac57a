import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary, Form, type FormErrors, HiddenKey, SelectField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import { roles } from '../../caller.ts';
import type { DeputyRow, PersonDetail, PostRow, SessionRow } from '../queries/people.ts';
import type { TokenRow } from '../queries/tokens.ts';
import { reasonsToSuspend } from '../rules.ts';
import { DeputiesTable } from './deputies-table.tsx';
import { PostsTable } from './posts-table.tsx';
import { SessionsTable } from './sessions-table.tsx';
import { TokensTable } from './tokens-table.tsx';

type PersonProps = {
  person: PersonDetail;
  posts: PostRow[];
  sessions: SessionRow[];
  deputies: DeputyRow[];
  tokens: TokenRow[];
  units: { id: number; name: string }[];
  typed?: Typed;
  errors?: FormErrors;
  /** the security administrator looking at somebody else */
  manages: boolean;
  newKey: () => string;
};

/** One person as the security administrator sees them; the auditor sees the same without buttons. */
export function Person(props: PersonProps) {
  const { person, posts, sessions, deputies, tokens, errors, manages, newKey } = props;
  const path = `/staff/people/${person.id}`;
  return (
    <>
      <ErrorSummary errors={errors} />
      {person.suspended_at && (
        <NoticeBox tone="warning" title="账号已停用">
          停用时间 <Moment at={person.suspended_at} />
          ，原因：{person.suspended_reason}。
        </NoticeBox>
      )}
      <PersonFacts person={person} />
      <section class="form-section">
        <h2>岗位</h2>
        <PostsTable
          posts={posts}
          empty="还没有岗位，该同志登录后不能办理任何事项。"
          end={
            manages
              ? (post) => (
                  <form method="post" action={`${path}/posts/end`}>
                    <HiddenKey value={newKey()} />
                    <input type="hidden" name="post" value={String(post.id)} />
                    <Button kind="quiet">
                      免去<span class="visually-hidden">{roles[post.role]}</span>
                    </Button>
                  </form>
                )
              : undefined
          }
        />
        {manages && !person.suspended_at && <GivePost {...props} path={path} />}
      </section>
      <section class="form-section">
        <h2>正在使用的登录</h2>
        <SessionsTable sessions={sessions} action={manages ? `${path}/sessions/end` : undefined} newKey={newKey} />
      </section>
      <section class="form-section">
        <h2>接口令牌</h2>
        <TokensTable
          tokens={tokens}
          action={manages ? `${path}/tokens/revoke` : undefined}
          newKey={newKey}
          empty="没有签发过令牌。"
        />
      </section>
      <section class="form-section">
        <h2>代理</h2>
        <DeputiesTable deputies={deputies} action={manages ? `${path}/deputies/end` : undefined} newKey={newKey} />
      </section>
      {manages && <AccountDeeds {...props} path={path} />}
    </>
  );
}

function PersonFacts({ person }: { person: PersonDetail }) {
  return (
    <Facts
      label="基本情况"
      items={[
        { label: '账号', value: <code>{person.account}</code> },
        { label: '单位', value: person.unit_name },
        { label: '职务', value: person.title },
        {
          label: '动态码',
          value: person.factor_at ? (
            <>
              <Tag tone="success">已启用</Tag> <Moment at={person.factor_at} />
            </>
          ) : (
            <Tag>未启用</Tag>
          ),
        },
        { label: '口令', value: person.must_change_password ? '初始口令，下次登录必须修改' : '本人已设置' },
        { label: '添加时间', value: <Moment at={person.created_at} /> },
      ]}
    />
  );
}

function GivePost({ person, units, typed = {}, errors = {}, path, newKey }: PersonProps & { path: string }) {
  return (
    <Form action={`${path}/posts`} idempotencyKey={newKey()} label="授予岗位">
      <SelectField
        name="role"
        label="授予岗位"
        blank="请选择"
        hint="系统管理员、安全管理员、审计员分别由三个人担任，并且不兼任办文岗位。"
        value={String(typed.role ?? '')}
        error={errors.role}
        options={Object.entries(roles).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        name="unit"
        label="在哪个单位"
        blank="请选择"
        value={String(typed.unit ?? person.unit)}
        error={errors.unit}
        options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Buttons>
        <Button kind="secondary">授予岗位</Button>
      </Buttons>
    </Form>
  );
}

function AccountDeeds({ person, typed = {}, errors = {}, path, newKey }: PersonProps & { path: string }) {
  return (
    <>
      <section class="form-section">
        <h2>口令与动态码</h2>
        <Form action={`${path}/reset-password`} idempotencyKey={newKey()} label="重置口令">
          <Buttons>
            <DangerButton consequence="重置后原口令立即失效，所有登录结束，新口令只显示一次。">重置口令</DangerButton>
          </Buttons>
        </Form>
        {person.factor_at && (
          <Form action={`${path}/reset-second-factor`} idempotencyKey={newKey()} label="取消动态码">
            <Buttons>
              <DangerButton consequence="用于手机遗失或更换。取消后所有登录结束，请先核实是本人。">
                取消动态码
              </DangerButton>
            </Buttons>
          </Form>
        )}
      </section>
      <section class="form-section">
        <h2>{person.suspended_at ? '恢复账号' : '停用账号'}</h2>
        {person.suspended_at ? (
          <Form action={`${path}/resume`} idempotencyKey={newKey()} label="恢复账号">
            <Buttons>
              <Button kind="secondary">恢复账号</Button>
            </Buttons>
          </Form>
        ) : (
          <Form action={`${path}/suspend`} idempotencyKey={newKey()} label="停用账号">
            <SelectField
              name="reason"
              label="停用原因"
              blank="请选择"
              value={String(typed.reason ?? '')}
              error={errors.reason}
              options={reasonsToSuspend.map((reason) => ({ value: reason, label: reason }))}
            />
            <Buttons>
              <DangerButton consequence="停用后所有登录立即结束，不能再登录；已办的事项和记录都保留。">
                停用账号
              </DangerButton>
            </Buttons>
          </Form>
        )}
      </section>
    </>
  );
}
