import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Call, type Command, CommandError, exitCodes } from '../../platform/cli.ts';
import { rows, type StaffDb } from '../../platform/database.ts';
import { By, type Role, roles } from '../caller.ts';
import { issueToken } from './actions/tokens.ts';
import { findForSignIn } from './queries/sign-in.ts';
import { scopeNames, scopes } from './scopes.ts';
import { tokenOf } from './token.ts';
import { tokenForm } from './token-rules.ts';

type Within = <T>(work: (opened: { sides: { staff: StaffDb } }) => Promise<T>) => Promise<T>;

/** `people token`: whoever sits at the machine gives a person's program its token; the person is told of it. */
export const tokenCommand = (within: Within): Command => ({
  summary: '签发接口令牌并输出（只此一次）',
  usage: 'ACCOUNT',
  options: {
    scopes: { type: 'string', words: `权限，多个用逗号分开：${scopeNames.join('、')}` },
    days: { type: 'string', words: '有效天数，最多 365；不写为 90' },
    for: { type: 'string', words: '给什么程序用；不写为“命令行签发”' },
    role: { type: 'string', words: '以哪些岗位办理，多个用逗号分开；不写为本人现有的全部岗位' },
    json: { type: 'boolean', words: '以 JSON 输出' },
  },
  run: (call) => within(({ sides }) => issue(sides.staff, call)),
});

const listed = (typed: string | boolean | undefined) =>
  String(typed ?? '')
    .split(/[,，、\s]+/)
    .filter(Boolean);

async function issue(db: StaffDb, { args, options, out, json }: Call): Promise<void> {
  const account = args[0]!;
  const person = await findForSignIn(db, account);
  if (!person) throw new CommandError(`没有“${account}”这个账号，请检查。`);
  const read = tokenForm.read({
    name: String(options.for ?? '命令行签发'),
    scopes: listed(options.scopes),
    days: String(options.days ?? '90'),
  });
  if (!read.ok) throw new CommandError(Object.values(read.errors).join(''), exitCodes.usage);
  const held = await rows(
    db,
    sql<{ id: number; role: Role }>`select id, role from people.post where person = ${person.id} and ended_at is null`,
  );
  const wanted = listed(options.role);
  const strange = wanted.find((role) => !held.some((post) => post.role === role));
  if (strange) throw new CommandError(`“${account}”没有“${strange}”这个岗位。`, exitCodes.usage);
  const posts = held.filter(({ role }) => wanted.length === 0 || wanted.includes(role));
  const seed = randomUUID();
  const by = new By(db, { kind: 'system', name: 'command-line' });
  const { name, days } = read.values;
  const { id } = await issueToken(by, {
    person: person.id,
    name,
    posts: posts.map((post) => post.id),
    scopes: read.values.scopes,
    days: days!,
    seed,
  });
  const token = tokenOf(seed);
  if (options.json) return json({ id, account, token, scopes: read.values.scopes, days });
  const words = [...new Set(posts.map(({ role }) => roles[role]))].join('、');
  out(
    `已为 ${person.name}（${words}）签发令牌，${days} 天有效：${read.values.scopes.map((scope) => scopes[scope]).join('；')}。`,
  );
  out(token);
  out('请现在保存，以后不再显示；不用时在“我的账号—接口令牌”撤销。');
}
