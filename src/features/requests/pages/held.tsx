import { FileField, type FormErrors } from '../../../ui/form.tsx';
import type { Carried, HeldPaper } from '../rules/held.ts';
import { paperUses } from '../rules.ts';

type Props = { use: Carried; hint: string; held: HeldPaper[]; errors?: FormErrors };

/** A paper to bring along; one that the server keeps already is named with the key to it. */
export const PaperField = ({ use, hint, held, errors }: Props) => (
  <FileField
    name={use}
    label={paperUses[use]}
    hint={hint}
    accept=".jpg,.jpeg,.png,.pdf"
    error={errors?.[use]}
    held={held
      .filter((paper) => paper.use === use)
      .map(({ token, name }) => ({ name, fields: { [`held_${use}`]: token, [`name_${use}`]: name } }))}
  />
);
