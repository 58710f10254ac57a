import { sql } from 'kysely';
import { first, one, rows } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import { holds } from '../../caller.ts';
import { tell } from '../../notices/tell.ts';
import { getSubject, listSecondFactorRoles } from '../queries/sign-in.ts';
import type { Scope } from '../scopes.ts';
import { hashOfToken, prefixLength, tokenOf } from '../token.ts';
import { type OwnPost, whyNotToken } from '../token-rules.ts';
import { actorOf } from './people.ts';

export interface TokenInput {
  /** Whose it is; a member of staff can name nobody but themself. */
  person: number;
  name: string;
  /** Posts of that person in force, by their numbers. */
  posts: number[];
  scopes: Scope[];
  days: number;
  /** The token is `tokenOf(seed)`: shown once by the door, kept nowhere. */
  seed: string;
}

/** 签发接口令牌: by the person for themself, or on the machine itself; nobody gets a token to act as another. */
export const issueToken = action('people.issueToken', {
  words: '签发接口令牌',
  may: 'staff',
  async run(act, input: TokenInput) {
    const own = actorOf(act);
    if (own !== null && own !== input.person) throw new Refused('令牌只能由本人申请，不能替别人申请。', 403);
    const person = await getSubject(act.tx, input.person, true);
    refuseIf(
      whyNotToken({
        ...input,
        suspended: person.suspended,
        held: await postsOf(act, input.person),
        living: await countLiving(act, input.person),
        secondFactor: await showedSecondFactor(act),
        needSecondFactor: await listSecondFactorRoles(act.tx),
      }),
    );
    const { id } = await writeToken(act, input);
    await sql`insert into people.token_post (token, post) select ${id}, unnest(${input.posts}::bigint[])`.execute(
      act.tx,
    );
    await act.line({
      object: `people.token:${id}`,
      data: { person: input.person, posts: input.posts, scopes: input.scopes, days: input.days },
    });
    await tell(act, {
      template: 'notices.general',
      to: [input.person],
      facts: {
        标题: '您的名下新签发了一个接口令牌',
        内容: `用途：${input.name}。程序凭它以您的名义办理。不是您申请的，请立即在“我的账号”里撤销它，并联系安全管理员。`,
      },
      object: `people.token:${id}`,
      path: '/staff/account/tokens',
    });
    return { id };
  },
});

async function writeToken(act: Act, { person, name, scopes, days, seed }: TokenInput): Promise<{ id: number }> {
  const token = tokenOf(seed);
  return one(
    act.tx,
    sql<{ id: number }>`
      insert into people.token (person, name, prefix, hash, scopes, second_factor, issued_by, issued_at, expires_at)
      values (${person}, ${name}, ${token.slice(0, prefixLength)}, ${hashOfToken(token)}, ${scopes},
        ${await showedSecondFactor(act)}, ${actorOf(act)}, ${act.now}, ${act.now}::timestamptz + make_interval(days => ${days}))
      returning id`,
  );
}

const postsOf = (act: Act, person: number): Promise<OwnPost[]> =>
  rows(act.tx, sql<OwnPost>`select id, role from people.post where person = ${person} and ended_at is null`);

async function countLiving(act: Act, person: number): Promise<number> {
  const { count } = await one(
    act.tx,
    sql<{ count: number }>`
      select count(*)::int as count from people.token
      where person = ${person} and revoked_at is null and expires_at > now()`,
  );
  return count;
}

/** The machine's own command line is the factor that one has who sits at it. */
async function showedSecondFactor(act: Act): Promise<boolean> {
  if (act.caller.kind !== 'staff') return true;
  const shown = await first(
    act.tx,
    sql`select number from people.session where number = ${Number(act.caller.session)} and second_factor_at is not null`,
  );
  return shown !== undefined;
}

/** 撤销接口令牌: one's own, or anybody's by the security administrator; it ends with the next request. */
export const revokeToken = action('people.revokeToken', {
  words: '撤销接口令牌',
  may: 'staff',
  async run(act, input: { token: number }) {
    const own = act.caller.kind === 'staff' && !holds(act.caller, 'security') ? act.caller.person : null;
    const revoked = await first(
      act.tx,
      sql<{ person: number }>`
        update people.token set revoked_at = now(), revoked_why = '撤销'
        where id = ${input.token} and revoked_at is null and (${own}::bigint is null or person = ${own})
        returning person`,
    );
    if (!revoked) throw new NotFound('没有找到这个令牌，可能已经撤销。');
    await act.line({ object: `people.token:${input.token}`, data: { person: revoked.person } });
    return { token: input.token };
  },
});
