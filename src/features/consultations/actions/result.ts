import { sql } from 'kysely';
import { type Act, action, staffOf } from '../../../core/action.ts';
import { holds } from '../../../core/caller.ts';
import { openDocument, reviseEdition } from '../../../core/publications/actions/draft.ts';
import { require, tie } from '../../../core/publications/actions/links.ts';
import type { Content } from '../../../core/publications/content.ts';
import { getEdition, getLatestEdition } from '../../../core/publications/queries.ts';
import { first, rows } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { drawResult, listLacks } from '../queries/result.ts';
import { findKinds, type RoundRow } from '../queries/rounds.ts';
import { type Result, resultForm, room } from '../rules/elements.ts';
import { figureWords, resultBody } from '../rules/result-body.ts';
import { roundFor } from './register.ts';

const contentOf = (round: RoundRow, result: Result): Content => ({
  title: resultTitle(round),
  body: resultBody(result),
  metadata: { form: resultForm, elements: { room, values: { ...result } }, abstract: figureWords(result) },
  disclosure: 'open',
  ground: null,
  reason: null,
  attachments: [],
});

const resultTitle = ({ subject, number }: RoundRow): string =>
  `${/^《/.test(subject) ? subject : `《${subject}》`}${number > 1 ? `（第 ${number} 轮）` : ''}公众意见采纳情况`;

/**
 * 生成采纳情况: every point and its reason as the register has them, also when nothing came. Drawn up again it is a new revision, and
 * what was cleared before is void.
 */
export const drawUp = action('consultations.drawUp', {
  words: '生成意见采纳情况',
  may: ['drafter', 'editor'],
  async run(act, input: { round: number }): Promise<{ document: number; edition: number }> {
    const round = await roundFor(act, input.round, 'drawUp');
    const lacks = await listLacks(act.tx, round);
    if (lacks.length > 0) throw new Refused(lacks.join(''));
    const content = contentOf(round, await drawResult(act.tx, round));
    if (round.resultEdition !== null) return drawAgain(act, round, content);
    const { result: kind } = await findKinds(act.tx);
    if (!kind)
      throw new Refused('还没有“意见采纳情况”这个文件种类，请系统管理员先设置（归属的房间选 consultations）。');
    const opened = await openDocument(act, { kind, unit: round.unit, content });
    await sql`
      insert into consultations.result (round, document) values (${round.id}, ${opened.document})`.execute(act.tx);
    await tie(act, 'related', opened.document, round.document);
    for (const policy of await listFinals(act, round.document)) await tie(act, 'consulted_as', opened.document, policy);
    return { document: opened.document, edition: opened.edition };
  },
});

async function drawAgain(act: Act, round: RoundRow, content: Content): Promise<{ document: number; edition: number }> {
  const { revision: base } = await getEdition(act.tx, round.resultEdition!);
  await reviseEdition(act, { edition: round.resultEdition!, base, content });
  return { document: round.result!, edition: round.resultEdition! };
}

const listFinals = async (act: Act, draft: number): Promise<number[]> =>
  (
    await rows(
      act.tx,
      sql<{ id: number }>`
        select to_document as id from publications.link
        where from_document = ${draft} and kind = 'consulted_as' and ended_at is null order by id`,
    )
  ).map(({ id }) => id);

export const needs = 'consultation_result';
const needWords =
  '这份文件征求过公众意见，意见采纳情况要先公布或与文件同时公布；确有理由不公布的，由签发人签署豁免，理由向公众显示。';

/** Puts the result in front of the final text, and ties to it what is there already. Repeating it changes nothing. */
async function bind(act: Act, draft: number, policy: number): Promise<void> {
  await tie(act, 'consulted_as', draft, policy);
  await require(act, policy, needs, needWords, { link: 'consulted_as', forms: [resultForm] });
  const results = await rows(
    act.tx,
    sql<{ document: number }>`
      select result.document from consultations.result join consultations.round on round.id = result.round
      where round.document = ${draft} order by round.number`,
  );
  for (const { document } of results) await tie(act, 'consulted_as', document, policy);
  await act.line({ object: `publications.document:${policy}`, data: { needs } });
}

/** 关联正式文件: the draft becomes this text, which is not published without the result of its consultation. */
export const bindFinal = action('consultations.bind', {
  words: '关联正式文件',
  may: ['drafter', 'editor'],
  async run(act, input: { document: number; policy: number }) {
    const [draft, policy] = [
      await getLatestEdition(act.tx, input.document),
      await getLatestEdition(act.tx, input.policy),
    ];
    const mine = holds(staffOf(act), ['drafter', 'editor'], draft.unit);
    if (!mine || draft.content.metadata.elements?.room !== room) throw new NotFound();
    if (policy.content.metadata.elements?.room === room) throw new Refused('请选择正式文件，不是征求意见的文件。');
    await bind(act, input.document, input.policy);
    return { document: input.document };
  },
});

/** The same when somebody tied the two by the general form: the requirement stands all the same. */
export const requireResult = action('consultations.require', {
  words: '登记须先公布采纳情况',
  may: 'system',
  async run(act, input: { draft: number; policy: number }) {
    const consulted = await first(act.tx, sql`select id from consultations.round where document = ${input.draft}`);
    if (consulted) await bind(act, input.draft, input.policy);
    else await act.line({ object: `publications.document:${input.policy}`, data: { needs: null } });
    return { policy: input.policy };
  },
});
