import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { sql } from 'kysely';
import { validateXML } from 'xmllint-wasm';
import { draftAndSubmit } from '../../core/test-office.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { imported, schema } from './test-oai-schema.ts';
import { openTestOpendata, type TestOpendata } from './test-opendata.ts';

let o: TestOpendata;
before(async () => {
  o = await openTestOpendata(await testDatabase());
});
after(() => o?.close());

/** What a parser makes of an answer: its shape is the schema's matter. */
// biome-ignore lint/suspicious/noExplicitAny: validated before it is read
type Said = any;

const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['record', 'header', 'set', 'error', 'dc:subject', 'dc:identifier'].includes(name),
});

async function validate(body: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'answer.xml', contents: body }],
    schema: [schema],
    preload: imported,
  });
  return errors.map(({ message }) => message);
}

/** An answer of the repository; every one is valid by the schema of the specification. */
async function ask(query: string | Record<string, string>, method: 'GET' | 'POST' = 'GET') {
  const asked = typeof query === 'string' ? query : new URLSearchParams(query).toString();
  const answer =
    method === 'GET'
      ? await o.get(`/oai?${asked}`)
      : await o.get('/oai', { method, body: asked, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type')!, /^text\/xml/);
  assert.deepEqual(await validate(answer.body), [], asked);
  return { body: answer.body, said: parser.parse(answer.body)['OAI-PMH'] };
}
const codesOf = async (query: string | Record<string, string>) =>
  ((await ask(query)).said.error ?? []).map((error: { '@_code': string }) => error['@_code']);
const list = (more: Record<string, string> = {}) => ({ verb: 'ListRecords', metadataPrefix: 'oai_dc', ...more });
const idOf = (id: string) => `oai:zhenxing.example:${id}`;

test('the schema that answers are measured by refuses what the specification does not allow', async () => {
  const { body } = await ask('verb=Identify');
  for (const [from, to] of [
    ['<protocolVersion>2.0', '<protocolVersion>1.1'],
    ['persistent', 'sometimes'],
    ['<adminEmail>gongkai@zhenxing.example', '<adminEmail>nobody'],
    ['<Identify>', '<Identity>'],
  ] as const)
    assert.notDeepEqual(await validate(body.replaceAll(from, to)), [], to);
});

describe('an empty repository', () => {
  test('says who it is and that nothing was told yet', async () => {
    const { said } = await ask('verb=Identify');
    assert.equal(said.Identify.repositoryName, '振兴区人民政府');
    assert.equal(said.Identify.baseURL, 'https://zhenxing.example/oai');
    assert.equal(said.Identify.deletedRecord, 'persistent');
    assert.deepEqual(await codesOf(list()), ['noRecordsMatch']);
  });
});

describe('harvesting', () => {
  let first: Awaited<ReturnType<TestOpendata['publish']>>;
  let withdrawn: typeof first;
  before(async () => {
    first = await o.publish('关于甲 & 乙 <丙> 的通知\u0007', {
      metadata: { abstract: '摘要 ]]> "引号"', keywords: ['停水', '𠮷'], source: '区住房城乡建设局' },
    });
    withdrawn = await o.publish('很快撤回的通知', { metadata: { keywords: ['撤回的词'] } });
    await o.publish('第三份通知');
    await o.publish('关于第四件事的公函', {}, 'letter');
    await o.publish('关于第五件事的通知');
    await o.withdraw(withdrawn.document, 'withdrawn', '发布有误，现予撤回。');
  });

  test('a record bears what the reviewed text says, exactly as it was written', async () => {
    const { said } = await ask({ verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: idOf(first.id) });
    const { header, metadata } = said.GetRecord.record[0];
    const dc = metadata['oai_dc:dc'];
    assert.equal(header[0].identifier, idOf(first.id));
    assert.equal(header[0].setSpec, 'notices');
    assert.equal(dc['dc:title'], '关于甲 & 乙 <丙> 的通知');
    assert.equal(dc['dc:description'], '摘要 ]]> "引号"');
    assert.deepEqual(dc['dc:subject'], ['停水', '𠮷']);
    assert.equal(dc['dc:identifier'][0], `https://zhenxing.example${first.path}`);
    assert.equal(dc['dc:rights'], '主动公开');
  });

  test('a withdrawn text stays as deleted, without a word of it, for ever and for every list', async () => {
    const { said, body } = await ask({ verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: idOf(withdrawn.id) });
    assert.equal(said.GetRecord.record[0].header[0]['@_status'], 'deleted');
    assert.equal(said.GetRecord.record[0].metadata, undefined);
    for (const text of [body, ...(await harvest(list())).bodies])
      assert.doesNotMatch(text, /很快撤回|撤回的词|发布有误/);
  });

  async function harvest(query: Record<string, string>) {
    const ids: string[] = [];
    const bodies: string[] = [];
    const parts: { size: string; cursor: string; token: string }[] = [];
    for (let next: Record<string, string> | null = query; next; ) {
      const { said, body }: { said: Said; body: string } = await ask(next, ids.length % 2 ? 'POST' : 'GET');
      bodies.push(body);
      const told = said[query.verb!];
      for (const { header } of told.record ?? []) ids.push(header[0].identifier);
      for (const { identifier } of told.header ?? []) ids.push(identifier);
      const token: Said = told.resumptionToken;
      const words: string = typeof token === 'object' ? (token['#text'] ?? '') : '';
      if (token) parts.push({ size: token['@_completeListSize'], cursor: token['@_cursor'], token: words });
      next = words ? { verb: query.verb!, resumptionToken: words } : null;
    }
    return { ids, bodies, parts };
  }

  test('a list comes in parts, each record once, and the last part ends it with an empty token', async () => {
    for (const verb of ['ListRecords', 'ListIdentifiers']) {
      const { ids, parts } = await harvest({ ...list(), verb });
      assert.equal(ids.length, 5);
      assert.equal(new Set(ids).size, 5);
      assert.deepEqual(
        parts.map(({ size, cursor }) => [size, cursor]),
        [
          ['5', '0'],
          ['5', '2'],
          ['5', '4'],
        ],
      );
      assert.equal(parts.at(-1)!.token, '');
    }
  });

  test('a text that is corrected meanwhile comes once more at the end, and nothing is lost', async () => {
    const { said } = await ask(list());
    const token = said.ListRecords.resumptionToken['#text'];
    await o.t.sides.staff.transaction().execute(async (tx) => {
      await sql`
        update publications.publication set published_at = now() + interval '2 seconds'
        where ended_at is null and document = ${first.document}`.execute(tx);
    });
    const rest = await harvest({ verb: 'ListRecords', resumptionToken: token });
    assert.equal(rest.ids.at(-1), idOf(first.id));
    assert.equal(
      new Set([...said.ListRecords.record.map((one: Said) => one.header[0].identifier), ...rest.ids]).size,
      5,
    );
  });

  test('a list is narrowed by set, and by days and seconds with both ends included', async () => {
    assert.equal((await harvest(list({ set: 'notices' }))).ids.length, 5);
    assert.deepEqual(await codesOf(list({ set: 'policies' })), ['noRecordsMatch']);
    assert.deepEqual(await codesOf(list({ set: 'nowhere' })), ['noRecordsMatch']);
    const { said } = await ask({ verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: idOf(withdrawn.id) });
    const stamp: string = said.GetRecord.record[0].header[0].datestamp;
    const at = async (from: string, until: string) =>
      (await harvest({ ...list({ from, until }), verb: 'ListIdentifiers' })).ids;
    assert.ok((await at(stamp, stamp)).includes(idOf(withdrawn.id)));
    assert.ok((await at(stamp.slice(0, 10), stamp.slice(0, 10))).includes(idOf(withdrawn.id)));
    assert.deepEqual(await codesOf(list({ until: '2001-01-01' })), ['noRecordsMatch']);
    assert.deepEqual(await codesOf(list({ from: '2999-01-01T00:00:00Z' })), ['noRecordsMatch']);
  });

  test('what ends by the clock alone is told as deleted too', async () => {
    const meeting = await o.publish('到时自动撤下的通知');
    await sql`update publications.publication set public_until = now() - interval '1 second' where document = ${meeting.document}`.execute(
      o.t.sides.staff,
    );
    const { said, body } = await ask({ verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: idOf(meeting.id) });
    assert.equal(said.GetRecord.record[0].header[0]['@_status'], 'deleted');
    assert.doesNotMatch(body, /到时自动撤下/);
  });

  test('a correction is the same record with a later datestamp', async () => {
    const text = await o.publish('要更正的通知');
    const stampOf = async () =>
      (await ask({ verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: idOf(text.id) })).said.GetRecord.record[0];
    const before = await stampOf();
    await sql`update publications.publication set published_at = published_at - interval '1 day' where document = ${text.document}`.execute(
      o.t.sides.staff,
    );
    await o.correct(text.document, '更正标题。', { title: '更正以后的通知' });
    const later = await stampOf();
    assert.ok(later.header[0].datestamp >= before.header[0].datestamp);
    assert.equal(later.metadata['oai_dc:dc']['dc:title'], '更正以后的通知');
  });

  test('a draft is told of by nothing', async () => {
    const { document } = await draftAndSubmit(o.office, '还没有公开的通知');
    const [{ id }] = (
      await sql<{ id: string }>`select public_id as id from publications.document where id = ${document}`.execute(
        o.t.sides.staff,
      )
    ).rows as [{ id: string }];
    assert.deepEqual(await codesOf({ verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: idOf(id) }), [
      'idDoesNotExist',
    ]);
    for (const body of (await harvest(list())).bodies) assert.doesNotMatch(body, new RegExp(`还没有公开|${id}`));
  });

  test('sets are the columns, and formats are one', async () => {
    const { said } = await ask('verb=ListSets');
    assert.deepEqual(
      said.ListSets.set.map((set: { setSpec: string }) => set.setSpec),
      ['interpretations', 'notices', 'policies'],
    );
    const formats = (await ask({ verb: 'ListMetadataFormats', identifier: idOf(first.id) })).said.ListMetadataFormats;
    assert.equal(formats.metadataFormat.metadataPrefix, 'oai_dc');
  });

  test('every error of the specification has its code', async () => {
    const cases: [query: string, codes: string[]][] = [
      ['', ['badVerb']],
      ['verb=', ['badVerb']],
      ['verb=listrecords', ['badVerb']],
      ['verb=Identify&verb=Identify', ['badVerb']],
      ['verb=Identify&set=notices', ['badArgument']],
      ['verb=ListRecords', ['badArgument']],
      ['verb=GetRecord&metadataPrefix=oai_dc', ['badArgument']],
      ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', ['badArgument']],
      ['verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x', ['badArgument']],
      ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30', ['badArgument']],
      ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-1-1', ['badArgument']],
      ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T25:00:00Z', ['badArgument']],
      ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01', ['badArgument']],
      ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z', ['badArgument']],
      ['verb=ListRecords&metadataPrefix=oai_dc&set=a%20b', ['badArgument']],
      ['verb=ListRecords&metadataPrefix=%E4%B8%AD', ['badArgument']],
      ['verb=ListRecords&metadataPrefix=marc21', ['cannotDisseminateFormat']],
      [`verb=GetRecord&metadataPrefix=marc21&identifier=${idOf(first.id)}`, ['cannotDisseminateFormat']],
      ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere.example:aaaaaaaaaaaa', ['idDoesNotExist']],
      ['verb=ListMetadataFormats&identifier=oai:zhenxing.example:aaaaaaaaaaaa', ['idDoesNotExist']],
      ['verb=GetRecord&metadataPrefix=oai_dc&identifier=nothing', ['idDoesNotExist']],
      ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:%E4%B8%AD%20%00%25', ['idDoesNotExist']],
      ['verb=ListRecords&resumptionToken=invented', ['badResumptionToken']],
      ['verb=ListSets&resumptionToken=invented', ['badResumptionToken']],
      ['verb=Identify&__proto__=x', ['badArgument']],
      [`verb=ListRecords&metadataPrefix=oai_dc&from=${'9'.repeat(10_000)}`, ['badArgument']],
      ['verb=ListRecords&metadataPrefix=oai_dc&set=%00%E2%80%AE%F0%9F%91%A8%ED%A0%80', ['badArgument']],
      ['verb=%3Cscript%3E&x=%FF%FE', ['badVerb']],
    ];
    for (const [query, codes] of cases) assert.deepEqual(await codesOf(query), codes, query);
  });

  test('a token of another list, or one that was changed, leads nowhere', async () => {
    const token: string = (await ask(list())).said.ListRecords.resumptionToken['#text'];
    assert.deepEqual(await codesOf({ verb: 'ListIdentifiers', resumptionToken: token }), ['badResumptionToken']);
    const changed = token.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A'));
    assert.deepEqual(await codesOf({ verb: 'ListRecords', resumptionToken: changed }), ['badResumptionToken']);
    assert.deepEqual(await codesOf({ verb: 'ListRecords', resumptionToken: `${token}.x` }), ['badResumptionToken']);
  });
});
