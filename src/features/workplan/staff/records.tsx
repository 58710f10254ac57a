import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { receiveUpload } from '../../../core/files/upload.ts';
import { Refused } from '../../../platform/errors.ts';
import { rowId, type Typed, whole } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { yearOf } from '../../../platform/time.ts';
import { recordDuty, recordTraining } from '../actions/records.ts';
import { DutyFormPage, TrainingFormPage } from '../pages/record-forms.tsx';
import { RecordsPage } from '../pages/records.tsx';
import { listDutyRecords, listRecordYears, listTrainings } from '../queries/records.ts';
import { listUnits } from '../queries.ts';
import { dutyForm, trainingForm } from '../rules/forms.ts';
import type { DutyKind } from '../rules.ts';
import { workplanCrumb } from './import.tsx';

const crumb = { label: '履职和培训记录', href: '/staff/workplan/records' };
const done: Record<string, string> = { duty: '履职记录已登记。', training: '培训记录已登记。' };

/** Duty records and trainings: the lists and their two forms. */
export function recordDoors(app: StaffApp, storage: Storage): void {
  app.get('/staff/workplan/records', showRecords);

  app.get('/staff/workplan/records/duty', (c) => showForm(c, DutyFormPage, '登记履职'));
  app.post('/staff/workplan/records/duty', async (c) => {
    const typed = await readFields(c);
    const read = dutyForm.read(typed);
    if (!read.values) return showForm(c, DutyFormPage, '登记履职', typed, read.errors);
    const { unit, kind, on, ...rest } = read.values;
    await recordDuty(c.var.by(keyOf(typed)), { ...rest, unit: unit!, kind: kind as DutyKind, on: on! });
    return c.redirect(`/staff/workplan/records?year=${yearOf(on!)}&unit=${unit}&done=duty`, 303);
  });

  app.get('/staff/workplan/records/training', (c) => showForm(c, TrainingFormPage, '登记培训'));
  app.post('/staff/workplan/records/training', async (c) => {
    mustRecord(c);
    const { fields, files, refused } = await receiveUpload(c.req.raw, storage, c.var.by, { files: 1 });
    const read = trainingForm.read(fields);
    const errors = { ...read.errors, ...(refused[0] ? { material: refused[0].error } : {}) };
    if (!read.values || refused.length > 0) return showForm(c, TrainingFormPage, '登记培训', fields, errors);
    const { unit, on, hours, invited, attended, ...rest } = read.values;
    await recordTraining(c.var.by(keyOf(fields)), {
      ...rest,
      unit: unit!,
      on: on!,
      hours: hours!,
      invited: invited!,
      attended: attended!,
      material: files[0]?.id ?? null,
    });
    return c.redirect(`/staff/workplan/records?year=${yearOf(on!)}&unit=${unit}&done=training`, 303);
  });
}

function mustRecord(c: StaffContext): void {
  if (!holds(c.var.who, ['drafter', 'openness']))
    throw new Refused('履职和培训由单位的拟稿人或政务公开工作机构登记。', 403);
}

/** Units for which this person records. */
async function unitsToRecord(c: StaffContext) {
  const units = await listUnits(c.var.staff);
  return units.filter((unit) => holds(c.var.who, ['drafter', 'openness'], unit.id));
}

async function showRecords(c: StaffContext): Promise<Response> {
  const { staff, who, today } = c.var;
  const year = numberOf(whole('年度', { min: 1990, max: 2100 }).read(c.req.query('year'))) ?? yearOf(today);
  const unit = numberOf(rowId('单位').read(c.req.query('unit')));
  const [duties, trainings, units, recorded] = await Promise.all([
    listDutyRecords(staff, year, unit),
    listTrainings(staff, year, unit),
    listUnits(staff),
    listRecordYears(staff),
  ]);
  const years = [...new Set([yearOf(today), year, ...recorded])].sort((a, b) => b - a);
  return c.var.page({
    title: '履职和培训记录',
    crumbs: [{ label: '工作安排', href: '/staff/workplan' }, { label: '履职和培训记录' }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    children: (
      <RecordsPage {...{ year, years, unit, units, duties, trainings }} records={holds(who, ['drafter', 'openness'])} />
    ),
  });
}

const numberOf = (read: { value: number | null } | { error: string }) => ('value' in read ? read.value : null);

async function showForm(
  c: StaffContext,
  Page: typeof DutyFormPage,
  title: string,
  typed: Typed = {},
  errors?: Record<string, string>,
): Promise<Response> {
  mustRecord(c);
  const units = await unitsToRecord(c);
  const words = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, String(value ?? '')]));
  const only: Record<string, string> = units.length === 1 ? { unit: String(units[0]!.id) } : {};
  return c.var.page({
    title,
    crumbs: [workplanCrumb, crumb, { label: title }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: <Page units={units} formKey={keyOf(typed) ?? newKey()} typed={{ ...only, ...words }} errors={errors} />,
  });
}
