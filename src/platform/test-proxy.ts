import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A link to a database that can be cut, or made to swallow what it is given, for tests of an outage. */
export interface Link {
  /** The same address, led through the proxy. */
  through(url: string): string;
  /** Refuses every connection and breaks those that stand. */
  cut(): Promise<void>;
  /** Takes everything and answers nothing; connections that stand stay as they are. */
  swallow(): void;
  /** New connections work again; those that were swallowed never speak again, as after a failover. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a proxy before the server of `url` (TCP or socket folder). */
export async function openLink(url: string): Promise<Link> {
  const target = targetOf(url);
  const sockets = new Set<Socket>();
  const lost = new Set<Socket>();
  let swallowing = false;
  let port = 0;
  let server: Server;

  const pass = (near: Socket) => {
    sockets.add(near);
    near.on('error', () => {});
    if (swallowing) {
      lost.add(near);
      near.resume();
      return;
    }
    const far = connect(target);
    far.on('error', () => near.destroy());
    far.on('close', () => !lost.has(near) && near.destroy());
    near.on('close', () => {
      sockets.delete(near);
      far.destroy();
    });
    near.on('data', (chunk) => !lost.has(near) && far.write(chunk));
    far.on('data', (chunk) => !lost.has(near) && near.write(chunk));
  };
  const open = async () => {
    server = createServer(pass).listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as { port: number }).port;
  };
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await open();
  return {
    through(address) {
      const led = new URL(address);
      led.searchParams.delete('host');
      led.hostname = '127.0.0.1';
      led.port = String(port);
      return led.href;
    },
    cut,
    swallow() {
      swallowing = true;
      for (const socket of sockets) lost.add(socket);
    },
    async restore() {
      swallowing = false;
      if (!server.listening) await open();
    },
    close: cut,
  };
}

function targetOf(url: string): { host: string; port: number } | { path: string } {
  const { hostname, port, searchParams } = new URL(url);
  const folder = searchParams.get('host');
  return folder?.startsWith('/')
    ? { path: `${folder}/.s.PGSQL.${port || 5432}` }
    : { host: folder ?? hostname, port: Number(port || 5432) };
}
