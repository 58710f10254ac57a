import { sql } from 'kysely';
import { one } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action, staffOf } from '../../action.ts';
import { findOffice } from '../../organisations/queries.ts';
import { openTask } from '../../workflow/tasks.ts';
import { type AnyProposable, findProposable } from '../proposable.ts';
import { lookAtLines } from '../queries/look.ts';
import { getVersion, listVersions, shownOf } from '../queries/versions.ts';
import { hashOf, sameContent, whyNotPropose, whyNotSubject } from '../rules.ts';
import { decide, lockSubject, objectOf, objectOfVersion } from './decide.ts';

/** 提出: exactly these words wait for another person; the public goes on reading what it reads. */
export const propose = action('proposals.propose', {
  words: '提出版面或清单',
  may: ['openness'],
  async run(act, input: { kind: string; subject: string; content: unknown; note: string; answer: string }) {
    const kind = findProposable(input.kind);
    if (!kind) throw new NotFound();
    const subject = kind.only ?? input.subject;
    refuseIf(whyNotSubject(subject));
    const content = input.content as never;
    await lockSubject(act, kind.kind, subject);
    const versions = await listVersions(act.tx, kind.kind, subject);
    const words = kind.titleOf(content);
    refuseIf(await whyNotContent(act, kind, content));
    refuseIf((await kind.whyNot?.(act.tx, content)) ?? null);
    refuseIf(
      whyNotPropose({
        words,
        waiting: versions[0]?.decision === null,
        changed: !sameContent(content, shownOf(versions)?.content ?? null),
        noticed: await lookAtLines(act.tx, kind.lines(content)),
        answer: input.answer,
      }),
    );
    const hash = hashOf(kind.kind, subject, content);
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into proposals.version (kind, subject, number, content, until_on, hash, note, answer, proposed_by, proposed_at)
        values (${kind.kind}, ${subject}, ${(versions[0]?.number ?? 0) + 1}, ${JSON.stringify(content)}::jsonb,
          ${kind.untilOn?.(content) ?? null}, ${hash}, ${input.note.trim()}, ${input.answer.trim()}, ${staffOf(act).person},
          ${act.now})
        returning id`,
    );
    await tellOfficer(act, `${kind.words}：${words}`, id);
    await act.line({ object: objectOf(kind.kind, subject), objectHash: hash, data: { version: id } });
    return { version: id, subject, hash };
  },
});

/** Only what the kind's own form writes; a door that let something else through is refused here. */
async function whyNotContent(act: Act, kind: AnyProposable, content: never): Promise<string | null> {
  const offered = (await kind.offered(act.tx)) as never;
  const read = kind.read(kind.typed(content, offered), offered);
  if (!read.ok) return Object.values(read.errors).join('');
  return sameContent(read.values, content) ? null : '内容与表单不一致，请在表单里重新填写。';
}

async function tellOfficer(act: Act, title: string, version: number): Promise<void> {
  const office = await findOffice(act.tx);
  if (office === null) throw new Refused('还没有区政府办公室这个单位，没有人可以审查。请系统管理员先增设它。');
  await openTask(act, {
    ...{ object: objectOfVersion(version), title, step: '审查', path: `/staff/proposals/versions/${version}` },
    ...{ unit: office, role: 'secrecy', startedBy: staffOf(act).person },
  });
}

/** 收回: by the openness office, while nobody has decided. */
export const takeBack = action('proposals.takeBack', {
  words: '收回版面或清单',
  may: ['openness'],
  async run(act, input: { version: number }) {
    const { kind, subject } = await getVersion(act.tx, input.version);
    await decide(act, input.version, { kind: 'taken_back', words: '' });
    return { kind, subject };
  },
});
