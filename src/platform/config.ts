import { statSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { parseLlmUrl } from './language-model.ts';
import { projectRoot } from './root.ts';
import { parseS3Url } from './storage/s3-url.ts';
import { parseClamdUrl } from './virus-scanner.ts';

/** How this process is to run, read once from the environment (docs/running). */
export interface Config {
  /** 0 takes any free port. */
  port: number;
  /** An address or a name to listen on; IPv6 without brackets. */
  host: string;
  /** A server's address, or null for the embedded one. */
  databaseUrl: string | null;
  /** Absolute. */
  dataDir: string;
  /** The folder with the district's data, absolute; null for an empty system. */
  district: string | null;
  /** Where citizens reach the portal, without a slash at the end. */
  publicUrl: string;
  smtpUrl: string | null;
  /** Where clamd listens; null when nobody scans for viruses. */
  clamdUrl: string | null;
  /** A language model that may phrase answers; null for answers in the words of the texts alone. */
  llmUrl: string | null;
  /** The object storage for files; null for a folder in `dataDir`. */
  s3Url: string | null;
  /** A folder with the office's own 仿宋 and 小标宋 for official papers, absolute; null for the free font. */
  fontsDir: string | null;
  logLevel: LogLevel;
  console: {
    /** Null when the console lives on the portal's port. */
    port: number | null;
    /** Whether this client address may use the console at all. */
    allows(address: string): boolean;
  };
  demoAccounts: boolean;
  /** Where Prometheus reads, on a port of its own; null for nowhere. */
  metrics: { port: number | null; host: string };
  /** With which algorithms a new ledger is sealed and signed: SHA-256 and Ed25519, or SM3 and SM2. */
  cryptoProfile: 'standard' | 'gm';
  /** A second place for signed checkpoints of the ledger, absolute; on another disk. */
  checkpointFile: string | null;
  /** Who gets every checkpoint by mail. */
  checkpointMail: string[];
  webhooks: {
    /** Whether the operator opened this inner address to what people subscribe (fetch-guarded.ts). */
    allows(address: string): boolean;
  };
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Settings that cannot be used; every problem is a sentence that says how to mend it. */
export class ConfigError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

type Environment = Record<string, string | undefined>;

/** The settings of this process; throws ConfigError with everything that is wrong at once. */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const read = <Value>(name: string, parse: (text: string) => Value, otherwise: Value): Value => {
    const text = env[name]?.trim();
    if (!text) return otherwise;
    try {
      return parse(text);
    } catch (problem) {
      problems.push(`${name} ${(problem as Error).message}`);
      return otherwise;
    }
  };
  const port = read('PORT', parsePort, 8890);
  const host = read('HOST', parseHost, '127.0.0.1');
  const databaseUrl = read<string | null>('DATABASE_URL', parseDatabaseUrl, null);
  const district = read<string | null>('DISTRICT', parseDistrict, join(projectRoot, 'district', 'zhenxing'));
  const consolePort = read<number | null>('CONSOLE_PORT', parsePort, null);
  const inner = read<BlockList | null>('WEBHOOK_ALLOW', parseAddresses, null);
  const allowed = read<BlockList | null>('CONSOLE_ALLOW', parseAddresses, null);
  if (allowed && consolePort === null) {
    problems.push('CONSOLE_ALLOW 只对单独的后台端口起作用：请同时设置 CONSOLE_PORT，例如 CONSOLE_PORT=8891。');
  }
  if (consolePort && consolePort === port)
    problems.push('CONSOLE_PORT 与 PORT 相同：请换一个端口，例如 CONSOLE_PORT=8891。');
  const metricsPort = read<number | null>('METRICS_PORT', parsePort, null);
  if (metricsPort && [port, consolePort].includes(metricsPort))
    problems.push('METRICS_PORT 与 PORT 或 CONSOLE_PORT 相同：请换一个端口，例如 METRICS_PORT=8892。');
  const config: Config = {
    port,
    host,
    databaseUrl,
    dataDir: read('DATA_DIR', parseDataDir, join(projectRoot, 'var')),
    district,
    publicUrl: read('PUBLIC_URL', parsePublicUrl, ownUrl(host, port)),
    smtpUrl: read<string | null>('SMTP_URL', parseSmtpUrl, null),
    clamdUrl: read<string | null>('CLAMD_URL', checked(parseClamdUrl), null),
    llmUrl: read<string | null>('LLM_URL', checked(parseLlmUrl), null),
    s3Url: read<string | null>('S3_URL', checked(parseS3Url), null),
    fontsDir: read<string | null>('FONTS_DIR', parseFontsDir, null),
    logLevel: read('LOG_LEVEL', parseLogLevel, 'info'),
    console: { port: consolePort, allows: (address) => !allowed || contains(allowed, address) },
    metrics: { port: metricsPort, host: read('METRICS_HOST', parseHost, '127.0.0.1') },
    webhooks: { allows: (address) => inner !== null && contains(inner, address) },
    demoAccounts: read('DEMO_ACCOUNTS', parseYes, !databaseUrl) && district !== null,
    cryptoProfile: read('CRYPTO_PROFILE', parseProfile, 'standard'),
    checkpointFile: read<string | null>('CHECKPOINT_FILE', parseFile, null),
    checkpointMail: read('CHECKPOINT_MAIL', parseMailList, []),
  };
  if (config.checkpointMail.length > 0 && config.smtpUrl === null)
    problems.push('CHECKPOINT_MAIL 要靠邮件服务器送达：请同时设置 SMTP_URL，或者去掉 CHECKPOINT_MAIL。');
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** What is typed into a browser on this machine: an address for everyone is shown as localhost. */
function ownUrl(host: string, port: number): string {
  const everyone = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'];
  return `http://${everyone.includes(host) ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new Error(`应为 0 到 65535 的整数，现在是“${text}”。例如 8890。`);
  return port;
}

function parseHost(text: string): string {
  const host = text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) return host;
  throw new Error(`应为一个 IP 地址或主机名，现在是“${text}”。例如 127.0.0.1、::1，对外服务用 0.0.0.0 或 ::。`);
}

/** The addresses with a password in them are never repeated in a message. */
function parseUrl(text: string, protocols: string[]): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && protocols.includes(url.protocol) ? url : null;
}

function parseDatabaseUrl(text: string): string {
  const url = parseUrl(text, ['postgres:', 'postgresql:']);
  if (url && url.pathname.length > 1) return text;
  throw new Error(
    '应为 postgres://用户:密码@主机:端口/库名 的形式，密码中的特殊字符用 %XX 书写。不设置则使用内置数据库。',
  );
}

function parseSmtpUrl(text: string): string {
  if (parseUrl(text, ['smtp:', 'smtps:'])?.hostname) return text;
  throw new Error('应为 smtp://用户:密码@主机:端口 或 smtps:// 的形式。不设置则邮件留在后台的信箱页中。');
}

/** The address as it was given, when it can be used. */
const checked = (parse: (text: string) => unknown) => (text: string) => {
  parse(text);
  return text;
};

function parsePublicUrl(text: string): string {
  const url = parseUrl(text, ['http:', 'https:']);
  if (url?.hostname && url.pathname === '/' && !url.search && !url.hash && !url.username) return url.origin;
  throw new Error(`应为网站对外的地址，只含协议、主机和端口，现在是“${text}”。例如 https://www.example.gov.cn。`);
}

function parseDataDir(text: string): string {
  const path = resolve(text);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || found.isDirectory()) return path;
  throw new Error(`应为一个文件夹，而 ${path} 是文件。请换一个路径，不存在的文件夹会自动建立。`);
}

function parseFile(text: string): string {
  const path = resolve(text);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw new Error(`应为一个文件，而 ${path} 是文件夹。例如 ${join(path, 'checkpoints.txt')}。`);
}

function parseFontsDir(text: string): string {
  const path = resolve(text);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw new Error(`应为放字体文件（.ttf、.otf）的文件夹，而 ${path} 不存在或不是文件夹。不设置则使用自带的思源宋体。`);
}

function parseProfile(text: string): 'standard' | 'gm' {
  if (text === 'standard' || text === 'gm') return text;
  throw new Error(`应为 standard（SHA-256 和 Ed25519）或 gm（国密 SM3 和 SM2），现在是“${text}”。`);
}

function parseMailList(text: string): string[] {
  const list = text.split(/[\s,，;；]+/).filter(Boolean);
  const strange = list.find((one) => !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(one));
  if (!strange) return [...new Set(list)];
  throw new Error(`中的“${strange}”不是邮箱地址。请用逗号分隔，例如 jiwei@example.gov.cn,dangan@example.gov.cn。`);
}

function parseDistrict(text: string): string | null {
  if (text === 'none') return null;
  const path = resolve(text);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw new Error(`应为一个区的资料文件夹，而 ${path} 不存在或不是文件夹。不设置则使用演示区，none 表示空系统。`);
}

function parseLogLevel(text: string): LogLevel {
  const level = logLevels.find((known) => known === text.toLowerCase());
  if (level) return level;
  throw new Error(`应为 ${logLevels.join('、')} 之一，现在是“${text}”。`);
}

function parseYes(text: string): boolean {
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw new Error(`应为 yes 或 no，现在是“${text}”。`);
}

function parseAddresses(text: string): BlockList {
  const list = new BlockList();
  for (const part of text.split(/[\s,，]+/).filter(Boolean)) {
    const [address, prefix] = part.split('/') as [string, string?];
    const family = isIP(address);
    const bits = Number(prefix ?? (family === 6 ? 128 : 32));
    if (!family || (prefix !== undefined && !/^\d+$/.test(prefix)) || bits > (family === 6 ? 128 : 32)) {
      throw new Error(`中的“${part}”不是地址或网段。请用逗号分隔，例如 10.1.0.0/16,192.168.1.20,fd00::/8。`);
    }
    list.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

function contains(list: BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  const family = isIP(plain);
  return family !== 0 && list.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}
