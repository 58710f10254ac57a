import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotFound } from '../../platform/errors.ts';
import { projectRoot } from '../../platform/root.ts';
import type { PublicApp, PublicContext } from '../doors.ts';
import { bundleOf } from './bundle.ts';
import { compute } from './compute/compute.ts';
import { DrawsPage } from './pages/draws.tsx';
import { DrawPage } from './pages/show.tsx';
import { untilNext } from './public/until-next.ts';
import {
  countPublicDraws,
  factsOf,
  findPublicDraw,
  listPublicDraws,
  type PublicDraw,
  publicPerPage,
} from './queries/live.ts';
import { homeOf } from './rules/homes.ts';
import { stageOf } from './rules/stage.ts';

/** 公开抽签 for everybody: each step as it is public, and everything to check it with. */
export function drawsPublic(app: PublicApp): void {
  app.get('/draws', (c) => c.redirect('/draws/', 301));
  app.get('/draws/', list);
  for (const name of Object.keys(verifiers)) app.get(`/draws/${name}`, (c) => sendVerifier(c, name));
  app.get('/draws/:number', show);
  app.get('/draws/:number/pool.txt', sendPool);
  app.get('/draws/:number/bundle.json', sendBundle);
}

const frameOf = (c: PublicContext) => {
  const url = new URL(c.req.url);
  return { site: c.var.site, mode: c.var.mode, path: c.req.path + url.search };
};

async function list(c: PublicContext) {
  c.var.shows('draws');
  const typed = c.req.query('page') ?? '1';
  const page = /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 1;
  const [draws, inAll] = await Promise.all([listPublicDraws(c.var.live, page), countPublicDraws(c.var.live)]);
  if (page > 1 && draws.length === 0) throw new NotFound();
  const now = new Date();
  for (const { sources } of draws) untilNext(c, sources, now);
  const rows = draws.map((draw) => ({ ...draw, stage: stageOf(draw, now) }));
  c.header('cache-control', 'no-cache');
  return c.html(
    (
      <DrawsPage
        frame={frameOf(c)}
        draws={rows}
        today={c.var.today}
        {...{ inAll, page, now }}
        perPage={publicPerPage}
      />
    ) as never,
  );
}

async function find(c: PublicContext): Promise<PublicDraw> {
  const number = c.req.param('number') ?? '';
  c.var.shows(`draw:${number}`);
  const draw = /^[0-9A-Za-z._-]{1,64}$/.test(number) ? await findPublicDraw(c.var.live, number) : undefined;
  if (!draw) throw new NotFound();
  return draw;
}

async function show(c: PublicContext) {
  const draw = await find(c);
  c.var.shows('draws'); // other draws for the same thing
  const now = new Date();
  untilNext(c, draw.sources, now);
  const committed = draw.parties.every(({ committedAt }) => committedAt);
  const stage = stageOf(factsOf(draw, committed), now);
  const { pool, names, seed, outcomes } = draw;
  const drawn = await compute('drawnOf', { pool, names, seed, outcomes }, pool?.length ?? 0);
  const told = drawn ? await resultsOf(c, draw) : null;
  c.header('cache-control', 'no-cache');
  return c.html((<DrawPage frame={frameOf(c)} {...{ draw, stage, now, drawn, told }} today={c.var.today} />) as never);
}

/** What became of those who were drawn, as the room tells it for whose thing the draw is. */
async function resultsOf(c: PublicContext, draw: PublicDraw) {
  const reader = homeOf([draw.object])?.results;
  if (!reader) return null;
  c.var.shows(...reader.shows(draw));
  const results = await reader.read(c.var.live, draw.number);
  return results && { ...results, head: reader.head };
}

async function sendPool(c: PublicContext) {
  const draw = await find(c);
  if (!draw.pool) throw new NotFound('名单在公布结果时一并公布，现在公布的是它的摘要。');
  return c.body(draw.pool, 200, file(`${draw.number}-pool.txt`, 'text/plain'));
}

async function sendBundle(c: PublicContext) {
  const draw = await find(c);
  const bundle = bundleOf(draw);
  if (!bundle) throw new NotFound('验证包在公布结果时一并公布。');
  return c.body(`${JSON.stringify(bundle, null, 2)}\n`, 200, file(`${draw.number}-bundle.json`, 'application/json'));
}

const file = (name: string, type: string) => ({
  'cache-control': 'no-cache',
  'content-type': `${type}; charset=utf-8`,
  'content-disposition': `attachment; filename="${name}"`,
});

const typeOf: Record<string, string> = { 'verify-draw.mjs': 'text/javascript', 'verify-draw.py': 'text/x-python' };
/** As they stood when this process began, like everything else that it serves. */
const verifiers = Object.fromEntries(
  Object.keys(typeOf).map((name) => [name, readFileSync(join(projectRoot, 'bin', name), 'utf8')]),
);

function sendVerifier(c: PublicContext, name: string) {
  c.var.shows();
  return c.body(verifiers[name]!, 200, file(name, typeOf[name]!));
}
