import { noteChineseTitles } from './chinese-titles.ts';
import { patterns, words } from './words.ts';

const han = /\p{Script=Han}/u;
const zh = ' lang="zh-CN"';
/** What a text may be cut by without ending: places where a line may break. */
const breaks = /<wbr\s*\/?>/g;
/** What was searched for, marked within a text: no word of the interface is ever marked. */
const marks = /<(\/?)mark>/g;
const spoken = /\b(aria-label|title|placeholder|data-label|alt)="([^"]*)"/g;
const whole = /^<(script|style|textarea)\b/i;

/** No sentence of the interface is longer; passages of texts are not looked at in vain. */
const longest = 400;

/** Around what stays Chinese within an English sentence. */
const stays = { open: '\u0002', close: '\u0003' };

/** An interface word in English; null for what is none: a title, a name, a sentence of a text. */
function inEnglish(text: string): string | null {
  const known = words.get(text);
  if (known !== undefined) return known;
  if (text.length > longest) return null;
  for (const { form, say } of patterns) {
    const match = form.exec(text);
    if (match) return say(match.groups ?? {}, orMarked);
  }
  return sideBySide(text);
}

const orMarked = (part: string): string => inEnglish(part) ?? (han.test(part) ? stays.open + part + stays.close : part);

/** 「区民政局　公共服务　不收费」, 「申请书（原件 1 份）、营业执照（复印件 1 份）」: each by itself, when one of them is a word of the interface. */
function sideBySide(text: string): string | null {
  const aside = /　| · /.test(text);
  // a sentence with a list in it is no row of words
  if (!aside && /[。：；]/.test(text)) return null;
  const [between, joined] = aside ? [/　| · /, ' · '] : [/、/, ', '];
  const parts = text.split(between);
  if (parts.length < 2 || !parts.some((part) => han.test(part) && inEnglish(part) !== null)) return null;
  return parts.map(orMarked).join(joined);
}

/** The same where no element can mark what stays Chinese: in attributes and titles. */
export const plainEnglish = (text: string): string | null =>
  inEnglish(text)?.replaceAll(stays.open, '').replaceAll(stays.close, '') ?? null;

const marked = (english: string): string =>
  english.replaceAll(stays.open, `<span${zh}>`).replaceAll(stays.close, '</span>');

/**
 * A public page with its interface in English. It is made from the finished page, so that every room speaks English by one
 * table and no page has to know of it. The words of texts are never touched: what stands in a body (`prose`), or under a language
 * of its own, stays; and what stays Chinese on the way is marked as Chinese, for those who hear it.
 */
export function pageInEnglish(html: string): string {
  const pieces = html
    .replace(breaks, '\u0001')
    .replace(marks, (_, closes: string) => (closes ? '\u0005' : '\u0004'))
    .split(/(<[^>]*>)/);
  const kept = new Keeper();
  const said = new Set<number>();
  let raw = '';
  let tag = -1;
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at]!;
    if (at % 2 === 1) {
      kept.meet(piece);
      if (raw && piece.startsWith(`</${raw}`)) raw = '';
      else raw ||= whole.exec(piece)?.[1] ?? '';
      tag = /^<[a-z]/i.test(piece) ? at : -1;
      if (kept.inside && isBody(piece)) pieces[at] = inChinese(piece);
      if (!kept.inside) pieces[at] = withEnglishAttributes(piece);
    } else if (!raw && !kept.inside && han.test(piece)) {
      const { text, marked } = translated(piece, kept.inTitle);
      pieces[at] = text;
      if (marked) said.add(at);
      else if (!kept.inTitle) markChinese(pieces, at, tag);
    }
  }
  setApart(pieces, said);
  const page = pieces.join('').replaceAll('\u0001', '<wbr/>');
  return noteChineseTitles(page).replaceAll('\u0004', '<mark>').replaceAll('\u0005', '</mark>');
}

const inline = /^<\/?(?:a|abbr|b|code|em|q|small|span|strong|time)\b/i;

const joints = new Map([
  ['、', ', '],
  ['，', ', '],
  ['；', '; '],
  ['。', '.'],
]);

/** Chinese runs on from element to element, English needs a space there: 「下载：<a>Word</a>（公文格式）」. */
function setApart(pieces: string[], said: Set<number>): void {
  let last = -1;
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at]!;
    if (at % 2 === 1) last = inline.test(piece) ? last : -1;
    else if (piece) {
      const met = last >= 0 && (said.has(last) || said.has(at));
      if (met && joints.has(piece.trim())) {
        pieces[at] = joints.get(piece.trim())!;
        said.add(at);
      }
      if (met && /[\p{L}\d:,.;!?)”]$/u.test(pieces[last]!.replace(/<[^>]*>/g, '')) && /^[\p{L}\d(“]/u.test(piece)) {
        if (pieces[last + 1]!.startsWith('</')) pieces[at] = ` ${piece}`;
        else pieces[last] += ' ';
      }
      last = at;
    }
  }
}

/** Whether the walk is inside something whose words are left alone. */
class Keeper {
  private depth = 0;
  private name = '';
  inTitle = false;

  get inside(): boolean {
    return this.depth > 0;
  }

  meet(tag: string): void {
    const name = /^<\/?([a-z0-9-]+)/i.exec(tag)?.[1] ?? '';
    if (name === 'title') this.inTitle = !tag.startsWith('</');
    if (this.depth > 0) {
      if (name === this.name && !tag.endsWith('/>')) this.depth += tag.startsWith('</') ? -1 : 1;
    } else if (name !== 'html' && /^<[a-z]/i.test(tag) && / (?:lang=|class="prose")/.test(tag) && !isVoid(tag)) {
      this.name = name;
      this.depth = 1;
    }
  }
}

const isVoid = (tag: string) => tag.endsWith('/>') || /^<(link|meta|img|input|br|hr)\b/i.test(tag);

function translated(piece: string, inTitle: boolean): { text: string; marked: boolean } {
  const [, before, middle, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(piece)!;
  const text = middle!.replaceAll('\u0001', '');
  const [first, ...rest] = inTitle ? text.split(' - ') : [text];
  const english = inTitle ? plainEnglish(first!) : inEnglish(first!);
  if (english === null) return { text: piece, marked: false };
  return { text: `${before}${[marked(english), ...rest].join(' - ')}${after}`, marked: true };
}

const withEnglishAttributes = (tag: string): string =>
  tag.replace(spoken, (attribute, name: string, value: string) => {
    const english = han.test(value) ? plainEnglish(value) : null;
    return english === null ? attribute : `${name}="${english.replaceAll('"', '&quot;')}"`;
  });

const isBody = (tag: string) => / class="prose"/.test(tag);

/** Words that stay Chinese: their element says so where it holds nothing else, and where it holds more, one of their own. */
function markChinese(pieces: string[], at: number, tag: number): void {
  const alone = tag === at - 1 && !isVoid(pieces[tag]!) && (pieces[at + 1] ?? '').startsWith('</');
  if (alone) pieces[tag] = inChinese(pieces[tag]!);
  else pieces[at] = `<span${zh}>${pieces[at]}</span>`;
}

/** The opening tag of what stays Chinese. */
const inChinese = (tag: string): string => (/\slang=/.test(tag) ? tag : tag.replace(/^(<[a-z0-9-]+)/i, `$1${zh}`));
