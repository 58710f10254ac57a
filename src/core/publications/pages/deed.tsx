import type { Child } from 'hono/jsx';
import type { Typed } from '../../../platform/form.ts';
import { Form, type FormErrors, type Option, TextArea } from '../../../ui/form.tsx';
import { textOf } from '../content-form.ts';
import type { Proposal } from '../queries/validity.ts';

/** What may be done with a document now; what may not be done is absent. */
export interface DeedsView {
  document: number;
  edition: number;
  /** One key a form: each form is one act. */
  key(deed: string): string;
  typed: Typed;
  errors: FormErrors;
  edit: boolean;
  /** Set when it can be sent to review: the ways by which it becomes public, what still stands in the way, and whether it came back and nothing was changed since. */
  submit: { channels: Option[]; companions: Option[]; why: string[]; unread: boolean } | null;
  correct: boolean;
  /** Public documents that may have replaced it; null when it may not be withdrawn. */
  withdraw: { successors: Option[] } | null;
  /** Former versions that the public may still read; null when there are none, or they are not this person's. */
  withdrawVersion: Option[] | null;
  /** May be proposed: nothing waits for its second person. */
  validity: boolean;
  /** A validity that somebody proposed, for the second person; whoever proposed it may only take it back. */
  agreeValidity: Proposal | null;
  declineValidity: Proposal | null;
  link: { kinds: Option[]; documents: Option[] } | null;
  /** Columns to which a published document may move; null when it may not. */
  move: Option[] | null;
  voidNumber: boolean;
  abandon: boolean;
  /** Unmet requirements that this person, as the signer, may waive. */
  waive: { needs: string; words: string }[];
  unchecked: { id: number; name: string }[];
}

/** One deed under its own heading, open when it was sent and something is wrong. */
export function Deed(props: {
  view: DeedsView;
  name: string;
  title: string;
  open?: boolean;
  /** It ends the document: set apart from the others by its outline. */
  danger?: boolean;
  children?: Child;
}) {
  const { view, name, title, open, danger, children } = props;
  const wrong = textOf(view.typed, 'deed') === name;
  return (
    <details class={danger ? 'deed deed-danger' : 'deed'} id={name} open={open || wrong || undefined}>
      <summary>{title}</summary>
      <Form action={`/staff/documents/${view.document}/${name}`} idempotencyKey={view.key(name)} label={title}>
        <input type="hidden" name="deed" value={name} />
        {children}
      </Form>
    </details>
  );
}

/** The reason that most deeds ask for. */
export function Why({ view, name, label, hint }: { view: DeedsView; name: string; label: string; hint?: string }) {
  return (
    <TextArea
      name={name}
      label={label}
      hint={hint}
      rows={2}
      required
      value={textOf(view.typed, name)}
      error={view.errors[name]}
    />
  );
}

/** Two forms have a field of one name: what was typed and what is wrong belongs to the form that was sent. */
export const sentTo = ({ typed, errors }: DeedsView, deed: string): Pick<DeedsView, 'typed' | 'errors'> =>
  textOf(typed, 'deed') === deed ? { typed, errors } : { typed: {}, errors: {} };
