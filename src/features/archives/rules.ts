/** What could not be read or kept; `out` says that the page was left out. What to do is said with it. */
export const problems = {
  encoding: { out: true, words: '文字编码认不出', mend: '请把这一页另存为 UTF-8 后再导入。' },
  not_html: { out: true, words: '不是网页', mend: '请核对文件；附件由引用它的网页带入。' },
  too_large: { out: true, words: '网页太大或嵌套太深', mend: '请只保留正文后再导入。' },
  no_title: { out: true, words: '没有读到标题', mend: '请在清单里写明这一页的标题，用清单再导入一次。' },
  no_day: { out: true, words: '没有读到发布日期', mend: '请查明原发布日期，写在清单里再导入一次；不知道的不要填。' },
  wrong_day: { out: true, words: '发布日期不可信', mend: '日期早于 1995 年或晚于今天，请查明后写在清单里再导入一次。' },
  no_body: { out: true, words: '没有读到正文', mend: '请核对这一页是不是列表页或空页；有正文的，请手工起草。' },
  no_address: { out: true, words: '旧网址不明或不能登记', mend: '请在清单里写明这一页的旧网址（不超过 300 个字符）。' },
  duplicate: { out: true, words: '旧网址重复', mend: '同一网址已有另一页，请核对保留哪一页。' },
  no_file: { out: true, words: '清单里的文件不存在', mend: '请核对文件名，与清单放在同一文件夹里。' },
  no_kind: { out: true, words: '清单里的栏目没有对应的文件种类', mend: '请把栏目改为现有的文件种类或栏目名称。' },
  our_address: { out: false, words: '旧网址与新网站的网址相同', mend: '这一页不登记跳转，请在旧域名上另做跳转。' },
  days_differ: { out: false, words: '两处日期不同', mend: '已按 META 标签记，请核对哪个是原发布日期。' },
  picture_missing: { out: false, words: '图片缺失', mend: '请找到原图后在草稿里补上，或者核对正文没有它也完整。' },
  picture_refused: { out: false, words: '图片不能接收', mend: '请换成可以打开的图片后在草稿里补上。' },
  file_missing: { out: false, words: '附件缺失', mend: '请找到原文件后在草稿里补上。' },
  file_refused: { out: false, words: '附件不能接收', mend: '请换成可以接收的格式后在草稿里补上。' },
  file_unchecked: { out: false, words: '附件未经内容检查', mend: '送审前由审查人打开看过后接受，或换成 docx、pdf。' },
  link_lost: { out: false, words: '链接去向不明', mend: '保留了文字，去掉了链接；需要的请在草稿里补上网址。' },
} as const satisfies Record<string, { out: boolean; words: string; mend: string }>;
export type ProblemCode = keyof typeof problems;

export interface Problem {
  /** The file in the folder, or the line of the list. */
  name: string;
  address: string | null;
  code: ProblemCode;
  /** Which picture, which file, which day. */
  detail: string;
}

/** What an import came to. */
export interface Outcome {
  /** Null for a dry run. */
  import: number | null;
  pages: number;
  drafted: number;
  repeated: number;
  leftOut: number;
  problems: Problem[];
}

/** 「图片缺失：img/1.jpg」 */
export const problemWords = ({ code, detail }: Pick<Problem, 'code' | 'detail'>): string =>
  detail ? `${problems[code].words}：${detail}` : problems[code].words;

/** Why a day cannot be one on which a government site published something, or null: the first sites are of 1995. */
export const isCredible = (day: string, today: string): boolean => day >= '1995-01-01' && day <= today;

/** Documents in one review and one publication: an older site in one careful review. */
export const perManifest = 2000;
/** Pages in one upload of the console; the command line takes any number. */
export const perUpload = 1000;

/** Why an import cannot begin, or null. */
export function whyNotBegin(input: { base: string; name: string }): string | null {
  if (input.base && !/^https?:\/\/[^\s/?#]+(?:\/[^\s?#]*)?$/i.test(input.base))
    return '旧网站的网址请写完整，例如 http://www.zhenxing.gov.cn/。';
  return null;
}

/** The manifest on the desk of those who review it. */
export const manifestTitle = (name: string, count: number, part: number, parts: number): string =>
  `旧网站迁移：${name}（${count} 份${parts > 1 ? `，第 ${part}/${parts} 批` : ''}）`;
