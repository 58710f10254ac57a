import { Refused } from '../../platform/errors.ts';
import { day, form, text, whole } from '../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../platform/http/body.ts';
import { action, allDeeds } from '../action.ts';
import { holds } from '../caller.ts';
import type { StaffApp, StaffContext } from '../doors.ts';
import { AuditPage } from './pages/audit.tsx';
import { linesPerPage, searchLines } from './queries.ts';
import { erasureDoors } from './staff/erasure.tsx';
import { type Verdict, verifyLedger } from './verify.ts';

const search = form({
  object: text('对象'),
  person: text('人员'),
  verb: text('动作'),
  from: day('从'),
  until: day('到'),
  page: whole('页码', { min: 1, max: 100_000 }),
});

/** 验证台账 is itself a deed: who looked, and what was found. */
export const recordVerification = action('ledger.verify', {
  words: '验证台账',
  may: ['audit'],
  async run(act, input: { ok: boolean; sealed: number; head: string }) {
    await act.line({ object: 'ledger', data: input });
    return input;
  },
});

/** The auditor's door, nobody else reads the whole ledger; and the security administrator's to erase by law. */
export function ledgerStaff(app: StaffApp): void {
  erasureDoors(app);
  app.get('/staff/audit', (c) => show(c, null));
  app.post('/staff/audit/verify', async (c) => {
    refuseOthers(c);
    const typed = await readFields(c);
    const verdict = await verifyLedger(c.var.staff);
    await recordVerification(c.var.by(keyOf(typed)), { ok: verdict.ok, sealed: verdict.sealed, head: verdict.head });
    return show(c, verdict);
  });
}

async function show(c: StaffContext, verdict: Verdict | null): Promise<Response> {
  refuseOthers(c);
  const read = search.read(c.req.query());
  const wanted = read.ok ? { ...read.values, page: read.values.page ?? 1 } : { page: 1 };
  const lines = await searchLines(c.var.staff, wanted);
  const words = new Map(allDeeds().map((deed) => [deed.verb, deed.words]));
  const href = (page: number) => `/staff/audit?${new URLSearchParams({ ...c.req.query(), page: String(page) })}`;
  return c.var.page({
    title: '审计',
    children: (
      <AuditPage
        lines={lines}
        search={wanted}
        perPage={linesPerPage}
        words={(verb) => words.get(verb) ?? verb}
        verdict={verdict}
        href={href}
        idempotencyKey={newKey()}
      />
    ),
  });
}

function refuseOthers(c: StaffContext): void {
  if (!holds(c.var.who, 'audit')) throw new Refused('审计页面只对审计员开放。', 403);
}
