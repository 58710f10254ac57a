import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { By } from '../src/core/caller.ts';
import { revise } from '../src/core/publications/actions/draft.ts';
import { correct, linkDocuments } from '../src/core/publications/actions/links.ts';
import { withdraw } from '../src/core/publications/actions/withdraw.ts';
import type { Attachment } from '../src/core/publications/content.ts';
import { getEdition } from '../src/core/publications/queries.ts';
import type { LinkKind } from '../src/core/publications/rules.ts';
import type { StaffDb } from '../src/platform/database.ts';
import { projectRoot } from '../src/platform/root.ts';
import { addDays, today } from '../src/platform/time.ts';
import { publishAgencies } from './demo/agencies.ts';
import { publishBulletins } from './demo/bulletins.ts';
import { type Chain, openChain, type Written } from './demo/chain.ts';
import { publishConsultations } from './demo/consultations.ts';
import { publishDecisions } from './demo/decisions.ts';
import { publishEnforcement } from './demo/enforcement.ts';
import { heating } from './demo/facts.ts';
import { paperNamed, papers } from './demo/form-paper.ts';
import { announceHearing } from './demo/hearings.ts';
import { checkDrawn } from './demo/inspection-results.ts';
import { openInspections, publishInspections } from './demo/inspections.ts';
import { publishLaidOut } from './demo/laid-out.ts';
import { keepLedger } from './demo/ledger.ts';
import { demoOthers, waterNotice } from './demo/others.ts';
import { addDemoPeople, type DemoAccount, type DemoPerson } from './demo/people.ts';
import { publishPlan } from './demo/plan.ts';
import { demoPolicies } from './demo/policies.ts';
import { enterRequests } from './demo/requests.ts';
import { publishServices } from './demo/services.ts';
import { withoutPicture } from './demo/text.ts';
import { demoUnderReview } from './demo/under-review.ts';
import { countVisits } from './demo/visits.ts';
import { readDistrict } from './read.ts';

export type { DemoAccount } from './demo/people.ts';

export interface DemoSettings {
  /** The folder of the district whose posts are given. */
  folder: string;
  staff: StaffDb;
  now: Date;
  /** Keeps a file as the upload door does and answers it as an attachment; without it the demonstration has none. */
  keepFile?(by: By, name: string, bytes: Uint8Array): Promise<Attachment>;
}

/**
 * Adds demonstration accounts and lets them write, clear and issue demonstration content through the real chain: nothing
 * here takes a road that an office could not take. Answers the accounts for printing; their passwords are kept nowhere.
 */
export async function loadDemo(settings: DemoSettings): Promise<DemoAccount[]> {
  const { posts } = readDistrict(settings.folder);
  const people = await addDemoPeople(settings.staff, posts);
  const chain = openChain(settings.staff, people, today(settings.now));
  // Hashing passwords takes other cores than the database: both at once, but one password after the other. Each keeps a
  // connection while it is hashed, and on a slow machine thirteen of them left none for the content.
  await Promise.all([readyAll(people.values()), publishContent(chain, settings)]);
  return posts.map((post) => people.get(post.account)!.account);
}

async function readyAll(people: Iterable<DemoPerson>): Promise<void> {
  for (const person of people) await person.ready();
}

async function publishContent(chain: Chain, settings: DemoSettings): Promise<void> {
  const standing = ['about', 'hall', 'channels', 'guide', 'rules', 'statutory', 'annual', 'keywork'];
  await Promise.all(standing.map(async (key) => chain.publish(await chain.write(demoOthers[key]!))));
  const inspections = await openInspections(chain, settings.staff, today(settings.now));
  const { policy, ...others } = await publishPolicies(chain, settings);
  await keepLedger(chain, today(settings.now), { policy, ...others });
  await publishPlan(chain, settings.staff, settings.now, policy);
  for (const key of ['admission', 'library', 'visit', 'training', 'openDay', 'publicity'])
    await chain.publish(await chain.write(demoOthers[key]!));
  await chain.finishMove();
  const day = today(settings.now);
  await chain.publish(await chain.write(waterNotice(day, addDays(day, 1))));
  await chain.publish(await chain.write(demoOthers.meeting!));
  await publishCorrected(chain, settings.staff);
  await publishWithdrawn(chain);
  await publishAgencies(chain, settings.staff);
  await publishServices(chain, settings.staff, settings.keepFile);
  await publishEnforcement(chain, settings.staff, today(settings.now));
  await enterRequests(chain, settings.staff, today(settings.now));
  const drafts = await publishConsultations(chain, settings.staff, today(settings.now));
  await announceHearing(chain, settings.staff, today(settings.now), drafts.open);
  await publishDecisions(chain, settings.staff, today(settings.now), drafts);
  await publishInspections(chain, settings.staff, today(settings.now), inspections);
  await publishBulletins(chain, settings.staff);
  await publishLaidOut(chain, settings.staff, today(settings.now), policy);
  await countVisits(settings.staff, today(settings.now));
  await leaveUnderReview(chain, settings.staff);
  await checkDrawn(chain, settings.staff, inspections);
}

