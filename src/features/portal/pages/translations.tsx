import { languages } from '../../../core/publications/content-form.ts';
import { Icon } from '../../../ui/icon.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import type { Article, Linked } from '../queries/article.ts';

/** What a translation was made from, where that is public. */
export const originalOf = (linked: Linked[]): Linked | undefined =>
  linked.find(({ kind, incoming }) => kind === 'translates' && !incoming);

/** Says of a translation which version it was made from, and of an original, to who reads English, that there is one. */
export function TranslationNotices({ text, linked, mode }: { text: Article; linked: Linked[]; mode: ViewMode }) {
  const original = originalOf(linked);
  if (original && text.metadata.language) return <MadeFrom text={text} original={original} />;
  if (mode.language !== 'en') return null;
  const english = linked.find(({ kind, incoming, language }) => kind === 'translates' && incoming && language === 'en');
  if (!english)
    return (
      <p class="language-line" lang="en">
        <Icon name="info" /> This text is available in Chinese only.
      </p>
    );
  return (
    <NoticeBox title="Language">
      <p lang="en">
        This text is in Chinese. <a href={english.path}>Read the English translation: {english.title}</a>
      </p>
    </NoticeBox>
  );
}

function MadeFrom({ text, original }: { text: Article; original: Linked }) {
  const from = text.metadata.translatedFrom;
  const behind = from !== undefined && Number(from) < original.edition;
  return (
    <NoticeBox tone={behind ? 'warning' : 'info'} title={behind ? '原文已经更新' : '译文说明'}>
      <p lang="en">
        {from ? `Translated from version ${from}. ` : ''}
        {behind ? `The original is now version ${original.edition}. ` : ''}
        The Chinese text prevails:{' '}
        <a href={original.path} lang="zh-CN" hreflang="zh-CN">
          {original.title}
        </a>
      </p>
      <p lang="zh-CN">
        {from && `译自原文第 ${from} 版`}
        {behind && `，原文现在是第 ${original.edition} 版`}
        {from && '。'}译文仅供参考，以中文为准。
      </p>
    </NoticeBox>
  );
}

/** Every language in which this text can be read, itself among them; search engines want both ends to say so. */
export function alternatesOf(site: Site, text: Article, linked: Linked[]): { lang: string; href: string }[] {
  const ends = linked.filter(({ kind }) => kind === 'translates');
  if (ends.length === 0) return [];
  const href = (path: string) => `${site.origin ?? ''}${path}`;
  const own = { lang: text.metadata.language ?? 'zh-CN', href: href(text.path) };
  const others = ends.flatMap(({ incoming, language, path }) => {
    const lang = incoming ? language : 'zh-CN';
    return lang && (lang === 'zh-CN' || Object.hasOwn(languages, lang)) ? [{ lang, href: href(path) }] : [];
  });
  return [own, ...others];
}
