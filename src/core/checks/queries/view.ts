import { holds, type Staff } from '../../caller.ts';
import type { LookView } from '../pages/result.tsx';
import type { Look } from '../queries.ts';
import { awaits, isOpen } from '../rules/gate.ts';

/** A look as this reader sees it: what they can answer for, and what is open for others. */
export function viewOf({ edition, version, findings, results }: Look, who: Staff, authors: number[]): LookView {
  const officer = holds(who, 'secrecy', edition.unit) && !authors.includes(who.person);
  const once = [...new Map(findings.map((finding) => [finding.fingerprint, finding])).values()];
  const stage = edition.state === 'draft' ? 'submit' : 'issue';
  const open = once.filter((finding) => isOpen(finding, stage, authors));
  const mine = open.filter((finding) => awaits(finding, { person: who.person, officer }, authors));
  return {
    document: edition.document,
    version,
    findings,
    results,
    mine: mine.length,
    others: open.length - mine.length,
  };
}
