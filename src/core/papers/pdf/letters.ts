import type { Run } from '../blocks.ts';
import type { Face, Fonts, Role } from './fonts.ts';

/** One letter with the face it is set in. */
export interface Letter {
  text: string;
  face: Face;
  size: number;
  bold: boolean;
  underline: boolean;
  strike: boolean;
  /** How far above the line, in points. */
  rise: number;
}

/** 〓, the printer's mark for a letter that is not in the case: never a blank square without notice. */
const geta = '〓';

/** Chooses a face for every letter, and remembers which letters of which faces are used and which are in none. */
export class Letters {
  readonly used = new Map<Face, Set<string>>();
  readonly missing = new Set<string>();
  readonly fonts: Fonts;
  constructor(fonts: Fonts) {
    this.fonts = fonts;
  }

  /** The letters of a run; line ends stay as letters of their own. */
  of(run: Run, role: Role, size: number): Letter[] {
    const small = run.raise ? size * 0.6 : size;
    const rise = run.raise === 'sup' ? size * 0.35 : run.raise === 'sub' ? -size * 0.12 : 0;
    const { bold, underline, strike } = run;
    const own = bold && role === 'body' ? 'strong' : role;
    return [...run.text.normalize('NFC')].filter(isShown).map((text) => {
      const set = this.set(text, own);
      // A face that has every weight is heavy by itself; others are drawn with an outline.
      return { ...set, size: small, bold: bold && set.face.weight === null, underline, strike, rise };
    });
  }

  private set(text: string, role: Role): { text: string; face: Face } {
    const said = text === '\u00a0' || text === '\t' ? ' ' : text;
    const code = said === '\n' ? 32 : said.codePointAt(0)!;
    const face = this.fonts.faceFor(role, code);
    if (face) {
      this.use(face, said === '\n' ? ' ' : said);
      return { text: said, face };
    }
    this.missing.add(said);
    const mark = this.fonts.faceFor(role, geta.codePointAt(0)!)!;
    this.use(mark, geta);
    return { text: geta, face: mark };
  }

  private use(face: Face, text: string): void {
    const known = this.used.get(face);
    if (known) known.add(text);
    else this.used.set(face, new Set([text]));
  }
}

/** Marks of direction and joining have no shape of their own. */
const isShown = (text: string) => text === '\n' || text === '\t' || !/[\p{Cc}\p{Cf}\p{Mn}]/u.test(text);

/** 「注：文中“〓”为字库未收的字：U+2CE88…」, or null when every letter has a shape. */
export function missingNote(missing: ReadonlySet<string>): string | null {
  if (missing.size === 0) return null;
  const codes = [...missing]
    .sort()
    .map((text) => `U+${text.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`);
  return `注：文中依次以“${geta}”代替字库未收的字：${codes.join('、')}；原字以网页为准。`;
}
