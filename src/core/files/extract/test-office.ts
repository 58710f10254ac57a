import { docx, paragraph, zip } from './samples.ts';
import { exifSegment, jpegWith } from './test-pictures.ts';

/** Documents that leak, as offices make them; every name and path in them is invented. */
const relations = (...lines: [id: string, type: string, target: string, mode?: string][]) =>
  `<Relationships>${lines
    .map(
      ([id, type, target, mode]) =>
        `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
    )
    .join('')}</Relationships>`;

export const coreProperties =
  '<cp:coreProperties xmlns:dc="d"><dc:title>通知</dc:title><dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy><dc:description>内部讨论稿</dc:description></cp:coreProperties>';
export const appProperties =
  '<Properties><Application>Word</Application><Company>某某区保密局</Company><Manager>王五</Manager><Template>D:\\模板\\内部.dotm</Template></Properties>';
const main = paragraph('正文第一段');

export const withProperties = () =>
  docx(main, { 'docProps/core.xml': coreProperties, 'docProps/app.xml': appProperties });
export const withCustomProperties = () =>
  docx(main, {
    'docProps/custom.xml':
      '<Properties><property name="案号"><vt:lpwstr>机密-2019-8</vt:lpwstr></property></Properties>',
  });
export const withEditingIds = () =>
  docx('<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CE"><w:r><w:t>正文</w:t></w:r></w:p>', {
    'word/settings.xml':
      '<w:settings><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:zoom w:percent="100"/></w:settings>',
  });
export const withTemplate = (target: string) =>
  docx(main, {
    'word/settings.xml': '<w:settings><w:attachedTemplate r:id="rId1"/></w:settings>',
    'word/_rels/settings.xml.rels': relations(['rId1', 'attachedTemplate', target, 'External']),
  });
export const withPicture = () => docx(main, { 'word/media/image1.jpeg': jpegWith(exifSegment()) });
export const withPathInAltText = () =>
  docx(
    `${main}<w:p><w:r><w:drawing><wp:docPr id="1" name="图片 1" descr="C:\\Users\\zhangsan\\桌面\\底稿.png"/></w:drawing></w:r></w:p>`,
  );
export const withThumbnail = () =>
  docx(main, {
    'docProps/thumbnail.jpeg': jpegWith(),
    '_rels/.rels': relations(
      ['rId1', 'officeDocument', 'word/document.xml'],
      ['rId2', 'thumbnail', 'docProps/thumbnail.jpeg'],
    ),
  });

export const tracked =
  '<w:p><w:r><w:t>补助标准为</w:t></w:r><w:del w:id="1" w:author="张三"><w:r><w:delText>五百</w:delText></w:r></w:del><w:ins w:id="2" w:author="张三"><w:r><w:t>八百</w:t></w:r></w:ins><w:r><w:t>元</w:t></w:r></w:p>';
export const withTrackedChanges = () => docx(tracked);
export const withComments = () =>
  docx(
    '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>正文</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>',
    {
      'word/comments.xml': `<w:comments><w:comment w:id="0" w:author="张三" w:initials="ZS">${paragraph('这句领导不同意')}</w:comment></w:comments>`,
      'word/people.xml':
        '<w15:people><w15:person w15:author="张三"><w15:presenceInfo w15:userId="zhangsan@example.cn"/></w15:person></w15:people>',
    },
  );
export const withHiddenText = () =>
  docx('<w:p><w:r><w:t>公开</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>不公开的底线</w:t></w:r></w:p>');
export const withEmbedded = () =>
  docx(
    `${main}<w:p><w:r><w:object><v:shape/><o:OLEObject ProgID="Excel.Sheet.12" r:id="rId9"/></w:object></w:r></w:p>`,
    {
      'word/embeddings/oleObject1.bin': 'D0CF 全部工资表',
      'word/_rels/document.xml.rels': relations(['rId9', 'oleObject', 'embeddings/oleObject1.bin']),
    },
  );
export const withRemotePicture = () =>
  docx(main, {
    'word/_rels/document.xml.rels': relations(['rId3', 'image', 'http://tracker.example/x.png', 'External']),
  });
export const withLinkToDisk = () =>
  docx(main, {
    'word/_rels/document.xml.rels': relations(['rId3', 'hyperlink', 'file:///C:/Users/zhangsan/a.docx', 'External']),
  });
export const withEntities = () =>
  docx('', {
    'word/footer1.xml': '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:ftr><w:p><w:t>&b;</w:t></w:p></w:ftr>',
  });
export const withDde = () =>
  docx(
    '<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\windows\\cmd.exe</w:instrText></w:r></w:p>',
  );
export const withControl = () => docx(main, { 'word/activeX/activeX1.bin': 'x' });

const sheetTypes =
  '<?xml version="1.0"?><Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';
const words = ['公开数', '内部数', '合计'];
const cell = (place: string, word: number) => `<c r="${place}" t="s"><v>${word}</v></c>`;
export function book(more: Record<string, string | Buffer>, state = ''): Buffer {
  return zip({
    '[Content_Types].xml': sheetTypes,
    'xl/workbook.xml': `<workbook><sheets><sheet name="公开" r:id="rId1"/><sheet name="底稿" r:id="rId2"${state}/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
    ),
    'xl/sharedStrings.xml': `<sst>${words.map((word) => `<si><t>${word}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${cell('A1', 0)}</row></sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet><sheetData><row r="1">${cell('A1', 2)}</row></sheetData></worksheet>`,
    ...more,
  });
}
const secret = (row: string) => `<worksheet><sheetData><row r="1">${cell('A1', 0)}</row>${row}</sheetData></worksheet>`;
export const withHiddenSheet = () =>
  book({ 'xl/worksheets/sheet2.xml': secret(`<row r="2">${cell('A2', 1)}</row>`) }, ' state="veryHidden"');
export const withHiddenRow = () =>
  book({ 'xl/worksheets/sheet1.xml': secret(`<row r="2" hidden="1">${cell('A2', 1)}</row>`) });
export const withHiddenColumn = () =>
  book({
    'xl/worksheets/sheet1.xml': `<worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1">${cell('A1', 0)}${cell('B1', 1)}</row></sheetData></worksheet>`,
  });
export const withPathInBook = () =>
  book({
    'xl/workbook.xml':
      '<workbook><fileSharing userName="张三"/><x15ac:absPath url="C:\\Users\\zhangsan\\"/><sheets><sheet name="公开" r:id="rId1"/></sheets></workbook>',
  });
export const withPrinter = () =>
  book({
    'xl/printerSettings/printerSettings1.bin': '三楼机要室打印机',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${cell('A1', 0)}</row></sheetData><pageSetup r:id="rId7"/></worksheet>`,
    'xl/worksheets/_rels/sheet1.xml.rels': relations([
      'rId7',
      'printerSettings',
      '../printerSettings/printerSettings1.bin',
    ]),
  });
export const withOtherBook = () =>
  book({ 'xl/externalLinks/externalLink1.xml': '<externalLink><sheetName val="工资"/></externalLink>' });
export const withMacroSheet = () => book({ 'xl/macrosheets/sheet1.xml': '<macrosheet/>' });
