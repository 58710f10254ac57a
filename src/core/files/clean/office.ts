import { distinct, type Hidden } from '../hidden.ts';
import type { FileType } from '../types.ts';
import { cleanExcel, lookIntoExcel } from './excel.ts';
import { settleExcel } from './excel-changes.ts';
import { cleanLayout, lookIntoLayout } from './layout.ts';
import { lookAtLinks, lookForEmbedded, refuseActive } from './links.ts';
import type { Package } from './package.ts';
import { pictureType, stripPicture } from './pictures/strip.ts';
import { cleanProperties } from './properties.ts';
import { cleanSlides, lookIntoSlides, settleSlides } from './slides.ts';
import { cleanWord } from './word.ts';
import { lookIntoWord, settleWord } from './word-changes.ts';

interface Kit {
  clean(box: Package): Promise<Hidden[]>;
  look(box: Package): Promise<Hidden[]>;
  /** Missing where nothing of its kind can be settled. */
  settle?(box: Package): Promise<void>;
}

const kits: Partial<Record<FileType, Kit>> = {
  docx: { clean: cleanWord, look: lookIntoWord, settle: settleWord },
  xlsx: { clean: cleanExcel, look: lookIntoExcel, settle: settleExcel },
  ofd: { clean: cleanLayout, look: lookIntoLayout },
  pptx: { clean: cleanSlides, look: lookIntoSlides, settle: settleSlides },
};

/** Whether a package was signed: every change would break the signature. */
const isSigned = (box: Package) => box.names(/^_xmlsignatures\/|(^|\/)Signatures?\.xml$/i).length > 0;

/** Cleans a package in place: what was taken away, and what stays hidden in it. `asked`: also what is part of its content. */
export async function cleanOffice(
  box: Package,
  type: FileType,
  asked: boolean,
): Promise<{ removed: Hidden[]; hidden: Hidden[] }> {
  await refuseActive(box);
  const kit = kits[type];
  const look = async () =>
    distinct([...(kit ? await kit.look(box) : []), ...(await lookForEmbedded(box)), ...(await lookAtLinks(box))]);
  if (isSigned(box))
    return { removed: [], hidden: [{ kind: 'signature', where: '签章覆盖整份文件，没有改动' }, ...(await look())] };
  const before = asked ? await look() : [];
  const removed = [
    ...(await cleanPictures(box)),
    ...(kit ? [...(await cleanProperties(box)), ...(await kit.clean(box))] : []),
  ];
  if (asked) await kit?.settle?.(box);
  const hidden = await look();
  const gone = before.filter((one) => !hidden.some(({ kind, where }) => kind === one.kind && where === one.where));
  return { removed: distinct([...removed, ...gone]), hidden };
}

/** Pictures within the package carry the same Exif and places as pictures alone. */
async function cleanPictures(box: Package): Promise<Hidden[]> {
  const removed: Hidden[] = [];
  for (const name of box.names(/\.(jpe?g|png|gif|webp)$/i)) {
    const bytes = await box.bytes(name);
    const picture = await stripPicture(pictureType(bytes) ?? '', bytes);
    if (!picture || picture.removed.length === 0) continue;
    box.set(name, picture.bytes);
    removed.push(...picture.removed.map(({ kind }) => ({ kind, where: `图片 ${name.split('/').at(-1)}` })));
  }
  return removed;
}
