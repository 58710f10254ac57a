import QRCode from 'qrcode';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { confirmSecondFactor, enrolSecondFactor } from '../actions/second-factor.ts';
import { SecondFactorSetup } from '../pages/second-factor-setup.tsx';
import { passwordFits } from '../password.ts';
import { getPerson } from '../queries/people.ts';
import { findForSignIn, getSealedSecrets, whyNotPendingCode } from '../queries/sign-in.ts';
import { codeForm, safeNext } from '../rules.ts';
import { attemptWorked, beginAttempt } from '../throttle.ts';
import { totpUri, unsealTotp } from '../totp.ts';
import { accountCrumb } from './account.tsx';
import { placeOf } from './sign-in.tsx';

const path = '/staff/account/second-factor';

/** Setting up the second factor: password, picture for the telephone, first code. */
export function accountSecondFactorDoors(app: StaffApp): void {
  app.get(path, (c) => show(c));

  app.post(`${path}/start`, async (c) => {
    const { staff, who, by } = c.var;
    const typed = await readFields(c);
    const password = [typed.password ?? ''].flat()[0] ?? '';
    if (password === '') return show(c, { password: '请填写口令，确认是您本人。' });
    const { account } = await getPerson(staff, who.person);
    const attempt = await beginAttempt(staff, placeOf(c, account));
    if (attempt.why) return show(c, { '': attempt.why });
    const kept = await findForSignIn(staff, account);
    if (!kept || !(await passwordFits(password, kept.password_hash)))
      return show(c, { password: '口令不对，请重新输入。' });
    await attemptWorked(staff, attempt);
    await enrolSecondFactor(by(keyOf(typed)), {});
    return c.redirect(withNext(c), 303);
  });

  app.post(`${path}/confirm`, async (c) => {
    const { staff, who, by } = c.var;
    const typed = await readFields(c);
    const read = codeForm.read(typed);
    if (!read.ok) return show(c, read.errors);
    const why = await whyNotPendingCode(staff, who.person, read.values.code, new Date());
    if (why) return show(c, { code: why });
    await confirmSecondFactor(by(keyOf(typed)), { code: read.values.code });
    const on = safeNext(c.req.query('next'));
    return c.redirect(on === '/staff' ? '/staff/account?done=factor' : on, 303);
  });
}

function withNext(c: StaffContext): string {
  const next = safeNext(c.req.query('next'));
  return next === '/staff' ? path : `${path}?next=${encodeURIComponent(next)}`;
}

async function show(c: StaffContext, errors?: Record<string, string>): Promise<Response> {
  const { staff, who } = c.var;
  const person = await getPerson(staff, who.person);
  const { totp_pending: sealed } = await getSealedSecrets(staff, who.person);
  const secret = sealed ? unsealTotp(sealed, who.person) : null;
  return c.var.page({
    title: '动态码',
    crumbs: [accountCrumb, { label: '动态码' }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <SecondFactorSetup
        inForceSince={person.factor_at}
        pending={secret ? { secret, picture: await picture(totpUri(secret, person.account)) } : null}
        next={safeNext(c.req.query('next'))}
        errors={errors}
        newKey={newKey}
      />
    ),
  });
}

/** As an image in the page itself: the secret may stand in no address and no file. */
const picture = async (text: string) =>
  `data:image/svg+xml;base64,${Buffer.from(await QRCode.toString(text, { type: 'svg', margin: 2 })).toString('base64')}`;
