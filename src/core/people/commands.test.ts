import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CommandError } from '../../platform/cli.ts';
import { peopleCommands } from './commands.ts';
import { type TestConsole, testConsole } from './test-console.ts';

let house: TestConsole;
before(async () => {
  house = await testConsole();
});
after(() => house.close());

async function run(name: 'people add' | 'people reset', options: Record<string, string | boolean>) {
  const said: string[] = [];
  const commands = peopleCommands((work) => work(house.t));
  let value: unknown;
  await commands[name]!.run({ args: [], options, out: (line) => said.push(line), json: (given) => (value = given) });
  return { said, value: value as { password: string; roles?: string[] } };
}

test('an empty system gets its administrator from the command line, who signs in with the printed password', async () => {
  const add = { account: 'first.admin', name: '某管理员', unit: '区政府办公室', role: 'security' };
  const { value } = await run('people add', { ...add, json: true });
  assert.deepEqual(value.roles, ['security']);
  const entered = await house.browser().signIn('first.admin', value.password);
  assert.match(entered.headers.get('location') ?? '', /account\/password/);
  const { said } = await run('people reset', { account: 'first.admin' });
  assert.match(said.join('\n'), /新口令 [a-z2-9]{4}-/);
  assert.equal(
    (await house.browser('10.2.2.2').signIn('first.admin', value.password)).status,
    422,
    'the old one is over',
  );
});

test('what is wrong with the arguments is one sentence, and no half account is left', async () => {
  const add = { account: 'half', name: '某', unit: '区政府办公室', role: 'drafter' };
  const wrong = async (options: Record<string, string>, sentence: RegExp) =>
    assert.rejects(
      run('people add', { ...add, ...options }),
      (error) => error instanceof CommandError && sentence.test(error.message),
    );
  await wrong({ role: 'king' }, /没有“king”这个岗位/);
  await wrong({ role: 'security,audit' }, /三个人/);
  await wrong({ unit: '不存在局' }, /没有“不存在局”这个单位/);
  await wrong({ account: '张三' }, /小写字母/);
  await wrong({ name: '' }, /请填写姓名/);
  await run('people add', add);
  await assert.rejects(run('people add', add), /已经有人使用/);
  await assert.rejects(run('people reset', { account: 'nobody' }), /没有“nobody”这个账号/);
});
