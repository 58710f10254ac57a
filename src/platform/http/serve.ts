import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Memory } from './memory.ts';

export interface Listening {
  /** The address with which a browser on this machine reaches it. */
  url: string;
  /** Finishes the requests under way, at most 10 s, and closes. */
  stop(): Promise<void>;
}

/** An address of 10,000 signs, nine bytes each as it travels, still gets a page; Node ends at 16 KiB with an empty answer. */
const maxHeaderSize = 128 * 1024;

/** Serves one application on node:http; pages in memory are answered before the framework. */
export async function listen(settings: {
  app: { fetch(request: Request, env?: unknown): Response | Promise<Response> };
  memory?: Memory;
  port: number;
  host: string;
  allows?: (address: string) => boolean;
}): Promise<Listening> {
  const { app, memory, port, host, allows } = settings;
  const listener = getRequestListener((request, env) => app.fetch(request, env), {
    overrideGlobalObjects: false,
  });
  const server = createServer(
    { maxHeaderSize, headersTimeout: 20_000, requestTimeout: 300_000, keepAliveTimeout: 20_000 },
    (request, response) => {
      if (allows && !allows(request.socket.remoteAddress ?? '')) {
        response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end('这个地址不能使用工作台。');
        return;
      }
      const answered = memory?.answer(request, response) ?? false;
      if (answered === true) return;
      Promise.resolve(answered)
        .then((done) => (done ? undefined : listener(request, response)))
        .catch(() => {
          if (!response.headersSent) response.writeHead(500);
          response.end();
        });
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  const name = host.includes(':') ? `[${host}]` : host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host;
  return { url: `http://${name}:${actual}`, stop: () => stop(server) };
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const hard = setTimeout(() => server.closeAllConnections(), 10_000);
  await closed;
  clearTimeout(hard);
}
