import type { Child } from 'hono/jsx';
import { controlAttributes, Field, FieldGroup, type FieldProps, fieldId } from './form-field.tsx';
import { Icon } from './icon.tsx';
import { Phrases } from './phrases.tsx';

type FormProps = {
  action: string;
  method?: 'get' | 'post';
  /** idempotency key; the same key twice is one act */
  idempotencyKey?: string;
  /** address that takes the working copy every 30 s and on Ctrl+S */
  autosave?: string;
  /** ask before leaving with unsaved text */
  guard?: boolean;
  upload?: boolean;
  id?: string;
  label?: string;
  class?: string;
  children?: Child;
};

/** A form whose refusals come from the server in our own words; the browser's bubbles stay off. */
export function Form({ action, method = 'post', idempotencyKey, autosave, guard, upload, label, ...rest }: FormProps) {
  return (
    <form
      id={rest.id}
      class={rest.class ?? 'form'}
      action={action}
      method={method}
      enctype={upload ? 'multipart/form-data' : undefined}
      novalidate
      aria-label={label}
      data-autosave={autosave}
      data-guard={guard || autosave ? '' : undefined}
    >
      {idempotencyKey && <HiddenKey value={idempotencyKey} />}
      {rest.children}
    </form>
  );
}

/** Fields side by side where there is room; those with `wide` take the whole row. */
export function Fields({ children }: { children?: Child }) {
  return <div class="fields">{children}</div>;
}

/** A part of a long form under its own heading. */
export function FormSection({ title, note, children }: { title: string; note?: Child; children?: Child }) {
  return (
    <section class="form-section">
      <h2>{title}</h2>
      {note && <p class="field-hint">{note}</p>}
      {children}
    </section>
  );
}

/** The idempotency key under its one name. */
export function HiddenKey({ value }: { value: string }) {
  return <input type="hidden" name="_key" value={value} />;
}

/** A fresh idempotency key for one form: the same key twice is one act. */
export const newKey = (): string => crypto.randomUUID();

/** Reasons by field name; a reason without a field stands under ''. */
export type FormErrors = Record<string, string | undefined>;

/** The list of what is wrong, above the form and with the focus on it; shown even for one error. */
export function ErrorSummary({ errors }: { errors: FormErrors | undefined }) {
  const entries = Object.entries(errors ?? {}).filter((entry): entry is [string, string] => !!entry[1]);
  if (entries.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1} aria-labelledby="error-summary-title" autofocus>
      <h2 id="error-summary-title">您填写的内容有问题</h2>
      <ul>
        {entries.map(([name, reason]) => (
          <li>{name ? <a href={`#${fieldId(name)}`}>{reason}</a> : reason}</li>
        ))}
      </ul>
    </div>
  );
}

type TextProps = FieldProps & {
  value?: string | number | null;
  maxLength?: number;
  autocomplete?: string;
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'number';
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url';
  /** how wide the control is, in characters it is made for */
  width?: 'short' | 'medium' | 'full';
  suffix?: Child;
  readOnly?: boolean;
};

export function TextField(props: TextProps) {
  const { value, maxLength, autocomplete, type = 'text', inputMode, width = 'full', suffix, readOnly } = props;
  return (
    <Field {...props}>
      <span class={`control control-${width}`}>
        <input
          {...controlAttributes(props)}
          type={type}
          value={value ?? ''}
          maxlength={maxLength}
          autocomplete={autocomplete}
          inputmode={inputMode}
          readonly={readOnly || undefined}
        />
        {suffix && <span class="control-suffix">{suffix}</span>}
      </span>
    </Field>
  );
}

type AreaProps = FieldProps & { value?: string | null; maxLength?: number; rows?: number; phrases?: string[] };

/** Running text; `phrases` offers 常用语 that a click writes into it. The limit is told, not enforced by cutting. */
export function TextArea(props: AreaProps) {
  const { value, maxLength, rows = 5, phrases } = props;
  const id = props.id ?? fieldId(props.name);
  return (
    <Field {...props}>
      {phrases?.length ? <common-phrases for={id} data-phrases={JSON.stringify(phrases)} /> : null}
      <textarea {...controlAttributes(props)} rows={rows}>
        {value ?? ''}
      </textarea>
      {maxLength && (
        <char-count for={id} data-max={String(maxLength)}>
          最多 {maxLength} 字
        </char-count>
      )}
    </Field>
  );
}

export type Option = { value: string; label: Child; hint?: Child; group?: string; disabled?: boolean };

type SelectProps = FieldProps & { options: Option[]; value?: string | null; blank?: string };

