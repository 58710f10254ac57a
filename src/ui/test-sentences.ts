import { Parser } from 'htmlparser2';

/** No sentence of the interface is longer, in signs: whoever reads slowly takes it in at one look. */
const longest = 40;

/** What stands between 。！？; a comma, a colon or a semicolon ends none. */
const sentencesIn = (text: string): string[] => text.split(/[。！？]/).map((sentence) => sentence.trim());

/** Names, dates, addresses and figures are read as one word each, a work that is named as four signs. */
const signsOf = (sentence: string): number =>
  [
    ...sentence
      .replace(/《[^》]*》|\{[a-z]\}/g, '文件名称')
      .replace(/[\w.:/@+-]+/g, '字')
      .replace(/\s/g, ''),
  ].length;

export const tooLong = (text: string): string[] =>
  sentencesIn(text).filter((sentence) => signsOf(sentence) > longest && !isRow(sentence));

/** 「来源：…　数据截至：…」, 「申请书（原件 1 份）、营业执照（复印件 1 份）」: rows of labels and of things are no sentences. */
const isRow = (text: string): boolean =>
  /：.*：/s.test(text) || (text.split('、').length > 2 && !/[，；：]/.test(text));

const inline = new Set('a abbr b code em i kbd mark q small span strong time wbr copy-text'.split(' '));
/** Titles, figures in tables, ways through the site and what is not read out. */
const apart = new Set(
  'h1 h2 h3 h4 h5 h6 title table nav code script style textarea option blockquote footer'.split(' '),
);
/** Texts of the district, passages of them, and names that a link has for the ear. */
const bodies = [
  'prose',
  'red-head-issuer',
  'diff-text',
  'document-excerpt',
  'phrases',
  'document-title',
  'visually-hidden',
];

/** Long sentences of a page outside titles, tables and texts of the district; a block without 。 is one sentence. */
export function longSentencesOf(html: string, own = false): string[] {
  const found: string[] = [];
  const open: boolean[] = [];
  let block = '';
  let behindLink = false;
  const end = () => {
    found.push(...tooLong(block));
    block = '';
  };
  const parser = new Parser({
    onopentag(name, { class: classes = '', lang }) {
      // links one behind the other are a list
      if (!inline.has(name) || (name === 'a' && behindLink)) end();
      behindLink = false;
      const body = !own && classes.split(' ').some((one) => bodies.includes(one));
      open.push(apart.has(name) || body || (name !== 'html' && lang === 'en'));
    },
    ontext(text) {
      if (!open.includes(true)) block += text;
      behindLink = false;
    },
    onclosetag(name) {
      open.pop();
      behindLink = name === 'a';
      if (!inline.has(name)) end();
    },
  });
  parser.end(html);
  return found;
}
