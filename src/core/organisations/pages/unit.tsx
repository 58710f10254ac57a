import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { DateField, ErrorSummary, Form, type FormErrors, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Day } from '../../../ui/when.tsx';
import type { UnitRow } from '../queries.ts';
import { mayStandAbove, unitKinds } from '../rules.ts';
import { UnitFields } from './unit-fields.tsx';

type UnitProps = {
  unit: UnitRow;
  units: UnitRow[];
  typed?: Typed;
  errors?: FormErrors;
  /** Why it cannot be closed now, or null. */
  whyNotClose: string | null;
  today: string;
  newKey: () => string;
};

/** One unit: its description as a form, and below it the end of the unit. */
export function Unit(props: UnitProps) {
  const { unit, units, typed, errors = {}, newKey } = props;
  if (unit.closedOn) return <ClosedUnit unit={unit} />;
  const was = (name: string) => [typed?.[name] ?? now(unit, name)].flat().join('\n');
  return (
    <>
      <ErrorSummary errors={errors} />
      <div class="form-section">
        <Form action={`/staff/units/${unit.slug}`} idempotencyKey={newKey()} guard label="变更单位">
          <Facts
            label="网址"
            columns={1}
            items={[{ label: '网址', value: <a href={`/units/${unit.slug}/`}>{`/units/${unit.slug}/`}</a> }]}
          />
          <UnitFields above={mayStandAbove(units, unit)} was={was} errors={errors} />
          <Buttons>
            <Button>保存变更</Button>
            <ButtonLink href="/staff/units">取消</ButtonLink>
          </Buttons>
        </Form>
      </div>
      <CloseUnit {...props} />
    </>
  );
}

function now(unit: UnitRow, name: string): string | string[] {
  const value = unit[name as keyof UnitRow];
  return Array.isArray(value) ? value : String(value ?? '');
}

function CloseUnit({ unit, typed = {}, errors = {}, whyNotClose, today, newKey }: UnitProps) {
  return (
    <section class="form-section">
      <h2>撤销单位</h2>
      {whyNotClose ? (
        <p class="quiet">{whyNotClose}</p>
      ) : (
        <Form action={`/staff/units/${unit.slug}/close`} idempotencyKey={newKey()} label="撤销单位">
          <DateField
            name="on"
            label="撤销日期"
            value={String(typed.on ?? today)}
            error={errors.on}
            required
            max={today}
          />
          <TextField
            name="reason"
            label="撤销的依据或理由"
            value={String(typed.reason ?? '')}
            error={errors.reason}
            hint="例如 区机构改革方案（文号）"
            required
          />
          <Buttons>
            <DangerButton consequence="撤销后不再出现在公开页面和可选的单位里，以前的文件和记录都保留；不能恢复。">
              撤销单位
            </DangerButton>
          </Buttons>
        </Form>
      )}
    </section>
  );
}

/** What is kept of a closed unit; nothing of it can be changed any more. */
function ClosedUnit({ unit }: { unit: UnitRow }) {
  return (
    <>
      <NoticeBox tone="warning" title="单位已撤销">
        <p>
          撤销日期 <Day on={unit.closedOn!} />
          。以前的文件和记录里仍然写着它。
        </p>
      </NoticeBox>
      <Facts
        label="单位"
        items={[
          { label: '规范全称', value: unit.fullName },
          { label: '单位类别', value: unitKinds[unit.kind] },
          { label: '上级单位', value: unit.parentName },
          { label: '机构代码', value: unit.code },
          { label: '机关代字', value: unit.series.join('、') },
          { label: '别名', value: unit.aliases.join('、'), wide: true },
          { label: '主要职责', value: unit.duty, wide: true },
          { label: '办公地址', value: unit.address },
          { label: '联系电话', value: unit.phone },
        ]}
      />
    </>
  );
}
