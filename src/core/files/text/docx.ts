import { XMLParser } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import { UnreadableText } from './errors.ts';
import { Numbering } from './list-numbers.ts';
import { attribute, type Element, find, readXml } from './word-xml.ts';

type Read = { text: string; warnings: string[] };

/** Unpacked parts may not pass this; a zip that swells beyond it is refused before it is inflated. */
const mostXml = 40 * 1024 * 1024;

/** Walks w:p and w:tbl in order: a paragraph is a line, a table row is `| a | b |`, a list number is written out. */
export function readDocx(bytes: Uint8Array, name: string): Read {
  const parts = unpack(bytes, name);
  const document = parts['word/document.xml'];
  if (!document) throw new UnreadableText(`“${name}”不是.docx文档，请用Word另存为.docx后再上传`);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    trimValues: false,
    parseTagValue: false,
    processEntities: true,
  });
  const body = find(readXml(parser, document, name), ['w:document', 'w:body']);
  if (!body) throw new UnreadableText(`“${name}”的内容已损坏，请重新保存后再上传`);
  const numbering = new Numbering(
    parts['word/numbering.xml'] ? readXml(parser, parts['word/numbering.xml'], name) : [],
    parts['word/styles.xml'] ? readXml(parser, parts['word/styles.xml'], name) : [],
  );
  const walk: Walk = { numbering, warnings: new Set() };
  const lines = blocks(body, walk);
  return { text: `${lines.join('\n')}\n`, warnings: [...walk.warnings] };
}

function unpack(bytes: Uint8Array, name: string): Record<string, string> {
  let size = 0;
  let tooLarge = false;
  const wanted = (file: string) => ['word/document.xml', 'word/numbering.xml', 'word/styles.xml'].includes(file);
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        if (!wanted(file.name)) return false;
        size += file.originalSize;
        tooLarge ||= size > mostXml;
        return !tooLarge;
      },
    });
    if (tooLarge) throw new UnreadableText(`“${name}”解压后过大，请只上传正文部分`);
    return Object.fromEntries(
      Object.entries(files).map(([file, content]) => [file, new TextDecoder().decode(content)]),
    );
  } catch (cause) {
    if (cause instanceof UnreadableText) throw cause;
    throw new UnreadableText(`“${name}”已损坏或有密码，请重新保存后再上传`, { cause });
  }
}

type Walk = { numbering: Numbering; warnings: Set<string> };

function blocks(elements: Element[], walk: Walk): string[] {
  return elements.flatMap((element) => {
    if (element.name === 'w:p') return paragraph(element, walk);
    if (element.name === 'w:tbl') return table(element, walk);
    if (element.name === 'w:sdt' || element.name === 'w:sdtContent' || element.name === 'w:ins')
      return blocks(element.children, walk);
    return [];
  });
}

function paragraph(element: Element, walk: Walk): string[] {
  const text = inline(element.children, walk);
  const number = text.trim() === '' ? '' : walk.numbering.next(element);
  return (number + text).split('\n');
}

function inline(elements: Element[], walk: Walk): string {
  let text = '';
  for (const element of elements) {
    if (element.name === 'w:t') text += element.text;
    else if (element.name === 'w:tab') text += ' ';
    else if (element.name === 'w:br' || element.name === 'w:cr') text += '\n';
    else if (element.name === 'w:noBreakHyphen') text += '-';
    else if (element.name === 'w:drawing' || element.name === 'w:pict' || element.name === 'w:object')
      walk.warnings.add('文档里有图片或嵌入对象，其中的文字没有读取');
    else if (element.name === 'w:del' || element.name === 'w:moveFrom')
      walk.warnings.add('文档里有修订痕迹，已按接受修订后的文字读取');
    else if (
      ['w:r', 'w:hyperlink', 'w:ins', 'w:moveTo', 'w:smartTag', 'w:sdt', 'w:sdtContent', 'w:fldSimple'].includes(
        element.name,
      )
    )
      text += inline(element.children, walk);
  }
  return text;
}

/** A cell merged downwards repeats its text on every row it spans, so that each row says whom it binds; one merged sideways is padded. */
function table(element: Element, walk: Walk): string[] {
  const above = new Map<number, string>();
  return element.children
    .filter((child) => child.name === 'w:tr')
    .map((row) => {
      const cells: string[] = [];
      for (const cell of row.children.filter((child) => child.name === 'w:tc')) {
        const properties = find([cell], ['w:tc', 'w:tcPr']) ?? [];
        const merge = properties.find((one) => one.name === 'w:vMerge');
        const continues = merge !== undefined && attribute(merge, 'w:val') !== 'restart';
        const own = blocks(cell.children, walk)
          .map((line) => line.replaceAll('|', '｜').trim())
          .filter((line) => line !== '')
          .join(' ');
        const text = continues ? (above.get(cells.length) ?? '') : own;
        above.set(cells.length, text);
        const span = Number(
          attribute(
            properties.find((one) => one.name === 'w:gridSpan'),
            'w:val',
          ) ?? 1,
        );
        cells.push(text, ...Array<string>(Math.min(Math.max(span - 1, 0), 30)).fill(''));
      }
      return `| ${cells.join(' | ')} |`;
    });
}
