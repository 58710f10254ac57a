import type { Site } from '../../../ui/site.ts';

/**
 * The lines of security.txt (RFC 9116) for a day, `YYYY-MM-DD`: at least one contact, and an end within a year, which
 * moves on each month so that the file never lies about having been looked after.
 */
export function securityText(site: Pick<Site, 'email' | 'phone' | 'hotline' | 'origin'>, today: string): string {
  const { email, phone, hotline, origin = '' } = site;
  const contacts = [
    email && `mailto:${email}`,
    phone && telephone(phone),
    !email && !phone && `tel:${hotline?.phone ?? '8890'}`,
  ].filter(Boolean);
  return [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expiry(today)}`,
    'Preferred-Languages: zh-CN, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n');
}

const telephone = (phone: string) => `tel:${phone.replace(/^0(\d)/, '+86-$1').replace(/[^\d+-]/g, '')}`;

/** The first of the month, eleven months on. */
function expiry(today: string): string {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const months = year * 12 + (month - 1) + 11;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01T00:00:00Z`;
}
