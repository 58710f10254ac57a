import { sql } from 'kysely';
import { action } from '../../../core/action.ts';
import { openDocument, refuseForeignUnit } from '../../../core/publications/actions/draft.ts';
import { tie } from '../../../core/publications/actions/links.ts';
import { emptyContent } from '../../../core/publications/content.ts';
import { languages } from '../../../core/publications/content-form.ts';
import { first } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { findTranslation, getOriginal } from '../queries/translations.ts';

/**
 * 起草译文: a document of its own (architecture.md), tied to its original from the first moment and to the version that is public
 * now. It begins with the original's words; what is public of it goes when the original goes.
 */
export const translate = action('portal.translate', {
  words: '起草译文',
  may: ['drafter', 'editor'],
  async run(act, input: { document: number; language: string }) {
    const original = await getOriginal(act.tx, input.document);
    refuseForeignUnit(act, original.unit);
    if (!Object.hasOwn(languages, input.language)) throw new Refused('没有这个文种，请重新选择。');
    if (original.content.metadata.language) throw new Refused('译文不再翻译，请从原文起草另一个文种的译文。');
    if (await findTranslation(act.tx, input.document, input.language))
      throw new Refused(`这份文件已经有${languages[input.language]}译文。要更新它，请在那一份上更正。`);
    const kind = await first(
      act.tx,
      sql<{ name: string }>`select name from publications.kind where room = 'portal' order by name limit 1`,
    );
    if (!kind) throw new Refused('还没有“外文版”这个文件种类，请系统管理员先设置（房间填 portal）。');
    const { title, body, metadata } = original.content;
    const { source } = metadata;
    const carried = { language: input.language, translatedFrom: String(original.edition), ...(source && { source }) };
    const content = { ...emptyContent, title, body, metadata: carried };
    const opened = await openDocument(act, { kind: kind.name, unit: original.unit, content });
    await tie(act, 'translates', opened.document, input.document);
    return opened;
  },
});
