import type { Child } from 'hono/jsx';

/** The row of buttons that ends a form; a `DangerButton` in it stands apart at the far end. */
export function Buttons({ children }: { children?: Child }) {
  return <div class="buttons">{children}</div>;
}

type ButtonProps = {
  children?: Child;
  name?: string;
  value?: string;
  kind?: 'primary' | 'secondary' | 'quiet';
  /** another address for this button of the form */
  action?: string;
  /** the form it belongs to, when it stands outside */
  form?: string;
};

export function Button({ children, name, value, kind = 'primary', action, form }: ButtonProps) {
  return (
    <button type="submit" class={`button button-${kind}`} name={name} value={value} formaction={action} form={form}>
      {children}
    </button>
  );
}

export function ButtonLink({
  href,
  kind = 'secondary',
  children,
}: {
  href: string;
  kind?: ButtonProps['kind'];
  children?: Child;
}) {
  return (
    <a class={`button button-${kind}`} href={href}>
      {children}
    </a>
  );
}

/** For what cannot be taken back. `consequence` says what will happen and is read before the button: 「发布后公众立即可见」. */
export function DangerButton({
  children,
  consequence,
  name,
  value,
  action,
  form,
}: ButtonProps & { consequence?: string }) {
  return (
    <span class="danger">
      {consequence && <span class="danger-note">{consequence}</span>}
      <button
        type="submit"
        class="button button-danger"
        name={name}
        value={value}
        formaction={action}
        form={form}
        data-confirm={consequence}
      >
        {children}
      </button>
    </span>
  );
}
