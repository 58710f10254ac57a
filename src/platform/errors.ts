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

/** The sentence by which a deed was refused as not allowed now (409), as the error of its form; null when it was done. Anything else goes on. */
export async function refusalOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refused && error.status === 409) return error.message;
    throw error;
  }
}

/** Codes of PostgreSQL and of the socket to it: connection (08), resources such as a full disk (53), its own system (58), shutdown and recovery. */
const away = /^(?:08|53|58)[0-9A-Z]{3}$|^(?:57P0[1-5]|25006|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/;

/** What the driver says without a code: the connection was lost, is being closed, or none could be had. */
const lost = /Connection terminated|timeout exceeded when trying to connect|is not queryable|connection is closed/i;

/** Whether PostgreSQL rolled the whole transaction back because another stood in its way (deadlock, serialisation). */
export function gaveWay(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string };
  return code === '40P01' || code === '40001';
}

/** Whether an error means that the database is away for now (evidence.md, Database: errors to retry). */
export function databaseIsAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  return away.test(code ?? '') || lost.test(message ?? '');
}
