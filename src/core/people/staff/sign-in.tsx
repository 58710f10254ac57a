import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { By, type Staff } from '../../caller.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { showSecondFactor, signIn, signOut } from '../actions/sign-in.ts';
import { clientAddress } from '../address.ts';
import { SecondFactorCode } from '../pages/second-factor-code.tsx';
import { SignIn } from '../pages/sign-in.tsx';
import { nobodysPassword, passwordFits } from '../password.ts';
import { findForSignIn, whyNotCode } from '../queries/sign-in.ts';
import { codeForm, openWhile, safeNext } from '../rules.ts';
import {
  deviceCookie,
  findSession,
  giveDevice,
  giveSession,
  newToken,
  readCookie,
  type Session,
  sessionCookie,
  takeSession,
  tokenHash,
} from '../session.ts';
import { attemptWorked, beginAttempt } from '../throttle.ts';

/** One sentence for every reason: it does not tell whether the account exists (promises.md, rule 16). */
const wrong = '账号或口令不对，请检查后重新输入。忘记口令或账号已停用的，请联系安全管理员。';

/** The doors before the gate: /staff/sign-in, /staff/second-factor, /staff/sign-out. */
export function signInDoor(app: StaffApp, publicUrl: string): void {
  const secure = publicUrl.startsWith('https:');
  void nobodysPassword(); // made now, so that the first unknown account is not told by a longer wait

  app.get('/staff/sign-in', async (c) => {
    const next = safeNext(c.req.query('next'));
    const session = await sessionOf(c);
    if (session) return c.redirect(after(session, next), 303);
    const notice = c.req.query('done') === 'out' ? '您已退出工作台。' : undefined;
    return c.html(<SignIn siteName={c.var.site?.name} next={next} notice={notice} />);
  });

  app.post('/staff/sign-in', async (c) => {
    const typed = await readFields(c);
    const next = safeNext(single(typed, 'next'));
    const account = single(typed, 'account').normalize('NFKC').trim().toLowerCase();
    const password = single(typed, 'password');
    const again = (errors: Record<string, string>, status: 422 | 429) =>
      c.html(
        <SignIn siteName={c.var.site?.name} next={next} account={account.slice(0, 100)} errors={errors} />,
        status,
      );
    const missing = {
      ...(account === '' && { account: '请填写账号。' }),
      ...(password === '' && { password: '请填写口令。' }),
    };
    if (Object.keys(missing).length > 0) return again(missing, 422);
    const place = placeOf(c, account);
    const attempt = await beginAttempt(c.var.staff, place);
    if (attempt.why) return again({ '': attempt.why }, 429);
    const person = await findForSignIn(c.var.staff, account);
    const fits = await passwordFits(password, person?.password_hash ?? (await nobodysPassword()));
    if (!person || !fits || person.suspended) return again({ account: wrong }, 422);
    await attemptWorked(c.var.staff, attempt);
    const { id, name, unit, unit_name: unitName } = person;
    const who: Staff = { kind: 'staff', person: id, name, unit, unitName, grants: [], session: '' };
    const token = newToken();
    const device = readCookie(c.req.header('cookie'), deviceCookie);
    const deviceToken = tokenHash(device) ? device! : newToken();
    await signIn(new By(c.var.staff, who), {
      session: hex(token),
      device: hex(deviceToken),
      browser: browserOf(c.req.header('user-agent')),
    });
    c.header('set-cookie', giveSession(token, secure), { append: true });
    c.header('set-cookie', giveDevice(deviceToken, secure), { append: true });
    const session = await findSession(c.var.staff, token);
    return c.redirect(session ? after(session, next) : '/staff/sign-in', 303);
  });

  app.get('/staff/second-factor', async (c) => {
    const next = safeNext(c.req.query('next'));
    const session = await sessionOf(c);
    if (session?.owes !== 'code') return c.redirect(session ? after(session, next) : '/staff/sign-in', 303);
    return c.html(<SecondFactorCode siteName={c.var.site?.name} next={next} idempotencyKey={newKey()} />);
  });

  app.post('/staff/second-factor', async (c) => {
    const typed = await readFields(c);
    const next = safeNext(single(typed, 'next'));
    const session = await sessionOf(c);
    if (session?.owes !== 'code') return c.redirect(session ? after(session, next) : '/staff/sign-in', 303);
    const again = (errors: Record<string, string>, status: 422 | 429) =>
      c.html(
        <SecondFactorCode
          siteName={c.var.site?.name}
          next={next}
          idempotencyKey={keyOf(typed) ?? newKey()}
          errors={errors}
        />,
        status,
      );
    const read = codeForm.read(typed);
    if (!read.ok) return again(read.errors, 422);
    const attempt = await beginAttempt(c.var.staff, { ...placeOf(c, session.account), what: 'code' });
    if (attempt.why) return again({ '': attempt.why }, 429);
    const why = await whyNotCode(c.var.staff, session.who.person, read.values.code, new Date());
    if (why) {
      const now = await sessionOf(c); // the first half of a double click may have used the code up
      return now && now.owes !== 'code' ? c.redirect(after(now, next), 303) : again({ code: why }, 422);
    }
    const device = readCookie(c.req.header('cookie'), deviceCookie);
    await showSecondFactor(new By(c.var.staff, session.who, keyOf(typed)), {
      code: read.values.code,
      device: hex(tokenHash(device) ? device! : newToken()),
    });
    await attemptWorked(c.var.staff, attempt);
    const complete = await sessionOf(c);
    return c.redirect(complete ? after(complete, next) : '/staff/sign-in', 303);
  });

  app.post('/staff/sign-out', async (c) => {
    const session = await sessionOf(c);
    if (session) await signOut(new By(c.var.staff, session.who), {});
    c.header('set-cookie', takeSession(secure), { append: true });
    return c.redirect('/staff/sign-in?done=out', 303);
  });
}

const sessionOf = (c: StaffContext) => findSession(c.var.staff, readCookie(c.req.header('cookie'), sessionCookie));

const single = (typed: Typed, name: string) => [typed[name] ?? ''].flat()[0] ?? '';

const hex = (token: string) => tokenHash(token)!.toString('hex');

/** Where a session goes next: what it owes comes first. */
function after(session: Session, next: string): string {
  const only = openWhile[session.owes];
  return only ? `${only.path}?next=${encodeURIComponent(next)}` : next;
}

/** From where somebody tries this account, for the throttle. */
export const placeOf = (c: StaffContext, account: string) => ({
  account,
  address: clientAddress(c),
  device: tokenHash(readCookie(c.req.header('cookie'), deviceCookie)),
});

/** In the order of asking: most browsers also call themselves Chrome and Safari. */
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/\bEdg/, 'Edge'],
  [/360SE|360EE/, '360 浏览器'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/Firefox/, 'Firefox'],
  [/Chrome/, 'Chrome'],
  [/Safari/, 'Safari'],
];

/** 「Chrome · Windows」: enough to know one's own computer again in the list of sessions. */
export function browserOf(agent = ''): string {
  const browser = browsers.find(([mark]) => mark.test(agent))?.[1] ?? '浏览器';
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Kylin|UOS|Linux)/.exec(agent)?.[1] ?? '';
  return [browser, system].filter(Boolean).join(' · ');
}
