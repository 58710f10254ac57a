import pg from 'pg';

/**
 * While a process needs the private server it holds one connection with a shared lock; the lock dies with the process,
 * however that ends, so the server itself always knows who still needs it and no file can lie about it.
 */
export interface Lease {
  /** Resolves when the connection is gone: the server died, or a stop by another process overtook us. */
  lost: Promise<void>;
  query(text: string, values?: unknown[]): Promise<pg.QueryResult>;
  /** Gives the lease back; true when nobody else holds one. The last one keeps the door shut until the server is down. */
  release(): Promise<boolean>;
  close(): Promise<void>;
}

const key = '8890, 18';

/** Not (yet) there: no socket, refused, starting up, shutting down. */
const away = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']);

/** A lease on the server at `url`, or null when no server answers there; throws when the server refuses us. */
export async function takeLease(url: string): Promise<Lease | null> {
  const client = new pg.Client({ connectionString: url, application_name: 'gongkai lease', keepAlive: true });
  const lost = new Promise<void>((resolve) => client.once('end', resolve));
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(`select pg_advisory_lock_shared(${key})`);
  } catch (error) {
    client.end().catch(() => {});
    const { code, message } = error as { code?: string; message: string };
    if (away.has(code ?? '') || /Connection terminated/.test(message)) return null;
    throw error;
  }
  return {
    lost,
    query: (text, values) => client.query(text, values),
    async release() {
      await client.query(`select pg_advisory_unlock_shared(${key})`);
      const { rows } = await client.query(`select pg_try_advisory_lock(${key}) as last`);
      return rows[0].last;
    },
    close: () => client.end().catch(() => {}),
  };
}
