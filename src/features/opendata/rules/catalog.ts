import type { Dataset, Rhythm } from '../../../core/feature.ts';
import type { Site } from '../../../ui/site.ts';
import { dataHref, type Format, formatNames, formats } from './files.ts';

/** On what terms the lists may be used: the district's to say (setting `opendata`); nothing is claimed in its place. */
export interface Terms {
  licence?: { href: string; name: string };
  /** A sentence for people, such as where to name the source. */
  rights?: string;
}

export const plainRights = '依法主动公开的政府信息，任何人可以免费查阅和使用；转载请注明来源。';

const collection: Record<Rhythm, string> = {
  continuous: 'continuous',
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
  quarterly: 'quarterly',
  annual: 'annual',
  irregular: 'irregular',
};

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const zh = (text: string) => ({ '@language': 'zh-CN', '@value': text });
const at = (id: string) => ({ '@id': id });
const instant = (when: Date) => ({ '@type': 'xsd:dateTime', '@value': when.toISOString() });
const language = at('http://id.loc.gov/vocabulary/iso639-1/zh');

interface Facts {
  site: Site;
  terms: Terms;
  datasets: Dataset[];
  changedAt: Date | null;
}

/** The catalogue of every public list in the words of DCAT 3 (W3C, 2024), as JSON-LD that needs no other address to be read. */
export function catalogOf({ site, terms, datasets, changedAt }: Facts): object {
  const origin = site.origin ?? `https://${site.domain}`;
  const publisher = { '@id': `${origin}/`, '@type': 'foaf:Organization', 'foaf:name': zh(site.host ?? site.name) };
  return {
    '@context': context,
    '@id': `${origin}/data/`,
    '@type': 'dcat:Catalog',
    'dcterms:title': zh(`${site.name}数据开放目录`),
    'dcterms:description': zh(`${site.name}公开的全部清单，每一份都可以下载`),
    'dcterms:publisher': publisher,
    'dcterms:language': language,
    ...(changedAt && { 'dcterms:modified': instant(changedAt) }),
    ...rightsOf(terms),
    'foaf:homepage': at(`${origin}/`),
    'dcat:service': {
      '@id': `${origin}/oai`,
      '@type': 'dcat:DataService',
      'dcterms:title': zh('OAI-PMH 2.0'),
      'dcterms:conformsTo': at('http://www.openarchives.org/OAI/2.0/openarchivesprotocol.htm'),
      'dcat:endpointURL': at(`${origin}/oai`),
    },
    'dcat:dataset': datasets.map((dataset) => datasetOf(dataset, { site, origin, terms })),
  };
}

const rightsOf = ({ licence, rights }: Terms) => ({
  ...(licence && { 'dcterms:license': at(licence.href) }),
  'dcterms:rights': { '@type': 'dcterms:RightsStatement', 'dcterms:description': zh(rights ?? plainRights) },
});

function datasetOf(dataset: Dataset, { site, origin, terms }: { site: Site; origin: string; terms: Terms }) {
  const { name, publisher } = dataset;
  return {
    '@id': origin + dataHref(name),
    '@type': 'dcat:Dataset',
    'dcterms:identifier': name,
    'dcterms:title': zh(dataset.title),
    'dcterms:description': zh(dataset.description),
    'dcat:keyword': dataset.keywords.map(zh),
    'dcterms:language': language,
    'dcterms:accessRights': at('http://publications.europa.eu/resource/authority/access-right/PUBLIC'),
    'dcterms:accrualPeriodicity': at(`http://purl.org/cld/freq/${collection[dataset.rhythm]}`),
    ...(dataset.changedAt && { 'dcterms:modified': instant(dataset.changedAt) }),
    'dcterms:publisher': {
      '@id': publisher ? `${origin}/units/${publisher.slug}/` : `${origin}/`,
      '@type': 'foaf:Organization',
      'foaf:name': zh(publisher?.name ?? site.host ?? site.name),
    },
    ...contactOf(site),
    'dcat:landingPage': at(origin + dataset.page),
    'dcat:distribution': formatNames.map((format) => distributionOf(dataset, { format, origin, terms })),
  };
}

const contactOf = ({ phone, host, name }: Site) =>
  phone && {
    'dcat:contactPoint': {
      '@type': 'vcard:Organization',
      'vcard:fn': host ?? name,
      'vcard:hasTelephone': at(`tel:${phone.replace(/[^\d+]/g, '')}`),
    },
  };

function distributionOf(dataset: Dataset, { format, origin, terms }: { format: Format; origin: string; terms: Terms }) {
  const address = origin + dataHref(dataset.name, format);
  return {
    '@id': address,
    '@type': 'dcat:Distribution',
    'dcterms:title': zh(`${dataset.title}（${formats[format].words}）`),
    'dcat:accessURL': at(origin + dataHref(dataset.name)),
    'dcat:downloadURL': at(address),
    'dcat:mediaType': at(`https://www.iana.org/assignments/media-types/${formats[format].media}`),
    ...(dataset.changedAt && { 'dcterms:modified': instant(dataset.changedAt) }),
    ...rightsOf(terms),
  };
}
