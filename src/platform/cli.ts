import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from './config.ts';
import { databaseIsAway, Unavailable } from './errors.ts';
import { projectRoot } from './root.ts';

/** One command of `gongkai`, named by its words ('workplan parse'). */
export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** The arguments after the name: `FILE` must be given, `[DIR]` may be, `FILE...` may be several. Empty for none. */
  usage: string;
  options?: Record<string, { type: 'string' | 'boolean'; words: string; several?: true }>;
  /** Answers an exit code; nothing means 0. */
  run(call: Call): Promise<number | undefined> | Promise<void>;
}

export interface Call {
  args: string[];
  options: Record<string, string | boolean | undefined>;
  /** What was given for an option that may be given `several` times, in order. */
  lists?: Record<string, string[]>;
  /** Writes one line to stdout. */
  out(text: string): void;
  /** Writes a value to stdout as JSON, for programs. */
  json(value: unknown): void;
}

/** What a command answers to the shell; unavailable is EX_UNAVAILABLE of sysexits, worth trying again later. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, unavailable: 69 } as const;

/** Ends a command with one line on stderr and an exit code. */
export class CommandError extends Error {
  readonly code: number;
  constructor(message: string, code: number = exitCodes.failed) {
    super(message);
    this.name = 'CommandError';
    this.code = code;
  }
}

export type Commands = Record<string, Command>;

/** Where the words of a command go. */
export interface Streams {
  stdout: Pick<NodeJS.WritableStream, 'write' | 'on' | 'off'>;
  stderr: Pick<NodeJS.WritableStream, 'write'>;
}

/** Runs the command that `argv` names and answers the exit code; never throws. */
export async function runCommands(commands: Commands, argv: string[], streams: Streams = process): Promise<number> {
  const { stdout, stderr } = streams;
  const print = (text: string) => void stdout.write(`${text}\n`);
  stdout.on('error', leaveQuietly); // `gongkai … | head`
  try {
    return await dispatch(commands, argv, print);
  } catch (error) {
    const { words, code } = explain(error);
    stderr.write(`${words}\n`);
    if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) stderr.write(`${error.stack}\n`);
    return code;
  } finally {
    stdout.off('error', leaveQuietly);
  }
}

function leaveQuietly(error: Error & { code?: string }): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.ok);
}

async function dispatch(commands: Commands, argv: string[], print: (text: string) => void): Promise<number> {
  const words = argv.filter((word) => !word.startsWith('-'));
  const asked = words[0] === 'help' ? words.slice(1) : words;
  const name = findName(commands, asked);
  if (argv[0] === '--version' || words[0] === 'help' || asksForHelp(argv)) {
    print(argv[0] === '--version' ? version() : help(commands, name, asked));
    return exitCodes.ok;
  }
  if (!name) throw new CommandError(whyNoCommand(commands, words), exitCodes.usage);
  const command = commands[name]!;
  const given = readArguments(name, command, withoutName(argv, name));
  const json = (value: unknown) => print(JSON.stringify(value, null, 2));
  return (await command.run({ ...given, out: print, json })) ?? exitCodes.ok;
}

function asksForHelp(argv: string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

/** The longest name whose words `argv` starts with. */
function findName(commands: Commands, words: string[]): string | undefined {
  const names = Object.keys(commands).filter((name) => name.split(' ').every((word, at) => words[at] === word));
  return names.sort((a, b) => b.length - a.length)[0];
}

function withoutName(argv: string[], name: string): string[] {
  const rest = [...argv];
  for (const word of name.split(' ')) rest.splice(rest.indexOf(word), 1);
  return rest;
}

function readArguments(name: string, command: Command, argv: string[]) {
  const known = Object.entries(command.options ?? {});
  const options = Object.fromEntries(known.map(([key, { type, several }]) => [key, { type, multiple: !!several }]));
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    const wrong = whyNotArguments(command.usage, positionals);
    if (wrong) throw new CommandError(`${wrong}${seeHelp(name)}`, exitCodes.usage);
    return { args: positionals, ...apart(values) };
  } catch (error) {
    if (!String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS')) throw error;
    throw new CommandError(`${parseProblem(error as Error & { code: string })}${seeHelp(name)}`, exitCodes.usage);
  }
}

/** Options given once, and those that may be given several times. */
function apart(values: Record<string, string | boolean | (string | boolean)[] | undefined>) {
  const [lists, options]: [Record<string, string[]>, Call['options']] = [{}, {}];
  for (const [key, value] of Object.entries(values)) {
    if (Array.isArray(value)) lists[key] = value.map(String);
    else options[key] = value;
  }
  return { options, lists };
}

const seeHelp = (name: string) => `用法见 gongkai ${name} --help。`;

function parseProblem({ code, message }: Error & { code: string }): string {
  const option = /'([^']*)'/.exec(message)?.[1] ?? '';
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `没有 ${option} 这个选项。` : `选项 ${option} 的写法不对。`;
}

