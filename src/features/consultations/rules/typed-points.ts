import { clean, type Typed } from '../../../platform/form.ts';

/** As many points as one letter may have. */
export const mostPoints = 20;

const list = (value: string | string[] | undefined): string[] => [value ?? []].flat();

/** The points of a letter as they were typed: rows of a text and a theme, empty ones left out. */
export function pointsIn(typed: Typed): { points: { body: string; theme: string }[]; error: string | null } {
  const [bodies, themes] = [list(typed.point), list(typed.theme)];
  const points = bodies
    .map((body, at) => ({ body: clean(body).trim(), theme: clean(themes[at] ?? '').trim() }))
    .filter(({ body }) => body !== '');
  return { points, error: whyNot(points) };
}

function whyNot(points: { body: string; theme: string }[]): string | null {
  if (points.length === 0) return '请至少写一个要点。';
  if (points.length > mostPoints) return `一份意见最多归纳 ${mostPoints} 个要点，请合并。`;
  const wrong = points.findIndex(
    ({ body, theme }) => [...body].length < 2 || [...body].length > 2000 || [...theme].length > 50,
  );
  return wrong < 0 ? null : `第 ${wrong + 1} 个要点要写 2 到 2000 个字，主题最多 50 个字。`;
}
