import { strToU8, zipSync } from 'fflate';
import { xml } from '../../platform/xml.ts';
import { type Block, type Paragraph, type Run, runOf, type Table, type TableCell } from './blocks.ts';
import { frame, relations } from './docx-frame.ts';
import type { Paper, Pictures } from './paper.ts';
import { pictureSize } from './picture-size.ts';

/** The same paper is the same file, whenever it is made. */
const mtime = '1980-01-01T00:00:00';

/** A paper as .docx on the grid of GB/T 9704-2012: 22 lines of 28 characters, in the fonts an office has. */
export function writeDocx(paper: Paper, pictures: Pictures): Uint8Array {
  const known = new Map([...pictures].filter(([, { type, bytes }]) => pictureSize(type, bytes)));
  const parts: Record<string, Uint8Array> = {};
  for (const [path, text] of Object.entries(frame(paper))) parts[path] = strToU8(text);
  parts['word/document.xml'] = strToU8(documentXml(paper, known));
  parts['word/_rels/document.xml.rels'] = strToU8(
    relations([...known].map(([position, { type }]) => ({ position, type }))),
  );
  for (const [position, { type, bytes }] of known) parts[`word/media/picture${position}.${type}`] = bytes;
  return zipSync(parts, { mtime });
}

const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const office = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const drawing =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