function whyNotArguments(usage: string, args: string[]): string | null {
  const words = usage.split(' ').filter(Boolean);
  const required = words.filter((word) => !word.startsWith('['));
  const missing = required[args.length];
  if (missing) return `缺少参数 ${missing.replace('...', '')}。`;
  if (args.length > words.length && !usage.includes('...')) return `多出参数“${args[words.length]}”。`;
  return null;
}

function whyNoCommand(commands: Commands, words: string[]): string {
  if (words.length === 0) return '请写明命令，全部命令见 gongkai --help。';
  const inside = within(commands, words.slice(0, 1));
  if (inside.length > 0) return `请写明是哪一个：${inside.map((name) => `gongkai ${name}`).join('，')}。`;
  return `没有“${words[0]}”这个命令，全部命令见 gongkai --help。`;
}

/** The names that start with these words. */
function within(commands: Commands, words: string[]): string[] {
  return Object.keys(commands).filter((name) => words.every((word, at) => name.split(' ')[at] === word));
}

function help(commands: Commands, name: string | undefined, words: string[]): string {
  if (name) return helpFor(name, commands[name]!);
  const names = within(commands, words);
  if (names.length === 0) throw new CommandError(whyNoCommand(commands, words), exitCodes.usage);
  return [
    '用法：gongkai 命令 [选项]\n',
    ...columns(names.map((one) => [`${one} ${commands[one]!.usage}`, commands[one]!.summary])),
    '\n每个命令的选项：gongkai 命令 --help。设置（PORT、DATABASE_URL 等）由环境变量给出，见 docs/running。',
    '退出码：0 成功，1 被拒绝或失败，2 用法有误，69 数据库等暂时不可用。',
  ].join('\n');
}

function helpFor(name: string, { summary, usage, options = {} }: Command): string {
  const known = Object.entries(options).map(([key, { type, words, several }]): [string, string] => [
    `--${key}${type === 'string' ? ' 值' : ''}${several ? ' …' : ''}`,
    words,
  ]);
  const call = ['用法：gongkai', name, usage, known.length > 0 ? '[选项]' : ''].filter(Boolean).join(' ');
  return [call, '', summary, ...(known.length > 0 ? ['', ...columns(known)] : [])].join('\n');
}

function columns(lines: [left: string, right: string][]): string[] {
  const width = Math.max(...lines.map(([left]) => left.length));
  return lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

const version = (): string => JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).version;

const fileProblems: Record<string, string> = {
  ENOENT: '不存在，请检查路径',
  EACCES: '没有读写权限，请检查它的属主和权限',
  EISDIR: '是文件夹，这里需要文件',
  ENOTDIR: '不是文件夹',
  ENOSPC: '写不下：磁盘已满',
  ENAMETOOLONG: '路径太长，请检查',
  ELOOP: '是绕成一圈的链接，请检查路径',
};

const databaseProblems: Record<string, string> = {
  '3D000': '数据库服务器上没有这个库，请先建立，或检查 DATABASE_URL 最后的库名',
  '28000': '数据库服务器不接受这个用户，请检查 DATABASE_URL 里的用户名',
  '28P01': '数据库的用户名或密码不对，请检查 DATABASE_URL',
};

function explain(error: unknown): { words: string; code: number } {
  if (error instanceof ConfigError) return { words: error.problems.join('\n'), code: exitCodes.usage };
  const { message, code, syscall, path } = (error ?? {}) as {
    message?: string;
    code?: unknown;
    syscall?: string;
    path?: string;
  };
  const words = onOneLine(message ?? String(error));
  if (error instanceof CommandError) return { words, code: error.code };
  if (error instanceof Unavailable) return { words, code: exitCodes.unavailable };
  const fileProblem = syscall !== 'connect' && path ? fileProblems[String(code)] : undefined;
  if (fileProblem) return { words: `${shorten(onOneLine(path!))} ${fileProblem}。`, code: exitCodes.failed };
  if (databaseIsAway(error)) return { words: `数据库没有应答，请稍后再试（${words}）。`, code: exitCodes.unavailable };
  const databaseProblem = databaseProblems[String(code)];
  if (databaseProblem) return { words: `${databaseProblem}（${words}）。`, code: exitCodes.failed };
  const ours = /\p{Script=Han}/u.test(words);
  return {
    words: ours ? words : `命令没有完成：${words}。设置 LOG_LEVEL=debug 再试一次可以看到详情。`,
    code: exitCodes.failed,
  };
}

const onOneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ');
const shorten = (path: string) => (path.length > 300 ? `${path.slice(0, 300)}……` : path);
