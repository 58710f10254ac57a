import type { Context, ErrorHandler } from 'hono';
import { databaseIsAway, NotFound, Refused, Unavailable } from '../../platform/errors.ts';
import { answerProblem, type ProblemName, Rejected } from '../../platform/http/api/problem.ts';
import type { Log } from '../../platform/log.ts';
import { KeyUsed } from '../action.ts';
import { Conflict } from '../publications/actions/draft.ts';

const byStatus: Record<number, ProblemName> = {
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  429: 'too-many',
  500: 'bug',
  503: 'unavailable',
};

/** The problem of an outcome that some middleware before the API decided. */
export const problemOf = (c: Context, status: number, detail?: string): Response =>
  answerProblem(byStatus[status] ?? 'malformed', detail ?? '没有找到您要的内容。', { instance: c.req.path });

/** The same four outcomes as the console's, as problems; only a bug is logged as one, once, with the request's id. */
export const answerError =
  (log: Log): ErrorHandler =>
  (error, c) => {
    const instance = c.req.path;
    if (error instanceof Rejected)
      return answerProblem(error.problem, error.message, { instance, errors: error.errors, headers: error.headers });
    if (error instanceof NotFound) return answerProblem('not-found', '没有找到您要的内容。', { instance });
    if (error instanceof KeyUsed)
      return answerProblem('key-reused', '这个 Idempotency-Key 已经用于另一个请求，请换一个新的键。', { instance });
    // Somebody saved between the reading of If-Match and the deed: the same as having come a moment later.
    if (error instanceof Conflict)
      return answerProblem('stale', '您读取之后内容已经变化，请重新读取、核对后再办理。', { instance });
    if (error instanceof Refused) return answerProblem(byStatus[error.status]!, error.message, { instance });
    const requestId = c.get('requestId') as string | undefined;
    if (error instanceof Unavailable || databaseIsAway(error)) {
      log.warn({ id: requestId, err: error }, 'unavailable');
      return answerProblem('unavailable', '服务暂时不可用，请稍后用同一个 Idempotency-Key 再试。', {
        instance,
        headers: { 'retry-after': '10' },
      });
    }
    log.error({ id: requestId, err: error }, 'bug');
    return answerProblem('bug', '系统出了故障，已经记录。请把请求编号告诉系统管理员。', { instance, requestId });
  };
