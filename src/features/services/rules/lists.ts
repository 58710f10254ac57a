/** The office's lists: what an element may be, and words that an import reads (a migration brings them, the office changes them). */
export const listNames = {
  type: '事项类型',
  caseType: '办件类型',
  level: '行使层级',
  organNature: '实施主体性质',
  audience: '服务对象',
  topic: '主题分类',
  materialKind: '材料类型',
  materialForm: '材料形式',
  need: '材料是否必需',
  depth: '网办深度',
  scope: '通办范围',
  resultType: '结果类型',
  yes: '是或否',
  catchAll: '不能用的兜底材料',
  nothing: '导入时等于没有写的字样',
} as const;
export type ListName = keyof typeof listNames;

/** The words of every list as the office keeps them: 「县级＝县、区级」 is 县级, also written 县 or 区级. */
export type Lists = Record<ListName, string[]>;

const parts = (entry: string): string[] => entry.split(/[＝=、]/).map((word) => word.trim());

/** The words to choose from, without their other spellings. */
export const optionsOf = (entries: string[]): string[] => entries.map((entry) => parts(entry)[0]!).filter(Boolean);

/** The word of a list that was meant, by itself or by another spelling; null for what the list does not have. */
export const meantBy = (entries: string[], typed: string): string | null =>
  optionsOf(entries.filter((entry) => parts(entry).includes(typed)))[0] ?? null;

/** A list as it was typed, a word a line; a sentence when it cannot be one. */
export function readList(name: ListName, typed: string): { words: string[] } | { error: string } {
  const words = [...new Set(typed.split('\n').map((line) => line.trim()))].filter(Boolean);
  if (words.length === 0) return { error: `“${listNames[name]}”至少写一行。` };
  if (words.length > 300) return { error: `“${listNames[name]}”最多 300 行，现在是 ${words.length} 行。` };
  const long = words.find((word) => word.length > 200);
  if (long) return { error: `“${long.slice(0, 20)}…”太长，一行最多 200 个字。` };
  return { words };
}

/** What is left of a name without brackets, numbers before it and stops: 「3．其他材料（如有）。」 is 其他材料. */
const bare = (name: string) =>
  name
    .replace(/[（(【〔[][^）)】〕\]]*[）)】〕\]]/g, '')
    .replace(/^[\s\d.．、（）()]+|[\s。；;，,.…]+$/g, '')
    .replace(/其它/g, '其他');

/** Why this is no name of a material, or null: people must know what to bring before they come. */
export function whyNotMaterial(name: string, catchAll: string[]): string | null {
  const plain = bare(name);
  if (!catchAll.some((word) => plain === word || (word.length > 2 && plain.endsWith(word)))) return null;
  return `材料“${name.slice(0, 40)}”是兜底的说法，群众不知道要带什么。请写明具体材料，没有的就删去这一行。`;
}
