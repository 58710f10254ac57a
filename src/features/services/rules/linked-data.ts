import { type Guide, rowsOf, said, several } from './elements.ts';

/** A guide as schema.org GovernmentService, for machines that read the page. */
export function linkedData(facts: { title: string; url: string; unitName: string; guide: Guide }): object {
  const { title, url, unitName, guide } = facts;
  const organ = said(guide, 'organ') || unitName;
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    name: title,
    url,
    serviceType: said(guide, 'type') || undefined,
    identifier: said(guide, 'itemCode') || said(guide, 'code') || undefined,
    description: said(guide, 'conditions') || undefined,
    audience: several(guide, 'audience').map((audienceType) => ({ '@type': 'Audience', audienceType })),
    serviceOperator: { '@type': 'GovernmentOrganization', name: organ },
    availableChannel: {
      '@type': 'ServiceChannel',
      serviceLocation: said(guide, 'location')
        ? { '@type': 'Place', address: said(guide, 'location'), openingHours: said(guide, 'hours') || undefined }
        : undefined,
      serviceUrl: said(guide, 'url') || undefined,
      servicePhone: said(guide, 'phone') ? { '@type': 'ContactPoint', telephone: said(guide, 'phone') } : undefined,
    },
    offers: rowsOf(guide, 'fees').map(({ name, standard }) => ({ '@type': 'Offer', name, description: standard })),
    isAccessibleForFree: said(guide, 'charged') === '否' ? true : undefined,
  };
}
