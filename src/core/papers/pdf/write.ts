import * as fontkit from '@cantoo/fontkit';
import { PDFDocument, type PDFImage, PDFName, PDFString } from '@cantoo/pdf-lib';
import { phrasesOf } from '../../../ui/phrases.tsx';
import type { Paper, Pictures } from '../paper.ts';
import { embedFaces, lettersOf, openCutter } from './cut.ts';
import type { Fonts } from './fonts.ts';
import { type Letter, Letters } from './letters.ts';
import { breakLines, type Line } from './lines.ts';
import { area, column, head, pageNumber, pitch, size } from './measures.ts';
import { black, Press, red } from './press.ts';
import { type SetBlock, type SetPaper, type SetParagraph, setPaper } from './set.ts';
import { drawTable } from './table.ts';

/** A paper as PDF in the layout of GB/T 9704-2012; the same paper, pictures and fonts are the same bytes. */
export async function writePdf(paper: Paper, pictures: Pictures, fonts: Fonts): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit as never);
  describe(document, paper);
  const cut = openCutter();
  const { set, used } = await setInFull(paper, fonts, cut);
  const images = await embedPictures(document, pictures);
  const press = new Press(document, await embedFaces(document, used, cut));
  drawHead(press, set);
  drawTitle(press, set);
  for (const block of set.blocks) drawBlock(press, block, images);
  drawEnd(press, set);
  drawImprint(press, set);
  for (const index of press.pages.keys()) press.on(index, () => drawNumber(press, set, index + 1));
  return document.save({ useObjectStreams: true, updateFieldAppearances: false });
}

/** Sets the paper until every letter has a face that really has it: mostly at once. */
async function setInFull(paper: Paper, fonts: Fonts, cut: ReturnType<typeof openCutter>) {
  for (;;) {
    const letters = new Letters(fonts);
    const set = setPaper(paper, letters, phrasesOf);
    let lacking = 0;
    for (const [face, own] of letters.used) {
      for (const letter of (await cut(face, lettersOf(own))).lacking) {
        fonts.lacks(face, letter.codePointAt(0)!);
        lacking += 1;
      }
    }
    if (lacking === 0) return { set, used: letters.used };
  }
}

function describe(document: PDFDocument, paper: Paper): void {
  document.setTitle(paper.title, { showInWindowTitleBar: true });
  document.setSubject(`校验码 ${paper.verification.code}　${paper.verification.address}`);
  document.setCreationDate(paper.at);
  document.setModificationDate(paper.at);
  document.catalog.set(PDFName.of('Lang'), PDFString.of('zh-CN'));
}

async function embedPictures(document: PDFDocument, pictures: Pictures): Promise<Map<number, PDFImage>> {
  const images = new Map<number, PDFImage>();
  for (const [position, { type, bytes }] of pictures) {
    // A picture that another reader forgives and this one does not is named instead of drawn.
    const image = await (type === 'png' ? document.embedPng(bytes) : document.embedJpg(bytes)).catch(() => null);
    if (image) images.set(position, image);
  }
  return images;
}

const plainLines = (press: Press, letters: Letter[], width = area.width) =>
  breakLines(letters, { width, indent: 0, column: null, widthOf: press.widthOf, justify: false });

const centre = (line: Line) => area.left + (area.width - line.width) / 2;

/** 版头: the issuer in red, the number, the red line; then two lines free. */
function drawHead(press: Press, { head: parts }: SetPaper): void {
  if (!parts) return;
  const natural = parts.issuer.reduce((width, letter) => width + press.widthOf(letter), 0);
  const scale = Math.min(1, area.width / natural);
  const issuer = parts.issuer.map((letter) => ({ ...letter, size: letter.size * scale }));
  const [mark] = plainLines(press, issuer, area.width + 1);
  press.line(mark!, centre(mark!), head.mark + head.size * 0.86, red);
  const below = head.mark + head.size + pitch * 2;
  const [number] = plainLines(press, parts.number);
  press.line(number!, centre(number!), below);
  press.rule({ from: area.left, to: area.left + area.width, y: below + head.line, thick: 1.2, ink: red });
  press.y = below + head.line;
  press.toLine();
  press.y += pitch;
}

/** 标题: lines of much the same length, cut between words. */
function drawTitle(press: Press, { title, source }: SetPaper): void {
  for (const letters of titleLines(press, title)) {
    const [line] = plainLines(press, letters, area.width + size.title);
    press.line(line!, centre(line!), press.y + pitch * 0.8);
    press.y += pitch * 1.15;
  }
  press.toLine();
  if (source) {
    const [line] = plainLines(press, source);
    press.line(line!, centre(line!), press.y + pitch * 0.7);
    press.y += pitch;
  }
  press.y += pitch;
}

function titleLines(press: Press, phrases: Letter[][]): Letter[][] {
  const widthOf = (letters: Letter[]) => letters.reduce((width, letter) => width + press.widthOf(letter), 0);
  const count = Math.ceil(widthOf(phrases.flat()) / (area.width - 2 * size.title));
  const target = widthOf(phrases.flat()) / count;
  const lines: Letter[][] = [[]];
  for (const phrase of phrases.flatMap((letters) => inRoom(letters, widthOf))) {
    const last = lines.at(-1)!;
    const [now, next] = [widthOf(last), widthOf([...last, ...phrase])];
    const better =
      lines.length < count && last.length > 0 && Math.abs(next - target) > Math.abs(now - target) && next > target;
    if (last.length > 0 && (next > area.width || better)) lines.push([...phrase]);
    else last.push(...phrase);
  }
  return lines;
}

