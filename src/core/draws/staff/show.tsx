import type { Typed } from '../../../platform/form.ts';
import { newKey } from '../../../platform/http/body.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { listedOf } from '../compute/compute.ts';
import { PoolPreview } from '../pages/pool-preview.tsx';
import { StaffDraw } from '../pages/staff-draw.tsx';
import { type Draw, listOutcomes, listSubstitutions } from '../queries/draws.ts';
import { whatNext } from '../rules/next.ts';
import { stageOf } from '../rules/stage.ts';
import { crumb, drawOf, onePath } from './frame.ts';
import { isSecond } from './plan.tsx';

const done: Record<string, string> = {
  planned: '方案已保存，请交给另一人核对后公布。',
  saved: '已保存。',
  published: '方案已公布。',
  frozen: '名单已冻结，摘要已公布。',
  committed: '承诺已公布。',
  entered: '已录入，请另一人自行查证后核对。',
  confirmed: '两人一致，数值已公布。',
  handed: '随机数已登记，公布结果以前谁也看不到。',
  voided: '与承诺不一致，抽签已公开作废。',
  drawn: '已抽取，结果的摘要已记入台账并公布。',
  revealed: '结果和全部材料已公布。',
  aborted: '抽签已终止。',
  asked: '更换已申请，等待另一人同意。',
  approved: '更换已同意，新的结果已登记。',
};

/** One draw with what can be done now; and the list as it would be frozen. */
export function showDoors(app: StaffApp): void {
  app.get(onePath, async (c) => showDraw(c, await drawOf(c)));
  app.get(`${onePath}/pool`, showPool);
}

interface Sent {
  typed?: Typed;
  errors?: Record<string, string>;
}

export async function showDraw(c: StaffContext, draw: Draw, { typed, errors }: Sent = {}) {
  const now = new Date();
  const [outcomes, substitutions] = await Promise.all([
    listOutcomes(c.var.staff, draw.id),
    listSubstitutions(c.var.staff, draw.id),
  ]);
  const { preview, hash, names, why } = await listedOf(draw);
  const next = whatNext(draw, now, { person: c.var.who.person, isSecond: isSecond(c, draw.unit) });
  return c.var.page({
    title: draw.title,
    crumbs: [crumb, { label: draw.title }],
    notice: errors ? null : (done[c.req.query('done') ?? ''] ?? null),
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <StaffDraw
        {...{ draw, outcomes, substitutions, next, preview, names, why, errors: errors ?? {}, typed: typed ?? {} }}
        seen={hash}
        stage={stageOf(draw, now)}
        today={c.var.today}
        person={c.var.who.person}
        newKey={newKey}
      />
    ),
  });
}

async function showPool(c: StaffContext) {
  const draw = await drawOf(c);
  const { preview, text, names, why } = await listedOf(draw);
  return c.var.page({
    title: draw.frozenAt ? '冻结的名单' : '名单预览',
    crumbs: [crumb, { label: draw.title, href: `/staff/draws/${draw.id}` }, { label: '名单' }],
    children: <PoolPreview {...{ preview, names, why }} text={draw.pool ?? text} full />,
  });
}
