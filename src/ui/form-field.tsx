import type { Child } from 'hono/jsx';

/** What every field has: a name, words, perhaps a hint, perhaps what is wrong with it. */
export type FieldProps = {
  name: string;
  label: Child;
  id?: string;
  hint?: Child;
  /** what is wrong and how to mend it, in the same words as in the error summary */
  error?: string;
  required?: boolean;
  /** takes the whole row inside `Fields` */
  wide?: boolean;
};

/** The id a field of this name has, so that the error summary can lead to it. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`;
}

/** Attributes that tie a control to its hint, its error and its need. */
export function controlAttributes({ name, id, hint, error, required }: FieldProps) {
  const own = id ?? fieldId(name);
  const described = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean).join(' ');
  return {
    id: own,
    name,
    required: required || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
  };
}

/** Label, hint and error around one control. */
export function Field(props: FieldProps & { children?: Child }) {
  const { label, error, required, wide, children } = props;
  const id = props.id ?? fieldId(props.name);
  return (
    <div class={`field${error ? ' field-wrong' : ''}${wide ? ' field-wide' : ''}`}>
      <label class="field-label" for={id}>
        {label}
        <Required required={required} />
      </label>
      <FieldNotes {...props} id={id} />
      {children}
    </div>
  );
}

/** A question with several controls: radio buttons, check boxes. */
export function FieldGroup(props: FieldProps & { children?: Child }) {
  const { label, error, required, children } = props;
  const id = props.id ?? fieldId(props.name);
  const { 'aria-describedby': described } = controlAttributes({ ...props, id });
  return (
    <fieldset
      class={`field${error ? ' field-wrong' : ''}${props.wide ? ' field-wide' : ''}`}
      aria-describedby={described}
    >
      <legend class="field-label">
        {label}
        <Required required={required} />
      </legend>
      <FieldNotes {...props} id={id} />
      {children}
    </fieldset>
  );
}

function FieldNotes({ id, hint, error }: { id?: string; hint?: Child; error?: string }) {
  return (
    <>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <span class="visually-hidden">错误：</span>
          {error}
        </p>
      )}
    </>
  );
}

function Required({ required }: { required?: boolean }) {
  return required ? <span class="field-required">必填</span> : null;
}
