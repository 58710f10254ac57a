/** What may hide in a file beside what a reader sees at once, as people call it. */
export const hiddenKinds = {
  author: '作者、单位等个人信息',
  custom_property: '文件的其他属性',
  path_name: '电脑上的文件路径',
  revision_id: '编辑过程编号',
  printer: '打印机设置',
  thumbnail: '缩略图',
  comment: '批注',
  tracked_change: '修订痕迹',
  hidden_text: '隐藏文字',
  hidden_sheet: '隐藏的工作表',
  hidden_row: '隐藏的行或列',
  hidden_slide: '隐藏的幻灯片',
  speaker_note: '演讲者备注',
  embedded_object: '嵌入的对象或文件',
  external_link: '指向外部的内容',
  exif: '拍摄信息',
  gps: '拍摄地点',
  xmp: '编辑软件写入的信息',
  picture_text: '图片里附带的文字',
  trailing_bytes: '夹带在末尾的内容',
  script: '脚本',
  signature: '电子签章',
  media_tag: '音视频里的标签',
} as const;

export type HiddenKind = keyof typeof hiddenKinds;

/** One finding: what it is and where it stands in the file, both for people. */
export interface Hidden {
  kind: HiddenKind;
  where: string;
}

/** Findings without repeats, at most 200: a list is for a person. */
export function distinct(found: Hidden[]): Hidden[] {
  const seen = new Map(found.map((one) => [`${one.kind} ${one.where}`, one]));
  return [...seen.values()].slice(0, 200);
}

/** 「批注（正文）、隐藏的工作表（底稿）」 */
export function hiddenWords(found: Hidden[]): string {
  const places = new Map<HiddenKind, string[]>();
  for (const { kind, where } of found) places.set(kind, [...(places.get(kind) ?? []), where]);
  return [...places].map(([kind, where]) => `${hiddenKinds[kind]}（${fewOf(where)}）`).join('、');
}

const fewOf = (where: string[]) => where.slice(0, 3).join('、') + (where.length > 3 ? `等 ${where.length} 处` : '');
