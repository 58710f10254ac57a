import { attachmentPath } from '../../../core/files/public.ts';
import { types } from '../../../core/files/types.ts';
import { sizeWords } from '../../../core/publications/pages/editor-attachments.tsx';
import type { PublicDb } from '../../../platform/database.ts';
import { First } from '../pages/first.tsx';
import { GuideBody } from '../pages/guide.tsx';
import { findPublicGuide, findRating, listPublicFiles } from '../queries/live.ts';

/** What is asked of it first, under its title; null for what is no guide. */
export async function renderFirst(live: PublicDb, id: string) {
  const found = await findPublicGuide(live, id);
  return found ? <First guide={found.guide} rating={await findRating(live)} /> : null;
}

/** The guide in the place of the stored text; null for what is no guide. */
export async function renderGuide(live: PublicDb, id: string) {
  const found = await findPublicGuide(live, id);
  if (!found) return null;
  const files = (await listPublicFiles(live, id)).map(({ position, name, type, bytes }) => ({
    name,
    href: attachmentPath(id, position, name),
    type: types[type as keyof typeof types]?.words ?? '文件',
    size: sizeWords(bytes),
  }));
  const { title, path, unit, unitName, guide } = found;
  return <GuideBody title={title} url={path} unit={{ slug: unit, name: unitName }} guide={guide} files={files} />;
}
