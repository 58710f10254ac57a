import type { Child } from 'hono/jsx';
import { type ElementEditing, ElementEditor } from '../../../ui/element-editor.tsx';

export interface EditProps extends ElementEditing {
  document: number;
}

/** The form around the fields of a catalogue or a meeting. */
export function Editor(props: EditProps & { children?: Child }) {
  const { edition, document } = props;
  return (
    <ElementEditor {...props} action={`/staff/decisions/editions/${edition}`} home={`/staff/decisions/${document}`} />
  );
}
