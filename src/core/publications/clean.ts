import sanitize from 'sanitize-html';
import { typeset } from '../../ui/prose.ts';

const text = [
  'p',
  'h2',
  'h3',
  'h4',
  'ul',
  'ol',
  'li',
  'blockquote',
  'strong',
  'b',
  'em',
  'i',
  'u',
  's',
  'sub',
  'sup',
  'br',
  'hr',
  'a',
];
const tables = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'colgroup', 'col'];
const classes = ['center', 'right', 'flush'];

const rules: sanitize.IOptions = {
  allowedTags: [...text, ...tables, 'figure', 'figcaption', 'img'],
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start', 'type'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    '*': ['lang'],
  },
  allowedClasses: { p: classes, h2: classes, h3: classes, h4: classes, td: classes, th: classes },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['attachment'] },
  allowProtocolRelative: false,
  nestingLimit: 40,
  transformTags: { h1: 'h2', h5: 'h4', h6: 'h4', div: 'p' },
  // Pictures are attachments of the same revision; a picture from elsewhere would be unreviewed and could change.
  exclusiveFilter: (frame) => frame.tag === 'img' && !/^attachment:\d{1,3}$/.test(frame.attribs.src ?? ''),
};

/** Rich text as it may be stored and served (promises.md, rule 13): semantic HTML, no style, script, form or foreign picture. */
export function cleanHtml(html: string): string {
  return sanitize(html, rules)
    .replace(/<p>(?:\s|&nbsp;|\u00a0|<br \/>)*<\/p>/g, '')
    .trim();
}

/** The words of rich text, for search, summaries and comparison; blocks become lines. */
export function plainText(html: string): string {
  const lined = html
    .replace(/<\/(?:p|h[2-4]|li|tr|blockquote|figcaption|caption)>|<br \/>/g, '$&\n')
    .replace(/<\/t[dh]>/g, '$& ');
  return sanitize(lined, { allowedTags: [], allowedAttributes: {} })
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

/** Stored rich text as every page shows it: set for reading, with the address of an attachment where it says `attachment:2`. */
export function shownBody(html: string, address: (position: number) => string | null): string {
  return typeset(html).replace(
    /src="attachment:(\d{1,3})"/g,
    (_, position) => `src="${address(Number(position)) ?? ''}"`,
  );
}
