import { NotFound, Refused } from '../../../platform/errors.ts';
import { choice, form, longText, rowId, type Typed, text, withoutField } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { holds } from '../../caller.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { dropWord, importWords, keepers, setLevel, setWord } from '../actions/words.ts';
import { Checks } from '../pages/checks.tsx';
import { DeadLinks } from '../pages/dead-links.tsx';
import { ImportWords } from '../pages/import.tsx';
import { Versions } from '../pages/versions.tsx';
import { WordPage } from '../pages/word.tsx';
import { Words } from '../pages/words.tsx';
import { listDeadLinks } from '../queries/links.ts';
import { listWordsAt, loadLevels, loadList } from '../queries/list.ts';
import { listRates, listVersions, listWords } from '../queries/rates.ts';
import { checkNames, type Level, levels } from '../rules/catalogue.ts';
import { readWords, writeWords } from '../rules/csv.ts';
import { type WordKind, whyNotWord, wordKinds } from '../rules/words.ts';

const kinds = Object.keys(wordKinds) as WordKind[];
const perPage = 50;
const crumbs = (label: string) => [{ label: '词表', href: '/staff/checks/words' }, { label }];
const notices: Record<string, string> = {
  level: '级别已设置，从下一次检查起生效。',
  word: '词条已保存，词表成为新的一版。',
  dropped: '词条已停用。',
};

function mustKeep(c: StaffContext): void {
  if (!holds(c.var.who, keepers))
    throw new Refused('检查项和词表由政务公开工作机构、保密审查员和系统管理员管理。', 403);
}

/** 发布前检查: weights and rates of the checks, and the word list. */
export function listDoors(app: StaffApp): void {
  app.get('/staff/checks', checks);
  app.post('/staff/checks/level', level);
  app.get('/staff/checks/words', words);
  app.get('/staff/checks/versions', versions);
  app.get('/staff/checks/links', deadLinks);
  app.get('/staff/checks/words/edit', word);
  app.post('/staff/checks/words/edit', saveWord);
  app.post('/staff/checks/words/drop', drop);
  app.get('/staff/checks/words/export', exportWords);
  app.get('/staff/checks/words/import', (c) => importPage(c, ''));
  app.post('/staff/checks/words/import', doImport);
}

async function checks(c: StaffContext) {
  mustKeep(c);
  const [current, rates] = await Promise.all([loadLevels(c.var.staff), listRates(c.var.staff)]);
  return c.var.page({
    title: '发布前检查',
    notice: notices[c.req.query('done') ?? ''] ?? null,
    children: <Checks levels={current} rates={rates} sets={holds(c.var.who, ['openness', 'system'])} />,
  });
}

const levelForm = form({
  check: choice('检查项', checkNames, { required: true }),
  level: choice('级别', Object.keys(levels) as Level[], { required: true }),
});

async function level(c: StaffContext) {
  mustKeep(c);
  const typed = await readFields(c);
  const read = levelForm.read(typed);
  if (!read.ok) throw new Refused(Object.values(read.errors).join(''));
  await setLevel(c.var.by(keyOf(typed)), read.values as Parameters<typeof setLevel>[1]);
  return c.redirect('/staff/checks?done=level', 303);
}

async function words(c: StaffContext) {
  mustKeep(c);
  const kind = c.req.query('kind') ?? '';
  const page = Number(c.req.query('page') ?? 1);
  const search = {
    kind: kinds.includes(kind as WordKind) ? (kind as WordKind) : ('' as const),
    words: (c.req.query('words') ?? '').trim().slice(0, 40),
    page: Number.isSafeInteger(page) && page > 0 && page < 10_000 ? page : 1,
    perPage,
  };
  return c.var.page({
    title: '检查词表',
    notice: notices[c.req.query('done') ?? ''] ?? importedWords(c.req.query('changed')),
    children: <Words words={await listWords(c.var.staff, search)} search={search} />,
  });
}

const importedWords = (changed: string | undefined) =>
  /^\d{1,6}$/.test(changed ?? '') ? `已导入，新增和修改了 ${changed} 条。` : null;

async function versions(c: StaffContext) {
  mustKeep(c);
  return c.var.page({ title: '词表的各个版本', children: <Versions versions={await listVersions(c.var.staff)} /> });
}

async function deadLinks(c: StaffContext) {
  mustKeep(c);
  return c.var.page({ title: '打不开的链接', children: <DeadLinks links={await listDeadLinks(c.var.staff)} /> });
}

