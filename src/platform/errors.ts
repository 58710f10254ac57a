/** The act is not allowed now (409), not to this person (403), too much at once (413) or too often (429); the message is a Chinese sentence that says how to mend it. */
export class Refused extends Error {
  readonly status: 403 | 409 | 413 | 429;
  constructor(message: string, status: 403 | 409 | 413 | 429 = 409, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Refused';
    this.status = status;
  }
}

/** Nothing is there, or the person may not know that it is: 404 either way, with one and the same page. */
export class NotFound extends Error {
  constructor(message = '没有找到您要的内容。') {
    super(message);
    this.name = 'NotFound';
  }
}

/** Something we need (the database, the storage) does not answer: 503, and the visitor is asked to come back. */
export class Unavailable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'Unavailable';
  }
}

/** Refuses with the sentence a `whyNot…` rule gave; does nothing when the rule had no objection. */
export function refuseIf(why: string | null, status: 403 | 409 = 409): void {
  if (why) throw new Refused(why, status);
}

const gone = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '08001',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '25006',
  '53100', // disk full
  '53300',
]);

/** Whether PostgreSQL rolled the whole transaction back because another stood in its way (deadlock, serialisation). */
export function gaveWay(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string };
  return code === '40P01' || code === '40001';
}

/** Whether an error means that the database is away for now (evidence.md, Database: errors to retry). */
export function databaseIsAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  if (code && gone.has(code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|connection is closed/i.test(
    message ?? '',
  );
}
