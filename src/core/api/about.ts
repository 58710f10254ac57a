import type { About } from '../../platform/http/api/openapi.ts';

/** The headings of the API, in the order in which its page shows them. */
export const tags = [
  { name: '本人', description: '令牌是谁的，能做什么。' },
  {
    name: '文件',
    description: '起草、修改、送审和发布之后的办理。报送也是起草：通过接口来的，和在工作台写的走同一道审查。',
  },
  { name: '附件', description: '上传和下载。上传的每份文件都先检查。' },
  { name: '政策与解读', description: '政策文件和解读一并送审、同时发布。' },
  { name: '审查', description: '待办、审查意见、签发和发布。' },
  { name: '已公开', description: '公众现在能看到的内容。' },
  { name: '工作安排', description: '年度任务、进展、佐证和备案。' },
  { name: '台账', description: '谁在什么时候办理了什么，只对审计员开放。' },
  { name: '基础数据', description: '单位、栏目和文件种类。' },
] as const;

export const about: About = {
  title: '公开：工作接口',
  version: '1',
  tags: [...tags],
  description: [
    '先审查、后公开：接口能办的与工作台相同，规则也相同，没有旁路。',
    '每次请求带令牌（Authorization: Bearer gk_……）；每个 POST 带 Idempotency-Key，重发同一请求只办一次；修改文件带 If-Match。',
    '列表用 next 翻页。出错时答 application/problem+json（RFC 9457），detail 写明哪里不对、怎样改。',
  ].join('\n\n'),
};
