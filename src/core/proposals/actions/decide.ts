import { sql } from 'kysely';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action, staffOf } from '../../action.ts';
import { holds } from '../../caller.ts';
import { findOffice } from '../../organisations/queries.ts';
import { turnGeneration } from '../../publications/actions/publish.ts';
import { type Check, whyNotClear, whyNotOpinion } from '../../review/rules.ts';
import { closeTasks } from '../../workflow/tasks.ts';
import { findProposable } from '../proposable.ts';
import { getVersion, listVersions, shownOf, type VersionRow } from '../queries/versions.ts';
import { agreeingSeat, hashOf } from '../rules.ts';

export const objectOf = (kind: string, subject: string) => `proposals.${kind}:${subject}`;
export const objectOfVersion = (id: number) => `proposals.version:${id}`;

/** Deeds about one thing follow each other, also about one that has no row yet. */
export async function lockSubject(act: Act, kind: string, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`proposals ${kind} ${subject}`}, 0))`.execute(act.tx);
}

/** 同意: the second person has read exactly the words of this hash; from now on the public reads them. */
export const agree = action('proposals.agree', {
  words: '同意版面或清单',
  may: ['secrecy'],
  async run(act, input: { version: number; hash: string; checks: Partial<Record<Check, boolean>> }) {
    const version = await openToDecide(act, input.version);
    if (version.hash !== input.hash || version.hash !== hashOf(version.kind, version.subject, version.content))
      throw new Refused('提出的内容与您看到的不一致，请刷新页面重新审查。');
    refuseIf(whyNotChecked(input.checks));
    const kind = findProposable(version.kind);
    refuseIf((await kind?.whyNot?.(act.tx, version.content)) ?? null);
    await decide(act, version.id, { kind: 'agreed', words: '' });
    await turnGeneration(act, kind?.tags(version.subject));
    return { kind: version.kind, subject: version.subject };
  },
});

/** The same points as for every text (§4.2): nothing that the public reads goes round the secrecy review. */
export const whyNotChecked = (ticked: Partial<Record<Check, boolean>>): string | null =>
  whyNotOpinion('secrecy', { verdict: 'agree', words: '', checks: ticked, backTo: null, position: '' }).checks ?? null;

/** 不同意, with what is to be mended. */
export const refuse = action('proposals.refuse', {
  words: '不同意版面或清单',
  may: ['secrecy'],
  async run(act, input: { version: number; words: string }) {
    const { id, kind, subject } = await openToDecide(act, input.version);
    if (input.words.trim().length < 2) throw new Refused('请写明不同意的理由，提出人要据此修改。');
    await decide(act, id, { kind: 'refused', words: input.words });
    return { kind, subject };
  },
});

async function openToDecide(act: Act, id: number): Promise<VersionRow> {
  const version = await getVersion(act.tx, id);
  const seat = agreeingSeat(act.caller, await findOffice(act.tx));
  if (!seat) throw new Refused('版面和清单由区政府办公室的保密审查员审查，您没有这项职责。', 403);
  refuseIf(whyNotClear(staffOf(act).person, seat.instead, [version.proposedBy], version.proposedBy), 403);
  return version;
}

/** 撤下: at once and by one person, because less is shown by it; nothing older comes back in its place. */
export const end = action('proposals.end', {
  words: '撤下版面或清单',
  may: ['openness', 'secrecy'],
  async run(act, input: { kind: string; subject: string; words: string }) {
    const { kind: name, subject, words } = input;
    const seat = agreeingSeat(act.caller, await findOffice(act.tx));
    if (!seat && !holds(act.caller, 'openness')) throw new Refused('版面和清单由政务公开工作机构撤下。', 403);
    if (words.trim().length < 2) throw new Refused('请写明撤下的理由。');
    await lockSubject(act, name, subject);
    const shown = shownOf(await listVersions(act.tx, name, subject));
    if (!shown) throw new Refused('现在没有公开的内容可以撤下。');
    await sql`
      insert into proposals.decision (version, kind, by_person, at, words)
      values (${shown.id}, 'ended', ${staffOf(act).person}, ${act.now}, ${words.trim()})`.execute(act.tx);
    await turnGeneration(act, findProposable(name)?.tags(subject));
    await act.line({
      ...{ object: objectOf(name, subject), objectHash: shown.hash, reason: words.trim() },
      data: { version: shown.id, decision: 'ended' },
    });
    return { kind: name, subject };
  },
});

const outcomes = { agreed: '同意公开', refused: '不同意', taken_back: '收回' } as const;

/** One decision about a version that waits, with its line; the lock lets one of two be the first. */
export async function decide(
  act: Act,
  id: number,
  { kind, words }: { kind: keyof typeof outcomes; words: string },
): Promise<void> {
  const { kind: of, subject } = await getVersion(act.tx, id);
  await lockSubject(act, of, subject);
  const version = await getVersion(act.tx, id);
  if (version.decision) throw new Refused('这一份已经有了结论，请刷新页面。');
  await sql`
    insert into proposals.decision (version, kind, by_person, at, words)
    values (${id}, ${kind}, ${staffOf(act).person}, ${act.now}, ${words.trim()})`.execute(act.tx);
  await closeTasks(act, objectOfVersion(id), outcomes[kind]);
  await act.line({
    object: objectOf(version.kind, version.subject),
    objectHash: version.hash,
    reason: words.trim() || undefined,
    data: { version: id, decision: kind },
  });
}
