import {
  asPDFName,
  beginText,
  endText,
  type PDFDocument,
  type PDFFont,
  type PDFImage,
  type PDFName,
  type PDFOperator,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setCharacterSpacing,
  setFillingColor,
  setFontAndSize,
  setLineWidth,
  setStrokingColor,
  setTextMatrix,
  setTextRenderingMode,
  showText,
  TextRenderingMode,
} from '@cantoo/pdf-lib';
import type { Face } from './fonts.ts';
import type { Letter } from './letters.ts';
import type { Line } from './lines.ts';
import { area, bottom, page, pitch } from './measures.ts';

export const black = rgb(0, 0, 0);
export const red = rgb(0.85, 0, 0);
type Ink = typeof black;

/** Puts ink on pages; `y` counts from the top of the area downwards, in points. */
export class Press {
  readonly pages: PDFPage[] = [];
  /** Where the next thing stands. */
  y = 0;
  private readonly document: PDFDocument;
  private readonly fonts: Map<Face, PDFFont>;
  private readonly widths = new Map<string, number>();
  private readonly keys = new Map<string, PDFName>();

  constructor(document: PDFDocument, fonts: Map<Face, PDFFont>) {
    this.document = document;
    this.fonts = fonts;
    this.turn();
  }

  /** Begins the next page. */
  turn(): void {
    this.pages.push(this.document.addPage([page.width, page.height]));
    this.y = 0;
  }

  /** Goes to the next page unless so much room is left on this one. */
  need(height: number): void {
    if (this.y + height > area.height + 0.01 && this.y > 0) this.turn();
  }

  /** Goes on to the next of the 22 lines. */
  toLine(): void {
    this.y = Math.ceil(this.y / pitch - 0.001) * pitch;
  }

  widthOf = (letter: Letter): number => {
    const key = `${letter.face.key} ${letter.text}`;
    const known = this.widths.get(key) ?? this.fonts.get(letter.face)!.widthOfTextAtSize(letter.text, 1);
    this.widths.set(key, known);
    return known * letter.size;
  };

  /** Draws a line with its baseline so far below the area's upper edge. */
  line({ letters, at }: Line, x: number, baseline: number, ink: Ink = black): void {
    let from = 0;
    while (from < letters.length) {
      let to = from + 1;
      while (to < letters.length && this.joins(letters, at, from, to)) to += 1;
      this.segment(letters.slice(from, to), x + at[from]!, baseline, { spread: this.spreadAt(letters, at, from), ink });
      from = to;
    }
    this.marks(letters, at, { x, baseline });
  }

  private spreadAt(letters: Letter[], at: number[], index: number): number {
    const next = at[index + 1];
    return next === undefined ? 0 : next - at[index]! - this.widthOf(letters[index]!);
  }

  /** Letters of one face and look that stand at one distance are shown together. */
  private joins(letters: Letter[], at: number[], from: number, to: number): boolean {
    const [first, next] = [letters[from]!, letters[to]!];
    if (first.face !== next.face || first.size !== next.size || first.rise !== next.rise || first.bold !== next.bold)
      return false;
    return Math.abs(this.spreadAt(letters, at, from) - this.spreadAt(letters, at, to - 1)) < 0.001;
  }

  private segment(letters: Letter[], x: number, baseline: number, { spread, ink }: { spread: number; ink: Ink }): void {
    const { face, size, bold, rise } = letters[0]!;
    const text = this.fonts.get(face)!.encodeText(letters.map((letter) => letter.text).join(''));
    const operators: PDFOperator[] = [
      pushGraphicsState(),
      setFillingColor(ink),
      ...(bold ? [setStrokingColor(ink), setLineWidth(size / 40)] : []),
      beginText(),
      setFontAndSize(this.keyOf(face), size),
      setCharacterSpacing(spread),
      ...(bold ? [setTextRenderingMode(TextRenderingMode.FillAndOutline)] : []),
      setTextMatrix(1, 0, 0, 1, x, area.top - baseline + rise),
      showText(text),
      endText(),
      popGraphicsState(),
    ];
    this.here.pushOperators(...operators);
  }

  private marks(letters: Letter[], at: number[], { x, baseline }: { x: number; baseline: number }): void {
    for (const [index, letter] of letters.entries()) {
      const to = at[index + 1] ?? at[index]! + this.widthOf(letter);
      const stroke = (below: number) =>
        this.rule({ from: x + at[index]!, to: x + to, y: baseline + below, thick: 0.6 });
      if (letter.underline) stroke(letter.size * 0.14);
      if (letter.strike) stroke(-letter.size * 0.32);
    }
  }

  /** A horizontal line. */
  rule({ from, to, y, thick, ink = black }: { from: number; to: number; y: number; thick: number; ink?: Ink }): void {
    this.here.drawLine({
      start: { x: from, y: area.top - y },
      end: { x: to, y: area.top - y },
      thickness: thick,
      color: ink,
    });
  }

  box({ x, y, width, height }: { x: number; y: number; width: number; height: number }): void {
    this.here.drawRectangle({ x, y: area.top - y - height, width, height, borderWidth: 0.5, borderColor: black });
  }

  picture(image: PDFImage, { x, y, width, height }: { x: number; y: number; width: number; height: number }): void {
    this.here.drawImage(image, { x, y: area.top - y - height, width, height });
  }

  /** What is drawn goes onto this page until the next begins, or onto the page with this number. */
  private at: PDFPage | null = null;
  on(number: number, draw: () => void): void {
    this.at = this.pages[number]!;
    draw();
    this.at = null;
  }

  private get here(): PDFPage {
    return this.at ?? this.pages.at(-1)!;
  }

  /** The name of a face on the page, the same on each. */
  private keyOf(face: Face): PDFName {
    const number = this.pages.indexOf(this.here);
    const key = `${number} ${face.key}`;
    const known = this.keys.get(key);
    if (known) return known;
    const name = asPDFName(`F${[...this.fonts.keys()].indexOf(face) + 1}`);
    this.here.node.setFontDictionary(name, this.fonts.get(face)!.ref);
    this.keys.set(key, name);
    return name;
  }
}

export const lowest = area.top - bottom;
