import { openPdfium, type Pdfium } from '../mask/pdfium.ts';
import { encodePng } from './png.ts';

/** As many pages as are drawn; the whole document is the file itself. */
export const mostPages = 20;
const width = 1000;
const tallest = 3000;

export interface DrawnPage {
  png: Uint8Array;
  width: number;
  height: number;
}

export interface Drawing {
  /** Pages of the document. */
  pages: number;
  drawn: DrawnPage[];
  /** Why not every page is drawn, as a sentence; empty when they are. */
  reason: string;
}

/**
 * Draws the first pages of a PDF, 1,000 pixels wide. A page whose Chinese letters lie in no font of the file ends the drawing: the
 * engine would leave them out, and a reader who sees a gap takes it for the document. Throws when the engine cannot open it.
 */
export async function drawPages(bytes: Uint8Array): Promise<Drawing> {
  const pdfium = await openPdfium(bytes);
  const pages = pdfium.f.FPDF_GetPageCount(pdfium.document);
  const drawn: DrawnPage[] = [];
  for (let number = 0; number < Math.min(pages, mostPages); number += 1) {
    const page = pdfium.f.FPDF_LoadPage(pdfium.document, number);
    if (!page) return { pages, drawn, reason: `第 ${number + 1} 页读不出来，没有预览。` };
    if (lacksLetters(pdfium, page))
      return { pages, drawn, reason: `第 ${number + 1} 页的中文字体没有嵌入文件，预览会缺字，请下载后查看。` };
    drawn.push(drawPage(pdfium, page));
    pdfium.f.FPDF_ClosePage(page);
  }
  const reason = pages > mostPages ? `只预览前 ${mostPages} 页，共 ${pages} 页，全文请下载。` : '';
  return { pages, drawn, reason };
}

const white = 0xffffffff;
/** Draw notes and stamps too: they are part of what a reader sees. */
const withNotes = 1;

function drawPage({ f, heap }: Pdfium, page: number): DrawnPage {
  const [wide, high] = [f.FPDF_GetPageWidthF(page), f.FPDF_GetPageHeightF(page)];
  const height = Math.max(1, Math.min(tallest, Math.round((width * high) / Math.max(1, wide))));
  const bitmap = f.FPDFBitmap_Create(width, height, 0);
  if (!bitmap) throw new Error('pdfium: no room for a page');
  f.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
  f.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withNotes);
  const stride = f.FPDFBitmap_GetStride(bitmap);
  const pixels = new Uint8Array(heap(), f.FPDFBitmap_GetBuffer(bitmap), stride * height);
  const png = encodePng(pixels, { width, height, stride });
  f.FPDFBitmap_Destroy(bitmap);
  return { png, width, height };
}

/** Letters beyond those that the engine brings itself (Latin, Greek, Cyrillic), in a font that is not in the file. */
function lacksLetters({ f }: Pdfium, page: number): boolean {
  const text = f.FPDFText_LoadPage(page);
  if (!text) return false;
  const embedded = new Map<number, boolean>();
  const isEmbedded = (font: number) => {
    if (!embedded.has(font)) embedded.set(font, f.FPDFFont_GetIsEmbedded(font) === 1);
    return embedded.get(font)!;
  };
  const lacks = () => {
    for (let at = 0; at < f.FPDFText_CountChars(text); at += 1) {
      if (f.FPDFText_GetUnicode(text, at) < 0x2e80) continue;
      const object = f.FPDFText_GetTextObject(text, at);
      const font = object && f.FPDFTextObj_GetFont(object);
      if (font && !isEmbedded(font)) return true;
    }
    return false;
  };
  try {
    return lacks();
  } finally {
    f.FPDFText_ClosePage(text);
  }
}
