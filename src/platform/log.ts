import { randomBytes } from 'node:crypto';
import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from './config.ts';

/**
 * Who asked for what is the ledger's business; the log is for those who run the machine and holds no personal data. Log
 * numbers, states, verbs and ids; never what people typed. What slips through is masked.
 */
export type Log = Logger;

const secrets = ['password', 'secret', 'token', 'key', 'cookie', 'authorization', 'session', 'caseCode'];
const personal = ['name', 'phone', 'email', 'mail', 'ip', 'remoteAddress', 'idNumber', 'body', 'query', 'headers'];

/** One line of JSON for each event; on stderr when stdout belongs to the data of a command. */
export function createLog(level: LogLevel, to: 'stdout' | 'stderr' | DestinationStream = 'stdout'): Log {
  const stream =
    to === 'stdout'
      ? destination({ dest: 1, sync: false })
      : to === 'stderr'
        ? destination({ dest: 2, sync: true })
        : to;
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: [...secrets, ...personal].flatMap((name) => [name, `*.${name}`]), censor: '[略]' },
      serializers: { err: describeError, error: describeError },
      hooks: {
        logMethod(args, method) {
          method.apply(
            this,
            args.map((part: unknown) => (typeof part === 'string' ? mask(part) : part)) as typeof args,
          );
        },
      },
    },
    stream,
  );
}

/** The id of one request, in its log lines and on its error page; a proxy's own id is kept when it looks like one. */
export function requestId(given?: string | null): string {
  return given && /^[\w-]{8,64}$/.test(given) ? given : randomBytes(9).toString('base64url');
}

const patterns: [RegExp, string][] = [
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, '$1[略]@'],
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[邮箱]'],
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, '[身份证件号码]'],
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, '[手机号]'],
];

/** Passwords in addresses, mailboxes, identity and mobile numbers taken out of a text. */
export function mask(text: string): string {
  return patterns.reduce((masked, [pattern, words]) => masked.replace(pattern, words), text);
}

interface Described {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: Described;
}

/** A database error carries rows and values beside its message (`detail`, `where`), and class 22 in the message itself. */
function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: mask(String(error)) };
  const { code } = error as { code?: string };
  const valueRefused = typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
  const message = valueRefused ? 'the database refused a value' : error.message;
  return {
    type: error.name,
    message: mask(message),
    code,
    stack: error.stack && mask(error.stack.replace(error.message, () => message)),
    ...(error.cause ? { cause: describeError(error.cause) } : {}),
  };
}
