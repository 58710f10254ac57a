import { holds, type Staff } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { governing } from '../../../core/publications/actions/govern.ts';
import { unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { NotFound, Refused, refusalOf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { newKey } from '../../../ui/form.tsx';
import { expire } from '../actions/ended.ts';
import { decideTerm, proposeTerm } from '../actions/terms.ts';
import { ExpiryPage, TermsPage } from '../pages/ended.tsx';
import { listTermRows, listTerms, type TermRow } from '../queries/ended.ts';
import { listEntries } from '../queries.ts';
import { overSince, termForm } from '../rules/ended.ts';
import { crumb, home } from './frame.ts';

export const governs = (who: Staff): boolean => holds(who, governing);
const plain = (typed: Typed): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value ?? ''].flat()[0]!]));

/** 公示期满 and 公示期限. */
export function endedDoors(app: StaffApp): void {
  app.get(`${home}/expiry`, (c) => showExpiry(c));
  app.post(`${home}/expiry`, takeDown);
  app.get(`${home}/terms`, (c) => showTerms(c, {}, {}));
  app.post(`${home}/terms`, propose);
  app.post(`${home}/terms/:term{[0-9]{1,15}}`, decide);
}

async function showExpiry(c: StaffContext, error?: string) {
  const { staff: db, who, today } = c.var;
  const [entries, terms] = await Promise.all([listEntries(db, unitsSeenBy(who)), listTerms(db)]);
  const over = entries.flatMap((entry) => {
    const until = overSince(entry, terms, today);
    return until === null ? [] : [{ ...entry, until }];
  });
  return c.var.page({
    title: '公示期满的决定',
    crumbs: [crumb, { label: '公示期满' }],
    notice: c.req.query('done') ? '已撤下，原网址上保留日期和理由。' : null,
    error: !!error,
    status: error ? 422 : 200,
    children: ExpiryPage({ entries: over, governs: governs(who), formKey: newKey(), error }),
  });
}

async function takeDown(c: StaffContext): Promise<Response> {
  if (!governs(c.var.who)) throw new Refused('公示期满的决定由发布员、签发人或者政务公开工作机构批准撤下。', 403);
  const typed = await readFields(c);
  const documents = [typed.document ?? []].flat().map(Number).filter(Number.isSafeInteger);
  if (documents.length === 0) return showExpiry(c, '请先选择要撤下的决定。');
  const refused = await refusalOf(() => expire(c.var.by(keyOf(typed)), { documents }));
  if (refused) return showExpiry(c, refused);
  return c.redirect(`${home}/expiry?done=taken`, 303);
}

async function showTerms(c: StaffContext, typed: Record<string, string>, errors: Record<string, string>) {
  const { staff: db, who } = c.var;
  const wrong = Object.keys(errors).length > 0;
  return c.var.page({
    title: '行政执法决定的公示期限',
    crumbs: [crumb, { label: '公示期限' }],
    notice: c.req.query('done') ? '已办理。' : null,
    error: wrong,
    status: wrong ? 422 : 200,
    children: TermsPage({
      terms: await listTermRows(db),
      proposes: holds(who, 'openness'),
      decides: ({ proposedBy, agreedAt, refusedAt }: TermRow) =>
        !agreedAt && !refusedAt && proposedBy !== who.person && holds(who, ['openness', 'signer', 'secrecy']),
      keyFor: newKey,
      typed,
      errors,
    }),
  });
}

async function propose(c: StaffContext): Promise<Response> {
  if (!holds(c.var.who, 'openness')) throw new Refused('公示期限由政务公开工作机构提出。', 403);
  const typed = await readFields(c);
  const { values, errors } = termForm.read(typed);
  if (!values) return showTerms(c, plain(typed), errors);
  const { kind, person, months, basis } = values;
  const refused = await refusalOf(() =>
    proposeTerm(c.var.by(keyOf(typed)), { kind, isNatural: person === 'natural', months, basis }),
  );
  if (refused) return showTerms(c, plain(typed), { kind: refused });
  return c.redirect(`${home}/terms?done=proposed`, 303);
}

async function decide(c: StaffContext): Promise<Response> {
  const term = Number(c.req.param('term'));
  if (!(await listTermRows(c.var.staff)).some(({ id }) => id === term)) throw new NotFound();
  const typed = await readFields(c);
  const agrees = [typed.agrees].flat()[0];
  if (agrees !== 'yes' && agrees !== 'no') return showTerms(c, {}, { '': '请选择同意还是不同意。' });
  await decideTerm(c.var.by(keyOf(typed)), { term, agrees: agrees === 'yes' });
  return c.redirect(`${home}/terms?done=decided`, 303);
}
