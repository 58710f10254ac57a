import { create } from '@cantoo/fontkit';
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import subsetFont from 'subset-font';
import type { Face } from './fonts.ts';

/** A face cut down to the letters that are used, and those of them that it turned out to lack. */
interface Cut {
  bytes: Buffer;
  lacking: string[];
}

/** Cuts faces to letters; the same cut is made once. */
export function openCutter() {
  const made = new Map<string, Cut>();
  return async (face: Face, letters: string): Promise<Cut> => {
    const key = `${face.key} ${letters}`;
    const cut = made.get(key) ?? (await cutFace(face, letters));
    made.set(key, cut);
    return cut;
  };
}

async function cutFace(face: Face, letters: string): Promise<Cut> {
  const bytes = await subsetFont(face.read(), letters, {
    targetFormat: 'sfnt',
    noLayoutClosure: true,
    ...(face.weight ? { variationAxes: { wght: face.weight } } : {}),
  });
  const font = create(bytes);
  const has = (letter: string) => 'hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint(letter.codePointAt(0)!);
  return { bytes, lacking: [...letters].filter((letter) => !has(letter)) };
}

export const lettersOf = (used: Set<string>): string => [...used].sort().join('');

/** Embeds every face with exactly the letters that are used, in one order: the same paper is the same bytes. */
export async function embedFaces(
  document: PDFDocument,
  used: Map<Face, Set<string>>,
  cut: ReturnType<typeof openCutter>,
): Promise<Map<Face, PDFFont>> {
  const fonts = new Map<Face, PDFFont>();
  for (const face of [...used.keys()].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const { bytes } = await cut(face, lettersOf(used.get(face)!));
    fonts.set(face, await document.embedFont(bytes, { subset: false, features: { liga: false, locl: false } }));
  }
  return fonts;
}
