import { keyedName } from '../../../core/people/secret.ts';

/** A file that came with a form: only the form that brought it can carry it on. */
export interface Carried {
  id: number;
  name: string;
}

const mark = ({ id, name }: Carried, key: string): string =>
  keyedName('consultations file', JSON.stringify([id, name, key]))
    .toString('base64url')
    .slice(0, 22);

/** What a hidden field says of an uploaded file, bound to the form's own key. */
export const tokenOf = (file: Carried, key: string): string => `${file.id}.${mark(file, key)}.${file.name}`;

/** The file of such a field, or null when it was not this form that brought it. */
export function fileOf(token: string, key: string): Carried | null {
  const match = /^([1-9]\d{0,14})\.([\w-]{22})\.(.{1,200})$/su.exec(token);
  if (!match) return null;
  const file = { id: Number(match[1]), name: match[3]! };
  return mark(file, key) === match[2] ? file : null;
}
