import type { PublicContext } from '../../../core/doors.ts';
import type { Dataset, Feature } from '../../../core/feature.ts';
import { NotFound } from '../../../platform/errors.ts';
import { sendSheet } from '../../../platform/http/sheet-files.ts';
import { recordsOf, type Sheet } from '../../../platform/spreadsheet.ts';
import { inOrder, orderOf } from '../../../ui/order.ts';
import { DataPage } from '../pages/data.tsx';
import { DatasetPage } from '../pages/dataset.tsx';
import { listCorrections } from '../queries/corrections.ts';
import { listDatasets } from '../queries/datasets.ts';
import { findTerms } from '../queries/terms.ts';
import { catalogOf } from '../rules/catalog.ts';
import type { Format } from '../rules/files.ts';
import { sortable, sortedBy, usualOrder } from '../rules/order.ts';
import { pathsIn } from '../rules/updates.ts';

const frameOf = (c: PublicContext) => ({ site: c.var.site, mode: c.var.mode, path: c.req.path });

async function readAll(c: PublicContext, others: Feature[]) {
  const [datasets, terms] = await Promise.all([listDatasets(c.var.live, others), findTerms(c.var.live)]);
  return { datasets, terms };
}

export const showData = (others: Feature[]) => async (c: PublicContext) => {
  const { datasets, terms } = await readAll(c, others);
  const order = orderOf((name) => c.req.query(name), sortable, usualOrder);
  const facts = { frame: frameOf(c), terms, order, unit: c.req.query('unit') ?? '' };
  return c.html(<DataPage {...facts} datasets={inOrder(datasets, order, sortedBy)} />, 200, {
    'cache-control': 'no-cache',
  });
};

export const sendCatalog = (others: Feature[]) => async (c: PublicContext) => {
  const { datasets, terms } = await readAll(c, others);
  const moments = datasets.flatMap(({ changedAt }) => changedAt?.getTime() ?? []);
  const changedAt = moments.length > 0 ? new Date(Math.max(...moments)) : null;
  const catalog = catalogOf({ site: c.var.site, terms, datasets, changedAt });
  return c.body(`${JSON.stringify(catalog, null, 1)}\n`, 200, {
    'content-type': 'application/ld+json; charset=utf-8',
    'cache-control': 'no-cache',
  });
};

async function read(c: PublicContext, others: Feature[], name: string): Promise<{ dataset: Dataset; sheet: Sheet }> {
  const { live, site, today } = c.var;
  const dataset = (await listDatasets(live, others)).find((one) => one.name === name);
  if (!dataset) throw new NotFound();
  c.var.shows(...dataset.tags);
  return { dataset, sheet: await dataset.sheet({ origin: site.origin ?? '', today }) };
}

export const showDataset = (others: Feature[]) => async (c: PublicContext) => {
  const terms = await findTerms(c.var.live);
  const found = await read(c, others, c.req.param('name') ?? '');
  const corrections = await listCorrections(c.var.live, pathsIn(found.sheet, c.var.site.origin ?? ''));
  const facts = { frame: frameOf(c), terms, corrections, ...found };
  return c.html(<DatasetPage {...facts} />, 200, { 'cache-control': 'no-cache' });
};

/** The whole list as a file: the sheet of its room; as JSON with what it is. */
export const sendFile = (others: Feature[]) => async (c: PublicContext) => {
  const [, name = '', format] = /^(.+)\.(csv|xlsx|json)$/.exec(c.req.param('file') ?? '') ?? [];
  const { dataset, sheet } = await read(c, others, name);
  const { title, changedAt } = dataset;
  if (format === 'json')
    return c.body(`${JSON.stringify({ name, title, changedAt, records: recordsOf(sheet) }, null, 1)}\n`, 200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-cache',
    });
  const file = sendSheet(c, sheet, format as Exclude<Format, 'json'>, `${title} ${c.var.today}`);
  // open data may be kept and asked about again, unlike a file made for one person
  file.headers.set('cache-control', 'no-cache');
  return file;
};
