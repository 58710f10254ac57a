import type { Socket } from 'node:net';
import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely';
import type pg from 'pg';

/**
 * Statements given to one connection in the same turn of the event loop travel together: one system call and one way to the
 * server instead of several. The connection must be opened with pg's `pipeline`, which does not wait for one answer before it
 * sends the next; each statement keeps its own answer and its own error.
 */
export function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  const plain = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    stream.cork();
    setImmediate(() => stream.uncork());
    return plain(...args);
  }) as typeof client.query;
}

/**
 * Begins a transaction without waiting for the answer to `begin`: the first statement goes with it. Nothing is sent after that
 * one before `begin` has been answered, and when it failed (the server cancelled just it) the transaction ends there: at most
 * that one statement stood alone. `core/action.ts` sends the claim of the idempotency key first, which bears that.
 */
class EagerDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (settings.isolationLevel || settings.accessMode) return super.beginTransaction(connection, settings);
    const begun = connection.executeQuery(CompiledQuery.raw('begin'));
    begun.catch(() => {}); // told below, to the first statement
    const plain = connection.executeQuery;
    connection.executeQuery = async (query, ...rest) => {
      connection.executeQuery = plain;
      const answer = plain.call(connection, query, ...rest) as ReturnType<typeof plain>;
      answer.catch(() => {});
      await begun;
      return answer as never;
    };
  }
}

/** Kysely's dialect of PostgreSQL with transactions that begin so. */
export class EagerDialect extends PostgresDialect {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): PostgresDriver {
    return new EagerDriver({ pool: this.#pool });
  }
}