/** A list to choose one from; options with the same `group` stand together. */
export function SelectField(props: SelectProps) {
  const { options, value, blank } = props;
  const groups = [...new Set(options.map((option) => option.group ?? ''))];
  const draw = (option: Option) => (
    <option value={option.value} selected={option.value === value || undefined} disabled={option.disabled || undefined}>
      {option.label}
    </option>
  );
  return (
    <Field {...props}>
      <span class="control control-full control-select">
        <select {...controlAttributes(props)}>
          {blank !== undefined && <option value="">{blank}</option>}
          {groups.map((group) => {
            const own = options.filter((option) => (option.group ?? '') === group).map(draw);
            return group ? <optgroup label={group}>{own}</optgroup> : own;
          })}
        </select>
      </span>
    </Field>
  );
}

type ChoiceProps = FieldProps & { options: Option[]; inline?: boolean };

export function RadioGroup(props: ChoiceProps & { value?: string | null }) {
  return (
    <FieldGroup {...props}>
      <Choices {...props} type="radio" chosen={props.value ? [props.value] : []} />
    </FieldGroup>
  );
}

export function CheckGroup(props: ChoiceProps & { values?: string[] }) {
  return (
    <FieldGroup {...props}>
      <Choices {...props} type="checkbox" chosen={props.values ?? []} />
    </FieldGroup>
  );
}

/** A label that would break in a narrow column of choices takes a row of its own. */
const longLabel = 8;

function Choices({ name, id, options, inline, type, chosen }: ChoiceProps & { type: string; chosen: string[] }) {
  const base = id ?? fieldId(name);
  return (
    <div class={inline ? 'choices choices-inline' : 'choices'}>
      {options.map((option, index) => {
        // The first control carries the field's own id, so that the error summary leads to it.
        const own = index === 0 ? base : `${base}-${index + 1}`;
        return (
          <div class={inline && String(option.label).length > longLabel ? 'choice choice-wide' : 'choice'}>
            <input
              type={type}
              id={own}
              name={name}
              value={option.value}
              checked={chosen.includes(option.value) || undefined}
              disabled={option.disabled || undefined}
              aria-describedby={option.hint ? `${own}-note` : undefined}
            />
            <label for={own}>{typeof option.label === 'string' ? <Phrases text={option.label} /> : option.label}</label>
            {option.hint && (
              <p class="field-hint" id={`${own}-note`}>
                {option.hint}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** A day as text, so that 「2026-02-30」 comes back as it was typed; the script adds a calendar beside it. */
export function DateField(props: FieldProps & { value?: string | null; min?: string; max?: string }) {
  const { value, min, max, hint = '例如 2026-03-10' } = props;
  return (
    <Field {...props} hint={hint}>
      <date-picker class="control control-short" data-min={min} data-max={max}>
        <input
          {...controlAttributes({ ...props, hint })}
          type="text"
          inputmode="numeric"
          value={value ?? ''}
          autocomplete="off"
        />
      </date-picker>
    </Field>
  );
}

type FileFieldProps = FieldProps & {
  accept?: string;
  multiple?: boolean;
  uploads?: string;
  /** What came along before the form was shown again: nobody has to choose it once more (WCAG 3.3.7). */
  held?: HeldFile[];
};

/** A file that the server keeps already, with the fields that carry its key. */
export type HeldFile = { name: string; fields: Record<string, string> };

/**
 * Files from this computer; the script puts a button in our own words before it, whatever language the browser speaks. With
 * `uploads`, the address for large files in parts, they travel ahead and come back as `file` and `position` of the form.
 */
export function FileField({ held = [], ...props }: FileFieldProps) {
  return (
    <Field {...props}>
      {held.map(({ name, fields }) => (
        <p class="field-held">
          <Icon name="check" /> {name}（已上传，不用再选）
          {Object.entries(fields).map(([field, value]) => (
            <input type="hidden" name={field} value={value} />
          ))}
        </p>
      ))}
      <file-picker
        data-uploads={props.uploads}
        data-label={held.length > 0 ? (props.multiple ? '再选一份' : '换一份') : undefined}
      >
        <input {...controlAttributes(props)} type="file" accept={props.accept} multiple={props.multiple || undefined} />
      </file-picker>
    </Field>
  );
}

/** Pasting is allowed and the browser may remember it: WCAG 3.3.8. The script adds 「显示」. */
export function PasswordField(props: FieldProps & { autocomplete?: 'current-password' | 'new-password' }) {
  return (
    <Field {...props}>
      <show-password class="control control-full">
        <input {...controlAttributes(props)} type="password" autocomplete={props.autocomplete ?? 'current-password'} />
      </show-password>
    </Field>
  );
}
