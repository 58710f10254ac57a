const MB = 1024 ** 2;

interface TypeFacts {
  /** As people call it. */
  words: string;
  mime: string;
  /** Most bytes one file of the type may have. */
  maxBytes: number;
  /** Endings of the name that agree with the content; the first is given to a name without one. */
  endings: string[];
  /** Shown in the browser; everything else is only ever downloaded (promises.md, rule 4). */
  inline?: true;
  /** Old binary formats that nothing here can read: kept as 未检查 and accepted by name. */
  opaque?: true;
}

const office = 'application/vnd.openxmlformats-officedocument';

/** What may be uploaded. HTML, SVG, scripts and programs are not in the list and never will be. */
export const types = {
  pdf: { words: 'PDF', mime: 'application/pdf', maxBytes: 100 * MB, endings: ['pdf'], inline: true },
  docx: { words: 'Word 文档', mime: `${office}.wordprocessingml.document`, maxBytes: 50 * MB, endings: ['docx'] },
  xlsx: { words: 'Excel 表格', mime: `${office}.spreadsheetml.sheet`, maxBytes: 50 * MB, endings: ['xlsx'] },
  pptx: { words: '演示文稿', mime: `${office}.presentationml.presentation`, maxBytes: 100 * MB, endings: ['pptx'] },
  ofd: { words: 'OFD 版式文件', mime: 'application/ofd', maxBytes: 100 * MB, endings: ['ofd'] },
  doc: { words: 'Word 97 文档', mime: 'application/msword', maxBytes: 50 * MB, endings: ['doc'], opaque: true },
  wps: { words: 'WPS 文字', mime: 'application/vnd.ms-works', maxBytes: 50 * MB, endings: ['wps'], opaque: true },
  xls: { words: 'Excel 97 表格', mime: 'application/vnd.ms-excel', maxBytes: 50 * MB, endings: ['xls'], opaque: true },
  et: { words: 'WPS 表格', mime: 'application/octet-stream', maxBytes: 50 * MB, endings: ['et'], opaque: true },
  txt: { words: '文本', mime: 'text/plain', maxBytes: 10 * MB, endings: ['txt'] },
  csv: { words: 'CSV 数据', mime: 'text/csv', maxBytes: 10 * MB, endings: ['csv'] },
  md: { words: 'Markdown 文本', mime: 'text/markdown', maxBytes: 10 * MB, endings: ['md'] },
  jpg: { words: 'JPG 图片', mime: 'image/jpeg', maxBytes: 20 * MB, endings: ['jpg', 'jpeg'], inline: true },
  png: { words: 'PNG 图片', mime: 'image/png', maxBytes: 20 * MB, endings: ['png'], inline: true },
  gif: { words: 'GIF 图片', mime: 'image/gif', maxBytes: 20 * MB, endings: ['gif'], inline: true },
  webp: { words: 'WebP 图片', mime: 'image/webp', maxBytes: 20 * MB, endings: ['webp'], inline: true },
  mp3: { words: 'MP3 音频', mime: 'audio/mpeg', maxBytes: 100 * MB, endings: ['mp3'] },
  mp4: { words: 'MP4 视频', mime: 'video/mp4', maxBytes: 500 * MB, endings: ['mp4'] },
  zip: { words: 'ZIP 压缩包', mime: 'application/zip', maxBytes: 200 * MB, endings: ['zip'] },
} as const satisfies Record<string, TypeFacts>;

export type FileType = keyof typeof types;

/** The facts of a type as it is stored with a file or an attachment; undefined when we do not know it. */
export const factsOf = (type: string): TypeFacts | undefined =>
  Object.hasOwn(types, type) ? types[type as FileType] : undefined;

/** A type that a browser shows as a picture. */
export const isPicture = (type: string): boolean => factsOf(type)?.mime.startsWith('image/') === true;

/** For the `accept` of a file field. */
export const acceptedEndings = Object.values<TypeFacts>(types)
  .flatMap(({ endings }) => endings)
  .map((ending) => `.${ending}`);

/** The type that a name's ending claims; null when there is no such ending among ours. The content decides, not this. */
export function claimedType(ending: string | null): FileType | null {
  const found = Object.entries<TypeFacts>(types).find(([, { endings }]) => endings.includes(ending ?? ''));
  return (found?.[0] as FileType) ?? null;
}

/** What one may do instead, where nothing narrows it; a field that takes fewer types says its own (hold.ts). */
export const whatMayCome =
  '可以上传的有 PDF、Word、Excel、演示文稿、OFD、WPS、文本、CSV、图片（JPG、PNG、GIF、WebP）、MP3、MP4 和 ZIP。';

/** Why a file with this ending and this content may not be taken, as a sentence, or null. */
export function whyNotType(ending: string | null, type: FileType | null): string | null {
  if (ending && !claimedType(ending)) return `不能上传 .${ending} 文件。${whatMayCome}`;
  if (!type) return `没有认出这份文件的内容，它可能损坏了，或者不是可以上传的类型。${whatMayCome}`;
  const facts: TypeFacts = types[type];
  if (ending && !facts.endings.includes(ending)) {
    return `文件名以 .${ending} 结尾，内容却是${facts.words}。请核对是不是选错了文件，或者把结尾改为 .${facts.endings[0]}。`;
  }
  return null;
}
