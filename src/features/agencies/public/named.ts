import type { Named } from '../../../core/feature.ts';
import type { PublicDb } from '../../../platform/database.ts';
import { listPublicLeaders, type PublicLeader } from '../queries/live.ts';
import { isAskedFor } from '../rules/who.ts';

const most = 3;

/** 领导之窗 in the search: who bears the name, holds the post or answers for the field that is asked for. */
export async function leadersNamed(live: PublicDb): Promise<(ways: string[]) => Named[]> {
  const leaders = await listPublicLeaders(live);
  return (ways) =>
    leaders
      .filter((leader) => ways.some((words) => isAskedFor(leader, words)))
      .slice(0, most)
      .map(asNamed);
}

const asNamed = ({ name, post, division, unit, units, place }: PublicLeader): Named => ({
  name,
  more: { label: '领导之窗', href: `/units/${unit}/leaders/#leader-${place}` },
  facts: [
    { label: '单位', value: units.at(-1)! },
    { label: '职务', value: post },
    { label: '分工', value: division },
  ],
});
