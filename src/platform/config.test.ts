import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfigError, readConfig } from './config.ts';

function problems(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
  return [];
}

describe('the settings', () => {
  test('need nothing: an installation without any is a demonstration on loopback', () => {
    const config = readConfig({});
    assert.deepEqual(
      [config.port, config.host, config.databaseUrl, config.publicUrl],
      [8890, '127.0.0.1', null, 'http://localhost:8890'],
    );
    assert.match(config.dataDir, /[/\\]var$/);
    assert.match(config.district!, /[/\\]district[/\\]zhenxing$/);
    assert.deepEqual(
      [config.smtpUrl, config.logLevel, config.console.port, config.demoAccounts],
      [null, 'info', null, true],
    );
    assert.equal(config.console.allows('203.0.113.9'), true);
  });

  test('choose algorithms and further places for checkpoints of the ledger, and say what is wrong with them', () => {
    const plain = readConfig({});
    assert.deepEqual([plain.cryptoProfile, plain.checkpointFile, plain.checkpointMail], ['standard', null, []]);
    const config = readConfig({
      CRYPTO_PROFILE: 'gm',
      CHECKPOINT_FILE: '/mnt/archive/checkpoints.txt',
      CHECKPOINT_MAIL: 'jiwei@example.gov.cn， dangan@example.gov.cn jiwei@example.gov.cn',
      SMTP_URL: 'smtp://mail.example',
    });
    assert.deepEqual(
      [config.cryptoProfile, config.checkpointFile, config.checkpointMail],
      ['gm', '/mnt/archive/checkpoints.txt', ['jiwei@example.gov.cn', 'dangan@example.gov.cn']],
    );
    assert.match(problems({ CRYPTO_PROFILE: 'sm' })[0]!, /CRYPTO_PROFILE 应为 standard.*或 gm/);
    assert.match(problems({ CHECKPOINT_FILE: '/' })[0]!, /CHECKPOINT_FILE 应为一个文件/);
    assert.match(problems({ CHECKPOINT_MAIL: 'jiwei', SMTP_URL: 'smtp://mail.example' })[0]!, /“jiwei”不是邮箱地址/);
    assert.match(problems({ CHECKPOINT_MAIL: 'jiwei@example.gov.cn' })[0]!, /请同时设置 SMTP_URL/);
  });

  test('that are empty count as not made', () => {
    assert.equal(readConfig({ PORT: '', HOST: ' ', DATABASE_URL: '' }).port, 8890);
  });

  test('put the metrics on a port of their own, on loopback unless told otherwise', () => {
    assert.deepEqual(readConfig({}).metrics, { port: null, host: '127.0.0.1' });
    assert.deepEqual(readConfig({ METRICS_PORT: '8892', METRICS_HOST: '::1' }).metrics, { port: 8892, host: '::1' });
    assert.match(problems({ METRICS_PORT: '8890' })[0]!, /METRICS_PORT 与 PORT 或 CONSOLE_PORT 相同/);
  });

  test('on a database server make no demonstration accounts unless asked for', () => {
    const DATABASE_URL = 'postgres://clerk:secret@db.example/gongkai';
    assert.equal(readConfig({ DATABASE_URL }).demoAccounts, false);
    assert.equal(readConfig({ DATABASE_URL, DEMO_ACCOUNTS: 'yes' }).demoAccounts, true);
    assert.equal(readConfig({ DEMO_ACCOUNTS: 'no' }).demoAccounts, false);
    assert.equal(readConfig({ DISTRICT: 'none' }).demoAccounts, false);
    assert.equal(readConfig({ DISTRICT: 'none' }).district, null);
  });

  test('take IPv6 with and without brackets', () => {
    assert.equal(readConfig({ HOST: '[::1]' }).host, '::1');
    assert.equal(readConfig({ HOST: '::' }).publicUrl, 'http://localhost:8890');
    assert.equal(readConfig({ HOST: 'fd00::7', PORT: '80' }).publicUrl, 'http://[fd00::7]:80');
  });

  test('name the public address without a slash at its end', () => {
    assert.equal(readConfig({ PUBLIC_URL: 'https://www.example.gov.cn/' }).publicUrl, 'https://www.example.gov.cn');
  });

  test('let the console be used only from the addresses in its list', () => {
    const { allows } = readConfig({
      CONSOLE_PORT: '8891',
      CONSOLE_ALLOW: '10.1.0.0/16, fd00::/8，192.168.1.20',
    }).console;
    const tried = [
      '10.1.200.3',
      '::ffff:10.1.0.9',
      'fd00::12',
      '192.168.1.20',
      '10.2.0.1',
      '192.168.1.21',
      '::1',
      '',
      'nonsense',
    ];
    assert.deepEqual(tried.map(allows), [true, true, true, true, false, false, false, false, false]);
  });
});

describe('a setting that cannot be used', () => {
  const wrong: [name: string, value: string, words: RegExp][] = [
    ['PORT', 'http', /PORT 应为 0 到 65535 的整数，现在是“http”。例如 8890/],
    ['PORT', '65536', /0 到 65535/],
    ['PORT', '-1', /0 到 65535/],
    ['HOST', 'a b', /IP 地址或主机名/],
    ['DATABASE_URL', 'mysql://a:geheim@b/c', /postgres:\/\//],
    ['DATABASE_URL', 'postgres://a:geheim@b', /库名/],
    ['DATA_DIR', import.meta.filename, /是文件/],
    ['DISTRICT', '/no/such/place', /不存在.*none/],
    ['PUBLIC_URL', 'www.example.gov.cn', /例如 https/],
    ['PUBLIC_URL', 'https://example.gov.cn/portal', /只含协议、主机和端口/],
    ['SMTP_URL', 'mail.example', /smtp:\/\//],
    ['CLAMD_URL', 'localhost:3310', /tcp:\/\/主机:3310/],
    ['CLAMD_URL', 'tcp://localhost', /端口/],
    ['CLAMD_URL', 'unix:clamd.sock', /unix:\/run/],
    ['FONTS_DIR', '/no/such/folder', /文件夹/],
    ['LLM_URL', 'https://llm.example/v1', /model=模型名/],
    ['S3_URL', 'https://s3.example/bucket', /密钥/],
    ['S3_URL', 'https://key:geheim@s3.example/', /桶名/],
    ['S3_URL', 'ftp://key:geheim@s3.example/bucket', /https:\/\//],
    ['LOG_LEVEL', 'loud', /trace、debug/],
    ['DEMO_ACCOUNTS', 'maybe', /yes 或 no/],
    ['CONSOLE_PORT', '8890', /与 PORT 相同/],
    ['CONSOLE_ALLOW', '10.0.0.1', /同时设置 CONSOLE_PORT/],
    ['CONSOLE_ALLOW', '10.0.0.0/33', /“10.0.0.0\/33”不是地址或网段/],
  ];
  for (const [name, value, words] of wrong) {
    test(`says how to mend it: ${name}=${value}`, () => {
      const found = problems({ [name]: value });
      assert.equal(found.length, 1);
      assert.match(found[0]!, words);
      assert.doesNotMatch(found[0]!, /geheim/);
    });
  }

  test('does not hide the others: all are told at once', () => {
    const found = problems({ PORT: 'x', HOST: '!', LOG_LEVEL: 'loud' });
    assert.deepEqual(
      found.map((problem) => problem.split(' ')[0]),
      ['PORT', 'HOST', 'LOG_LEVEL'],
    );
  });
});
