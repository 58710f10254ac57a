const month = String.raw`\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?`;

/** 「2021-03—2023-05 副局长」: from when to when which post; 至今 for the one that is held. */
export const postPattern = new RegExp(`^${month}—(?:${month}|至今) \\S.*$`);

/** Brings 「2021.3 至 2023.5　副局长」 into the one form; what cannot be read stays as it was typed. */
export function writePost(typed: string): string {
  const match =
    /^(\d{4})[-.年/](\d{1,2})(?:[-.月/](\d{1,2})日?)?月?\s*(?:—+|-+|－|~|～|至)\s*(?:(\d{4})[-.年/](\d{1,2})(?:[-.月/](\d{1,2})日?)?月?|至?今)[\s：:，,]+(.+)$/u.exec(
      typed,
    );
  if (!match) return typed;
  const [, year, from, day, untilYear, until, untilDay, post] = match;
  const written = (parts: (string | undefined)[]) =>
    parts
      .filter(Boolean)
      .map((part) => part!.padStart(2, '0'))
      .join('-');
  const end = untilYear ? written([untilYear, until, untilDay]) : '至今';
  return `${written([year, from, day])}—${end} ${post!.trim()}`;
}

export interface HeldPost {
  from: string;
  /** Null for the one that is held. */
  until: string | null;
  post: string;
}

/** The history of posts, as it was written. */
export const postsOf = (leader: { posts: string[] }): HeldPost[] =>
  leader.posts.flatMap((entry) => {
    const match = /^(.+?)—(\S+) (.+)$/.exec(entry);
    return match ? [{ from: match[1]!, until: match[2] === '至今' ? null : match[2]!, post: match[3]! }] : [];
  });

/** Why this history cannot be right, or null: a post that ends before it begins, more than one hour in the future. */
export function whyNotPosts(leader: { name: string; posts: string[] }, today: string): string | null {
  for (const { from, until, post } of postsOf(leader)) {
    if (until && until < from) return `${leader.name}的任职经历“${post}”结束在开始之前，请检查年月。`;
    if (from.slice(0, 7) > today.slice(0, 7)) return `${leader.name}的任职经历“${post}”还没有开始，请到任后再公开。`;
  }
  return null;
}

/**
 * The leaders whose names the public has not read yet in this place: whoever approves types these names once more, from the
 * paper of the appointment. A wrong name of a leader is the gravest of wrong words (严重表述错误, standards §8.3).
 */
export const newNames = <Named extends { name: string }>(before: Named[], after: Named[]): Named[] =>
  after.filter(({ name }) => !before.some((known) => known.name === name));

/** Why the names typed by the second person are not those of the text, or null. */
export function whyNotNames(wanted: { name: string; post: string }[], typed: string[]): string | null {
  const wrong = wanted.flatMap(({ name, post }, at) => {
    const given = typed[at]?.trim() ?? '';
    if (given === name) return [];
    return [given ? `${post}的姓名与送审的不一致` : `${post}的姓名还没有录入`];
  });
  return wrong.length > 0 ? `${wrong.join('，')}。请照任职文件逐字核对：录错了请改正，送审有误请退回。` : null;
}
