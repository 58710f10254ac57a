/** What a token may be used for; each operation of the API names one. What the person's posts do not allow, no scope does. */
export const scopes = {
  'office:read': '查询单位、栏目、文件种类和已公开的内容',
  'documents:read': '查看本单位的文件、附件和政策解读',
  'documents:write': '起草、修改、上传附件、关联、送审和作废',
  'review:read': '查看待办和送审的文字',
  'review:write': '签署审查意见、撤回送审、签署豁免',
  'publish:write': '发布、定时发布、撤回、更正和标注效力',
  'plan:read': '查看工作安排、任务、备案和进展',
  'plan:write': '填报进展、关联佐证、报送备案、审定和办结',
  'ledger:read': '查询和验证台账',
} as const;
export type Scope = keyof typeof scopes;
export const scopeNames = Object.keys(scopes) as Scope[];
