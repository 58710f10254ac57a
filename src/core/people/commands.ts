import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Call, type Command, CommandError, exitCodes } from '../../platform/cli.ts';
import { first, type StaffDb } from '../../platform/database.ts';
import { By, type Role, roles } from '../caller.ts';
import { resetPassword } from './actions/passwords.ts';
import { addPerson } from './actions/people.ts';
import { givePost } from './actions/posts.ts';
import { resetSecondFactor } from './actions/second-factor.ts';
import { firstPassword } from './password.ts';
import { findForSignIn } from './queries/sign-in.ts';
import { isAdministrator, personForm } from './rules.ts';
import { tokenCommand } from './token-command.ts';

type Within = <T>(work: (opened: { sides: { staff: StaffDb } }) => Promise<T>) => Promise<T>;

const system = (db: StaffDb) => new By(db, { kind: 'system', name: 'command-line' });

/** The commands with which an empty system gets its first administrators, and gets back in when they lost everything. */
export function peopleCommands(within: Within): Record<string, Command> {
  return {
    'people add': {
      summary: '添加人员并授予岗位，输出初始口令（只此一次）',
      usage: '',
      options: {
        account: { type: 'string', words: '账号，小写字母、数字、点、横线或下划线' },
        name: { type: 'string', words: '姓名' },
        unit: { type: 'string', words: '单位的名称、别名或代号' },
        role: { type: 'string', words: `岗位，多个用逗号分开：${Object.keys(roles).join('、')}` },
        title: { type: 'string', words: '职务，可不填' },
        json: { type: 'boolean', words: '以 JSON 输出' },
      },
      run: (call) => within(({ sides }) => add(sides.staff, call)),
    },
    'people reset': {
      summary: '重置口令并取消动态码，输出新口令（只此一次）',
      usage: '',
      options: {
        account: { type: 'string', words: '账号' },
        json: { type: 'boolean', words: '以 JSON 输出' },
      },
      run: (call) => within(({ sides }) => reset(sides.staff, call)),
    },
    'people token': tokenCommand(within),
  };
}

async function add(db: StaffDb, call: Call): Promise<void> {
  const { account, name, unit, role, title } = call.options as Record<string, string | undefined>;
  const wanted = readRoles(role ?? '');
  if (!unit) throw new CommandError('请用 --unit 写明单位的名称、别名或代号。', exitCodes.usage);
  const found = await first(
    db,
    sql<{ id: number; name: string }>`
      select id, name from organisations.unit
      where closed_on is null and (name = ${unit} or full_name = ${unit} or slug = ${unit} or ${unit} = any (aliases))
      order by name = ${unit} desc
      limit 1`,
  );
  if (!found) throw new CommandError(`没有“${unit}”这个单位，请检查名称。`);
  const read = personForm.read({ account, name, title: title ?? '', unit: String(found.id) });
  if (!read.ok) throw new CommandError(Object.values(read.errors).join(''), exitCodes.usage);
  const seed = randomUUID();
  const person = await addPerson(system(db), { ...read.values, unit: found.id, seed });
  for (const each of wanted) await givePost(system(db), { person: person.id, unit: found.id, role: each });
  const password = firstPassword(seed);
  if (call.options.json) {
    call.json({ id: person.id, account: read.values.account, unit: found.name, roles: wanted, password });
    return;
  }
  const posts = wanted.map((each) => roles[each]).join('、') || '无岗位';
  call.out(`已添加 ${read.values.name}（${found.name}，${posts}）。`);
  call.out(`账号 ${read.values.account}　初始口令 ${password}　第一次登录时必须修改。`);
}

/** Checked before anything is written: an account without the posts that were meant is half a record. */
function readRoles(typed: string): Role[] {
  const list = typed.split(/[,，、\s]+/).filter(Boolean);
  const strange = list.find((role) => !(role in roles));
  if (strange) {
    throw new CommandError(`没有“${strange}”这个岗位，可用：${Object.keys(roles).join('、')}。`, exitCodes.usage);
  }
  const wanted = [...new Set(list)] as Role[];
  if (wanted.length > 1 && wanted.some(isAdministrator)) {
    throw new CommandError('系统管理员、安全管理员、审计员必须由三个人分别担任，也不兼任办文岗位。', exitCodes.usage);
  }
  return wanted;
}

async function reset(db: StaffDb, call: Call): Promise<void> {
  const account = String(call.options.account ?? '');
  if (!account) throw new CommandError('请用 --account 写明账号。', exitCodes.usage);
  const person = await findForSignIn(db, account);
  if (!person) throw new CommandError(`没有“${account}”这个账号，请检查。`);
  const seed = randomUUID();
  await resetPassword(system(db), { person: person.id, seed });
  if (person.factor) await resetSecondFactor(system(db), { person: person.id });
  const password = firstPassword(seed);
  if (call.options.json) call.json({ account, password });
  else call.out(`账号 ${account}　新口令 ${password}　下一次登录时必须修改。`);
}
