import type { PublicContext } from '../../../core/doors.ts';
import { securityText } from '../rules/security-text.ts';

/** Where a finder of a weakness turns to (RFC 9116); contacts are the district's own settings. */
export function sendSecurityText(c: PublicContext) {
  return c.text(securityText(c.var.site, c.var.today), 200, { 'content-type': 'text/plain; charset=utf-8' });
}
