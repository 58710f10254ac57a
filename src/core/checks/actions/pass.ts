import { sql } from 'kysely';
import { one } from '../../../platform/database.ts';
import { refuseIf } from '../../../platform/errors.ts';
import type { Act } from '../../action.ts';
import { listenersOfRevision } from '../../publications/edit-listeners.ts';
import { type EditionRow, getEdition, listAuthors } from '../../publications/queries.ts';
import { noteLinks } from '../follow.ts';
import { findIn, type Look, lookAt, type Named } from '../queries.ts';
import { detectors } from '../rules/catalogue.ts';
import { type Stage, whyNotGo } from '../rules/gate.ts';

/** A text on its way: which, under which manifest, and who sent it. */
export interface Passing {
  edition: number;
  manifestHash: string;
  submitter: number | null;
}

/**
 * Looks at a text with the newest list inside the deed that submits, clears or issues it, and refuses with a sentence while
 * something is neither mended nor answered for. What was found is kept as a run of the revision at submission and at issue.
 */
export async function passChecks(
  act: Act,
  stage: Stage,
  { edition: id, manifestHash, submitter }: Passing,
): Promise<void> {
  const edition = await getEdition(act.tx, id);
  const look = await lookAt(act.tx, edition);
  const authors = await listAuthors(act.tx, id);
  if (submitter !== null) authors.push(submitter);
  refuseIf(whyNotGo(edition.content.title || '无标题', look.findings, { stage, authors }));
  if (stage !== 'secrecy') await keepRun(act, look, { occasion: stage, manifestHash });
  await keepSightings(act, edition, look.findings);
}

async function keepRun(act: Act, look: Look, { occasion, manifestHash }: { occasion: string; manifestHash: string }) {
  const { edition, version, results, findings } = look;
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into checks.run (manifest_hash, revision, revision_hash, occasion, list_version, detectors, results, run_at)
      values (${manifestHash}, ${edition.revision}, ${edition.hash}, ${occasion}, ${version}, ${detectors},
        ${JSON.stringify(results)}::jsonb, ${act.now})
      returning id`,
  );
  if (findings.length === 0) return;
  const kept = findings.map(({ check, state, fingerprint, place, at, shown, level, word }, index) => ({
    position: index + 1,
    check_name: check,
    state,
    fingerprint,
    place: place.label,
    at,
    shown,
    level,
    word: word ?? null,
  }));
  await sql`
    insert into checks.finding (run, position, check_name, state, fingerprint, place, at, shown, level, word)
    select ${id}, kept.position, kept.check_name, kept.state, kept.fingerprint, kept.place, kept.at, kept.shown, kept.level, kept.word
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as kept
      (position int, check_name text, state text, fingerprint text, place text, at int, shown text, level text, word bigint)`.execute(
    act.tx,
  );
}

/** Notes which passages this revision holds; one that a later revision lacks was mended. Hints and unread files are not counted. */
async function keepSightings(act: Act, edition: EditionRow, findings: Named[]): Promise<void> {
  const seen = findings
    .filter(({ state }) => state === 'found')
    .map(({ fingerprint, check, word }) => ({ fingerprint, check, word: word ?? null }));
  if (seen.length === 0) return;
  await sql`
    insert into checks.sighting (document, fingerprint, check_name, word, first_revision, last_revision, first_seen_at)
    select distinct on (seen.fingerprint) ${edition.document}::bigint, seen.fingerprint, seen."check", seen.word,
      ${edition.revision}::bigint, ${edition.revision}::bigint, ${act.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as seen (fingerprint text, "check" text, word bigint)
    on conflict (document, fingerprint) do update set last_revision = excluded.last_revision`.execute(act.tx);
}

/** Every saved revision is looked at, so that what was mended before anybody else saw it is counted too. */
listenersOfRevision.push(async (act, edition) => {
  const { findings, known } = await findIn(act.tx, edition);
  await keepSightings(act, edition, findings);
  await noteLinks(act, edition, known.own);
});
