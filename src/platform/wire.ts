import pg from 'pg';

/** One connection of its own: asks in turn, hears the notifications of one channel, is made anew when it breaks. */
export interface Wire {
  /** The rows of a statement that was sent after this call; throws when nothing comes within the patience. */
  ask<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface WireSettings {
  url: string;
  channel: string;
  /** Shown in pg_stat_activity. */
  name: string;
  /** How long connecting or a statement may stay without any answer, in milliseconds. */
  patienceMillis: number;
  /** Run first on every new connection. */
  begin: string;
  heard(): void;
  lost(): void;
}

export function openWire(settings: WireSettings): Wire {
  let standing: Promise<pg.Client> | null = null;
  let closed = false;
  const forget = (client: Promise<pg.Client>) => {
    if (standing !== client) return;
    standing = null;
    settings.lost();
  };
  const stand = (): Promise<pg.Client> => {
    if (closed) return Promise.reject(new Error('the wire is closed'));
    if (standing) return standing;
    const made: Promise<pg.Client> = connect(settings, () => forget(made));
    standing = made;
    made.catch(() => forget(made));
    return made;
  };
  return {
    async ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      const client = await stand();
      return (await withPatience(client, client.query<Row>(text, values), settings.patienceMillis)).rows;
    },
    async close() {
      closed = true;
      const client = await standing?.catch(() => null);
      if (client) await withPatience(client, client.end(), settings.patienceMillis).catch(() => {});
    },
  };
}

async function connect({ url, channel, name, patienceMillis, begin, heard }: WireSettings, lost: () => void) {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: patienceMillis,
  });
  client.on('error', lost);
  client.on('end', lost);
  client.on('notification', heard);
  await client.connect();
  await withPatience(client, client.query(`${begin}; listen ${channel}`), patienceMillis);
  return client;
}

/** Who says nothing is lost with its connection; what came while this process was busy is still read first. */
function withPatience<T>(client: pg.Client, answer: Promise<T>, millis: number): Promise<T> {
  let waits = true;
  const timer = setTimeout(() => setImmediate(() => waits && lose(client)), millis);
  return answer.finally(() => {
    waits = false;
    clearTimeout(timer);
  });
}

const lose = (client: pg.Client) =>
  (client as unknown as { connection: { stream: { destroy(error: Error): void } } }).connection.stream.destroy(
    Object.assign(new Error('Connection terminated: no answer'), { code: 'ECONNRESET' }),
  );
