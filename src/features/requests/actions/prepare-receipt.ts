import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Act } from '../../../core/action.ts';
import { first } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import type { Move } from '../rules/flow.ts';
import { objectOf } from '../rules.ts';
import { enterEvent, type Held, holdCase, putOnDesk } from './case.ts';
import { writeDocument } from './documents.ts';
import { sealFor } from './keys.ts';
import type { Prepare } from './moves.ts';
import { enterCase } from './submit.ts';

/** From what was handed in to what is registered. */
export const receiptMoves: Partial<Record<Move, Prepare>> = {
  confirm: ({ act, held, actors }) => ({
    data: { by: actors.includes('applicant') ? 'applicant' : 'staff' },
    after: async (event) => void (await writeDocument(act, held, { kind: 'receipt', event })),
  }),
  transfer: async ({ act, held, told }) => {
    const to = Number(told.unit);
    const unit = await first(
      act.tx,
      sql<{ name: string }>`select name from organisations.unit where id = ${to} and closed_on is null`,
    );
    if (!unit) throw new Refused('没有这个单位，请重新选择。');
    if (to === held.unit) throw new Refused('这件申请就在本单位，请选择另一个单位。');
    const from = held.unit;
    return {
      data: { from, to },
      after: async () => {
        await sql`update requests.request set unit = ${to} where id = ${held.id}`.execute(act.tx);
        held.unit = to;
        await putOnDesk(act, held);
      },
    };
  },
  register: ({ act, held, told }) => ({
    after: async () =>
      void (await sql`update requests.request set subject = ${String(told.subject)} where id = ${held.id}`.execute(
        act.tx,
      )),
  }),
  split: ({ act, held, told }) => {
    const parts = String(told.words)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    if (parts.length < 2) throw new Refused('拆分至少要有两项，请每行写一项。');
    if (parts.length > 20) throw new Refused('一次最多拆分为 20 项，请分几次拆分。');
    return {
      data: { parts: parts.length },
      after: async () => {
        for (const part of parts.slice(1)) await splitOff(act, held, part);
        await refile(act, held, parts[0]!);
      },
    };
  },
};

/** A case of its own for one part: same applicant, same days, own number and code. */
async function splitOff(act: Act, held: Held, title: string): Promise<void> {
  const filed = { ...held.filed!, title, fileNumber: '', features: '' };
  const { unit, channel, submittedAt } = held;
  const facts = { unit, channel, submittedAt, seed: randomBytes(16), filed, state: 'submitted' } as const;
  const { id } = await enterCase(act, facts);
  const child = await holdCase(act, id);
  for (const event of held.events)
    if (['submit', 'confirm', 'register', 'askCorrection', 'correct'].includes(event.move))
      await enterEvent(act, child, {
        move: event.move,
        on: event.on,
        data: event.data,
        words: held.words.get(event.id) ?? '',
      });
  await sql`
    update requests.request
    set state = 'handling', received_on = ${held.receivedOn}, split_from = ${held.id}, subject = ${title.slice(0, 100)}
    where id = ${id}`.execute(act.tx);
  child.state = 'handling';
  child.receivedOn = held.receivedOn;
  await putOnDesk(act, child);
  await act.line({ object: objectOf(id), data: { splitFrom: held.id, on: dayOf(act.now) } });
}

/** The first part stays with the case that was split. */
async function refile(act: Act, held: Held, title: string): Promise<void> {
  held.filed = { ...held.filed!, title };
  const filed = sealFor(held.seed, 'filed', JSON.stringify(held.filed));
  await sql`update requests.request set filed = ${filed} where id = ${held.id}`.execute(act.tx);
}
