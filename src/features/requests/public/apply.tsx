import type { PublicApp, PublicContext } from '../../../core/doors.ts';
import type { RoomParts } from '../../../core/feature.ts';
import { holdUpload } from '../../../core/files/hold.ts';
import { placeOf } from '../../../core/people/address.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { codeOf, grouped } from '../actions/keys.ts';
import { beginUpload, holdFresh } from '../actions/papers.ts';
import { seedOf, submit } from '../actions/submit.ts';
import { CheckPage } from '../pages/check.tsx';
import { ApplicationPage } from '../pages/form.tsx';
import { SentPage } from '../pages/sent.tsx';
import type { FindKnown } from '../queries/known.ts';
import { listAskable } from '../queries.ts';
import { applicationForm } from '../rules/form.ts';
import { heldFields, heldOf } from '../rules/held.ts';
import { paperLimits, paperTypes } from '../rules.ts';

export const frameOf = (c: PublicContext) => ({ site: c.var.site, mode: c.var.mode, path: '/requests/' });

/** Pages with a form, a key or a person are nobody's to keep. */
export const alone = (c: PublicContext, page: unknown, status: 200 | 422 = 200) =>
  c.html(page as string, status, { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });

/** The form, its check, its sending. */
export function applyDoors(app: PublicApp, { storage }: RoomParts, find: FindKnown): void {
  app.get('/requests', (c) => c.redirect('/requests/', 301));
  app.get('/requests/', (c) => showForm(c, c.req.query()));
  app.get('/requests/check', (c) => c.redirect('/requests/', 303));
  app.post('/requests/check', async (c) => {
    await beginUpload(c.var.by(), { place: () => placeOf(c) });
    const { fields, files, refused } = await holdUpload(c.req.raw, storage, {
      types: [...paperTypes],
      maxBytes: paperLimits.bytes,
      files: paperLimits.files,
    });
    const errors = Object.fromEntries(refused.map(({ field, error }) => [field, error]));
    const held = await holdFresh(c.var.by(), files);
    return check(c, { ...fields, ...heldFields(held) }, { find, errors });
  });
  app.post('/requests/', async (c) => {
    const typed = await readFields(c);
    return typed.back ? showForm(c, typed) : send(c, typed);
  });
}

async function showForm(c: PublicContext, typed: Typed, errors?: Record<string, string>) {
  const units = await listAskable(c.var.live);
  c.var.by(); // whoever sends the form is the visitor it was shown to
  const facts = { frame: frameOf(c), units, typed, errors, formKey: keyOf(typed) ?? newKey(), held: heldOf(typed) };
  return alone(c, <ApplicationPage {...facts} />, errors ? 422 : 200);
}

async function read(c: PublicContext, typed: Typed) {
  const units = await listAskable(c.var.live);
  return { units, ...applicationForm(units.map(({ slug }) => slug)).read(typed) };
}

async function check(
  c: PublicContext,
  typed: Typed,
  { find, errors }: { find: FindKnown; errors: Record<string, string> },
) {
  const { values, units, ...form } = await read(c, typed);
  if (!values || Object.keys(errors).length > 0) return showForm(c, typed, { ...form.errors, ...errors });
  const { unit, ...filed } = values;
  const known = await find(c.var.live, `${filed.title} ${filed.fileNumber}`.trim(), c.var.today);
  const facts = { filed, typed, known, formKey: keyOf(typed) ?? newKey(), held: heldOf(typed) };
  return alone(c, <CheckPage frame={frameOf(c)} unitName={units.find(({ slug }) => slug === unit)!.name} {...facts} />);
}

/** One case for one form, however often it is sent; the page that confirms it is the answer itself, so that no address bears the code. */
async function send(c: PublicContext, typed: Typed) {
  const { values, errors } = await read(c, typed);
  if (!values) return showForm(c, typed, errors);
  const { unit, ...filed } = values;
  const key = keyOf(typed) ?? newKey();
  const seed = seedOf(key);
  const sent = await submit(c.var.by(key), {
    unit,
    filed: () => filed,
    seed: () => seed,
    tokens: () => heldOf(typed).map(({ token }) => token),
    place: () => placeOf(c),
  });
  return alone(c, <SentPage frame={frameOf(c)} code={grouped(codeOf(seed))} {...sent} />);
}
