import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { tellListeners } from '../core/action.ts';
import { By, type Sides } from '../core/caller.ts';
import { deliverLetter } from '../core/notices/deliver-letter.ts';
import { savedSearch } from '../core/search/saved.ts';
import { subscribe } from '../core/webhooks/actions.ts';
import { heardVerbs } from '../core/webhooks/announce.ts';
import { webhookJobs } from '../core/webhooks/jobs.ts';
import { eventTypes } from '../core/webhooks/rules.ts';
import { confirm } from '../features/subscriptions/actions/confirm.ts';
import { keyOf } from '../features/subscriptions/actions/keys.ts';
import { request } from '../features/subscriptions/actions/request.ts';
import { sendDigests } from '../features/subscriptions/jobs.ts';
import { one, rows } from '../platform/database.ts';
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
  const readLetters = await followByMail(house.t.sides, by);
  return {
    /** Tells what was done until now; answers the types that arrived, and where the canary sat in them. */
    async deliver(): Promise<{ types: string[]; found: string[] }> {
      received.length = 0;
      for (const deed of heard.splice(0)) await hear!.run(deed as never, sides);
      const types = received.map(({ type }) => type);
      for (const text of await readLetters()) received.push({ type: 'letter', body: Buffer.from(text), headers: '' });
      return {
        types,
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

/** Somebody who follows everything by mail; answers what the mail server was handed since the last time. */
async function followByMail(sides: Sides, by: By): Promise<() => Promise<string[]>> {
  const filter = { column: '', unit: '', subject: '', topic: '', words: '' };
  await request(by, {
    address: () => 'reader@mail.example',
    place: () => 'here',
    filter,
    content: '全部公开信息',
    site: '本站',
    rhythm: 'at_once',
  });
  const { seed } = await one(sides.staff, sql<{ seed: Buffer }>`select seed from subscriptions.subscription`);
  await confirm(by, { key: keyOf('confirm', seed) });
  return async () => {
    const texts: string[] = [];
    const mail = { send: async (letter: object) => void texts.push(JSON.stringify(letter)), close() {} };
    await sendDigests(sides, savedSearch, 'at_once', new Date(0));
    const waiting = await rows(
      sides.staff,
      sql<{
        id: number;
      }>`select id from notices.letter where not exists (select from notices.letter_attempt where letter = letter.id)`,
    );
    for (const { id } of waiting) await deliverLetter(sides, id, { mail, origin: 'http://localhost:8890' });
    return texts;
  };
}
