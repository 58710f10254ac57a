const inline = /<\/?(?:a|b|i|u|s|em|strong|span|sub|sup|mark|code|small|del|ins)(?:\s[^>]*)?>/gi;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The words of stored rich text, which is clean already: a tag within a line leaves no gap, every other one does. */
export const wordsOf = (html: string): string =>
  html
    .replace(inline, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => entities[name]!);
