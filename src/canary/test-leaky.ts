import { Hono } from 'hono';
import { sql } from 'kysely';
import { rows } from '../platform/database.ts';
import { listen } from '../platform/http/serve.ts';
import { examine } from './test-examine.ts';
import { Outsider } from './test-outsider.ts';
import { routesOf } from './test-questions.ts';
import type { Kept } from './test-states.ts';
import type { World } from './test-world.ts';

/** What is found in a house with two leaks: a route that shows drafts, and one that only knows them. */
export async function examineLeaky(world: World, kept: Kept): Promise<string[]> {
  const { staff } = world.house.t.sides;
  const leaky = new Hono();
  leaky.get('/leak/:id', async (c) => {
    const id = Number(c.req.param('id')) || 0;
    const [row] = await rows(
      staff,
      sql<{ body: string }>`
      select body from publications.revision join publications.edition on edition.id = revision.edition where document = ${id} limit 1`,
    );
    return row ? c.body(Buffer.from(row.body).toString('base64')) : c.notFound();
  });
  leaky.get('/knows/:id', async (c) => {
    const id = Number(c.req.param('id')) || 0;
    const known = await rows(staff, sql`select id from publications.document where id = ${id}`);
    return c.text('没有找到', 404, { 'x-rows': String(known.length) });
  });
  const server = await listen({ app: leaky, port: 0, host: '127.0.0.1' });
  const outsider = new Outsider(server.url);
  return examine(world, outsider, routesOf(leaky), kept, { unknown: true, all: true }).finally(() => {
    outsider.close();
    return server.stop();
  });
}
