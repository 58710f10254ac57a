import { Agent, request } from 'node:http';

export interface Answer {
  status: number;
  body: string;
}

/** Asks an application on this machine as a proxy passes requests on; `ask` rejects when there is no whole answer. */
export function openProxied(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const ask = (path: string, from: string, fields?: Record<string, string>, cookie = ''): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request(
        {
          ...{ host: '127.0.0.1', port, path, agent, method: fields ? 'POST' : 'GET', timeout: 15_000 },
          headers: {
            ...{ 'x-forwarded-for': from, 'sec-fetch-site': 'same-origin', cookie },
            ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
          },
        },
        (answer) => {
          let body = '';
          answer.setEncoding('utf8').on('data', (part: string) => {
            body += part;
          });
          answer.on('end', () =>
            answer.complete ? resolve({ status: answer.statusCode!, body }) : reject(new Error('cut')),
          );
          answer.on('error', reject);
        },
      );
      sent.on('timeout', () => sent.destroy(new Error('timeout')));
      sent.on('error', reject);
      sent.end(fields ? new URLSearchParams(fields).toString() : undefined);
    });
  return { ask, close: () => agent.destroy() };
}
