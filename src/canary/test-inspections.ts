import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { accept } from '../core/checks/actions/accept.ts';
import { lookAt } from '../core/checks/queries.ts';
import { isOpen } from '../core/checks/rules/gate.ts';
import { confirmBeacon, enterBeacon } from '../core/draws/actions/beacon.ts';
import { draw, reveal } from '../core/draws/actions/draw.ts';
import { commitOwn, freeze } from '../core/draws/actions/freeze.ts';
import { publish } from '../core/draws/actions/plan.ts';
import { listedOf } from '../core/draws/compute/compute.ts';
import { getDraw, listOutcomes } from '../core/draws/queries/draws.ts';
import { teamsOf } from '../core/draws/rules/substitute.ts';
import { passTime, ssq } from '../core/draws/test-draws.ts';
import { receiveFile } from '../core/files/actions.ts';
import { getEdition } from '../core/publications/queries.ts';
import { submit } from '../core/review/actions/submit.ts';
import { applyImport, keepFile } from '../features/inspections/actions/import.ts';
import { openPlan, putBatch } from '../features/inspections/actions/plan.ts';
import { drawUpResults } from '../features/inspections/actions/result.ts';
import { drawBatch } from '../features/inspections/actions/sample.ts';
import { followUp, record, sign } from '../features/inspections/actions/visit.ts';
import { readFile } from '../features/inspections/parse/read-file.ts';
import type { RegisterName } from '../features/inspections/rules/registers.ts';
import {
  batch,
  creditCode,
  csv,
  inspectorHeads,
  matterHeads,
  objectHeads,
  year,
} from '../features/inspections/test-inspections.ts';
import { one } from '../platform/database.ts';
import { addDays, dayOf } from '../platform/time.ts';
import type { World } from './test-world.ts';

type Given = Pick<World, 'house' | 'chain' | 'canary'>;
type Step = Parameters<World['chain']['as']>[1];
const by = ({ chain }: Given, step: Step = 'drafter') => chain.as('office', step);

async function bring(
  world: Given,
  register: RegisterName,
  heads: string[],
  rows: string[][],
  name = '名录',
): Promise<void> {
  const { told, ...read } = await readFile(register, Buffer.from(csv(heads, rows)), `${name}.csv`);
  if (told.wrong > 0) throw new Error(told.errors.join());
  const kept = await keepFile(by(world), {
    ...read,
    register,
    unit: world.chain.unitOf('office'),
    name: `${name}.csv`,
  });
  await applyImport(by(world), { import: kept.import });
}

const matter = (key: string, word: (name: string) => string) => [
  key,
  word('matter'),
  word('mattersubject'),
  word('basis'),
  word('way'),
  word('contents'),
  '重点检查事项',
  '否',
];
const objects = (name: string) => [0, 1, 2].map((at) => [creditCode(at), `${name}${at}`, '企业', 'D', '']);

async function send(
  { house, chain }: Given,
  { document, edition }: { document: number; edition: number },
): Promise<number> {
  const { staff } = house.t.sides;
  const { findings } = await lookAt(staff, await getEdition(staff, edition));
  const fingerprints = findings.filter((one) => isOpen(one, 'submit', [])).map((one) => one.fingerprint);
  const reason = '已逐项核对，同意公开。';
  if (fingerprints.length > 0)
    await accept(chain.as('office', 'drafter'), { document, fingerprints, verdict: 'needed', reason });
  const sent = { editions: [edition], urgent: false, urgentReason: '', channels: ['portal' as const] };
  return (await submit(chain.as('office', 'drafter'), sent)).submission;
}

async function planFor(world: Given, on: number, key: string, title: string) {
  const plan = await openPlan(by(world), { unit: world.chain.unitOf('office'), year: on });
  const { revision: base } = await getEdition(world.house.t.sides.staff, plan.edition);
  const days = { fromOn: `${on}-01-01`, toOn: `${on}-12-31` };
  const one = batch({ title, matters: [key], ...days });
  await putBatch(by(world), { edition: plan.edition, base, batch: one, gone: '' });
  return plan;
}

