import jsonld from 'jsonld';

/** One statement of a graph. */
export interface Triple {
  subject: string;
  predicate: string;
  object: { value: string; kind: 'iri' | 'literal'; datatype: string };
}

const names: Record<string, string> = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
};
const full = (short: string) => short.replace(/^(\w+):/, (_, name: string) => names[name]!);

/** The graph of a JSON-LD document; nothing outside of it is fetched, and a term without a meaning is an error. */
export async function graphOf(document: object): Promise<Triple[]> {
  const quads = (await jsonld.toRDF(
    document as never,
    {
      safe: true,
      documentLoader: async (url: string) => {
        throw new Error(`asks for ${url}`);
      },
    } as never,
  )) as unknown as {
    subject: { value: string };
    predicate: { value: string };
    object: { value: string; termType: string; datatype?: { value: string } };
  }[];
  return quads.map(({ subject, predicate, object }) => ({
    subject: subject.value,
    predicate: predicate.value,
    object: {
      value: object.value,
      kind: object.termType === 'Literal' ? 'literal' : 'iri',
      datatype: object.datatype?.value ?? '',
    },
  }));
}

type Rule = { must?: boolean; many?: boolean; is: 'iri' | 'words' | 'text' | 'instant' };

/** What DCAT 3 (W3C Recommendation, 22 August 2024, section 6) says of the classes that we use, by property. */
const classes: Record<string, Record<string, Rule>> = {
  'dcat:Catalog': {
    'dcterms:title': { must: true, is: 'words' },
    'dcterms:description': { must: true, is: 'words' },
    'dcterms:publisher': { must: true, is: 'iri' },
    'dcterms:language': { is: 'iri', many: true },
    'dcterms:modified': { is: 'instant' },
    'dcterms:license': { is: 'iri' },
    'dcterms:rights': { is: 'iri' },
    'foaf:homepage': { is: 'iri' },
    'dcat:service': { is: 'iri', many: true },
    'dcat:dataset': { is: 'iri', many: true },
  },
  'dcat:Dataset': {
    'dcterms:identifier': { must: true, is: 'text' },
    'dcterms:title': { must: true, is: 'words' },
    'dcterms:description': { must: true, is: 'words' },
    'dcat:keyword': { is: 'words', many: true },
    'dcterms:language': { is: 'iri', many: true },
    'dcterms:accessRights': { is: 'iri' },
    'dcterms:accrualPeriodicity': { must: true, is: 'iri' },
    'dcterms:modified': { is: 'instant' },
    'dcterms:publisher': { must: true, is: 'iri' },
    'dcat:contactPoint': { is: 'iri' },
    'dcat:landingPage': { is: 'iri' },
    'dcat:distribution': { must: true, is: 'iri', many: true },
  },
  'dcat:Distribution': {
    'dcterms:title': { must: true, is: 'words' },
    'dcat:accessURL': { must: true, is: 'iri' },
    'dcat:downloadURL': { is: 'iri' },
    'dcat:mediaType': { is: 'iri' },
    'dcterms:modified': { is: 'instant' },
    'dcterms:license': { is: 'iri' },
    'dcterms:rights': { is: 'iri' },
  },
  'dcat:DataService': {
    'dcterms:title': { must: true, is: 'words' },
    'dcterms:conformsTo': { is: 'iri' },
    'dcat:endpointURL': { must: true, is: 'iri' },
  },
  'foaf:Organization': { 'foaf:name': { must: true, is: 'words', many: true } },
  'vcard:Organization': { 'vcard:fn': { must: true, is: 'text' }, 'vcard:hasTelephone': { is: 'iri' } },
  'dcterms:RightsStatement': { 'dcterms:description': { must: true, is: 'words' } },
};

const fits: Record<Rule['is'], (object: Triple['object']) => boolean> = {
  iri: ({ kind }) => kind === 'iri',
  words: ({ kind, datatype }) => kind === 'literal' && datatype.endsWith('#langString'),
  text: ({ kind, datatype }) => kind === 'literal' && datatype.endsWith('#string'),
  instant: ({ value, datatype }) => datatype.endsWith('#dateTime') && !Number.isNaN(Date.parse(value)),
};

/** Everything in a graph that DCAT 3 does not say, or demands and does not find. */
export function whatIsNotDcat(graph: Triple[]): string[] {
  const typed = graph.filter(({ predicate }) => predicate === full('rdf:type'));
  const typeOf = new Map(typed.map(({ subject, object }) => [subject, object.value]));
  const against: string[] = [];
  for (const [subject, type] of typeOf) {
    const [name, rules] = Object.entries(classes).find(([known]) => full(known) === type) ?? [];
    if (!name || !rules) {
      against.push(`${subject} is of an unknown class ${type}`);
      continue;
    }
    const said = graph.filter((one) => one.subject === subject && one.predicate !== full('rdf:type'));
    for (const { predicate, object } of said) {
      const rule = Object.entries(rules).find(([known]) => full(known) === predicate)?.[1];
      if (!rule) against.push(`${name} has no ${predicate}`);
      else if (!fits[rule.is](object)) against.push(`${predicate} of ${subject} is no ${rule.is}: ${object.value}`);
    }
    for (const [known, { must, many }] of Object.entries(rules)) {
      const count = said.filter(({ predicate }) => predicate === full(known)).length;
      if (must && count === 0) against.push(`${subject} lacks ${known}`);
      if (!many && count > 1) against.push(`${subject} has ${count} of ${known}`);
    }
  }
  const known = new Set(typeOf.keys());
  for (const { subject } of graph) if (!known.has(subject)) against.push(`${subject} has no class`);
  return [...new Set(against)];
}
