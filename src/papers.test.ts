import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { readPdf } from './core/files/extract/pdf.ts';
import { readText } from './core/files/text/read-text.ts';
import { withdraw } from './core/publications/actions/withdraw.ts';
import { plainText } from './core/publications/clean.ts';
import { issue } from './core/review/actions/issue.ts';
import { clearAll, draftAndSubmit, type Office, openOffice } from './core/test-office.ts';
import { one } from './platform/database.ts';
import { type TestHouse, testHouse } from './test-house.ts';

let house: TestHouse;
let office: Office;

before(async () => {
  house = await testHouse();
  office = await openOffice(house.t);
});
after(() => house?.close());

const body = [
  '<p class="flush">各街道办事处，区直各部门：</p><p>现将有关事项通知如下，请认真贯彻执行。</p>',
  '<h2>一、总体要求</h2><p>（一）坚持公开为常态、不公开为例外，推进决策、执行、管理、服务、结果公开，让群众看得到、听得懂、能监督。</p>',
  '<h3>（二）时间安排</h3><ol><li>九月底前完成自查。</li><li>十月底前完成整改，联系 8890 或 open@example.cn。</li></ol>',
  '<table><caption>任务分工</caption><thead><tr><th rowspan="2">任务</th><th colspan="2">单位</th></tr><tr><th>牵头</th><th>配合</th></tr></thead>',
  '<tbody><tr><td>栏目建设</td><td>区政府办公室</td><td>各部门</td></tr></tbody></table>',
  '<p><strong>重要事项</strong>及时报告。</p><ul><li>每月报送一次</li></ul>',
].join('');
const metadata = { formedOn: '2019-08-08', signatory: '振兴区住房城乡建设局' };

async function published(title: string, change: { body?: string } = {}) {
  const made = await draftAndSubmit(office, title, { body, metadata, ...change }, 'letter');
  await clearAll(house.t, office, made.submission);
  await issue(office.by(office.signer), { submission: made.submission });
  const { id } = await one(
    house.t.sides.live,
    sql<{ id: string }>`select id from live.publication where title = ${title}`,
  );
  return { ...made, id };
}

const get = (path: string) => house.app.request(path);
async function fetched(id: string, format: 'docx' | 'pdf') {
  const answer = await get(`/papers/${id}/${format}`);
  assert.equal(answer.status, 200, format);
  return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
}
/** Words without the line ends and blanks that a page puts between them. */
const bare = (text: string) => text.replace(/[\s|]+/g, '');

const textOfPdf = async (bytes: Uint8Array): Promise<string> => (await readPdf(bytes, 1_000_000)).text ?? '';

const sentences = (html: string) =>
  plainText(html)
    .split('\n')
    .map(bare)
    .filter((line) => line.length > 1);

test('Word and PDF of a public text say every sentence of the revision, in its order, and how to check it', async () => {
  const { id } = await published('关于做好政务公开工作的通知');
  const facts = await one(
    house.t.sides.live,
    sql<{
      number: string;
      hash: string;
    }>`select document_number as number, hash from live.publication where id = ${id}`,
  );
  const code = facts.hash.slice(0, 12).toUpperCase().match(/.{4}/g)!.join('-');
  const word = (await readText((await fetched(id, 'docx')).bytes, 'a.docx')).text;
  const paper = await textOfPdf((await fetched(id, 'pdf')).bytes);
  for (const [kind, said] of [
    ['docx', word],
    ['pdf', paper],
  ] as const) {
    const text = bare(said);
    let at = 0;
    for (const sentence of [
      '振兴区住房城乡建设局文件',
      bare(facts.number),
      '关于做好政务公开工作的通知',
      ...sentences(body),
    ]) {
      const found = text.indexOf(sentence, at);
      assert.ok(found >= 0, `${kind}: “${sentence}” is missing or not in its place`);
      if (!/任务分工|牵头|配合|栏目/.test(sentence)) at = found;
    }
    for (const part of ['2019年8月8日', '（此件公开发布）', '印发', code, `/verify/${id}`])
      assert.ok(text.includes(bare(part)), `${kind}: ${part}`);
    assert.equal(text.split('各街道办事处，区直各部门：').length, 2, `${kind}: 主送 is not said twice`);
  }
});

test('the code on the paper is the one of the page where it is checked', async () => {
  const { id } = await published('可以核验的通知');
  const page = await (await get(`/verify/${id}`)).text();
  const code = /<code>([0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4})<\/code>/.exec(page)![1]!;
  assert.ok(bare(await textOfPdf((await fetched(id, 'pdf')).bytes)).includes(code));
  const path = await one(house.t.sides.live, sql<{ path: string }>`select path from live.publication where id = ${id}`);
  const article = await (await get(path.path)).text();
  assert.match(article, new RegExp(`href="/papers/${id}/docx"`));
  assert.match(article, new RegExp(`href="/papers/${id}/pdf"`));
});

test('a withdrawn text is gone at once, in Word and PDF, though both were made before', async () => {
  const { id, document } = await published('要撤回的通知');
  await fetched(id, 'pdf');
  await fetched(id, 'docx');
  await withdraw(office.by(office.signer), { document, kind: 'withdrawn', reason: '内容有误' });
  for (const format of ['pdf', 'docx']) {
    const gone = await get(`/papers/${id}/${format}`);
    assert.equal(gone.status, 404);
    assert.ok(!(await gone.text()).includes('要撤回的通知'));
  }
});

test('what is not public, or never was, has no paper', async () => {
  const draft = await draftAndSubmit(office, '还没发布的通知', { body });
  for (const id of ['abcdefghjkmn', String(draft.document), '%00', 'ABCDEFGHJKMN'])
    for (const format of ['pdf', 'docx'])
      assert.equal((await get(`/papers/${id}/${format}`)).status, 404, `${id} ${format}`);
});

test('a letter that no font here has is said to be missing, and one of the fallback is not', async () => {
  const rare = '\u{2ffff}';
  const { id } = await published('有生僻字的通知', { body: `<p>负责人姓名：喆${rare}。</p>` });
  const text = bare(await textOfPdf((await fetched(id, 'pdf')).bytes));
  assert.ok(text.includes('负责人姓名：喆〓。'), text.slice(0, 200));
  assert.ok(text.includes('字库未收的字：U+2FFFF'), text);
});
