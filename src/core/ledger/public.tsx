import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Child } from 'hono/jsx';
import { NotFound } from '../../platform/errors.ts';
import { projectRoot } from '../../platform/root.ts';
import { isDay, weekday } from '../../platform/time.ts';
import { allDeeds } from '../action.ts';
import type { PublicApp, PublicContext } from '../doors.ts';
import { exportLive } from './export.ts';
import { keyLine } from './keys.ts';
import {
  findConsistency,
  findLine,
  findNewest,
  findOfWeek,
  findProof,
  listKeys,
  listPoints,
  listPointsAfter,
  listWeeks,
  pointsPerPage,
} from './live-queries.ts';
import { LinePage } from './pages/line.tsx';
import { TransparencyPage } from './pages/transparency.tsx';
import { WeekPage } from './pages/week.tsx';
import { holds, receiptOf } from './receipt.ts';

/** 台账存证 for everybody: it reads `live` alone, which shows the ledger as of the newest checkpoint. */
export function ledgerPublic(app: PublicApp): void {
  app.get('/transparency', (c) => c.redirect('/transparency/', 301));
  app.get('/transparency/', showAll);
  app.get('/transparency/key', sendKeys);
  app.get('/transparency/checkpoints', sendPoints);
  app.get('/transparency/export.ndjson', sendExport);
  app.get('/transparency/verify-ledger.mjs', sendVerifier);
  app.get('/transparency/line/:line', showLine);
  app.get('/transparency/receipt/:line', sendReceipt);
  app.get('/transparency/proof/:line', sendProof);
  app.get('/transparency/consistency/:size', sendConsistency);
  app.get('/transparency/week/:week', showWeek);
}

/** A checkpoint turns no generation: what these pages say is never kept in memory. */
const fresh = { 'cache-control': 'no-store' };
const text = { ...fresh, 'content-type': 'text/plain; charset=utf-8' };
const show = (c: PublicContext, page: Child) => c.html(page as string, 200, fresh);
const frameOf = (c: PublicContext) => {
  const url = new URL(c.req.url);
  return { site: c.var.site, mode: c.var.mode, path: c.req.path + url.search };
};

function numberOf(c: PublicContext, name: string): number {
  const typed = c.req.param(name) ?? '';
  if (!/^[1-9]\d{0,14}$/.test(typed)) throw new NotFound();
  return Number(typed);
}

async function showAll(c: PublicContext) {
  const { live } = c.var;
  const typed = c.req.query('page') ?? '1';
  const page = /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 1;
  const { points, total } = await listPoints(live, page);
  if (page > 1 && points.length === 0) throw new NotFound();
  const keys = (await listKeys(live)).map((key) => ({ ...key, line: keyLine(key) }));
  const [newest, weeks] = [await findNewest(live), await listWeeks(live)];
  return show(
    c,
    <TransparencyPage frame={frameOf(c)} {...{ points, total, page, keys, newest, weeks }} perPage={pointsPerPage} />,
  );
}

/** The keys as PEM, newest first, each under its line; OpenSSL skips what stands outside the marks. */
async function sendKeys(c: PublicContext) {
  const keys = await listKeys(c.var.live);
  const parts = keys.map((key) => `# ${keyLine(key)}\n${key.pem}`);
  return c.body(parts.join('\n'), 200, { ...text, 'content-disposition': 'attachment; filename="key.pem"' });
}

/** Every checkpoint as signed text, oldest first; `?after=` a number gives only what came later. */
async function sendPoints(c: PublicContext) {
  const typed = c.req.query('after') ?? '0';
  const start = /^\d{1,12}$/.test(typed) ? Number(typed) : 0;
  const { live } = c.var;
  const notes = async function* () {
    for (let after = start; ; ) {
      const points = await listPointsAfter(live, after);
      if (points.length === 0) return;
      yield points.map(({ note }) => `${note}\n`).join('');
      after = points.at(-1)!.id;
    }
  };
  return stream(c, notes(), { ...text, 'content-disposition': 'attachment; filename="checkpoints.txt"' });
}

async function sendExport(c: PublicContext) {
  if (!(await findNewest(c.var.live))) throw new NotFound();
  const lines = async function* () {
    for await (const line of exportLive(c.var.live)) yield `${line}\n`;
  };
  return stream(c, lines(), {
    ...fresh,
    'content-type': 'application/x-ndjson',
    'content-disposition': 'attachment; filename="export.ndjson"',
  });
}

/** Sent part by part as the reader takes it; nothing is asked of the database for who only wants the head. */
function stream(c: PublicContext, parts: AsyncGenerator<string>, headers: Record<string, string>): Response {
  if (c.req.method === 'HEAD') return c.body(null, 200, headers);
  return c.body(Readable.toWeb(Readable.from(parts, { objectMode: false })) as ReadableStream, 200, headers);
}

const verifier = readFileSync(join(projectRoot, 'bin', 'verify-ledger.mjs'), 'utf8');

const sendVerifier = (c: PublicContext) =>
  c.body(verifier, 200, {
    'cache-control': 'no-cache',
    'content-type': 'text/javascript; charset=utf-8',
    'content-disposition': 'attachment; filename="verify-ledger.mjs"',
  });

async function showLine(c: PublicContext) {
  const position = numberOf(c, 'line');
  const [line, proof] = [await findLine(c.var.live, position), await findProof(c.var.live, position)];
  if (!line && !proof) throw new NotFound();
  const words = new Map(allDeeds().map((deed) => [deed.verb, deed.words]));
  return show(
    c,
    <LinePage
      frame={frameOf(c)}
      position={position}
      line={line ?? null}
      proof={proof ?? null}
      holds={proof ? holds(proof) : false}
      words={(verb) => words.get(verb) ?? '公开事项'}
    />,
  );
}

async function sendReceipt(c: PublicContext) {
  const position = numberOf(c, 'line');
  const [line, proof] = [await findLine(c.var.live, position), await findProof(c.var.live, position)];
  if (!line || !proof) throw new NotFound();
  const key = (await listKeys(c.var.live)).find(
    ({ id, name }) => id === proof.point.key && proof.point.note.startsWith(`${name}\n`),
  );
  const name = encodeURIComponent(`台账回执-${position}.json`);
  return c.body(`${JSON.stringify(receiptOf(line, proof, key), null, 2)}\n`, 200, {
    ...fresh,
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="receipt-${position}.json"; filename*=UTF-8''${name}`,
  });
}

async function sendProof(c: PublicContext) {
  const proof = await findProof(c.var.live, numberOf(c, 'line'));
  if (!proof) throw new NotFound();
  const { position, leaf, path, point } = proof;
  return c.json({ position, leaf, path, hash: point.alg, checkpoint: point.note }, 200, fresh);
}

async function sendConsistency(c: PublicContext) {
  const found = await findConsistency(c.var.live, numberOf(c, 'size'));
  if (!found) throw new NotFound();
  const { from, to, path } = found;
  return c.json({ from: from.note, to: to.note, hash: to.alg, path }, 200, fresh);
}

async function showWeek(c: PublicContext) {
  const monday = c.req.param('week') ?? '';
  if (!isDay(monday) || weekday(monday) !== 1) throw new NotFound();
  const point = await findOfWeek(c.var.live, monday);
  if (!point) throw new NotFound();
  return show(c, <WeekPage frame={frameOf(c)} monday={monday} point={point} />);
}
