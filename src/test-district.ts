import { type Chain, openChain } from '../district/demo/chain.ts';
import { addDemoPeople, type DemoPerson } from '../district/demo/people.ts';
import { zhenxing } from '../district/demo.ts';
import { loadDistrict } from '../district/load.ts';
import { readDistrict } from '../district/read.ts';
import type { StaffDb } from './platform/database.ts';
import { projectRoot } from './platform/root.ts';
import { today } from './platform/time.ts';

/** The demonstration district with its people and the chain that they walk, for tests of the whole house. */
export async function enterDistrict(staff: StaffDb): Promise<{ people: Map<string, DemoPerson>; chain: Chain }> {
  const folder = zhenxing(projectRoot);
  await loadDistrict(folder, staff);
  const people = await addDemoPeople(staff, readDistrict(folder).posts);
  return { people, chain: openChain(staff, people, today(new Date())) };
}
