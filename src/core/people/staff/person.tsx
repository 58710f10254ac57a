import { NotFound, refuseIf } from '../../../platform/errors.ts';
import type { Form, Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { holds } from '../../caller.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { endDeputy } from '../actions/deputies.ts';
import { resetPassword } from '../actions/passwords.ts';
import { resume, suspend } from '../actions/people.ts';
import { endPost, givePost } from '../actions/posts.ts';
import { resetSecondFactor } from '../actions/second-factor.ts';
import { endSession } from '../actions/sessions.ts';
import { revokeToken } from '../actions/tokens.ts';
import { FirstPassword } from '../pages/first-password.tsx';
import { Person } from '../pages/person.tsx';
import { firstPassword } from '../password.ts';
import { getPerson, listDeputies, listPosts, listSessions, listUnits } from '../queries/people.ts';
import { getSubject } from '../queries/sign-in.ts';
import { listTokens } from '../queries/tokens.ts';
import { endDeputyForm, endPostForm, endSessionForm, postForm, suspendForm, whyNotGivePost } from '../rules.ts';
import { revokeForm } from './account-tokens.tsx';
import { mustManage, mustSee, peopleCrumb } from './people.tsx';

const notices: Record<string, string> = {
  post: '岗位已授予，从该同志的下一次操作起生效。',
  ended: '岗位已免去，从该同志的下一次操作起生效。',
  suspended: '账号已停用，所有登录已立即结束。',
  resumed: '账号已恢复。',
  factor: '动态码已取消，该同志的登录已结束。',
  session: '这次登录已结束。',
  deputy: '代理已结束。',
  token: '令牌已撤销，用它的程序立即不能再办理。',
};

/** One person: posts, sessions, second factor, suspension. */
export function personDoors(app: StaffApp): void {
  app.get('/staff/people/:id{[0-9]{1,15}}', (c) => {
    mustSee(c);
    return show(c, {});
  });

  app.post('/staff/people/:id{[0-9]{1,15}}/posts', async (c) => {
    mustManage(c);
    const typed = await readFields(c);
    const read = postForm.read(typed);
    if (!read.ok) return show(c, { typed, errors: read.errors });
    const { unit, role } = read.values;
    const key = keyOf(typed);
    const why = role && whyNotGivePost(c.var.who.person, await getSubject(c.var.staff, idOf(c)), role);
    if (why) return show(c, { typed, errors: { role: why } });
    await givePost(c.var.by(key), { person: idOf(c), unit: unit!, role: role as Exclude<typeof role, ''> });
    return done(c, 'post');
  });

  app.post('/staff/people/:id{[0-9]{1,15}}/posts/end', (c) =>
    press(c, endPostForm, 'ended', (key, { post }) => endPost(c.var.by(key), { person: idOf(c), post: post! })),
  );

  app.post('/staff/people/:id{[0-9]{1,15}}/suspend', async (c) => {
    mustManage(c);
    const typed = await readFields(c);
    const read = suspendForm.read(typed);
    if (!read.ok) {
      refuseIf((await getPerson(c.var.staff, idOf(c))).suspended_at ? '这个账号已经停用。' : null);
      return show(c, { typed, errors: read.errors });
    }
    const { reason } = read.values;
    await suspend(c.var.by(keyOf(typed)), { person: idOf(c), reason: reason as Exclude<typeof reason, ''> });
    return done(c, 'suspended');
  });

  app.post('/staff/people/:id{[0-9]{1,15}}/resume', async (c) => {
    mustManage(c);
    await resume(c.var.by(keyOf(await readFields(c))), { person: idOf(c) });
    return done(c, 'resumed');
  });

  app.post('/staff/people/:id{[0-9]{1,15}}/reset-second-factor', async (c) => {
    mustManage(c);
    await resetSecondFactor(c.var.by(keyOf(await readFields(c))), { person: idOf(c) });
    return done(c, 'factor');
  });

  // A page and no redirect, as when a person is added: the password may stand in no address.
  app.post('/staff/people/:id{[0-9]{1,15}}/reset-password', async (c) => {
    mustManage(c);
    const key = keyOf(await readFields(c)) ?? newKey();
    const person = await getPerson(c.var.staff, idOf(c));
    await resetPassword(c.var.by(key), { person: person.id, seed: key });
    return c.var.page({
      title: '口令已重置',
      crumbs: [peopleCrumb, { label: person.name, href: `/staff/people/${person.id}` }, { label: '口令已重置' }],
      children: (
        <FirstPassword person={person.id} account={person.account} name={person.name} password={firstPassword(key)} />
      ),
    });
  });

  app.post('/staff/people/:id{[0-9]{1,15}}/sessions/end', (c) =>
    press(c, endSessionForm, 'session', (key, { session }) => endSession(c.var.by(key), { session: session! })),
  );

  app.post('/staff/people/:id{[0-9]{1,15}}/tokens/revoke', (c) =>
    press(c, revokeForm, 'token', (key, { token }) => revokeToken(c.var.by(key), { token: token! })),
  );

  app.post('/staff/people/:id{[0-9]{1,15}}/deputies/end', (c) =>
    press(c, endDeputyForm, 'deputy', (key, { deputy }) => endDeputy(c.var.by(key), { deputy: deputy! })),
  );
}

function idOf(c: StaffContext): number {
  const id = Number(c.req.param('id'));
  if (!Number.isSafeInteger(id) || id < 1) throw new NotFound();
  return id;
}

const done = (c: StaffContext, what: string) => c.redirect(`/staff/people/${idOf(c)}?done=${what}`, 303);

/** A button beside a row: what it names is no one's to type, so what cannot be read is not there. */
async function press<Values>(
  c: StaffContext,
  form: Form<Values>,
  what: string,
  deed: (key: string | null, values: Values) => Promise<unknown>,
): Promise<Response> {
  mustManage(c);
  const typed = await readFields(c);
  const read = form.read(typed);
  if (!read.ok) throw new NotFound();
  await deed(keyOf(typed), read.values);
  return done(c, what);
}

async function show(
  c: StaffContext,
  { typed, errors }: { typed?: Typed; errors?: Record<string, string> },
): Promise<Response> {
  const db = c.var.staff;
  const person = await getPerson(db, idOf(c));
  const [posts, sessions, deputies, tokens, units] = await Promise.all([
    listPosts(db, person.id),
    listSessions(db, person.id),
    listDeputies(db, person.id),
    listTokens(db, person.id),
    listUnits(db),
  ]);
  return c.var.page({
    title: person.name,
    crumbs: [peopleCrumb, { label: person.name }],
    notice: notices[c.req.query('done') ?? ''] ?? null,
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <Person
        {...{ person, posts, sessions, deputies, tokens, units, errors }}
        typed={typed}
        manages={holds(c.var.who, 'security') && c.var.who.person !== person.id}
        newKey={newKey}
      />
    ),
  });
}
