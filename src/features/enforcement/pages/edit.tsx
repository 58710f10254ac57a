import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { DateField, ErrorSummary, Fields, Form, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { UnitField } from '../../../ui/unit-field.tsx';
import { kinds, kindWords } from '../rules/decision.ts';
import type { Told } from '../rules/elements.ts';
import { type Shape, shapes } from '../rules/shapes.ts';
import { cellName, rowsTyped } from '../rules/typed.ts';

export interface EditView {
  shape: Shape;
  /** The elements of the form, in their order. */
  elements: [string, Told][];
  action: string;
  back: string;
  formKey: string;
  typed: Typed;
  errors: Record<string, string>;
  /** Of a new text: for which units it may be. */
  units: { id: number; name: string }[] | null;
  /** Somebody reviews it now: an edit voids what was said. */
  warning: string | null;
  spare: number;
}

/** 填写: the elements one after the other; the text is set from them, masked before anybody reviews it. */
export function EditPage(view: EditView) {
  const { shape, elements, action, back, formKey, typed, errors, units, warning } = view;
  return (
    <>
      <ErrorSummary errors={errors} />
      {warning && (
        <NoticeBox tone="warning">
          <p>{warning}</p>
        </NoticeBox>
      )}
      <Form
        action={action}
        idempotencyKey={formKey}
        guard
        class="form form-wide document-form"
        label={shapes[shape].words}
      >
        <input type="hidden" name="base" value={String(typed.base ?? '')} />
        <div class="save-bar">
          <Button>保存</Button>
          <ButtonLink href={back} kind="quiet">
            <span class="visually-hidden">不保存，</span>返回
          </ButtonLink>
        </div>
        <Card title={shapes[shape].words} note={notes[shape]}>
          {units && <UnitField units={units} value={String(typed.unit ?? '')} label="单位" error={errors.unit} />}
          <Fields>
            {elements
              .filter(([, { look }]) => look !== 'rows')
              .map(([name, told]) => (
                <ElementField
                  name={name}
                  told={told}
                  value={one(typed[name])}
                  error={errors[name]}
                  required={told.needs === 'all' || told.needs?.includes(one(typed.kind))}
                />
              ))}
          </Fields>
          {elements
            .filter(([, { look }]) => look === 'rows')
            .map(([name, told]) => (
              <Rows {...view} name={name} told={told} />
            ))}
        </Card>
      </Form>
    </>
  );
}

const notes: Record<Shape, string> = {
  decision:
    '相对人是自然人的，姓名、证件号码、住址和电话在保存时就脱敏，审查和公开的只是脱敏后的文字；原文加密保存。未成年人的决定不公开。',
  statement: '只有已经过完、没有录入任何决定的月份才能说明；说明和决定一样先审查、后公开。',
  matter: '法律、职能有变化的，在已公开的页面上选择“更正”后修改，公众能看到前后的差别。',
  report: '数字由决定登记册统计得出，先审查、后公开；每年 1 月 31 日前公开上一年度的年报。',
  organ: '执法人员只公开姓名、执法证号、执法类别和有效期。人员变动的，在已公开的页面上选择“更正”后修改。',
};

const one = (value: Typed[string]): string => [value ?? ''].flat()[0]!;

interface FieldProps {
  name: string;
  id?: string;
  told: Told;
  value: string;
  error?: string;
  required?: boolean;
}

function ElementField({ name, id, told, value, error, required }: FieldProps) {
  const { label, look, hint, max, options = [] } = told;
  const facts = { name, id, label, hint, error, required: required || undefined };
  if (look === 'choice')
    return (
      <SelectField {...facts} value={value} blank="—" options={options.map((one) => ({ value: one, label: one }))} />
    );
  if (look === 'text') return <TextArea {...facts} wide value={value} rows={3} />;
  if (look === 'day') return <DateField {...facts} value={value} />;
  return <TextField {...facts} value={value} maxLength={max} inputMode={look === 'money' ? 'decimal' : undefined} />;
}

function Rows(view: EditView & { name: string; told: Told }) {
  const { name, told, typed, errors, spare } = view;
  const fields = Object.entries(told.row!);
  const rows = rowsTyped(typed, name, Object.keys(told.row!));
  const shown = [
    ...rows.filter((row) => Object.values(row).some(Boolean)),
    ...Array.from({ length: spare }, () => ({})),
  ];
  return (
    <fieldset class="guide-rows" id={`f-${name}`} tabindex={-1}>
      <legend class="field-label">{told.label}</legend>
      {told.hint && <p class="field-hint">{told.hint}</p>}
      {errors[name] && <p class="field-error">{errors[name]}</p>}
      {shown.map((row: Record<string, string>, at) => (
        <fieldset class="guide-row">
          <legend>
            {told.label}　第 {at + 1} 行
          </legend>
          <Fields>
            {fields.map(([field, cell]) => (
              <ElementField
                name={cellName(name, field)}
                id={`f-${name}-${field}-${at + 1}`}
                told={cell}
                value={row[field] ?? ''}
              />
            ))}
          </Fields>
        </fieldset>
      ))}
      <p>
        <Button kind="quiet" name="next" value="rows">
          保存并再加几行<span class="visually-hidden">：{told.label}</span>
        </Button>
      </p>
    </fieldset>
  );
}

/** 录入决定: which kind it is decides what is asked. */
export function ChooseKindPage({ back }: { back: string }) {
  return (
    <Card title="是哪一类决定" note="许可和处罚在决定之日起 7 个工作日内公开，其他的在 20 个工作日内公开。">
      <ul>
        {kinds.map((kind) => (
          <li>
            <a href={`?kind=${encodeURIComponent(kind)}`}>{kindWords(kind)}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href={back}>返回</a>
      </p>
    </Card>
  );
}
