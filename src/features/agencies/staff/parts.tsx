import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { NotFound, refuseIf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { saveParts } from '../actions/draft.ts';
import { PartListPage } from '../pages/part-list.tsx';
import { PartRecordPage } from '../pages/part-record.tsx';
import { type AgencyRow, workingOf } from '../queries/working.ts';
import { emptyOf, type Fields, readRecord } from '../rules/fields.ts';
import { guideToBegin } from '../rules/guide.ts';
import { changedList, type Row, rowOf } from '../rules/part-rows.ts';
import { type Part, partHash, parts } from '../rules/profile.ts';
import { whyNotWrite } from '../rules/why-not.ts';
import { crumb, openToWrite, unitCrumb } from './frame.ts';

const unit = '/staff/agencies/:slug{[a-z0-9-]{2,40}}';

/** The parts of a profile: two forms of their own, and three lists whose rows have a form each. */
export function partDoors(app: StaffApp): void {
  app.get(`${unit}/:part{(?:basic|guide)}`, async (c) => showRecord(c, await openPart(c)));
  app.post(`${unit}/:part{(?:basic|guide)}`, async (c) => saveRecord(c, await openPart(c)));
  app.get(`${unit}/:part{(?:offices|leaders|catalogue)}`, async (c) => showList(c, await openPart(c)));
  app.get(`${unit}/:part{(?:offices|leaders|catalogue)}/:row{(?:new|[1-9][0-9]{0,3})}`, async (c) =>
    showRecord(c, await openPart(c)),
  );
  app.post(`${unit}/:part{(?:offices|leaders|catalogue)}/:row{(?:new|[1-9][0-9]{0,3})}`, async (c) =>
    saveRecord(c, await openPart(c)),
  );
}

interface Opened {
  agency: AgencyRow;
  part: Part;
  /** The row of a list, from 1; null for a new one and for what is no list. */
  row: number | null;
}

async function openPart(c: StaffContext): Promise<Opened> {
  const agency = await openToWrite(c);
  const typed = c.req.param('row');
  const row = typed && typed !== 'new' ? Number(typed) : null;
  const part = c.req.param('part') as Part;
  if (row !== null && !rowOf(workingOf(agency)[part], row)) throw new NotFound('没有这一行，可能已经被删去。');
  return { agency, part, row };
}

const standing = (agency: AgencyRow) => ({ ...agency, waiting: agency.waiting !== null });

function showList(c: StaffContext, { agency, part }: Opened) {
  return c.var.page({
    title: `${agency.name}：${parts[part].words}`,
    crumbs: [crumb, unitCrumb(agency), { label: parts[part].words }],
    notice: c.req.query('done') ? '已存为草稿，还没有公开。' : null,
    children: (
      <PartListPage
        {...{ slug: agency.slug, part, rows: workingOf(agency)[part] as unknown as Row[] }}
        whyNot={whyNotWrite(standing(agency))}
      />
    ),
  });
}

interface Again {
  typed: Typed;
  errors: Record<string, string>;
}

function showRecord(c: StaffContext, opened: Opened, again?: Again) {
  const { agency, part, row } = opened;
  const { words, fields, list } = parts[part];
  const now = workingOf(agency)[part];
  const begun = list ? rowOf(now, row) : part === 'guide' ? guideToBegin(workingOf(agency), agency.name) : now;
  const address = `/staff/agencies/${agency.slug}/${part}`;
  const title = list ? `${words}：${row ? `第 ${row} 行` : '增加'}` : words;
  return c.var.page({
    title: `${agency.name}：${title}`,
    crumbs: [crumb, unitCrumb(agency), ...(list ? [{ label: words, href: address }] : []), { label: title }],
    error: !!again,
    status: again ? 422 : 200,
    children: (
      <PartRecordPage
        {...{ fields: fields as Fields, address, list, row, errors: again?.errors ?? {} }}
        count={list ? (now as unknown as Row[]).length : 0}
        was={(again?.typed ?? begun ?? emptyOf(fields)) as Row}
        base={partHash(now)}
        back={list ? address : `/staff/agencies/${agency.slug}`}
        formKey={keyOf(again?.typed ?? {}) ?? newKey()}
        whyNot={whyNotWrite(standing(agency))}
      />
    ),
  });
}

const changedMeanwhile = '别人刚刚改过这一部分。下面是您填写的内容，请看过现在的内容再决定；再次保存以您的为准。';

async function saveRecord(c: StaffContext, opened: Opened): Promise<Response> {
  const { agency, part, row } = opened;
  const typed = await readFields(c);
  refuseIf(whyNotWrite(standing(agency)));
  const now = workingOf(agency)[part];
  const { fields, list } = parts[part];
  const removes = list && row !== null && typed.do === 'remove';
  const { record, errors } = readRecord(fields as Fields, typed);
  if (!removes && Object.keys(errors).length > 0) return showRecord(c, opened, { typed, errors });
  if (typed.base !== partHash(now)) return showRecord(c, opened, { typed, errors: { '': changedMeanwhile } });
  const place = Number(typed.place) || null;
  const value = list ? changedList(now as unknown as Row[], { row, record: removes ? null : record, place }) : record;
  await saveParts(c.var.by(keyOf(typed)), {
    units: [{ unit: agency.unit, parts: { [part]: value }, base: { [part]: partHash(now) } }],
  });
  return c.redirect(
    list ? `/staff/agencies/${agency.slug}/${part}?done=saved` : `/staff/agencies/${agency.slug}?done=saved`,
    303,
  );
}
