import { form, whole } from '../../platform/form.ts';
import type { StaffApp, StaffContext } from '../doors.ts';
import { lettersKeptFor } from './actions.ts';
import { composed, listOf } from './deliver-letter.ts';
import { openLetter } from './letter.ts';
import { getLetter, type LetterRow, lettersPerPage, listLetters } from './letter-queries.ts';
import { LetterPage, LettersPage, type ShownLetter } from './pages/letters.tsx';
import { deliveryState, deliveryWords, maskedAddress } from './rules.ts';

/** 对外邮件, for whoever runs the platform: below /staff/messages/letters. `refuse` sends others away. */
export function lettersStaff(app: StaffApp, refuse: (c: StaffContext) => void): void {
  app.get('/staff/messages/letters', async (c) => {
    refuse(c);
    const { page } = form({ page: whole('页码', { min: 1, max: 10_000 }) }).read(c.req.query()).values ?? {};
    const { letters, total } = await listLetters(c.var.staff, page ?? 1);
    const shown = await Promise.all(letters.map((letter) => show(c, letter)));
    return c.var.page({
      title: '对外邮件',
      crumbs: crumbs({ label: '对外邮件' }),
      children: LettersPage({ letters: shown, total, page: page ?? 1, perPage: lettersPerPage, days: lettersKeptFor }),
    });
  });
  app.get('/staff/messages/letters/:id{[0-9]{1,15}}', async (c) => {
    refuse(c);
    const letter = await show(c, await getLetter(c.var.staff, Number(c.req.param('id'))));
    return c.var.page({
      title: letter.subject ?? '对外邮件',
      crumbs: crumbs({ label: '对外邮件', href: '/staff/messages/letters' }, { label: '内容' }),
      children: LetterPage({ letter }),
    });
  });
}

const crumbs = (...rest: { label: string; href?: string }[]) => [
  { label: '工作台', href: '/staff' },
  { label: '通知', href: '/staff/messages' },
  ...rest,
];

/** As it was sent, or would be now; the list is looked up again, so that nothing withdrawn is read here either. */
async function show(c: StaffContext, letter: LetterRow): Promise<ShownLetter> {
  const { id, content, createdAt, publications, object } = letter;
  const attempts = letter.attempts.map((one) => ({ ...one, at: new Date(one.at) }));
  const last = attempts.at(-1);
  const state =
    last?.channel === 'nothing'
      ? '内容已撤回，没有发出'
      : deliveryWords[deliveryState(attempts as Parameters<typeof deliveryState>[0], new Date())];
  const facts = { id, createdAt, state, problem: last?.problem ?? null };
  if (!content) return { ...facts, subject: null, to: '（已清除）', text: '' };
  const kept = openLetter(content, object);
  const origin = c.var.site.origin ?? '';
  const sent = attempts.some(({ channel, worked }) => channel === 'smtp' && worked !== false);
  const links = sent ? mapped(kept.links, (path) => path.replace(/[\w-]{43}/, '…')) : kept.links;
  const { subject, text } = composed({ ...kept, links }, await listOf(c.var.live, publications, origin), origin);
  return { ...facts, subject, to: maskedAddress(kept.to), text };
}

const mapped = (links: Record<string, string>, change: (path: string) => string) =>
  Object.fromEntries(Object.entries(links).map(([slot, path]) => [slot, change(path)]));
