import { holds, type Staff } from '../../caller.ts';
import type { LookView } from '../pages/result.tsx';
import type { Look } from '../queries.ts';
import { awaits, isOpen, type Weighed } from '../rules/gate.ts';
import { readMarkup } from '../rules/markup.ts';
import { rowWords } from '../rules/row.ts';

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
    findings: withRows(findings, edition.content.body),
    results,
    open: new Set(open.map(({ fingerprint }) => fingerprint)),
    mine: mine.length,
    others: open.length - mine.length,
  };
}

/** Findings of the text with the row of the table in which they stand. */
function withRows(findings: Weighed[], body: string): Weighed[] {
  if (!body.includes('<table')) return findings;
  const markup = readMarkup(body);
  return findings.map((finding) =>
    finding.place.part === 'body' && finding.state === 'found' && finding.before + finding.after !== ''
      ? { ...finding, row: rowWords(markup, finding.at) ?? undefined }
      : finding,
  );
}
