import { type Fact, Facts } from './facts.tsx';
import { fieldId } from './form-field.tsx';

/** What was answered, and the field of the form in which it was typed. */
export type Answer = Fact & { field: string };

type Props = {
  items: Answer[];
  label?: string;
  columns?: 1 | 2;
  /** id of the form that carries everything typed, and its address */
  form: string;
  action: string;
  /** what 「返回修改」 of that form sends */
  back: { name: string; value: string };
};

/**
 * 核对: every answer has its own 「修改」. It is a button of the form below, so that the filled form comes back with everything typed;
 * the address ends in the field, which is where the browser then puts the focus, without a script.
 */
export function Answers({ items, form, action, back, ...looks }: Props) {
  const change = ({ label, field }: Answer) => (
    <button
      type="submit"
      class="button button-quiet fact-change"
      {...back}
      form={form}
      formaction={`${action}#${fieldId(field)}`}
    >
      修改<span class="visually-hidden">{label}</span>
    </button>
  );
  return <Facts {...looks} items={items.map((answer) => ({ ...answer, change: change(answer) }))} />;
}
