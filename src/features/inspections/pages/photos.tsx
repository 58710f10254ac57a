import { fieldId } from '../../../ui/form-field.tsx';
import type { Photo } from '../rules/visit.ts';

interface Props {
  /** Where the pictures of this task lie. */
  base: string;
  photos: Photo[];
  /** In a form: each can be left out. */
  name?: string;
}

/** Photographs as small pictures that open whole; in a form each with a box that keeps it. */
export function Photos({ base, photos, name }: Props) {
  if (photos.length === 0) return null;
  return (
    <ul class="photos" aria-label="现场照片">
      {photos.map((photo, index) => (
        <li>
          <a href={`${base}/photos/${photo.file}`}>
            <img src={`${base}/photos/${photo.file}`} alt={`现场照片 ${index + 1}：${photo.name}`} loading="lazy" />
          </a>
          {name && (
            <div class="choice">
              <input
                type="checkbox"
                id={`${fieldId(name)}-${photo.file}`}
                name={name}
                value={String(photo.file)}
                checked
              />
              <label for={`${fieldId(name)}-${photo.file}`}>保留照片 {index + 1}</label>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
