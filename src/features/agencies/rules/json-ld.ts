import type { GovernmentOrganization, WithContext } from 'schema-dts';
import type { Site } from '../../../ui/site.ts';
import type { PublicAgency } from '../queries/live.ts';

/** A unit for search engines: schema.org GovernmentOrganization, with what its page says and nothing more. */
export function unitLd(agency: PublicAgency, site: Site): WithContext<GovernmentOrganization> {
  const origin = site.origin ?? `https://${site.domain}`;
  const { slug, name, fullName, parent, profile } = agency;
  const basic = { ...agency.before, ...profile?.basic };
  const { website, email, fax, creditCode } = profile?.basic ?? {};
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentOrganization',
    '@id': `${origin}/units/${slug}/`,
    url: `${origin}/units/${slug}/`,
    name: fullName ?? name,
    ...(fullName && fullName !== name && { alternateName: name }),
    ...(basic.address && { address: basic.address }),
    ...(basic.phone && { telephone: basic.phone }),
    ...(basic.hours && {
      contactPoint: { '@type': 'ContactPoint', telephone: basic.phone, description: `办公时间：${basic.hours}` },
    }),
    ...(fax && { faxNumber: fax }),
    ...(email && { email }),
    ...(creditCode && { identifier: creditCode }),
    ...(website && { sameAs: website }),
    ...(parent && { parentOrganization: { '@type': 'GovernmentOrganization', '@id': `${origin}/units/${parent}/` } }),
    areaServed: site.name.replace(/人民政府$/, ''),
  };
}
