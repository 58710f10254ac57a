import type { Dataset as SchemaDataset, WithContext } from 'schema-dts';
import type { Dataset } from '../../../core/feature.ts';
import type { Site } from '../../../ui/site.ts';
import { plainRights, type Terms } from './catalog.ts';
import { dataHref, formatNames, formats } from './files.ts';

/** One list for search engines: schema.org Dataset with its downloads. */
export function datasetLd(dataset: Dataset, site: Site, terms: Terms): WithContext<SchemaDataset> {
  const origin = site.origin ?? `https://${site.domain}`;
  const { publisher } = dataset;
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': origin + dataHref(dataset.name),
    url: origin + dataHref(dataset.name),
    name: dataset.title,
    description: dataset.description,
    keywords: dataset.keywords,
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    ...(terms.licence ? { license: terms.licence.href } : { conditionsOfAccess: terms.rights ?? plainRights }),
    ...(dataset.changedAt && { dateModified: dataset.changedAt.toISOString() }),
    creator: {
      '@type': 'GovernmentOrganization',
      name: publisher?.name ?? site.host ?? site.name,
      url: publisher ? `${origin}/units/${publisher.slug}/` : `${origin}/`,
    },
    includedInDataCatalog: { '@type': 'DataCatalog', name: `${site.name}数据开放目录`, url: `${origin}/data/` },
    distribution: formatNames.map((format) => ({
      '@type': 'DataDownload',
      encodingFormat: formats[format].media,
      contentUrl: origin + dataHref(dataset.name, format),
    })),
  };
}
