import { strToU8, zipSync } from 'fflate';
import { xml } from '../../src/platform/xml.ts';
import { type FormField, type PaperForm, paperForms } from './forms.ts';

/** The names of a blank form and of one that is filled in, as guides name them. */
export const papers = (form: string) => ({ blank: `${form}（演示）.docx`, sample: `${form}样表（演示）.docx` });

/** The file of that name: a Word document to print, fill in and sign. */
export function paperNamed(name: string): Uint8Array {
  const form = Object.entries(paperForms).find(([title]) => Object.values(papers(title)).includes(name));
  if (!form) throw new Error(`no form is called ${name}`);
  return writeForm(form[1], name === papers(form[0]).sample);
}

/** The same form is the same file, whenever it is made. */
const mtime = '1980-01-01T00:00:00';

function writeForm(form: PaperForm, filled: boolean): Uint8Array {
  const parts = {
    '[Content_Types].xml': types,
    '_rels/.rels': relations,
    'word/document.xml': documentXml(form, filled),
  };
  const bytes = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(declaration + text)]));
  return zipSync(bytes, { mtime });
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const relations = `<Relationships xmlns="${packages}/relationships"><Relationship Id="document" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** A4 with 27 mm at the sides; widths in twentieths of a point. */
const page =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1531" w:bottom="1440" w:left="1531" w:header="851" w:footer="851" w:gutter="0"/></w:sectPr>';
const columns = [2022, 2400, 2022, 2400];

function documentXml({ title, fields, promise, signs, signed }: PaperForm, filled: boolean): string {
  const body = [
    paragraph([run(filled ? `${title}（样表）` : title, { size: 36, font: '黑体' })], 'center'),
    ...(filled ? [paragraph([run('只供填写时参考，人名、地址和号码都是虚构的。', { size: 21 })], 'center')] : []),
    table(fields, filled),
    paragraph([run(promise)]),
    paragraph([run(`${signs}：`), line(filled ? signed : '', 12), run('　　日期：'), ...day(filled)]),
  ];
  return `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}${page}</w:body></w:document>`;
}

const day = (filled: boolean) =>
  (
    [
      ['2026', '年', 3],
      ['10', '月', 2],
      ['20', '日', 2],
    ] as const
  ).flatMap(([value, unit, room]) => [line(filled ? value : '', room), run(unit)]);

interface Look {
  size?: number;
  font?: '宋体' | '黑体' | '楷体';
  under?: boolean;
}

/** Sizes in half points: 小四 24. */
const run = (text: string, { size = 24, font = '宋体', under = false }: Look = {}): string =>
  `<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}"/><w:sz w:val="${size}"/>${under ? '<w:u w:val="single"/>' : ''}</w:rPr><w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;

/** A line to write on, of so many characters at least, or what was written on it. */
const line = (text: string, room: number): string =>
  run(text + '　'.repeat(Math.max(1, room - text.length)), { under: true, font: text ? '楷体' : '宋体' });

const paragraph = (runs: string[], align: 'center' | 'left' = 'left'): string =>
  `<w:p><w:pPr><w:spacing w:before="160" w:after="160" w:line="360" w:lineRule="auto"/><w:jc w:val="${align}"/></w:pPr>${runs.join('')}</w:p>`;

const edge = (side: string) => `<w:${side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`;
const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('');

function table(fields: FormField[], filled: boolean): string {
  const width = columns.reduce((sum, one) => sum + one, 0);
  const look = `<w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>`;
  const grid = `<w:tblGrid>${columns.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>`;
  return `<w:tbl>${look}${grid}${rowsOf(fields)
    .map((row) => rowXml(row, filled))
    .join('')}</w:tbl>`;
}

/** Two fields to a row; one alone when it is wide, or when the next one is. */
function rowsOf(fields: FormField[]): FormField[][] {
  const rows: FormField[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    if (last?.length === 1 && !last[0]!.wide && !field.wide) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

function rowXml(row: FormField[], filled: boolean): string {
  const cells = row.map(({ label, sample, printed = '' }) => {
    const span = row.length === 1 ? 3 : 1;
    const value = filled ? run(sample, { font: '楷体' }) : run(printed);
    return (
      cell(run(label), columns[0]!, 1) +
      cell(value, span === 3 ? columns[1]! + columns[2]! + columns[3]! : columns[1]!, span)
    );
  });
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="680" w:hRule="atLeast"/></w:trPr>${cells.join('')}</w:tr>`;
}

const cell = (words: string, width: number, span: number): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}<w:vAlign w:val="center"/></w:tcPr><w:p>${words}</w:p></w:tc>`;
