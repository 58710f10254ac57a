import { xml } from '../../platform/xml.ts';
import type { Paper } from './paper.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** What stands around the text of a .docx, by path. */
export const frame = (paper: Paper): Record<string, string> => ({
  '[Content_Types].xml': `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${type}.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="${type}.footer+xml"/><Override PartName="/word/footer2.xml" ContentType="${type}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="document" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
  'docProps/core.xml': core(paper),
  'word/styles.xml': styles,
  'word/settings.xml': `${declaration}<w:settings ${main}><w:evenAndOddHeaders/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/></w:settings>`,
  'word/footer1.xml': footer('right'),
  'word/footer2.xml': footer('left'),
});

/** The relations of the text: styles, settings, footers and its pictures. */
export function relations(pictures: { position: number; type: string }[]): string {
  const fixed = [
    ['styles', 'styles', 'styles.xml'],
    ['settings', 'settings', 'settings.xml'],
    ['footer1', 'footer', 'footer1.xml'],
    ['footer2', 'footer', 'footer2.xml'],
    ...pictures.map(({ position, type: ending }) => [
      `picture${position}`,
      'image',
      `media/picture${position}.${ending}`,
    ]),
  ];
  const rows = fixed.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packages}/relationships">${rows.join('')}</Relationships>`;
}

const core = ({ title, verification, at }: Paper) => {
  const moment = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at.toISOString().replace(/\.\d+Z/, 'Z')}</dcterms:${name}>`;
  return `${declaration}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:subject>${xml(`校验码 ${verification.code}　${verification.address}`)}</dc:subject>${moment('created')}${moment('modified')}</cp:coreProperties>`;
};

/** — 1 —: odd pages at the right, even ones at the left, one character from the edge. */
const footer = (side: 'right' | 'left') => {
  const field = (code: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  return `${declaration}<w:ftr ${main}><w:p><w:pPr><w:pStyle w:val="PageNumber"/><w:ind w:${side}Chars="100" w:${side}="280"/><w:jc w:val="${side}"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>${field('PAGE')}<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`;
};

/** Sizes in half points: 三号 32, 二号 44, 四号 28, 小四 24. */
const fonts = {
  text: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体_GB2312',
  page: '宋体',
} as const;

interface Style {
  id: string;
  name: string;
  font?: keyof typeof fonts;
  size?: number;
  more?: string;
  look?: string;
}

const face = (font: keyof typeof fonts) =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${fonts[font]}" w:cs="Times New Roman"/>`;

const style = ({ id, name, font = 'text', size = 32, more = '', look = '' }: Style) =>
  `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Body' ? ' w:default="1"' : ''}><w:name w:val="${name}"/><w:pPr>${more}</w:pPr><w:rPr>${face(font)}${look}<w:sz w:val="${size}"/></w:rPr></w:style>`;

const indent = '<w:ind w:firstLineChars="200" w:firstLine="632"/>';
const both = '<w:jc w:val="both"/>';
const centre = '<w:jc w:val="center"/>';
const edge = (side: string, size: number, color = '000000') =>
  `<w:${side} w:val="single" w:sz="${size}" w:space="1" w:color="${color}"/>`;
const single = '<w:spacing w:line="320" w:lineRule="exact"/>';

const sheets: Style[] = [
  { id: 'Body', name: '正文', more: indent + both },
  { id: 'Flush', name: '顶格', more: both },
  { id: 'Centre', name: '居中', more: centre },
  {
    id: 'IssuerMark',
    name: '发文机关标志',
    font: 'title',
    size: 72,
    more: `<w:spacing w:before="1900" w:after="580" w:line="900" w:lineRule="exact"/>${centre}`,
    look: '<w:color w:val="D90000"/>',
  },
  {
    id: 'DocumentNumber',
    name: '发文字号',
    more: `<w:pBdr>${edge('bottom', 12, 'D90000')}</w:pBdr><w:spacing w:after="1158"/>${centre}`,
  },
  {
    id: 'DocumentTitle',
    name: '公文标题',
    font: 'title',
    size: 44,
    more: `<w:spacing w:line="660" w:lineRule="exact"/>${centre}<w:outlineLvl w:val="0"/>`,
  },
  { id: 'Source', name: '来源', size: 28, more: centre },
  { id: 'Heading1', name: '一级标题', font: 'heading', more: `${indent}${both}<w:outlineLvl w:val="1"/>` },
  { id: 'Heading2', name: '二级标题', font: 'subheading', more: `${indent}${both}<w:outlineLvl w:val="2"/>` },
  { id: 'Heading3', name: '三级标题', more: `${indent}${both}<w:outlineLvl w:val="3"/>`, look: '<w:b/>' },
  { id: 'Heading4', name: '四级标题', more: `${indent}${both}<w:outlineLvl w:val="4"/>` },
  { id: 'Signature', name: '署名和日期', more: '<w:ind w:rightChars="200" w:right="632"/><w:jc w:val="right"/>' },
  { id: 'Rule', name: '分隔线', more: `<w:pBdr>${edge('bottom', 4)}</w:pBdr>` },
  { id: 'Picture', name: '图', more: `<w:spacing w:line="240" w:lineRule="auto"/>${centre}` },
  { id: 'Caption', name: '图题', size: 28, more: centre },
  { id: 'TableCaption', name: '表题', font: 'heading', size: 28, more: `<w:keepNext/>${centre}` },
  { id: 'TableText', name: '表文', size: 24, more: single },
  { id: 'TableCentre', name: '表文居中', size: 24, more: single + centre },
  { id: 'TableRight', name: '表文居右', size: 24, more: `${single}<w:jc w:val="right"/>` },
  { id: 'TableHead', name: '表头', font: 'heading', size: 24, more: single + centre },
  {
    id: 'Imprint',
    name: '版记',
    size: 28,
    more: `<w:pBdr>${edge('top', 8)}${edge('bottom', 6)}</w:pBdr><w:tabs><w:tab w:val="right" w:pos="8560"/></w:tabs><w:ind w:leftChars="100" w:left="280"/>`,
  },
  {
    id: 'Verification',
    name: '核验',
    size: 21,
    more: `<w:pBdr>${edge('bottom', 8)}</w:pBdr><w:tabs><w:tab w:val="right" w:pos="8560"/></w:tabs><w:ind w:leftChars="100" w:left="280"/>`,
  },
  { id: 'PageNumber', name: '页码', font: 'page', size: 28 },
];

const grid = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => edge(side, 4).replace('w:space="1"', 'w:space="0"'))
  .join('');

const styles = `${declaration}<w:styles ${main}><w:docDefaults><w:rPrDefault><w:rPr>${face('text')}<w:sz w:val="32"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>${sheets.map(style).join('')}<w:style w:type="table" w:styleId="Grid"><w:name w:val="网格"/><w:tblPr><w:tblBorders>${grid}</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;
