import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import { holds, type Role, type Staff } from '../../caller.ts';
import { type EditionRow, getLatestEdition, listAuthors } from '../../publications/queries.ts';
import { seatFor } from '../../review/rules.ts';
import { lookAt } from '../queries.ts';
import { reaches } from '../rules/catalogue.ts';
import { type Acceptance, verdicts, type Weighed } from '../rules/gate.ts';

/** Who may answer for a passage of a text of their unit; the openness office for those of every unit. */
export const answering: Role[] = ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'];

export interface AcceptInput {
  document: number;
  fingerprints: string[];
  verdict: Acceptance['verdict'];
  reason: string;
}

/**
 * 接受检查结果: these passages stay, by name and with a reason. It holds for the document while the passage and what stands
 * beside it are unchanged. Said by a secrecy officer who wrote nothing of the text it is also the second of four eyes.
 */
export const accept = action('checks.accept', {
  words: '接受检查结果',
  may: answering,
  async run(act, input: AcceptInput): Promise<{ document: number; accepted: number }> {
    const edition = await getLatestEdition(act.tx, input.document);
    const staff = act.caller as Staff;
    if (!holds(staff, answering, edition.unit) && !holds(staff, 'openness')) throw new NotFound();
    refuseIf(whyNotNow(edition) ?? whyNotSaid(input));
    const chosen = await choose(act, edition, input.fingerprints);
    const seat = await secrecySeat(act, staff, edition);
    for (const finding of chosen) await write(act, edition, input, { finding, ...seat });
    await tellLedger(act, edition, input, chosen);
    return { document: edition.document, accepted: chosen.length };
  },
});

const whyNotNow = ({ state }: EditionRow): string | null =>
  ['draft', 'submitted', 'cleared'].includes(state) ? null : '这一版已经印发或者作废，检查结果不能再处理。';

function whyNotSaid({ fingerprints, verdict, reason }: AcceptInput): string | null {
  if (fingerprints.length === 0) return '请先勾选要接受的检查结果。';
  if (!(verdict in verdicts)) return '请选择是确需公开还是误报。';
  return [...reason.trim()].length < 2 ? '请写明理由，您的名字会和理由一起记录在案。' : null;
}

/** The findings of these fingerprints in the newest text; each passage once. */
async function choose(act: Act, edition: EditionRow, fingerprints: string[]): Promise<Weighed[]> {
  const { findings } = await lookAt(act.tx, edition);
  return [...new Set(fingerprints)].map((fingerprint) => {
    const finding = findings.find((one) => one.fingerprint === fingerprint);
    if (!finding) throw new Refused('文字或词表在您查看之后有变化，勾选的内容已经不在文中。请刷新页面再核对。');
    if (finding.level === 'block')
      throw new Refused(`“${finding.shown}”不能接受，只能修改；确属误报的，请政务公开工作机构在词表中放行。`);
    if (!reaches(finding.level, 'accept')) throw new Refused('只作提示的检查结果不需要接受。');
    return finding;
  });
}

async function secrecySeat(act: Act, staff: Staff, edition: EditionRow) {
  const authors = await listAuthors(act.tx, edition.edition);
  const seat = seatFor(staff, ['secrecy'], edition.unit);
  const free = seat && !authors.includes(staff.person) && (seat.instead === null || !authors.includes(seat.instead));
  return { asSecrecy: !!free, instead: free ? seat.instead : null };
}

async function write(
  act: Act,
  edition: EditionRow,
  { verdict, reason }: AcceptInput,
  said: { finding: Weighed; asSecrecy: boolean; instead: number | null },
): Promise<void> {
  await sql`
    insert into checks.acceptance
      (document, fingerprint, check_name, verdict, reason, person, instead_of, as_secrecy, revision, revision_hash, accepted_at)
    values (${edition.document}, ${said.finding.fingerprint}, ${said.finding.check}, ${verdict}, ${reason.trim()},
      ${(act.caller as Staff).person}, ${said.instead}, ${said.asSecrecy}, ${edition.revision}, ${edition.hash}, ${act.now})`.execute(
    act.tx,
  );
}

/** One line for each check: how many, and the hash of their fingerprints; no passage and no number goes into the ledger. */
async function tellLedger(act: Act, edition: EditionRow, input: AcceptInput, chosen: Weighed[]): Promise<void> {
  for (const check of new Set(chosen.map((finding) => finding.check))) {
    const own = chosen.filter((finding) => finding.check === check).map(({ fingerprint }) => fingerprint);
    const digest = createHash('sha256').update(own.sort().join('\n')).digest('hex');
    await act.line({
      object: `publications.document:${edition.document}`,
      revision: edition.revision,
      objectHash: edition.hash,
      reason: input.reason.trim(),
      data: { check, verdict: input.verdict, count: own.length, digest },
    });
  }
}
