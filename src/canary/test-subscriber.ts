import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tellListeners } from '../core/action.ts';
import { By } from '../core/caller.ts';
import { subscribe } from '../core/webhooks/actions.ts';
import { heardVerbs } from '../core/webhooks/announce.ts';
import { webhookJobs } from '../core/webhooks/jobs.ts';
import { eventTypes } from '../core/webhooks/rules.ts';
import { guardedFetch } from '../platform/http/fetch-guarded.ts';
import { findCanary } from './test-word.ts';
import type { World } from './test-world.ts';

/** A subscriber's own server, to which every event of the house is told, and the job between the deeds and it. */
export async function openSubscriber({ house, chain, canary }: World) {
  const { sides } = house.t;
  const received: { type: string; body: Buffer; headers: string }[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    received.push({ type: JSON.parse(body.toString()).type, body, headers: JSON.stringify(request.headers) });
    response.writeHead(204).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  const heard: { verb: string; answer: unknown }[] = [];
  tellListeners(async (_, verb, __, answer) => {
    if ((heardVerbs as readonly string[]).includes(verb)) heard.push({ verb, answer });
  });
  const by = new By(sides.staff, { kind: 'system', name: 'test' });
  const ofUnit = eventTypes.filter((type) => type.startsWith('submission.'));
  const ofAll = eventTypes.filter((type) => !ofUnit.includes(type));
  await subscribe(by, { name: '省级平台', url, events: ofAll, unit: null, seed: 'a' });
  await subscribe(by, { name: '本单位系统', url, events: ofUnit, unit: chain.unitOf('office'), seed: 'b' });
  const [hear] = webhookJobs({
    fetchOutside: guardedFetch({ allows: (address) => address === '127.0.0.1' }),
    publicUrl: 'http://localhost:8890',
  });
  return {
    /** Tells what was done until now; answers the types that arrived, and where the canary sat in them. */
    async deliver(): Promise<{ types: string[]; found: string[] }> {
      received.length = 0;
      for (const deed of heard.splice(0)) await hear!.run(deed as never, sides);
      return {
        types: received.map(({ type }) => type),
        found: received.flatMap(({ type, body, headers }) =>
          findCanary(canary, { headers, body, coding: '' }).map((place) => `${type} holds ${place}`),
        ),
      };
    },
    async close() {
      tellListeners(async () => {});
      await new Promise((closed) => server.close(closed));
    },
  };
}