function documentXml(paper: Paper, pictures: Pictures): string {
  const { head, title, source, blocks, signature, note } = paper;
  const body = [
    ...(head ? [line('IssuerMark', head.issuer), line('DocumentNumber', head.number)] : []),
    line('DocumentTitle', title),
    ...(source ? [line('Source', source)] : []),
    line('Flush', ''),
    ...blocks.map((block) => blockXml(block, pictures)),
    ...(signature ? [line('Flush', ''), line('Signature', signature.name), line('Signature', signature.day)] : []),
    ...(note ? [line('Body', note)] : []),
    imprint(paper),
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${main} ${office} ${drawing}><w:body>${body.join('')}${section}</w:body></w:document>`;
}

/** A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; the grid in twentieths of a point, the tracking in 4096ths. */
const section =
  '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="even" r:id="footer2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1400" w:gutter="0"/><w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-848"/></w:sectPr>';

const line = (style: string, text: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${text ? runXml(runOf(text)) : ''}</w:p>`;

const styles: Record<Paragraph['level'], string> = {
  0: 'Body',
  1: 'Heading1',
  2: 'Heading2',
  3: 'Heading3',
  4: 'Heading4',
};

function blockXml(block: Block, pictures: Pictures): string {
  if (block.kind === 'paragraph') return paragraphXml(block);
  if (block.kind === 'table') return tableXml(block);
  if (block.kind === 'rule') return '<w:p><w:pPr><w:pStyle w:val="Rule"/></w:pPr></w:p>';
  const { position, alt, caption } = block;
  const picture = pictures.get(position);
  if (!picture) return line('Centre', `〔图：${alt || caption || '见网页'}〕`);
  const shown = pictureXml(position, alt, pictureSize(picture.type, picture.bytes)!);
  return `<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r>${shown}</w:r></w:p>${caption ? line('Caption', caption) : ''}`;
}

function paragraphXml({ runs, align, level, depth }: Paragraph): string {
  const style =
    level > 0
      ? styles[level]
      : align === 'body'
        ? 'Body'
        : { flush: 'Flush', center: 'Centre', right: 'Signature' }[align];
  const inset =
    depth > 0
      ? `<w:ind w:leftChars="${depth * 200}" w:left="${depth * 632}" w:firstLineChars="0" w:firstLine="0"/>`
      : '';
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${inset}</w:pPr>${runs.map(runXml).join('')}</w:p>`;
}

function runXml({ text, bold, italic, underline, strike, raise }: Run): string {
  const look = [
    bold ? '<w:b/>' : '',
    italic ? '<w:i/>' : '',
    strike ? '<w:strike/>' : '',
    underline ? '<w:u w:val="single"/>' : '',
    raise ? `<w:vertAlign w:val="${raise === 'sup' ? 'superscript' : 'subscript'}"/>` : '',
  ].join('');
  const words = text
    .split('\n')
    .map((part) => `<w:t xml:space="preserve">${xml(part)}</w:t>`)
    .join('<w:br/>');
  return `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}${words}</w:r>`;
}

function tableXml({ caption, rows, heads }: Table): string {
  const grid = gridOf(rows);
  const count = Math.max(...grid.map((row) => row.reduce((sum, { columns }) => sum + columns, 0)));
  const width = Math.floor(8844 / count);
  const xmlRows = grid.map((row, index) => {
    const head = index < heads ? '<w:trPr><w:tblHeader/></w:trPr>' : '<w:trPr/>';
    return `<w:tr>${head}${row.map((cell) => cellXml(cell, width)).join('')}</w:tr>`;
  });
  const columns = Array.from({ length: count }, () => `<w:gridCol w:w="${width}"/>`).join('');
  const shape = '<w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="8844" w:type="dxa"/></w:tblPr>';
  return `${caption ? line('TableCaption', caption) : ''}<w:tbl>${shape}<w:tblGrid>${columns}</w:tblGrid>${xmlRows.join('')}</w:tbl>${line('Flush', '')}`;
}

type Placed = { cell: TableCell | null; columns: number; merge: 'restart' | 'continue' | null };

/** Word wants a cell in every row that a tall cell reaches into. */
function gridOf(rows: TableCell[][]): Placed[][] {
  const open = new Map<number, { left: number; columns: number }>();
  return rows.map((cells) => {
    const row: Placed[] = [];
    let column = 0;
    const reach = () => {
      for (let above = open.get(column); above && above.left > 0; above = open.get(column)) {
        row.push({ cell: null, columns: above.columns, merge: 'continue' });
        above.left -= 1;
        column += above.columns;
      }
    };
    for (const cell of cells) {
      reach();
      row.push({ cell, columns: cell.columns, merge: cell.rows > 1 ? 'restart' : null });
      open.set(column, { left: cell.rows - 1, columns: cell.columns });
      column += cell.columns;
    }
    reach();
    return row;
  });
}

function cellXml({ cell, columns, merge }: Placed, width: number): string {
  const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
  const vertical = merge ? `<w:vMerge${merge === 'restart' ? ' w:val="restart"' : ''}/>` : '';
  const paragraphs = (cell?.blocks ?? []).map(({ runs, align }) => {
    const style = cell?.head
      ? 'TableHead'
      : align === 'right'
        ? 'TableRight'
        : align === 'center'
          ? 'TableCentre'
          : 'TableText';
    return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs.map(runXml).join('')}</w:p>`;
  });
  const inside = paragraphs.length > 0 ? paragraphs.join('') : line('TableText', '');
  return `<w:tc><w:tcPr><w:tcW w:w="${width * columns}" w:type="dxa"/>${span}${vertical}<w:vAlign w:val="center"/></w:tcPr>${inside}</w:tc>`;
}

/** Within the area, in English Metric Units (12,700 to a point); a pixel is three quarters of a point. */
function pictureXml(position: number, alt: string, { width, height }: { width: number; height: number }): string {
  const scale = Math.min(0.75, 442 / width, 560 / height);
  const [cx, cy] = [Math.round(width * scale * 12_700), Math.round(height * scale * 12_700)];
  const name = `name="图 ${position}" descr="${xml(alt)}"`;
  return `<w:drawing><wp:inline><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${position}" ${name}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${position}" ${name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="picture${position}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
}

/** 版记, and how a reader checks this paper. */
function imprint({ printed, verification }: Paper): string {
  const row = (style: string, left: string, right: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runXml(runOf(left))}<w:r><w:tab/></w:r>${runXml(runOf(right))}</w:p>`;
  return [
    line('Flush', ''),
    printed ? row('Imprint', printed.by, `${printed.on}印发`) : '',
    row('Verification', `校验码 ${verification.code}`, `核验 ${verification.address}`),
  ].join('');
}
