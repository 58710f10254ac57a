import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { DeputyRow, PersonDetail, PostRow, SessionRow } from '../queries/people.ts';
import { DeputiesTable } from './deputies-table.tsx';
import { PostsTable } from './posts-table.tsx';
import { SessionsTable } from './sessions-table.tsx';

type AccountProps = {
  person: PersonDetail;
  posts: PostRow[];
  sessions: SessionRow[];
  deputies: DeputyRow[];
  /** the number of the session in use */
  session: number;
  newKey: () => string;
};

/** One's own account. */
export function Account({ person, posts, sessions, deputies, session, newKey }: AccountProps) {
  return (
    <>
      <Facts
        label="基本情况"
        items={[
          { label: '姓名', value: person.name },
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
        ]}
      />
      <div class="form-section">
        <Buttons>
          <ButtonLink href="/staff/account/password">修改口令</ButtonLink>
          <ButtonLink href="/staff/account/second-factor">{person.factor_at ? '更换手机' : '设置动态码'}</ButtonLink>
          <ButtonLink href="/staff/account/tokens">接口令牌</ButtonLink>
        </Buttons>
      </div>
      <section class="form-section">
        <h2>我的岗位</h2>
        <PostsTable posts={posts} empty="您还没有岗位，请联系安全管理员。" />
      </section>
      <section class="form-section">
        <h2>代理</h2>
        <p class="quiet">出差、休假时可以委托同事代理。代理人办理的每一步都会注明代谁办理。</p>
        <DeputiesTable deputies={deputies} action="/staff/account/deputies/end" newKey={newKey} />
        <Buttons>
          <ButtonLink href="/staff/account/deputies/add">委托代理</ButtonLink>
        </Buttons>
      </section>
      <section class="form-section">
        <h2>正在使用的登录</h2>
        <p class="quiet">发现不认识的设备，请结束它的登录并修改口令。</p>
        <SessionsTable sessions={sessions} own={session} action="/staff/account/sessions/end" newKey={newKey} />
      </section>
    </>
  );
}
