import { form, text, tick, whole } from '../../platform/form.ts';

/** One entry of the exemption list (条例第十四至十六条): the words a drafter chooses, and the article they stand on. */
export interface GroundInput {
  code: string;
  words: string;
  article: string;
  /** 应当不予公开; otherwise 可以不予公开. */
  mandatory: boolean;
  position: number;
}

/** What is wrong with an entry, one sentence a field; empty when nothing is. */
export function whyNotGround(ground: GroundInput): Record<string, string> {
  const why: Record<string, string> = {};
  if (!/^[A-Z][A-Z0-9_]{1,39}$/.test(ground.code)) why.code = '代号只用大写字母、数字和下划线，例如 WORK_SECRET。';
  if ([...ground.words.trim()].length < 4) why.words = '请写明什么样的信息不予公开，至少 4 个字。';
  // A ground without its article could be challenged and not be defended.
  if (!/第[〇零一二三四五六七八九十百\d]+条/.test(ground.article))
    why.article = '请写明法律法规的条，例如“条例第十六条第二款”。';
  if (!(ground.position >= 1)) why.position = '排列次序是从 1 开始的整数。';
  return why;
}

export const groundForm = form(
  {
    code: text('代号', { required: true, max: 40 }),
    words: text('不予公开的情形', { required: true, max: 100 }),
    article: text('法律依据', { required: true, max: 60 }),
    mandatory: tick('应当不予公开'),
    position: whole('排列次序', { required: true, min: 1, max: 999 }),
    fresh: tick('新增'),
  },
  (values) => whyNotGround({ ...values, position: values.position! }),
);
