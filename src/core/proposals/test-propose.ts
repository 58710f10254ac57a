import type { StaffDb } from '../../platform/database.ts';
import { By, type Staff } from '../caller.ts';
import { checks } from '../review/rules.ts';
import { agree } from './actions/decide.ts';
import { propose } from './actions/propose.ts';

export const allTicked = Object.fromEntries(Object.keys(checks).map((check) => [check, true]));

/** From nothing to public through the deeds: one of the openness office proposes, a secrecy officer of the office agrees. */
export function twoPersons(staff: StaffDb, proposer: Staff, officer: Staff) {
  const offer = (kind: string, subject: string, content: unknown, answer = '') =>
    propose(new By(staff, proposer), { kind, subject, content, note: '', answer });
  return {
    offer,
    async show(kind: string, subject: string, content: unknown, answer = ''): Promise<number> {
      const { version, hash } = await offer(kind, subject, content, answer);
      await agree(new By(staff, officer), { version, hash, checks: allTicked });
      return version;
    },
  };
}
