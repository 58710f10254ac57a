import { sql } from 'kysely';
import { first, one, rows } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import type { Role, Staff } from '../../caller.ts';
import { type CheckName, catalogue, factsOf, type Level, levels, whyNotLevel } from '../rules/catalogue.ts';
import { type Word, whyNotWord, wordKinds } from '../rules/words.ts';

/** Who keeps the word list. */
export const keepers: Role[] = ['openness', 'secrecy', 'system'];
export const mostWords = 20_000;

export type WordInput = Omit<Word, 'id'>;

const trimmed = (input: WordInput): WordInput => ({
  kind: input.kind,
  word: input.word.trim(),
  before: input.before.trim(),
  after: input.after.trim(),
  suggestion: input.suggestion.trim(),
  note: input.note.trim(),
});

/** Opens the next version of the list; changes queue here. */
async function nextVersion(act: Act, what: string): Promise<number> {
  await sql`select version from checks.list_version order by version desc limit 1 for update`.execute(act.tx);
  const { version } = await one(
    act.tx,
    sql<{ version: number }>`
      insert into checks.list_version (version, what, set_by, set_at)
      select max(version) + 1, ${what}, ${(act.caller as Staff).person}, ${act.now} from checks.list_version
      returning version`,
  );
  return version;
}

/**
 * Puts entries into a version of the list: one that stands there in other words ends with that version and begins anew, one that
 * stands there as it is stays. Answers how many were new or other.
 */
async function put(act: Act, words: WordInput[], version: number): Promise<number> {
  const given = JSON.stringify(words);
  await sql`
    update checks.word set until_version = ${version}
    from jsonb_to_recordset(${given}::jsonb) as given (kind text, word text, before text, after text, suggestion text, note text)
    where word.until_version is null and word.word = given.word and word.before = given.before and word.after = given.after
      and (word.kind = 'allow') = (given.kind = 'allow')
      and (word.kind, word.suggestion, word.note) is distinct from (given.kind, given.suggestion, given.note)`.execute(
    act.tx,
  );
  const added = await rows(
    act.tx,
    sql`
      insert into checks.word (kind, word, before, after, suggestion, note, from_version)
      select given.kind, given.word, given.before, given.after, given.suggestion, given.note, ${version}
      from jsonb_to_recordset(${given}::jsonb) as given (kind text, word text, before text, after text, suggestion text, note text)
      where not exists (
        select from checks.word
        where word.until_version is null and word.word = given.word and word.before = given.before
          and word.after = given.after and (word.kind = 'allow') = (given.kind = 'allow'))
      returning id`,
  );
  return added.length;
}

/** 设置词条: a word to point out, or a passage that lets one pass. The list before stays readable. */
export const setWord = action('checks.setWord', {
  words: '设置检查词条',
  may: keepers,
  async run(act, input: WordInput): Promise<{ version: number }> {
    const word = trimmed(input);
    refuseIf(Object.values(whyNotWord(word)).join('') || null);
    const version = await nextVersion(act, `${wordKinds[word.kind]}：${word.before}${word.word}${word.after}`);
    if ((await put(act, [word], version)) === 0) throw new Refused('词表里已经有完全一样的词条。');
    await act.line({ object: `checks.list:${version}`, data: { ...word } });
    return { version };
  },
});

/** 停用词条: from the next version on it is not looked for. */
export const dropWord = action('checks.dropWord', {
  words: '停用检查词条',
  may: keepers,
  async run(act, input: { word: number; reason: string }): Promise<{ version: number }> {
    if ([...input.reason.trim()].length < 2) throw new Refused('请写明停用的理由。');
    const word = await first(
      act.tx,
      sql<Word>`
        select id, kind, word, before, after, suggestion, note
        from checks.word
        where id = ${input.word} and until_version is null`,
    );
    if (!word) throw new NotFound('词表里没有这个词条，可能已经停用。');
    const version = await nextVersion(act, `停用：${word.before}${word.word}${word.after}`);
    await sql`update checks.word set until_version = ${version} where id = ${word.id}`.execute(act.tx);
    await act.line({
      object: `checks.list:${version}`,
      reason: input.reason.trim(),
      data: { kind: word.kind, word: word.word },
    });
    return { version };
  },
});

/** 导入词表: adds and changes entries in one version; what the file does not name stays. */
export const importWords = action('checks.importWords', {
  words: '导入检查词表',
  may: keepers,
  async run(act, input: { words: WordInput[] }): Promise<{ version: number; changed: number }> {
    const words = input.words.map(trimmed);
    if (words.length === 0) throw new Refused('文件里没有词条。');
    if (words.length > mostWords) throw new Refused(`一次最多导入 ${mostWords} 条，请分成几个文件。`);
    refuseIf(whyNotTogether(words));
    const version = await nextVersion(act, `导入 ${words.length} 条`);
    const changed = await put(act, words, version);
    await act.line({ object: `checks.list:${version}`, data: { rows: words.length, changed } });
    return { version, changed };
  },
});

/** Why these entries may not go into one list, or null. */
function whyNotTogether(words: WordInput[]): string | null {
  const seen = new Set<string>();
  for (const word of words) {
    const why = Object.values(whyNotWord(word)).join('');
    if (why) return `“${word.word}”：${why}`;
    const name = JSON.stringify([word.word, word.before, word.after, word.kind === 'allow']);
    if (seen.has(name)) return `“${word.before}${word.word}${word.after}”在文件里出现了两次，请只留一行。`;
    seen.add(name);
  }
  return null;
}

/** 设置检查级别: how much a check weighs in this district; what protects persons and secrets has a floor. */
export const setLevel = action('checks.setLevel', {
  words: '设置检查级别',
  may: ['openness', 'system'],
  async run(act, input: { check: CheckName; level: Level }): Promise<{ check: CheckName }> {
    if (!Object.hasOwn(catalogue, input.check) || !Object.hasOwn(levels, input.level)) throw new NotFound();
    refuseIf(whyNotLevel(input.check, input.level));
    const [before] = await rows(
      act.tx,
      sql<{ level: Level }>`select level from checks.setting where check_name = ${input.check} for update`,
    );
    await sql`
      insert into checks.setting (check_name, level, set_by, set_at)
      values (${input.check}, ${input.level}, ${(act.caller as Staff).person}, ${act.now})
      on conflict (check_name) do update set level = excluded.level, set_by = excluded.set_by, set_at = excluded.set_at`.execute(
      act.tx,
    );
    await act.line({
      object: `checks.setting:${input.check}`,
      data: { level: input.level, before: before?.level ?? factsOf(input.check).level },
    });
    return { check: input.check };
  },
});
