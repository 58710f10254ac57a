import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { languages } from '../../../core/publications/content-form.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { choice, form, rowId } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { translate } from '../actions/translate.ts';
import { TranslationsPage } from '../pages/missing-translations.tsx';
import { listGaps } from '../queries/translations.ts';
import { pageOf, perPage } from '../rules.ts';

const path = '/staff/translations';
const startForm = form({
  document: rowId('文件', { required: '请选择要翻译的文件。' }),
  language: choice('文种', Object.keys(languages), { required: true }),
});

/** 译文: what has none yet or one of an earlier version, and the way to begin one. */
export function translationDoors(app: StaffApp): void {
  app.get(path, showGaps);
  app.post(path, async (c) => {
    mustTranslate(c);
    const typed = await readFields(c);
    const read = startForm.read(typed);
    if (!read.ok) throw new Refused(Object.values(read.errors).join(''));
    const { document, language } = read.values;
    const opened = await translate(c.var.by(keyOf(typed)), { document: document!, language });
    return c.redirect(`/staff/editions/${opened.edition}/edit`, 303);
  });
}

function mustTranslate(c: StaffContext): void {
  if (!holds(c.var.who, ['drafter', 'editor', 'openness']))
    throw new Refused('译文由各单位的拟稿人起草，由政务公开工作机构查看。', 403);
}

/** Everybody in the office may see what lacks a translation: all of it is public. */
async function showGaps(c: StaffContext) {
  const asked = c.req.query('lang') ?? '';
  const language = Object.hasOwn(languages, asked) ? asked : 'en';
  const page = pageOf(c.req.query('page'));
  if (page === null) throw new NotFound();
  const gaps = await listGaps(c.var.staff, language, { limit: perPage, offset: (page - 1) * perPage });
  if (page > 1 && gaps.length === 0) throw new NotFound();
  const mine = new Set(
    gaps.filter(({ unit }) => holds(c.var.who, ['drafter', 'editor'], unit)).map(({ document }) => document),
  );
  return c.var.page({
    title: '译文',
    children: <TranslationsPage {...{ language, gaps, page, mine, newKey }} total={gaps[0]?.total ?? 0} />,
  });
}
