import { xml } from '../../../platform/xml.ts';
import { type Arguments, datestamp, type OaiError, type Verb } from './oai-request.ts';

export const prefix = 'oai_dc';
const schema = 'http://www.openarchives.org/OAI/2.0/';

/** One record as a harvester is told of it; of a deleted one nothing but that it is. */
export interface OaiRecord {
  identifier: string;
  at: Date;
  sets: string[];
  /** Elements of unqualified Dublin Core, in order; null for what was deleted. */
  elements: [name: string, value: string][] | null;
}

export interface Envelope {
  /** Address of the repository. */
  base: string;
  now: Date;
  /** What was asked, repeated only when it could be read. */
  asked?: { verb: Verb; args: Arguments };
}

/** A whole answer around the part that a verb gives, or around its errors. */
export function answerOf({ base, now, asked }: Envelope, content: string[]): string {
  const attributes = Object.entries({ verb: asked?.verb, ...asked?.args })
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    // What is no URI is unknown here like any other identifier; the schema lets nothing else be repeated.
    .filter(([name, value]) => name !== 'identifier' || /^[a-z][a-z0-9+.-]*:[\w.:/-]{1,200}$/i.test(value))
    .map(([name, value]) => ` ${name}="${xml(value)}"`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<OAI-PMH xmlns="${schema}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${schema} ${schema}OAI-PMH.xsd">`,
    `<responseDate>${datestamp(now)}</responseDate>`,
    `<request${attributes.join('')}>${xml(base)}</request>`,
    ...content,
    '</OAI-PMH>',
    '',
  ].join('\n');
}

/** Errors never repeat the arguments when it is these or the verb that could not be read. */
export const errorAnswer = (envelope: Envelope, errors: OaiError[]): string =>
  answerOf(
    errors.some(({ code }) => code === 'badVerb' || code === 'badArgument')
      ? { ...envelope, asked: undefined }
      : envelope,
    errors.map(({ code, words }) => `<error code="${code}">${xml(words)}</error>`),
  );

export const identify = (facts: { name: string; base: string; email: string; earliest: Date }): string[] => [
  '<Identify>',
  `<repositoryName>${xml(facts.name)}</repositoryName>`,
  `<baseURL>${xml(facts.base)}</baseURL>`,
  '<protocolVersion>2.0</protocolVersion>',
  `<adminEmail>${xml(facts.email)}</adminEmail>`,
  `<earliestDatestamp>${datestamp(facts.earliest)}</earliestDatestamp>`,
  '<deletedRecord>persistent</deletedRecord>',
  '<granularity>YYYY-MM-DDThh:mm:ssZ</granularity>',
  '</Identify>',
];

export const metadataFormats = (): string[] => [
  '<ListMetadataFormats>',
  `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><schema>${schema}oai_dc.xsd</schema><metadataNamespace>${schema}oai_dc/</metadataNamespace></metadataFormat>`,
  '</ListMetadataFormats>',
];

export const listSets = (sets: { spec: string; name: string }[]): string[] => [
  '<ListSets>',
  ...sets.map(({ spec, name }) => `<set><setSpec>${xml(spec)}</setSpec><setName>${xml(name)}</setName></set>`),
  '</ListSets>',
];

export const getRecord = (record: OaiRecord): string[] => ['<GetRecord>', recordOf(record), '</GetRecord>'];

/** Where a list goes on: the token is empty on the last part of one that had several. */
export interface Part {
  token: string | null;
  cursor: number;
  size: number;
}

export function list(verb: 'ListRecords' | 'ListIdentifiers', records: OaiRecord[], part: Part): string[] {
  const single = part.token === null && part.cursor === 0;
  return [
    `<${verb}>`,
    ...records.map(verb === 'ListRecords' ? recordOf : headerOf),
    ...(single
      ? []
      : [
          `<resumptionToken completeListSize="${part.size}" cursor="${part.cursor}">${xml(part.token ?? '')}</resumptionToken>`,
        ]),
    `</${verb}>`,
  ];
}

const headerOf = ({ identifier, at, sets, elements }: OaiRecord): string =>
  [
    elements ? '<header>' : '<header status="deleted">',
    `<identifier>${xml(identifier)}</identifier>`,
    `<datestamp>${datestamp(at)}</datestamp>`,
    ...sets.map((set) => `<setSpec>${xml(set)}</setSpec>`),
    '</header>',
  ].join('');

function recordOf(record: OaiRecord): string {
  const metadata = record.elements && [
    `<metadata><oai_dc:dc xmlns:oai_dc="${schema}oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xsi:schemaLocation="${schema}oai_dc/ ${schema}oai_dc.xsd">`,
    ...record.elements.map(([name, value]) => `<dc:${name}>${xml(value)}</dc:${name}>`),
    '</oai_dc:dc></metadata>',
  ];
  return ['<record>', headerOf(record), ...(metadata ?? []), '</record>'].join('\n');
}
