import { sql } from 'kysely';
import { By, type Role, type Staff } from '../src/core/caller.ts';
import { answerAll } from '../src/core/checks/test-answer.ts';
import { confirmBeacon, enterBeacon } from '../src/core/draws/actions/beacon.ts';
import { draw } from '../src/core/draws/actions/draw.ts';
import { approveSubstitution, substitute } from '../src/core/draws/actions/substitute.ts';
import { listOutcomes, listSubstitutions } from '../src/core/draws/queries/draws.ts';
import { teamsOf } from '../src/core/draws/rules/substitute.ts';
import { passTime, ssq } from '../src/core/draws/test-draws.ts';
import { issue } from '../src/core/review/actions/issue.ts';
import { submit } from '../src/core/review/actions/submit.ts';
import { getSubmission } from '../src/core/review/queries.ts';
import { say } from '../src/core/test-office.ts';
import { one, rows } from '../src/platform/database.ts';
import type { District } from './test-district.ts';

/** A member of staff of the demonstration, as the gate would find them. */
export async function staffOf({ house }: District, account: string): Promise<Staff> {
  const db = house.t.sides.staff;
  const person = await one(
    db,
    sql<{ person: number; name: string; unit: number; unitName: string }>`
      select person.id as person, person.name, person.unit, unit.name as "unitName" from people.person
      join organisations.unit on unit.id = person.unit
      where account = ${account}`,
  );
  const grants = await rows(
    db,
    sql<{ role: Role; unit: number }>`select role, unit from people.post where person = ${person.person}`,
  );
  return { kind: 'staff', ...person, grants, session: account };
}

/** The draw that waits in the demonstration is drawn: its hours go by, two persons read each event. */
export async function drawWaiting(district: District): Promise<{ draw: number; number: string }> {
  const db = district.house.t.sides.staff;
  const [drafter, second] = [await staffOf(district, 'housing.drafter'), await staffOf(district, 'housing.reviewer')];
  const found = await one(
    db,
    sql<{ draw: number; number: string; close: string }>`
      select draw.id as draw, draw.number, source.event as close from inspections.sample
      join draws.draw on draw.id = sample.draw
      join draws.source on source.draw = draw.id and source.source = 'SSE-CLOSE'`,
  );
  for (let turn = 0; turn < 3; turn += 1) await passTime(district.house.t, found.draw);
  for (const [source, typed] of [
    ['SSQ', ssq],
    ['SSE-CLOSE', '3345.67'],
  ] as const) {
    await enterBeacon(new By(db, drafter), { draw: found.draw, source, typed });
    await confirmBeacon(new By(db, second), { draw: found.draw, source, typed });
  }
  await draw(new By(db, drafter), { draw: found.draw });
  return found;
}

/** 回避 until the two inspectors with an account go to the first target; answers it and how many were replaced. */
export async function recuse(district: District, id: number): Promise<{ target: string; replaced: number }> {
  const db = district.house.t.sides.staff;
  const [drafter, second] = [await staffOf(district, 'housing.drafter'), await staffOf(district, 'housing.reviewer')];
  const able = await rows(
    db,
    sql<{ id: string }>`select 'P' || id as id from inspections.entry where fields ->> 'account' like 'housing.%'`,
  );
  for (let replaced = 0; ; replaced += 1) {
    const teams = teamsOf((await listOutcomes(db, id)).at(-1)!.result);
    const [target, team] = [...teams][0]!;
    const gone = team.find((one) => !able.some((other) => other.id === one));
    if (!gone) return { target, replaced };
    await substitute(new By(db, drafter), { draw: id, target, inspector: gone, reason: '与检查对象有利害关系' });
    const asked = (await listSubstitutions(db, id)).find(({ version }) => version === null)!;
    await approveSubstitution(new By(db, second), { draw: id, substitution: asked.id });
  }
}

/** A draft of the housing office through review to the public. */
export async function bringOut(district: District, edition: number): Promise<void> {
  const { t } = district.house;
  const db = t.sides.staff;
  const [drafter, second] = [await staffOf(district, 'housing.drafter'), await staffOf(district, 'housing.reviewer')];
  const third = await staffOf(district, 'secrecy');
  await answerAll(db, new By(db, drafter), edition);
  const sent = { editions: [edition], urgent: false, urgentReason: '', channels: ['portal' as const] };
  const { submission } = await submit(new By(db, drafter), sent);
  const office = { by: (who: Staff) => new By(db, who) } as Parameters<typeof say>[1];
  for (const step of (await getSubmission(db, submission)).steps)
    await say(t, office, step === 'openness' ? third : second, submission, 'agree');
  await issue(new By(db, drafter), { submission });
}
