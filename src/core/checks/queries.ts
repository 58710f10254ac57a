import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { type Reads, rows } from '../../platform/database.ts';
import type { EditionRow } from '../publications/queries.ts';
import { loadFiles } from './queries/files.ts';
import { loadKnown } from './queries/links.ts';
import { type Levels, loadLevels, loadList } from './queries/list.ts';
import { listPhones } from './queries/phones.ts';
import type { CheckName } from './rules/catalogue.ts';
import type { Finding } from './rules/finding.ts';
import { type Acceptance, levelFor, type Weighed } from './rules/gate.ts';
import { findEverything, resultsOf, type State, type Subject } from './rules/look.ts';
import { whoseIs } from './rules/phones.ts';

/** One look at the newest revision of an edition: everything found, weighed with this district's levels and what was said of it. */
export interface Look {
  edition: EditionRow;
  version: number;
  findings: Weighed[];
  results: Record<CheckName, State>;
}

/** Runs every check over the newest revision of an edition with the newest word list; reads only. */
export async function lookAt(db: Reads, edition: EditionRow): Promise<Look> {
  // one after the other: inside a deed there is one connection
  const { list, subject, findings, taken } = await findIn(db, edition);
  const levels = await loadLevels(db);
  const acceptances = await listAcceptances(db, edition.document);
  const open = edition.content.disclosure === 'open';
  return {
    edition,
    version: list.version,
    findings: weigh(findings, { levels, open, acceptances, taken }),
    results: resultsOf(subject, findings, levels),
  };
}

/** A finding with the name of its passage. */
export type Named = Finding & { fingerprint: string };

/** Everything that is found in an edition's newest revision, before anybody asks how much it weighs. */
export async function findIn(db: Reads, edition: EditionRow) {
  const list = await loadList(db);
  const known = await loadKnown(db, edition.content.body);
  const { files, inFile, taken } = await loadFiles(db, edition.content, list);
  const { document, isPolicy, takesNumber, content, changeNote } = edition;
  const subject: Subject = { content, changeNote, kind: { isPolicy, takesNumber }, files };
  const found = findEverything(subject, { list: list.words, known, inFile });
  const phones = found.some(({ check }) => check === 'landline') ? await listPhones(db) : [];
  const findings = found.map(
    (finding): Named => ({
      ...finding,
      registered: finding.check === 'landline' ? whoseIs(finding.value, phones) : undefined,
      fingerprint: fingerprintOf(list.key, document, finding),
    }),
  );
  return { list, known, subject, findings, taken };
}

interface Scales {
  levels: Levels;
  open: boolean;
  acceptances: Acceptance[];
  /** Files that somebody answered for when they were uploaded (files.accept). */
  taken: Map<number, Acceptance>;
}

function weigh(findings: Named[], { levels, open, acceptances, taken }: Scales): Weighed[] {
  return findings.flatMap((finding) => {
    const set = levelFor(finding.check, levels, open);
    if (set === 'off') return [];
    // what the district itself makes public needs nobody's name
    const level = finding.registered ? 'hint' : set;
    const { fingerprint } = finding;
    const accepted = acceptances.filter((one) => one.fingerprint === fingerprint);
    const upload = finding.state === 'unchecked' && finding.place.file ? taken.get(finding.place.file) : undefined;
    return [
      { ...finding, fingerprint, level, accepted: upload ? [...accepted, { ...upload, fingerprint }] : accepted },
    ];
  });
}

/**
 * The name of a passage within a document, 32 hex characters: the same while check, field, passage and what stands beside it are
 * the same. Made with the installation's key, because a telephone number could be guessed from a plain hash.
 */
export function fingerprintOf(key: Buffer, document: number, finding: Finding): string {
  const { check, state, place, value, before, after } = finding;
  const parts = [document, check, state, place.part, value, before, after];
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** What was said of passages of a document, in its order. */
export const listAcceptances = (db: Reads, document: number): Promise<Acceptance[]> =>
  rows(
    db,
    sql<Acceptance>`
      select acceptance.fingerprint, acceptance.verdict, acceptance.reason, acceptance.person, person.name as "personName",
        acceptance.as_secrecy as "asSecrecy", acceptance.accepted_at as at
      from checks.acceptance
      join people.person on person.id = acceptance.person
      where acceptance.document = ${document}
      order by acceptance.id`,
  );
