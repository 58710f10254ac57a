import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';

type PanelProps = {
  title: string;
  number?: { label: string; value: string };
  /** what cannot be found again, before anything else is read */
  keep?: Child;
  /** what happens next, by when */
  next?: Child[];
  /** whom to ask, how to keep this page */
  children?: Child;
};

/** The confirmation after something counted: its number, what happens next, whom to call. */
export function ConfirmationPanel({ title, number, keep, next, children }: PanelProps) {
  return (
    <section class="confirmation" aria-labelledby="confirmation-title">
      <div class="confirmation-head">
        <Icon name="success" />
        <h1 id="confirmation-title">{title}</h1>
        {number && (
          <p class="confirmation-number">
            {number.label}
            <strong>{number.value}</strong>
            <copy-text data-value={number.value} data-label="复制编号" />
          </p>
        )}
      </div>
      {keep && <div class="confirmation-keep">{keep}</div>}
      {next?.length ? (
        <div class="confirmation-next">
          <h2>接下来</h2>
          <ol>
            {next.map((line) => (
              <li>{line}</li>
            ))}
          </ol>
        </div>
      ) : null}
      {children && <div class="confirmation-foot">{children}</div>}
      <print-button />
    </section>
  );
}
