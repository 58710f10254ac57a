import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Chain, Written } from '../../district/demo/chain.ts';
import { demoOthers } from '../../district/demo/others.ts';
import { type Answer, isRemembered, Outsider } from '../canary/test-outsider.ts';
import { sealAll } from '../core/ledger/test-seal.ts';
import { withdraw } from '../core/publications/actions/withdraw.ts';
import { one } from '../platform/database.ts';
import { type Listening, listen } from '../platform/http/serve.ts';
import { enterDistrict } from '../test-district.ts';
import { type TestHouse, testHouse } from '../test-house.ts';
import { type OtherProcess, startOther } from './test-process.ts';

export interface Published extends Written {
  path: string;
  id: string;
}

/** A district that publishes, before two processes with pages in memory. */
export interface Town {
  house: TestHouse;
  chain: Chain;
  url: string;
  other: OtherProcess;
  here: Outsider;
  there: Outsider;
  publish(key: keyof typeof demoOthers): Promise<Published>;
  takeOut(one: Published): Promise<unknown>;
  /** Nobody answers any more at this process's address. */
  stopServing(): Promise<void>;
  close(): Promise<void>;
}

export async function openTown(): Promise<Town> {
  const house = await testHouse();
  const { chain } = await enterDistrict(house.t.sides.staff);
  const server: Listening = await listen({ app: house.app, memory: house.memory, port: 0, host: '127.0.0.1' });
  const other = await startOther(house.t.urls);
  const [here, there] = [new Outsider(server.url), new Outsider(other.url)];
  return {
    house,
    chain,
    url: server.url,
    other,
    here,
    there,
    async publish(key) {
      const written = await chain.write(demoOthers[key]!);
      await chain.publish(written);
      await sealAll(house.t.sealer, house.t.sides.staff); // until then an article is remembered for seconds alone
      return { ...written, ...(await addressOf(house, written.document)) };
    },
    takeOut: (one) =>
      withdraw(chain.as(one.text.unit, 'editor'), { document: one.document, kind: 'withdrawn', reason: '内容有误。' }),
    stopServing: () => server.stop(),
    async close() {
      here.close();
      there.close();
      await other.end();
      await server.stop().catch(() => {}); // a test may have stopped it
      await house.close();
    },
  };
}

const addressOf = (house: TestHouse, document: number) =>
  one(
    house.t.sides.staff,
    sql<{ path: string; id: string }>`
      select address.path, document.public_id as id
      from publications.address
      join publications.document on document.id = address.document
      where document.id = ${document} and address.current`,
  );

export const get = (outsider: Outsider, path: string, headers: Record<string, string> = {}) =>
  outsider.ask({ method: 'GET', path, headers });

/** What is read: the places where a title may break are no part of it. */
export const bodyOf = ({ body }: Answer) => body.toString('utf8').replaceAll('<wbr/>', '');

/** The same pages again until memory answers; a look that comes between may clear them once. */
export async function remember(outsider: Outsider, ...paths: string[]): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    for (const path of paths) await get(outsider, path);
    const answers = await Promise.all(paths.map((path) => get(outsider, path)));
    if (answers.every(isRemembered)) return;
  }
  assert.fail(`${paths} are not answered from memory`);
}
