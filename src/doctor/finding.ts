/** What the doctor says of one part: fine, worth a look, or broken with how to mend it. */
export interface Finding {
  part: string;
  state: 'fine' | 'look' | 'broken';
  words: string;
  /** What to do; only with `look` and `broken`. */
  mend?: string;
}

export const fine = (part: string, words: string): Finding => ({ part, state: 'fine', words });
export const look = (part: string, words: string, mend: string): Finding => ({ part, state: 'look', words, mend });
export const broken = (part: string, words: string, mend: string): Finding => ({ part, state: 'broken', words, mend });
