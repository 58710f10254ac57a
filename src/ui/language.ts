const han = /\p{Script=Han}/u;
const word = /(?<![\p{L}\d/.@_-])[a-z][a-z'’]+(?![\p{L}\d/@_])/giu;

/**
 * The language of a text that was entered, for those who hear it (WCAG 3.1.2): English where it has two words at least
 * and no Chinese in it. A code, an address and a single name like Excel are read well in a Chinese sentence.
 */
export function languageOf(text: unknown): 'en' | undefined {
  if (typeof text !== 'string' || han.test(text)) return undefined;
  return (text.match(word) ?? []).length > 1 ? 'en' : undefined;
}
