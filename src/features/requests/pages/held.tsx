import { FileField, type FormErrors } from '../../../ui/form.tsx';
import type { Carried, HeldPaper } from '../rules/held.ts';
import { paperUses } from '../rules.ts';

/** What is held already, named, with the keys to it. */
export const HeldPapers = ({ held }: { held: HeldPaper[] }) => (
  <>
    {held.map(({ use, token, name }) => (
      <p>
        {paperUses[use]}：{name}（已上传；重新选择就换成新的）
        <input type="hidden" name={`held_${use}`} value={token} />
        <input type="hidden" name={`name_${use}`} value={name} />
      </p>
    ))}
  </>
);

export const PaperField = ({ use, hint, errors }: { use: Carried; hint: string; errors?: FormErrors }) => (
  <FileField name={use} label={paperUses[use]} hint={hint} accept=".jpg,.jpeg,.png,.pdf" error={errors?.[use]} />
);