async function word(c: StaffContext) {
  mustKeep(c);
  const id = rowId('词条').read(c.req.query('id'));
  const wanted = 'value' in id ? id.value : null;
  if (c.req.query('id') === undefined) return showWord(c, { typed: { kind: '', word: '' }, id: null });
  const { version } = await loadList(c.var.staff);
  const found = (await listWordsAt(c.var.staff, version)).find((one) => one.id === wanted);
  if (!found) throw new NotFound('词表里没有这个词条，可能已经停用或者修改过。');
  return showWord(c, { typed: { ...found }, id: found.id });
}

interface Shown {
  typed: Record<string, unknown>;
  id: number | null;
  errors?: Record<string, string>;
}

function showWord(c: StaffContext, { typed, id, errors }: Shown) {
  const title = id === null ? '增加词条' : '修改词条';
  return c.var.page({
    title,
    crumbs: crumbs(title),
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <WordPage {...{ typed, id, errors }} idempotencyKey={keyOf(typed as Typed) ?? newKey()} dropKey={newKey()} />
    ),
  });
}

const wordForm = form(
  {
    id: rowId('词条'),
    kind: choice('类型', kinds, { required: '请选择类型。' }),
    word: text('词', { required: '请填写词。', max: 40 }),
    before: text('前文', { max: 20 }),
    after: text('后文', { max: 20 }),
    suggestion: text('建议的写法', { max: 100 }),
    note: text('依据或说明', { max: 200 }),
  },
  (values) => whyNotWord({ ...values, kind: values.kind as WordKind }),
);

async function saveWord(c: StaffContext) {
  mustKeep(c);
  const typed = await readFields(c);
  const read = wordForm.read(typed);
  const given = rowId('词条').read(typed.id);
  if (!read.ok)
    return showWord(c, { typed, id: 'value' in given ? given.value : null, errors: withoutField(read.errors, 'id') });
  const { id: _, ...entry } = read.values;
  await setWord(c.var.by(keyOf(typed)), { ...entry, kind: entry.kind as WordKind });
  return c.redirect('/staff/checks/words?done=word', 303);
}

const dropForm = form({
  id: rowId('词条', { required: true }),
  dropReason: longText('停用的理由', { required: '请写明停用的理由。', min: 2, max: 300 }),
});

async function drop(c: StaffContext) {
  mustKeep(c);
  const typed = await readFields(c);
  const read = dropForm.read(typed);
  if (!read.ok) {
    const { version } = await loadList(c.var.staff);
    const found = (await listWordsAt(c.var.staff, version)).find((one) => String(one.id) === typed.id);
    if (!found) throw new NotFound('词表里没有这个词条，可能已经停用。');
    return showWord(c, { typed: { ...found, ...typed }, id: found.id, errors: read.errors });
  }
  await dropWord(c.var.by(keyOf(typed)), { word: read.values.id!, reason: read.values.dropReason });
  return c.redirect('/staff/checks/words?done=dropped', 303);
}

async function exportWords(c: StaffContext) {
  mustKeep(c);
  const asked = Number(c.req.query('version') ?? Number.NaN);
  const { version } = await loadList(c.var.staff);
  const wanted = Number.isSafeInteger(asked) && asked > 0 && asked <= version ? asked : version;
  c.header('content-type', 'text/csv; charset=utf-8');
  c.header('content-disposition', `attachment; filename="words-${wanted}.csv"`);
  c.header('cache-control', 'no-store');
  c.header('x-content-type-options', 'nosniff');
  return c.body(writeWords(await listWordsAt(c.var.staff, wanted)));
}

function importPage(c: StaffContext, typed: string, errors?: Record<string, string>) {
  return c.var.page({
    title: '导入词表',
    crumbs: crumbs('导入词表'),
    error: !!errors,
    status: errors ? 422 : 200,
    children: <ImportWords text={typed} errors={errors} idempotencyKey={newKey()} />,
  });
}

async function doImport(c: StaffContext) {
  mustKeep(c);
  const typed = await readFields(c);
  const given = [typed.text ?? ''].flat()[0]!;
  const read = readWords(given);
  if ('error' in read) return importPage(c, given, { text: read.error });
  const wrong = read.words.find((entry) => Object.keys(whyNotWord(entry)).length > 0);
  if (wrong) return importPage(c, given, { text: `“${wrong.word}”：${Object.values(whyNotWord(wrong)).join('')}` });
  const { changed } = await importWords(c.var.by(keyOf(typed)), { words: read.words });
  return c.redirect(`/staff/checks/words?changed=${changed}`, 303);
}
