import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { seal } from '../../../core/people/secret.ts';
import { one, rows } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { findPublicRound, isBusy, loadLoad } from '../queries/rounds.ts';
import { limits, tooMany } from '../rules/comment.ts';
import type { Channel } from '../rules/elements.ts';
import { letterHash, textKey } from '../rules/letter.ts';
import { whyNotComment } from '../rules/moves.ts';
import { codeHash, codeOf } from '../rules/number.ts';
import { type Proof, standingOf, WorkWanted } from '../rules/work.ts';
import { countOne } from './pace.ts';

export const objectOf = (comment: number) => `consultations.comment:${comment}`;
/** Binds what is sealed to its row's seed, so that no other row can borrow it. */
export const ownerOf = (seed: Buffer) => `comment:${seed.toString('hex')}`;

/** Who it was: functions, so that nothing of it is part of what is kept for repeats of the form. */
export interface Person {
  name: string;
  email: string;
  phone: string;
}

export interface NewComment {
  clause: number | null;
  body: string;
  kind: 'person' | 'organisation';
  minor: boolean;
  files: number[];
  person(): Person;
}

/** What the receipt is made from; the code is made from the seed by whoever shows it, and never kept. */
export interface Received {
  id: number;
  hash: string;
  /** Hex. */
  seed: string;
  at: string;
  /** Somebody looks at it first; it counts all the same. */
  held: boolean;
}

/** 提意见: a citizen's comment on what is public and open, from the first moment to the last. */
export const leaveComment = action('consultations.comment', {
  words: '提意见',
  may: 'anyone',
  async run(act, input: NewComment & { publication: string; place(): string; proof?: Proof }): Promise<Received> {
    const round = await findPublicRound(act.tx, input.publication);
    if (!round) throw new NotFound();
    refuseIf(whyNotComment(round, act.now));
    if (input.clause !== null && input.clause > round.clauses) throw new Refused('草案里没有这一条，请重新选择。');
    if (round.named && !input.person().name) throw new Refused('这次征求意见须署名，请填写姓名或单位名称。');
    const { minute, hour } = await countOne(act, 'comment', input.place());
    if (minute > limits.minute || hour > limits.hour) throw new Refused(tooMany, 429);
    const load = await loadLoad(act.tx);
    const standing = standingOf(
      { address: hour, round: await isBusy(act.tx, round.id, load.round) },
      load,
      input.proof,
    );
    if (standing === 'asked') throw new WorkWanted(load.bits);
    const facts = { ...input, channel: 'web' as const, receivedOn: null, held: standing === 'held' };
    return enterComment(act, { ...round, document: input.publication }, facts);
  },
});

/** Writes a comment with its contact, files and ledger line, whatever way it came. */
export async function enterComment(
  act: Act,
  round: { id: number; number: number; document: string },
  input: NewComment & { channel: Channel; receivedOn: string | null; held: boolean },
): Promise<Received> {
  const { clause, body, kind, minor } = input;
  const files = input.files.length > 0 ? await listKept(act, input.files) : [];
  const hash = letterHash({ document: round.document, round: round.number, clause, body, files });
  const seed = randomBytes(16);
  const { name, email, phone } = input.person();
  const sealed = (text: string) => (text ? seal(text, ownerOf(seed)) : null);
  const sealedName = sealed(name);
  const address = email || phone ? sealed(JSON.stringify({ email, phone })) : null;
  const by = input.channel !== 'web' && act.caller.kind === 'staff' ? act.caller.person : null;
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      with comment as (
        insert into consultations.comment (round, channel, clause, body, kind, minor, text_key, hash, seed, code_hash, held,
          received_on, submitted_at, entered_by)
        values (${round.id}, ${input.channel}, ${clause}, ${body}, ${kind}, ${minor}, ${textKey({ clause, body, files })}, ${hash},
          ${seed}, ${codeHash(codeOf(seed))}, ${input.held},
          coalesce(${input.receivedOn}::date, (${act.now}::timestamptz at time zone 'Asia/Shanghai')::date), ${act.now}, ${by})
        returning id),
      contact as (
        insert into consultations.contact (comment, name, address)
        select id, ${sealedName}::bytea, ${address}::bytea from comment
        where ${sealedName !== null || address !== null}),
      file as (
        insert into consultations.comment_file (comment, position, file)
        select comment.id, item.position, item.file
        from comment, unnest(${files.map((file) => file.id)}::bigint[]) with ordinality as item (file, position))
      select id from comment`,
  );
  await act.line({
    object: objectOf(id),
    objectHash: hash,
    data: { round: round.id, channel: input.channel, files: files.length, ...(input.held ? { held: true } : {}) },
  });
  return { id, hash, seed: seed.toString('hex'), at: act.now.toISOString(), held: input.held };
}

const listKept = async (act: Act, ids: number[]): Promise<{ id: number; name: string; hash: string }[]> => {
  const found = await rows(
    act.tx,
    sql<{ id: number; name: string; hash: string }>`
      select file.id, file.name, file.hash from unnest(${ids}::bigint[]) with ordinality as wanted (id, place)
      join files.file on file.id = wanted.id
      order by wanted.place`,
  );
  if (found.length !== ids.length) throw new Refused('有一个附件没有收到，请重新上传。');
  return found;
};