/** A plan that is public and a draw that is revealed, both without anything strange: their pages are there before any canary. */
export async function publishInspection(world: Given): Promise<void> {
  const { house, chain } = world;
  await bring(world, 'matter', matterHeads, [matter('JC-1', () => '演示检查')]);
  await bring(world, 'object', objectHeads, objects('演示商行'));
  const inspector = (key: string, account: string) => [key, account, '综合', `${year + 1}-12-31`, '', account, ''];
  await bring(world, 'inspector', inspectorHeads, [inspector('1', 'drafter'), inspector('2', 'reviewer')]);
  const plan = await planFor(world, year, 'JC-1', '演示批次');
  const submission = await send(world, plan);
  await chain.clear('office', submission);
  await chain.issue('office', submission);
  const day = addDays(dayOf(new Date()), 2);
  const staging = {
    alg: 'sha256' as const,
    revealOn: addDays(day, 9),
    parties: [{ party: 'OFFICE', name: '区政府办公室', own: true }],
    sources: [{ source: 'SSQ' as const, event: '2026123', at: new Date(`${day}T13:15:00Z`) }],
  };
  const made = await drawBatch(by(world), { document: plan.document, batch: '01', staging, reason: '' });
  await publish(by(world, 'department'), made);
  const { hash } = await listedOf(await getDraw(house.t.sides.staff, made.draw));
  await freeze(by(world, 'department'), { ...made, seen: hash });
  await commitOwn(by(world), made);
  await passTime(house.t, made.draw);
  await enterBeacon(by(world), { ...made, source: 'SSQ', typed: ssq });
  await confirmBeacon(by(world, 'department'), { ...made, source: 'SSQ', typed: ssq });
  await draw(by(world), made);
  await reveal(by(world), made);
}

/** Canaries in registers, in plans that are not public, in what was found, and in results that wait. */
export async function letInspectionCanariesIn(world: Given): Promise<{ state: string; document: number }[]> {
  const { canary, house, chain } = world;
  const { word } = canary;
  const db = house.t.sides.staff;
  await bring(world, 'matter', matterHeads, [matter('JC-2', word)], word('matterfile'));
  await bring(world, 'object', objectHeads, objects(word('object')), word('objectfile'));
  const other = ['3', word('inspector'), word('kind'), `${year + 1}-12-31`, '', '', ''];
  await bring(world, 'inspector', inspectorHeads, [other], word('inspectorfile'));
  const draft = await planFor(world, year + 1, 'JC-2', word('batch'));
  const cleared = await planFor(world, year + 2, 'JC-2', word('batch'));
  await chain.clear('office', await send(world, cleared));
  const { draw: id } = await one(db, sql<{ draw: number }>`select draw from inspections.sample`);
  const [target] = [...teamsOf((await listOutcomes(db, id)).at(-1)!.result).keys()];
  const visit = { draw: id, target: target!, visitedOn: dayOf(new Date()) };
  const found = [{ matter: 'JC-1', kind: '不合格' as const, found: word('found') }];
  const photo = await receiveFile(by(world), {
    ...{ hash: createHash('sha256').update(word('photobytes')).digest('hex'), bytes: 9, type: 'jpg' },
    ...{ name: `${word('photo')}.jpg`, text: word('phototext'), checked: 'checked', checkNote: '' },
  });
  await record(by(world), { ...visit, results: found, photos: [photo.id] });
  const { hash } = await one(db, sql<{ hash: string }>`select hash from inspections.visit`);
  await sign(by(world, 'department'), { ...visit, seen: hash });
  await followUp(by(world), { ...visit, done: false, note: word('followup') });
  const results = await drawUpResults(by(world), { draw: id });
  return [
    { state: 'a plan of inspections in the making', document: draft.document },
    { state: 'a plan of inspections, cleared', document: cleared.document },
    { state: 'results of inspections in the making', document: results.document },
  ];
}
