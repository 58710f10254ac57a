import type { PublicContext } from '../../../core/doors.ts';
import { readFields } from '../../../platform/http/body.ts';
import { dayOf } from '../../../platform/time.ts';
import type { Site } from '../../../ui/site.ts';
import { listSetColumns } from '../queries/columns.ts';
import { earliestHarvest, findHarvested, type Harvested, listHarvest } from '../queries/harvest.ts';
import {
  answerOf,
  errorAnswer,
  getRecord,
  identify,
  list,
  listSets,
  metadataFormats,
  type OaiRecord,
  prefix,
} from '../rules/oai-answer.ts';
import {
  type Arguments,
  behind,
  type ErrorCode,
  momentOf,
  type OaiError,
  readRequest,
  type Verb,
} from '../rules/oai-request.ts';
import { columnsOf, type SetColumn, specOf } from '../rules/sets.ts';
import { type Resumption, readToken, writeToken } from './resumption.ts';

/** OAI-PMH 2.0, by GET and POST alike; `perPart` records stand in one answer of a list. */
export const serveOai = (perPart: number) => async (c: PublicContext) => {
  const { site } = c.var;
  const base = `${originOf(site)}/oai`;
  const asked = readRequest(await readPairs(c));
  const envelope = { base, now: new Date(), asked: asked.verb ? { verb: asked.verb, args: asked.args } : undefined };
  const said =
    asked.verb === null || asked.errors.length > 0
      ? asked.errors
      : await answers[asked.verb]({ c, base, perPart, verb: asked.verb, args: asked.args });
  const text = isErrors(said) ? errorAnswer(envelope, said) : answerOf(envelope, said);
  // Each answer bears its second, and nobody asks for the same part twice: none is kept.
  return c.body(text, 200, { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-store' });
};

interface Asked {
  c: PublicContext;
  base: string;
  perPart: number;
  verb: Verb;
  args: Arguments;
}
type Said = string[] | OaiError[];
const isErrors = (said: Said): said is OaiError[] => typeof said[0] === 'object';
const refuse = (code: ErrorCode, words: string): OaiError[] => [{ code, words }];

const originOf = (site: Site) => site.origin ?? `https://${site.domain}`;

async function readPairs(c: PublicContext): Promise<[string, string][]> {
  if (c.req.method !== 'POST') return [...new URL(c.req.url).searchParams];
  return Object.entries(await readFields(c)).flatMap(([name, value]) =>
    [value ?? ''].flat().map((one): [string, string] => [name, one]),
  );
}

const answers: Record<Verb, (asked: Asked) => Promise<Said>> = {
  async Identify({ c, base }) {
    const { name } = c.var.site;
    return identify({ name, base, email: emailOf(c.var.site), earliest: await earliestHarvest(c.var.live) });
  },
  async ListMetadataFormats(asked) {
    const { identifier } = asked.args;
    return identifier === undefined || (await find(asked, identifier)) ? metadataFormats() : unknownRecord;
  },
  async ListSets({ c, args }) {
    if (args.resumptionToken !== undefined) return refuse('badResumptionToken', '栏目一次列完，没有续传。');
    const columns = await listSetColumns(c.var.live);
    return listSets(columns.map(({ slug, name }) => ({ spec: specOf(columns, slug), name })));
  },
  async GetRecord(asked) {
    const found = await find(asked, asked.args.identifier!);
    if (!found) return unknownRecord;
    if (asked.args.metadataPrefix !== prefix) return otherFormat;
    return getRecord(recordOf(found, asked.c.var.site, await listSetColumns(asked.c.var.live)));
  },
  ListIdentifiers: listPart,
  ListRecords: listPart,
};

const unknownRecord = refuse('idDoesNotExist', '没有这个标识的信息。');
const otherFormat = refuse('cannotDisseminateFormat', `这里只有 ${prefix} 格式。`);

/** The address of whoever keeps the repository must be one: without a domain, one that leads nowhere. */
const emailOf = ({ email, domain }: Site) => email ?? `gongkai@${domain.includes('.') ? domain : `${domain}.invalid`}`;

const identifierOf = (site: Site, id: string) => `oai:${site.domain}:${id}`;

async function find({ c }: Asked, identifier: string): Promise<Harvested | undefined> {
  const id = /:([a-z0-9]{12})$/.exec(identifier)?.[1];
  return id && identifier === identifierOf(c.var.site, id) ? findHarvested(c.var.live, id) : undefined;
}

async function listPart({ c, verb, args, perPart }: Asked): Promise<Said> {
  const begun = args.resumptionToken === undefined ? null : readToken(args.resumptionToken);
  if (args.resumptionToken !== undefined && begun?.verb !== verb)
    return refuse('badResumptionToken', '这个 resumptionToken 不是本站给出的，请从头开始。');
  if (!begun && args.metadataPrefix !== prefix) return otherFormat;
  const { set = null, from = null, until = null } = begun ?? args;
  const columns = await listSetColumns(c.var.live);
  const held = set === null ? null : columnsOf(columns, set);
  const wanted = {
    from: from === null ? null : momentOf(from),
    before: until === null ? null : behind(until),
    columns: set === null ? null : (held ?? []),
    after: begun?.after ?? null,
  };
  const { records, rest } = await listHarvest(c.var.live, wanted, perPart);
  // What a token promised may have changed since, and moved behind another datestamp: then this list is at its end.
  if (records.length === 0) return refuse('noRecordsMatch', '没有符合条件的信息。');
  const cursor = begun?.cursor ?? 0;
  const last = records.at(-1)!;
  const next: Resumption = {
    verb,
    set,
    from,
    until,
    after: { at: last.at.toISOString(), id: last.id },
    cursor: cursor + records.length,
  };
  return list(
    verb as 'ListRecords' | 'ListIdentifiers',
    records.map((record) => recordOf(record, c.var.site, columns)),
    { token: rest > records.length ? writeToken(next) : null, cursor, size: cursor + rest },
  );
}

function recordOf(found: Harvested, site: Site, columns: SetColumn[]): OaiRecord {
  const { id, at, column, deleted } = found;
  const elements = deleted || found.path === null ? null : elementsOf(found, site);
  return { identifier: identifierOf(site, id), at, sets: [specOf(columns, column)], elements };
}

/** Only what the reviewed text and its publication say: links and validity change without the datestamp. */
function elementsOf(text: Harvested, site: Site): [string, string][] {
  const { metadata } = text;
  const said: [string, string | null | undefined][] = [
    ['title', text.title],
    ['creator', text.unitFullName],
    ['subject', metadata.subject],
    ...(metadata.keywords ?? []).map((word): [string, string] => ['subject', word]),
    ['description', metadata.abstract],
    ['publisher', site.name],
    ['date', text.firstPublishedOn ?? dayOf(text.firstPublishedAt)],
    ['type', text.kindWords],
    ['format', 'text/html'],
    ['identifier', encodeURI(`${originOf(site)}${text.path}`)],
    ['identifier', text.number],
    ['identifier', text.indexNumber],
    ['source', metadata.source],
    ['language', 'zh-CN'],
    ['rights', '主动公开'],
  ];
  return said.filter((one): one is [string, string] => !!one[1]);
}
