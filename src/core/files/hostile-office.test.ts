// A survey: hostile files. Told on one server.
import { compound, docx, paragraph, pptx } from './extract/samples.ts';
import * as leaky from './extract/test-office.ts';
import { endAsTheyShould } from './test-hostile.ts';

endAsTheyShould('A Word document that leaks', [
  [
    'who wrote it and for whom',
    '通知.docx',
    leaky.withProperties,
    { cleaned: ['author', 'custom_property'], without: ['张三', '李四', '王五', '某某区保密局', '内部讨论稿'] },
  ],
  [
    'properties of an office system',
    '通知.docx',
    leaky.withCustomProperties,
    { cleaned: ['custom_property'], without: ['机密-2019-8'] },
  ],
  ['the ids of each editing', '通知.docx', leaky.withEditingIds, { cleaned: ['revision_id'], without: ['00AB12CD'] }],
  [
    'the folder of its template',
    '通知.docx',
    () => leaky.withTemplate('file:///D:/机要/内部.dotm'),
    { cleaned: ['path_name'], without: ['机要'] },
  ],
  [
    'to a template that is fetched from elsewhere',
    '通知.docx',
    () => leaky.withTemplate('http://evil.example/a.dotm'),
    { cleaned: ['path_name'], without: ['evil.example'] },
  ],
  [
    'the place where its picture was taken',
    '通知.docx',
    leaky.withPicture,
    { cleaned: ['exif', 'gps'], without: ['张三的手机', '41.12N'] },
  ],
  [
    'a path in the words for a picture',
    '通知.docx',
    leaky.withPathInAltText,
    { cleaned: ['path_name'], without: ['zhangsan'] },
  ],
  [
    'how it looked before, as a thumbnail',
    '通知.docx',
    leaky.withThumbnail,
    { cleaned: ['thumbnail'], without: ['thumbnail'] },
  ],
  [
    'what was deleted',
    '办法.docx',
    leaky.withTrackedChanges,
    { cleaned: ['author'], reported: ['tracked_change'], without: ['张三'] },
  ],
  [
    'what was said about it',
    '办法.docx',
    leaky.withComments,
    { cleaned: ['author'], reported: ['comment'], without: ['zhangsan@example.cn', '张三'] },
  ],
  ['text that is not shown', '办法.docx', leaky.withHiddenText, { reported: ['hidden_text'] }],
  ['a workbook within it', '办法.docx', leaky.withEmbedded, { reported: ['embedded_object'], unchecked: /嵌入的对象/ }],
  [
    'that it was opened, by a picture from elsewhere',
    '办法.docx',
    leaky.withRemotePicture,
    { reported: ['external_link'] },
  ],
  ['the folders of a computer in a link', '办法.docx', leaky.withLinkToDisk, { reported: ['path_name'] }],
]);

endAsTheyShould('An office document that would do harm', [
  [
    'macros in the clothes of a plain document',
    '通知.docx',
    () => docx('', { 'word/vbaProject.bin': 'x' }),
    { refused: /宏/ },
  ],
  [
    'macros by its own word',
    '通知.docx',
    () =>
      docx('', {
        '[Content_Types].xml':
          '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      }),
    { refused: /宏/ },
  ],
  ['macros in the old format', '通知.doc', () => compound('WordDocument', 'Macros'), { refused: /宏/ }],
  ['macros of the oldest kind', '报表.xlsx', leaky.withMacroSheet, { refused: /宏/ }],
  ['a control that runs', '通知.docx', leaky.withControl, { refused: /控件/ }],
  ['a field that starts a program', '通知.docx', leaky.withDde, { refused: /动态链接/ }],
  ['entities that multiply', '通知.docx', leaky.withEntities, { refused: /实体/ }],
  [
    'tags nested a hundred thousand deep',
    '通知.docx',
    () => docx('<w:p rsidR="1">'.repeat(100_000)),
    { refused: /损坏/ },
  ],
  ['a password', '通知.docx', () => compound('EncryptedPackage'), { refused: /密码/ }],
]);

endAsTheyShould('A workbook or slides that leak', [
  ['a hidden sheet', '收支.xlsx', leaky.withHiddenSheet, { reported: ['hidden_sheet'] }],
  ['a hidden row', '收支.xlsx', leaky.withHiddenRow, { reported: ['hidden_row'] }],
  ['a hidden column', '收支.xlsx', leaky.withHiddenColumn, { reported: ['hidden_row'] }],
  [
    'the folder it lay in and who locked it',
    '收支.xlsx',
    leaky.withPathInBook,
    { cleaned: ['path_name'], without: ['zhangsan', '张三'] },
  ],
  ['the name of a printer', '收支.xlsx', leaky.withPrinter, { cleaned: ['printer'], without: ['机要室'] }],
  ['the figures of another workbook', '收支.xlsx', leaky.withOtherBook, { reported: ['external_link'] }],
  ['what only the speaker was to see', '汇报.pptx', pptx, { reported: ['speaker_note'] }],
]);

endAsTheyShould('A plain document', [
  ['is served as it was sent', '通知.docx', () => docx(paragraph('正文')), { cleaned: [] }],
]);
