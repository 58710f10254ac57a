import { allChecks, approveProfile, returnProfile } from '../features/agencies/actions/approve.ts';
import { proposeChange } from '../features/agencies/actions/change.ts';
import { saveParts } from '../features/agencies/actions/draft.ts';
import { submitProfile } from '../features/agencies/actions/submit.ts';
import { getRevision } from '../features/agencies/queries/revisions.ts';
import { getAgency, workingOf } from '../features/agencies/queries/working.ts';
import type { Profile } from '../features/agencies/rules/profile.ts';
import type { Canary } from './test-word.ts';
import type { World } from './test-world.ts';

type Told = Pick<World, 'house' | 'chain' | 'canary'>;

const by = ({ chain }: Told, step: 'openness' | 'secrecy') => chain.as('office', step);
const checks = Object.fromEntries(allChecks.map((check) => [check, true]));

async function submitted(world: Told, unit: number): Promise<number> {
  const sent = { unit, note: world.canary.word('note'), answer: world.canary.word('answer') };
  return (await submitProfile(by(world, 'openness'), sent)).revision;
}

/** One unit whose profile is public, as the district's folder describes it. */
export async function publishUnit(world: Told): Promise<void> {
  const { staff } = world.house.t.sides;
  const { unit } = await getAgency(staff, 'education');
  const { id, hash, content } = await getRevision(staff, await submitted(world, unit));
  const names = content.leaders.map(({ name }) => name);
  await approveProfile(by(world, 'secrecy'), { revision: id, hash, checks, names });
}

/** The canary in every field that takes its letters. */
function withCanary(profile: Profile, { word }: Canary): Profile {
  const { basic, offices, leaders, guide, catalogue } = profile;
  return {
    basic: {
      ...basic,
      address: word('address'),
      hours: word('hours'),
      duties: [word('duty')],
      mandate: word('mandate'),
    },
    offices: [...offices, { name: word('office'), duty: word('officeduty'), head: '', phone: '' }],
    leaders: leaders.map((leader) => ({ ...leader, division: word('division'), resume: word('resume') })),
    guide: { ...guide, office: word('guideoffice'), classification: word('guide'), access: word('access') },
    catalogue: catalogue.map((item) => ({ ...item, content: word('item'), channels: [`其他：${word('channel')}`] })),
  };
}

/** Canaries in what units say of themselves: a draft of what is public, what waits, what was returned, and names to come. */
export async function letUnitCanariesIn(world: Told): Promise<void> {
  const { staff } = world.house.t.sides;
  for (const slug of ['education', 'office', 'finance']) {
    const agency = await getAgency(staff, slug);
    const profile = withCanary(workingOf(agency), world.canary);
    await saveParts(by(world, 'openness'), { units: [{ unit: agency.unit, parts: profile }] });
    if (slug === 'education') continue;
    const revision = await submitted(world, agency.unit);
    if (slug === 'finance')
      await returnProfile(by(world, 'secrecy'), { revision, words: world.canary.word('returned') });
  }
  for (const slug of ['education', 'commerce'])
    await proposeChange(by(world, 'openness'), {
      ...{
        unit: (await getAgency(staff, slug)).unit,
        kind: 'rename',
        on: '2026-01-01',
        successors: [],
        handOver: false,
      },
      ...{ document: world.canary.word('document'), reason: world.canary.word('reason') },
      ...{ newName: world.canary.word('name'), newFullName: world.canary.word('fullname') },
    });
}

/** Every page of units in each of these states. */
export const unitPaths = ['education', 'office', 'finance', 'commerce'].flatMap((slug) =>
  ['', 'leaders/', 'guide/', 'catalogue/', 'catalogue.csv', 'catalogue.xlsx'].map((page) => `/units/${slug}/${page}`),
);
