import type { Article, Legislation, WithContext } from 'schema-dts';
import { dayOf } from '../../../platform/time.ts';
import type { Site } from '../../../ui/site.ts';
import type { Article as Text } from '../queries/article.ts';

/** In force as a whole, in part, or not any more (schema.org, LegalForceStatus). */
const force: Record<string, 'InForce' | 'PartiallyInForce' | 'NotInForce'> = {
  valid: 'InForce',
  amended: 'PartiallyInForce',
  repealed: 'NotInForce',
  expired: 'NotInForce',
};

/** A text for search engines: what bears a validity is Legislation, everything else an Article. */
export const articleLd = (text: Text, site: Site): WithContext<Legislation> | WithContext<Article> =>
  text.isPolicy || text.number !== null ? legislationOf(text, site) : articleOf(text, site);

function commonOf(text: Text, site: Site) {
  const origin = site.origin ?? `https://${site.domain}`;
  const { metadata } = text;
  return {
    '@context': 'https://schema.org' as const,
    '@id': encodeURI(origin + text.path),
    url: encodeURI(origin + text.path),
    name: text.title,
    inLanguage: text.metadata.language ?? 'zh-CN',
    isAccessibleForFree: true,
    datePublished: text.firstPublishedOn ?? dayOf(text.firstPublishedAt),
    dateModified: text.publishedAt.toISOString(),
    ...(metadata.abstract && { abstract: metadata.abstract }),
    ...(metadata.keywords?.length && { keywords: metadata.keywords }),
    publisher: { '@type': 'GovernmentOrganization' as const, name: site.name, url: `${origin}/` },
  };
}

const unitOf = (text: Text, site: Site) => ({
  '@type': 'GovernmentOrganization' as const,
  '@id': `${site.origin ?? `https://${site.domain}`}/units/${text.unit}/`,
  name: text.unitFullName,
});

function legislationOf(text: Text, site: Site): WithContext<Legislation> {
  const { metadata, validityFrom, validUntil } = text;
  return {
    ...commonOf(text, site),
    '@type': 'Legislation',
    ...(text.number && { legislationIdentifier: text.number }),
    legislationType: text.kindWords,
    ...(metadata.formedOn && { legislationDate: metadata.formedOn }),
    ...(metadata.effectiveOn && { legislationDateOfApplicability: metadata.effectiveOn }),
    legislationLegalForce: force[text.validity] ?? 'InForce',
    ...((validUntil ?? (force[text.validity] === 'NotInForce' && validityFrom)) && {
      temporalCoverage: `${metadata.effectiveOn ?? metadata.formedOn ?? '..'}/${validUntil ?? validityFrom}`,
    }),
    legislationPassedBy: unitOf(text, site),
    legislationJurisdiction: site.name.replace(/人民政府$/, ''),
  };
}

const articleOf = (text: Text, site: Site): WithContext<Article> => ({
  ...commonOf(text, site),
  '@type': 'Article',
  headline: text.title,
  articleSection: text.kindWords,
  author: unitOf(text, site),
});
