import { ExternalLink } from '../../../ui/external-link.tsx';
import type { Article } from '../queries/article.ts';

/** Republished material (转载) says where it comes from. */
export function Source({ text }: { text: Article }) {
  const { source, sourceUrl } = text.metadata;
  if (!sourceUrl) return null;
  return (
    <p class="quiet">
      本文转载自{source ?? '其他网站'}：<ExternalLink href={sourceUrl}>查看原文</ExternalLink>
    </p>
  );
}
