import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** A PDF opened by pdfium, the engine of Chrome compiled to WebAssembly; its memory goes with the thread. */
export interface Pdfium {
  f: WrappedPdfiumModule;
  document: number;
  /** Room for numbers that the engine writes; bytes. */
  room: number;
  heap(): ArrayBufferLike;
}

/** The module's memory; its own types leave it out. It is another buffer after it has grown. */
const heapOf = (f: WrappedPdfiumModule) => (f.pdfium as unknown as { HEAPU8: Uint8Array<ArrayBuffer> }).HEAPU8;

/** Opens a PDF; throws when the engine cannot. */
export async function openPdfium(bytes: Uint8Array): Promise<Pdfium> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const f = await init({
    wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) as ArrayBuffer,
  });
  f.PDFiumExt_Init();
  const { malloc } = f.pdfium.wasmExports;
  const place = malloc(bytes.length);
  heapOf(f).set(bytes, place);
  const document = f.FPDF_LoadMemDocument(place, bytes.length, '');
  if (!document) throw new Error(`pdfium: error ${f.FPDF_GetLastError()}`);
  return { f, document, room: malloc(64), heap: () => heapOf(f).buffer };
}

/** The document as it is now, written whole. */
export function saveWhole({ f, document }: Pdfium): Uint8Array {
  const writer = f.PDFiumExt_OpenFileWriter();
  f.PDFiumExt_SaveAsCopy(document, writer);
  const size = f.PDFiumExt_GetFileWriterSize(writer);
  const place = f.pdfium.wasmExports.malloc(size);
  f.PDFiumExt_GetFileWriterData(writer, place, size);
  return heapOf(f).slice(place, place + size);
}
