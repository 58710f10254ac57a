import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { refusalOf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { nameTheme } from '../actions/themes.ts';
import { ThemesPage } from '../pages/themes.tsx';
import { findThemes } from '../parse/themes.ts';
import { listPoints } from '../queries/points.ts';
import { statusOf, whyNotMove } from '../rules/moves.ts';
import { crumb, done, roundHref, roundOf, showHref, writes } from './frame.ts';

const path = '/staff/consultations/rounds/:round{[0-9]{1,15}}/themes';

/** 归并主题: suggestions from the words alone; a person reads each sentence and confirms. */
export function themeDoors(app: StaffApp): void {
  app.get(path, (c) => show(c));
  app.post(path, name);
}

async function show(c: StaffContext, said?: { typed: Typed; errors: Record<string, string>; status: 422 | 409 }) {
  const round = await roundOf(c);
  const points = await listPoints(c.var.staff, round.id);
  const open = points.filter(({ theme }) => !theme).map(({ id, body }) => ({ id, text: body }));
  const asked = c.req.query('page') ?? '';
  const why = whyNotMove('theme', statusOf({ ...round, answered: round.resultPublic }, new Date()));
  return c.var.page({
    title: `归并主题：${round.subject}`,
    crumbs: [crumb, { label: round.title, href: showHref(round.document) }, { label: '归并主题' }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!said,
    status: said?.status ?? 200,
    children: ThemesPage({
      ...{ round, points, why },
      suggestions: await findThemes(open),
      page: /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1,
      may: writes(c.var.who, round.unit) && why === null,
      errors: said?.errors ?? {},
      typed: said?.typed ?? {},
      keyFor: newKey,
    }),
  });
}

async function name(c: StaffContext): Promise<Response> {
  const round = await roundOf(c);
  const typed = await readFields(c);
  const points = [typed.point ?? []].flat().flatMap((id) => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : []));
  const theme = [typed.theme ?? ''].flat()[0]!.trim();
  const fromSuggestion = !String(typed.group ?? '').startsWith('t');
  const errors = {
    ...(theme === '' && fromSuggestion ? { theme: '请给这个主题起个名称。' } : {}),
    ...(points.length === 0 ? { point: '请至少勾选一个要点。' } : {}),
  };
  if (Object.keys(errors).length > 0) return show(c, { typed, errors, status: 422 });
  const refused = await refusalOf(() => nameTheme(c.var.by(keyOf(typed)), { round: round.id, theme, points }));
  if (refused) return show(c, { typed, errors: { '': refused }, status: 409 });
  return c.redirect(`${roundHref(round.id, 'themes')}?done=themed`, 303);
}
