import type { PublicApp, PublicContext } from '../../../core/doors.ts';
import { placeOf } from '../../../core/people/address.ts';
import { Refused } from '../../../platform/errors.ts';
import { form, type Typed, text } from '../../../platform/form.ts';
import { readFields } from '../../../platform/http/body.ts';
import { check } from '../actions/check.ts';
import { CheckPage, OwnPage } from '../pages/check.tsx';
import { findPublicCall } from '../queries/live.ts';
import type { Own } from '../rules/own.ts';
import { frameOf } from './comment.tsx';

export const checkHref = '/consultations/check/';
const asked = form({
  number: text('编号', { required: '请填写回执上的编号。', max: 40 }),
  code: text('查询码', { required: '请填写回执上的查询码。', max: 60 }),
});

/** 查询我的意见: by number and code. One sentence for a wrong code, a number that never was, and one of somebody else. */
export const notFound =
  '没有查到：编号和查询码对不上。请对照回执检查，字母不分大小写；没有收到回执的，请联系承办单位。';

export function checkDoors(app: PublicApp): void {
  app.get(checkHref.slice(0, -1), (c) => c.redirect(checkHref, 301));
  app.get(checkHref, (c) => show(c, {}));
  app.post(checkHref, async (c) => {
    const typed = await readFields(c);
    const { ok, values, errors } = asked.read(typed);
    if (!ok) return show(c, typed, errors);
    try {
      return await answer(c, typed, values);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 429) throw error;
      return show(c, typed, { '': error.message }, 429);
    }
  });
}

function show(c: PublicContext, typed: Typed, errors?: Record<string, string>, status: 422 | 429 = 422) {
  c.var.by();
  return c.html(<CheckPage frame={frameOf(c)} {...{ typed, errors }} />, errors ? status : 200, {
    'cache-control': 'no-store',
  });
}

async function answer(c: PublicContext, typed: Typed, { number, code }: { number: string; code: string }) {
  const seen: Own[] = [];
  const place = placeOf(c);
  await check(c.var.by(), { number: () => number, code: () => code, place: () => place, see: (own) => seen.push(own) });
  const [own] = seen;
  if (!own) return show(c, typed, { number: notFound });
  const call = await findPublicCall(c.var.live, own.document);
  return c.html(<OwnPage frame={frameOf(c)} {...{ own, call }} />, 200, { 'cache-control': 'no-store' });
}