/** A word that is longer than a line by itself is cut into letters. */
const inRoom = (letters: Letter[], widthOf: (letters: Letter[]) => number): Letter[][] =>
  widthOf(letters) <= area.width ? [letters] : letters.map((letter) => [letter]);

function drawBlock(press: Press, block: SetBlock, images: Map<number, PDFImage>): void {
  if (block.kind === 'paragraph') drawParagraph(press, block);
  else if (block.kind === 'table') drawTable(press, block);
  else if (block.kind === 'rule') drawRule(press);
  else drawPicture(press, block, images.get(block.position));
}

function drawRule(press: Press): void {
  press.need(pitch);
  press.rule({ from: area.left, to: area.left + area.width, y: press.y + pitch / 2, thick: 0.5 });
  press.y += pitch;
}

/** One line of text on the grid of 22. */
function drawOnGrid(press: Press, line: Line, x: number): void {
  press.need(pitch);
  press.line(line, x, press.y + pitch * 0.72);
  press.y += pitch;
}

function drawParagraph(press: Press, { letters, align, depth }: SetParagraph): void {
  press.toLine();
  const inset = depth * 2 * column;
  const indent = align === 'body' && depth === 0 ? 2 * column : 0;
  const width = area.width - inset - (align === 'right' ? 2 * column : 0);
  const justify = align === 'body' || align === 'flush';
  const lines = breakLines(letters, { width, indent, column, widthOf: press.widthOf, justify });
  for (const [index, line] of lines.entries()) {
    const free = width - line.width;
    const shift = align === 'right' ? free : align === 'center' ? free / 2 : index === 0 ? indent : 0;
    drawOnGrid(press, line, area.left + inset + shift);
  }
}

function drawPicture(
  press: Press,
  { alt, caption }: { alt: Letter[]; caption: Letter[] },
  image: PDFImage | undefined,
): void {
  if (!image) {
    drawParagraph(press, { kind: 'paragraph', letters: alt, align: 'center', level: 0, depth: 0 });
    return;
  }
  const room = area.height - pitch * 3;
  const scale = Math.min(1, area.width / image.width, room / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  press.toLine();
  press.need(height + pitch * (caption.length > 0 ? 2 : 1));
  press.picture(image, { x: area.left + (area.width - width) / 2, y: press.y + 4, width, height });
  press.y += height + 8;
  for (const line of caption.length > 0 ? plainLines(press, caption) : []) {
    press.need(pitch);
    press.line(line, centre(line), press.y + pitch * 0.6);
    press.y += pitch;
  }
  press.toLine();
}

/** 署名 and 成文日期: the day two letters further right than the name, both two letters from the edge; then the 附注. */
function drawEnd(press: Press, { signature, note, missing }: SetPaper): void {
  if (signature) {
    press.toLine();
    press.y += pitch;
    const [name, day] = [plainLines(press, signature.name)[0]!, plainLines(press, signature.day)[0]!];
    press.need(2 * pitch);
    const right = area.left + area.width - 2 * column;
    const dayAt = Math.max(right - name.width + 2 * column, right - day.width);
    const start = dayAt + day.width > area.left + area.width ? right - day.width : dayAt;
    drawOnGrid(press, name, start - 2 * column);
    drawOnGrid(press, day, start);
  }
  if (note) drawParagraph(press, { kind: 'paragraph', letters: note, align: 'body', level: 0, depth: 0 });
  if (missing) drawParagraph(press, { kind: 'paragraph', letters: missing, align: 'body', level: 0, depth: 0 });
}

/** 版记 at the foot of the last page: 印发机关 and 印发日期, and under them how a reader checks this paper. */
function drawImprint(press: Press, { printed, verification }: SetPaper): void {
  const height = (printed ? 2 : 1) * pitch;
  press.need(height + pitch / 2);
  const edge = (y: number, thick: number) => press.rule({ from: area.left, to: area.left + area.width, y, thick });
  const row = (left: Letter[], right: Letter[], y: number) => {
    const [from, to] = [plainLines(press, left)[0]!, plainLines(press, right)[0]!];
    press.line(from, area.left + size.small, y + pitch * 0.68);
    press.line(to, area.left + area.width - to.width - size.small, y + pitch * 0.68);
  };
  let y = area.height - height;
  edge(y, 1);
  if (printed) {
    row(printed.by, printed.on, y);
    y += pitch;
    edge(y, 0.7);
  }
  row(verification.code, verification.address, y);
  edge(area.height, 1);
}

/** — 1 —: odd pages at the right, even ones at the left, one letter from the edge. */
function drawNumber(press: Press, set: SetPaper, number: number): void {
  const [line] = plainLines(press, set.pageNumber(number));
  const right = area.left + area.width - line!.width - size.small;
  press.line(
    line!,
    number % 2 === 1 ? right : area.left + size.small,
    area.height + pageNumber + size.small * 0.8,
    black,
  );
}
