import { NotFound } from '../../../platform/errors.ts';
import { choices, form, rowId, type Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { issueToken, revokeToken } from '../actions/tokens.ts';
import { NewToken } from '../pages/new-token.tsx';
import { TokenForm } from '../pages/token-form.tsx';
import { Tokens } from '../pages/tokens.tsx';
import { listPosts } from '../queries/people.ts';
import { listTokens } from '../queries/tokens.ts';
import { tokenOf } from '../token.ts';
import { tokenForm } from '../token-rules.ts';
import { accountCrumb } from './account.tsx';

const path = '/staff/account/tokens';
const crumb = { label: '接口令牌', href: path };
export const revokeForm = form({ token: rowId('令牌', { required: true }) });

/** One's own tokens: the list, a new one, the end of one. */
export function accountTokenDoors(app: StaffApp): void {
  app.get(path, async (c) =>
    c.var.page({
      title: '接口令牌',
      crumbs: [accountCrumb, { label: crumb.label }],
      notice: c.req.query('done') === 'revoked' ? '令牌已撤销，用它的程序立即不能再办理。' : null,
      children: <Tokens tokens={await listTokens(c.var.staff, c.var.who.person)} newKey={newKey} />,
    }),
  );

  app.get(`${path}/add`, (c) => showForm(c, {}));

  // Answers a page and no redirect: the token may stand in no address. A reload sends the same form and shows the same token.
  app.post(`${path}/add`, async (c) => {
    const typed = await readFields(c);
    const posts = await ownPosts(c);
    const ids = posts.map((post) => String(post.id));
    const chosen = form({ posts: choices('岗位', ids, { required: '请选择令牌以哪个岗位办理。' }) }).read(typed);
    const read = tokenForm.read(typed);
    if (!read.ok || !chosen.ok) return showForm(c, typed, { ...chosen.errors, ...read.errors });
    const key = keyOf(typed) ?? newKey();
    const { name, scopes, days } = read.values;
    const wanted = { name, scopes, days: days!, posts: chosen.values.posts.map(Number) };
    await issueToken(c.var.by(key), { ...wanted, person: c.var.who.person, seed: key });
    c.header('cache-control', 'no-store');
    return c.var.page({
      title: '令牌已签发',
      crumbs: [accountCrumb, crumb, { label: '令牌已签发' }],
      children: <NewToken name={name} token={tokenOf(key)} days={days!} />,
    });
  });

  app.post(`${path}/revoke`, async (c) => {
    const typed = await readFields(c);
    const read = revokeForm.read(typed);
    if (!read.ok) throw new NotFound();
    await revokeToken(c.var.by(keyOf(typed)), { token: read.values.token! });
    return c.redirect(`${path}?done=revoked`, 303);
  });
}

const ownPosts = async (c: StaffContext) =>
  (await listPosts(c.var.staff, c.var.who.person)).filter((post) => !post.ended_at);

async function showForm(c: StaffContext, typed: Typed, errors?: Record<string, string>) {
  return c.var.page({
    title: '签发令牌',
    crumbs: [accountCrumb, crumb, { label: '签发令牌' }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <TokenForm posts={await ownPosts(c)} typed={typed} errors={errors} idempotencyKey={keyOf(typed) ?? newKey()} />
    ),
  });
}
