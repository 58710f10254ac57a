/** The verbs of OAI-PMH 2.0 with their arguments (specification, 4 and 3.6). */
const verbs = {
  Identify: { required: [], optional: [], exclusive: false },
  ListMetadataFormats: { required: [], optional: ['identifier'], exclusive: false },
  ListSets: { required: [], optional: [], exclusive: true },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [], exclusive: false },
  ListIdentifiers: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], exclusive: true },
  ListRecords: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], exclusive: true },
} as const satisfies Record<string, { required: string[]; optional: string[]; exclusive: boolean }>;

export type Verb = keyof typeof verbs;
export type Argument = 'identifier' | 'metadataPrefix' | 'from' | 'until' | 'set' | 'resumptionToken';
export type Arguments = Partial<Record<Argument, string>>;

export type ErrorCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch'
  | 'noMetadataFormats'
  | 'noSetHierarchy';

export interface OaiError {
  code: ErrorCode;
  words: string;
}

export type OaiRequest = { verb: Verb; args: Arguments; errors: OaiError[] } | { verb: null; errors: OaiError[] };

/** Reads the arguments of a request as they came, by GET or POST; a request with errors is answered by them alone. */
export function readRequest(pairs: [string, string][]): OaiRequest {
  const named = pairs.filter(([name]) => name === 'verb').map(([, value]) => value);
  const verb = (Object.keys(verbs) as Verb[]).find((known) => known === named[0]);
  if (named.length !== 1 || !verb) return { verb: null, errors: [{ code: 'badVerb', words: badVerb(named) }] };
  const rest = pairs.filter(([name]) => name !== 'verb');
  const errors = whatIsWrong(verb, rest).map((words): OaiError => ({ code: 'badArgument', words }));
  return { verb, args: Object.fromEntries(rest) as Arguments, errors };
}

function badVerb(named: string[]): string {
  if (named.length > 1) return '参数 verb 只能写一次。';
  return `参数 verb 应为 ${Object.keys(verbs).join('、')} 之一。`;
}

function whatIsWrong(verb: Verb, pairs: [string, string][]): string[] {
  const { required, optional, exclusive } = verbs[verb];
  const names = pairs.map(([name]) => name);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (twice.length > 0) return ['同一个参数只能写一次。'];
  if (exclusive && names.includes('resumptionToken'))
    return names.length === 1 ? [] : ['resumptionToken 不能与别的参数一起使用。'];
  const allowed: string[] = [...required, ...optional];
  if (names.some((name) => !allowed.includes(name))) return [`${verb} 没有这样的参数。`];
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) return [`${verb} 缺少参数 ${missing.join('、')}。`];
  const args = Object.fromEntries(pairs) as Arguments;
  return [...Object.entries(shapes), ...Object.entries(moments)]
    .flatMap(([name, why]) => {
      const value = args[name as Argument];
      return value === undefined ? [] : (why(value) ?? []);
    })
    .concat(whyNotRange(args) ?? []);
}

const shapes: Partial<Record<Argument, (value: string) => string | null>> = {
  metadataPrefix: (value) => (/^[\w.!~*'()-]{1,100}$/.test(value) ? null : 'metadataPrefix 的写法不对。'),
  set: (value) => (/^[\w.!~*'()-]{1,100}(:[\w.!~*'()-]{1,100})*$/.test(value) ? null : 'set 的写法不对。'),
};

const whyNotMoment = (name: string) => (value: string) =>
  momentOf(value) ? null : `${name} 应写成 YYYY-MM-DD 或 YYYY-MM-DDThh:mm:ssZ，并且是存在的日子。`;
const moments: Partial<Record<Argument, (value: string) => string | null>> = {
  from: whyNotMoment('from'),
  until: whyNotMoment('until'),
};

function whyNotRange({ from, until }: Arguments): string | null {
  if (from === undefined || until === undefined || !momentOf(from) || !momentOf(until)) return null;
  if (from.length !== until.length) return 'from 和 until 的写法要一样精确。';
  return from > until ? 'from 不能晚于 until。' : null;
}

/** The instant of a datestamp, or of the beginning of its day; null when there is no such moment. */
export function momentOf(text: string): Date | null {
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(whole)) return null;
  const at = new Date(whole);
  return !Number.isNaN(at.getTime()) && datestamp(at) === whole && at.getUTCFullYear() > 0 ? at : null;
}

/** The first second that does not belong to `until`, which is meant to be included with all of its day. */
export const behind = (until: string): Date =>
  new Date(momentOf(until)!.getTime() + (until.length === 10 ? 86_400_000 : 1000));

/** `YYYY-MM-DDThh:mm:ssZ`, the granularity of this repository. */
export const datestamp = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;
