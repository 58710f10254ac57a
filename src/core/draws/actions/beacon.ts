import { sql } from 'kysely';
import { first } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action, staffOf } from '../../action.ts';
import type { Draw } from '../queries/draws.ts';
import { beaconValue } from '../rules/beacon.ts';
import { keepers } from '../rules/who.ts';
import { whyNotConfirm, whyNotEnter } from '../rules/why-not.ts';
import { objectOf, takeDraw, tellPublic } from './step.ts';

interface Input {
  draw: number;
  source: string;
  typed: string;
}

/** 录入公共事件: what one person read; nobody sees it before a second has read the same. */
export const enterBeacon = action('draws.enterBeacon', {
  words: '录入公共事件的数值',
  may: keepers,
  async run(act, input: Input): Promise<{ draw: number }> {
    const draw = await takeDraw(act, input.draw);
    refuseIf(whyNotEnter(draw, act.now, input.source));
    const value = readValue(draw, input);
    await sql`
      insert into draws.beacon (draw, source, value, by, at)
      values (${draw.id}, ${input.source}, ${value}, ${staffOf(act).person}, ${act.now})`.execute(act.tx);
    await act.line({ object: objectOf(draw.id), data: { source: input.source, value } });
    return { draw: draw.id };
  },
});

/** 核对公共事件: the second person looks it up and types it too; what agrees is public. */
export const confirmBeacon = action('draws.confirmBeacon', {
  words: '核对并公布公共事件的数值',
  may: keepers,
  async run(act, input: Input): Promise<{ draw: number }> {
    const draw = await takeDraw(act, input.draw);
    refuseIf(whyNotEnter(draw, act.now, input.source));
    const entry = await findEntry(act, draw.id, input.source);
    const { person } = staffOf(act);
    refuseIf(whyNotConfirm(entry ?? null, person));
    if (entry!.value !== readValue(draw, input))
      throw new Refused('与先前录入的不一致。请两人一起对照公布的原文；先前录错的，由录入人重新录入。');
    await sql`
      update draws.beacon set confirmed_by = ${person}, confirmed_at = ${act.now} where id = ${entry!.id}`.execute(
      act.tx,
    );
    await act.line({
      object: objectOf(draw.id),
      open: true,
      data: { number: draw.number, source: input.source, value: entry!.value },
    });
    await tellPublic(act, draw.number!);
    return { draw: draw.id };
  },
});

function readValue(draw: Draw, { source, typed }: Input): string {
  const named = draw.sources.find((one) => one.source === source)!;
  const read = beaconValue(named.source, named.event, typed);
  if ('error' in read) throw new Refused(read.error);
  return read.value;
}

/** The newest entry; earlier ones stay on record. */
const findEntry = (act: Act, draw: number, source: string) =>
  first(
    act.tx,
    sql<{ id: number; value: string; by: number }>`
      select id, value, by from draws.beacon
      where draw = ${draw} and source = ${source}
      order by id desc limit 1`,
  );
