import type { PublicApp } from '../../core/doors.ts';
import type { Feature } from '../../core/feature.ts';
import { sendCatalog, sendFile, showData, showDataset } from './public/data.tsx';
import { serveOai } from './public/oai.ts';

const name = '[a-z][a-z0-9-]{1,60}';

/** 数据开放: the page of every public list, its catalogue and files, and the harvesters' door. */
export function opendataPublic(app: PublicApp, others: Feature[], perPart = 100): void {
  app.get('/oai', serveOai(perPart));
  app.post('/oai', serveOai(perPart));
  app.get('/data', (c) => c.redirect('/data/', 301));
  app.get('/data/', showData(others));
  app.get('/data/catalog.jsonld', sendCatalog(others));
  app.get(`/data/:name{${name}}/`, showDataset(others));
  app.get(`/data/:file{${name}\\.(?:csv|xlsx|json)}`, sendFile(others));
}