async function tie(chain: Chain, kind: LinkKind, from: Written, to: Written): Promise<void> {
  await linkDocuments(chain.as(from.text.unit, 'drafter'), { kind, from: from.document, to: to.document });
}

/** A repealed policy with its interpretation, the one that replaces it with two, and one of a department. */
async function publishPolicies(
  chain: Chain,
  { now, keepFile }: DemoSettings,
): Promise<Record<'policy' | 'old' | 'estates', Written>> {
  const texts = demoPolicies(today(now));
  const old = await chain.write(texts.oldReadingPoints!);
  const oldExplained = await chain.write(texts.oldReadingPointsExplained!);
  await tie(chain, 'interprets', oldExplained, old);
  await chain.publish(old, oldExplained);

  const file = await keepFile?.(
    chain.as('housing', 'drafter'),
    papers(estatesForm).blank,
    paperNamed(papers(estatesForm).blank),
  );
  const estates = await chain.write(texts.oldEstates!, file ? [file] : []);
  const drawn = readFileSync(join(projectRoot, 'district', 'demo', 'estates.png'));
  const picture = await keepFile?.(chain.as('housing', 'drafter'), '老旧小区改造四步图.png', drawn);
  const explained = picture ? texts.oldEstatesDrawn! : withoutPicture(texts.oldEstatesDrawn!);
  const estatesExplained = await chain.write(explained, picture ? [picture] : []);
  await tie(chain, 'interprets', estatesExplained, estates);
  await chain.publish(estates, estatesExplained);

  const policy = await chain.writePolicy(texts.readingPoints!);
  await tie(chain, 'replaces', policy, old);
  await chain.publish(policy, await chain.explain(policy, texts.readingPointsExplained!));
  await chain.publish(await chain.explain(policy, texts.readingPointsAnswered!));
  return { policy, old, estates };
}

const estatesForm = '老旧小区改造申报表';

/** 更正: the next edition, with the note that the public reads. */
async function publishCorrected(chain: Chain, staff: StaffDb): Promise<void> {
  const wrong = await chain.write(demoOthers.heatingHours!);
  await chain.publish(wrong);
  const by = () => chain.as('housing', 'drafter');
  const { edition } = await correct(by(), {
    document: wrong.document,
    note: `第二供热站服务电话原写作 ${heating.wrong}，更正为 ${heating.second}。`,
  });
  const next = await getEdition(staff, edition);
  const content = { ...next.content, body: next.content.body.replace(heating.wrong, heating.second) };
  await revise(by(), { edition, base: next.revision, content });
  await chain.publish({ ...wrong, edition });
}

async function publishWithdrawn(chain: Chain): Promise<void> {
  const wrong = await chain.write(demoOthers.wrongNotice!);
  await chain.publish(wrong);
  await withdraw(chain.as('housing', 'editor'), {
    document: wrong.document,
    kind: 'withdrawn',
    reason: '施工时间有误，核实后重新发布。',
  });
}

/** One text in each state of review, so that every screen of the console has something to show. */
async function leaveUnderReview(chain: Chain, staff: StaffDb): Promise<void> {
  const write = (key: string) => chain.write(demoUnderReview[key]!);
  await write('draft');
  for (const key of ['department', 'bus', 'archive']) await chain.submit(await write(key));
  for (const state of ['secrecy', 'cleared'] as const) {
    await chain.clear('office', await chain.submit(await write(state)), state);
  }
  const returned = await chain.submit(await write('returned'));
  await chain.say('office', returned, { verdict: 'send_back', words: '请补充清理范围和完成时限后再送审。' });
  const referred = await chain.submit(await write('referred'));
  await chain.clear('office', referred, 'secrecy');
  await chain.say('office', referred, {
    verdict: 'refer',
    words: '储备点具体位置是否公开，意见不一致。',
    position: '起草部门认为公开位置便于群众就近求助。',
  });
  const refused = await chain.submit(await write('refused'));
  await chain.clear('office', refused, 'secrecy');
  await chain.say('office', refused, { verdict: 'refuse', words: '属于内部事务信息，不予公开。' });
  const voided = await write('voided');
  await chain.submit(voided);
  const before = await getEdition(staff, voided.edition);
  await revise(chain.as('office', 'drafter'), {
    edition: voided.edition,
    base: before.revision,
    content: { ...before.content, title: `${before.content.title}（修改稿）` },
  });
}

/** The demonstration district of this repository. */
export const zhenxing = (root: string): string => join(root, 'district', 'zhenxing');
