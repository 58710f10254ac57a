import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../platform/config.ts';
import { broken, type Finding, fine, look } from './finding.ts';

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** What can be judged from the settings alone: an installation open to the world wants more than one on a desk. */
export function examineSettings(config: Config): Finding[] {
  const open = !loopback.has(config.host);
  const url = new URL(config.publicUrl);
  const found = [fine('设置', `门户 ${config.host}:${config.port}，对外地址 ${config.publicUrl}`)];
  if (open && url.protocol !== 'https:')
    found.push(
      look(
        'HTTPS',
        '对外服务而对外地址不是 https。',
        '前面放 nginx 或 Caddy，再设置 PUBLIC_URL=https://…（见 docs/running）。',
      ),
    );
  if (open && config.console.port === null)
    found.push(
      look('工作台', '工作台与门户在同一个端口上对外。', '设置 CONSOLE_PORT 和 CONSOLE_ALLOW，只让办公网使用工作台。'),
    );
  if (open && config.demoAccounts)
    found.push(look('演示账号', '对外服务的系统有演示账号。', '正式使用请设 DEMO_ACCOUNTS=no 并从空库开始。'));
  if (!config.smtpUrl)
    found.push(look('邮件', '没有邮件服务器，通知只在工作台的信箱里。', '需要邮件时设置 SMTP_URL。'));
  return [...found, examineSecret(config.dataDir)];
}

function examineSecret(dataDir: string): Finding {
  const path = join(dataDir, 'secret');
  const { mode } = statSync(path);
  return (mode & 0o077) === 0
    ? fine('密钥', `${path} 只有本账号能读`)
    : broken('密钥', `${path} 别的账号也能读。`, `执行 chmod 600 ${path}。`);
}
