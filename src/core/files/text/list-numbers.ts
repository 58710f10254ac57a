import { attribute, type Element, find } from './word-xml.ts';

type Level = { format: string; text: string; start: number };

/** Counts automatic list numbers as Word shows them, so that 一、（一）and 1. are in the text. */
export class Numbering {
  #levels = new Map<string, Map<number, Level>>();
  #lists = new Map<string, { abstract: string; starts: Map<number, number> }>();
  #styles = new Map<string, { list: string; level: number }>();
  #counts = new Map<string, number[]>();

  constructor(numbering: Element[], styles: Element[]) {
    for (const element of find(numbering, ['w:numbering']) ?? []) {
      const id = attribute(element, element.name === 'w:num' ? 'w:numId' : 'w:abstractNumId') ?? '';
      if (element.name === 'w:abstractNum') this.#levels.set(id, readLevels(element));
      if (element.name === 'w:num') this.#lists.set(id, readList(element));
    }
    for (const style of find(styles, ['w:styles']) ?? []) {
      const own = find([style], ['w:style', 'w:pPr', 'w:numPr']);
      const list = setting(own, 'w:numId');
      if (own && list)
        this.#styles.set(attribute(style, 'w:styleId') ?? '', { list, level: Number(setting(own, 'w:ilvl') ?? 0) });
    }
  }

  /** The number before this paragraph, or nothing. Bullets give nothing: they say no order. */
  next(paragraph: Element): string {
    const properties = find([paragraph], ['w:p', 'w:pPr']);
    const own = properties ? find(properties, ['w:numPr']) : null;
    const byStyle = this.#styles.get(setting(properties, 'w:pStyle') ?? '');
    const listId = setting(own, 'w:numId') ?? byStyle?.list;
    const level = Number(setting(own, 'w:ilvl') ?? byStyle?.level ?? 0);
    const list = listId && listId !== '0' ? this.#lists.get(listId) : undefined;
    const levels = list ? this.#levels.get(list.abstract) : undefined;
    const form = levels?.get(level);
    if (!listId || !list || !levels || !form) return '';
    const counts = this.#count(listId, level, { list, levels });
    if (form.format === 'bullet' || form.format === 'none') return '';
    return form.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return writeNumber(counts[at] ?? 1, at === level ? form.format : (levels.get(at)?.format ?? 'decimal'));
    });
  }

  #count(
    listId: string,
    level: number,
    { list, levels }: { list: { abstract: string; starts: Map<number, number> }; levels: Map<number, Level> },
  ): number[] {
    // Lists that share one definition and restart nowhere count on together, as in Word.
    const key = list.starts.size > 0 ? listId : `abstract ${list.abstract}`;
    const counts = this.#counts.get(key) ?? [];
    const start = (at: number) => list.starts.get(at) ?? levels.get(at)?.start ?? 1;
    for (let at = 0; at < level; at += 1) counts[at] ??= start(at);
    counts[level] = counts[level] === undefined ? start(level) : counts[level] + 1;
    counts.length = level + 1;
    this.#counts.set(key, counts);
    return counts;
  }
}

function readLevels(abstract: Element): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of abstract.children.filter((child) => child.name === 'w:lvl')) {
    levels.set(Number(attribute(level, 'w:ilvl') ?? 0), {
      format: setting(level.children, 'w:numFmt') ?? 'decimal',
      text: setting(level.children, 'w:lvlText') ?? '',
      start: Number(setting(level.children, 'w:start') ?? 1),
    });
  }
  return levels;
}

function readList(list: Element): { abstract: string; starts: Map<number, number> } {
  const starts = new Map<number, number>();
  for (const override of list.children.filter((child) => child.name === 'w:lvlOverride')) {
    const start = setting(override.children, 'w:startOverride');
    if (start) starts.set(Number(attribute(override, 'w:ilvl') ?? 0), Number(start));
  }
  return { abstract: setting(list.children, 'w:abstractNumId') ?? '', starts };
}

function setting(elements: Element[] | null, name: string): string | null {
  return attribute(
    elements?.find((one) => one.name === name),
    'w:val',
  );
}

function writeNumber(value: number, format: string): string {
  if (/chineseCounting|japaneseCounting|taiwaneseCounting|ideographDigital|chineseLegal|japaneseLegal/i.test(format))
    return chinese(value);
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese')
    return value <= 20 ? String.fromCharCode(0x245f + value) : `(${value})`;
  if (format === 'decimalFullWidth')
    return [...String(value)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
  if (format === 'lowerLetter' || format === 'upperLetter')
    return String.fromCharCode((format === 'lowerLetter' ? 96 : 64) + (((value - 1) % 26) + 1));
  return String(value);
}

/** 1 to 999 in Chinese numerals: 十一, 二十, 一百零三. */
export function chinese(value: number): string {
  const digits = '零一二三四五六七八九';
  if (value < 10) return digits[value]!;
  if (value < 20) return `十${value % 10 ? digits[value % 10] : ''}`;
  if (value < 100) return `${digits[Math.floor(value / 10)]}十${value % 10 ? digits[value % 10] : ''}`;
  const rest = value % 100;
  const tens = rest === 0 ? '' : rest < 10 ? `零${digits[rest]}` : rest < 20 ? `一${chinese(rest)}` : chinese(rest);
  return `${digits[Math.floor(value / 100) % 10]}百${tens}`;
}
