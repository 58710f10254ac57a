import { parentPort } from 'node:worker_threads';
import { writeDocx } from './docx.ts';
import type { Order } from './make.ts';
import { type Fonts, openFonts } from './pdf/fonts.ts';
import { writePdf } from './pdf/write.ts';

/** The other side of make.ts: papers, one after the other; fonts stay open between them. */
const opened = new Map<string | null, Fonts>();

function fontsIn(folder: string | null): Fonts {
  const fonts = opened.get(folder) ?? openFonts(folder);
  opened.set(folder, fonts);
  return fonts;
}

parentPort!.on('message', ({ format, paper, pictures, fonts }: Order) => {
  const made =
    format === 'docx' ? Promise.resolve(writeDocx(paper, pictures)) : writePdf(paper, pictures, fontsIn(fonts));
  made.then(
    (bytes) => parentPort!.postMessage({ bytes }),
    (error) => parentPort!.postMessage({ error: String(error?.stack ?? error) }),
  );
});
