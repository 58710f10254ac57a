import { z } from 'zod';
import type { Seen } from '../../core/api/operation.ts';
import { operation } from '../../core/api/operation.ts';
import type { Staff } from '../../core/caller.ts';
import { findOffice } from '../../core/organisations/queries.ts';
import type { StaffDb } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import { id, idInPath, said, text } from '../../platform/http/api/shapes.ts';
import { saveParts } from './actions/draft.ts';
import { submitProfile } from './actions/submit.ts';
import { agencyShape, partsBody } from './api/shapes.ts';
import { findAgency, workingOf } from './queries/working.ts';
import { type Part, type Profile, partHash, partNames } from './rules/profile.ts';
import { clearingSeat, mayWrite } from './rules/seat.ts';

const tag = '机构职能';
const params = { unit: idInPath('单位') };
const address = { unit: 2 };

/** A unit's profile as it stands, and the hash of each of its parts: a change says what it was made from. */
async function seenProfile(call: { staff: StaffDb; who: Staff; params: { unit: number } }): Promise<Seen> {
  const { staff, who } = call;
  const agency = await findAgency(staff, call.params.unit);
  if (!agency) throw new NotFound('没有这个单位。');
  const { unit, slug, name, shown, approvedAt, waiting } = agency;
  const mine = mayWrite(who, unit) || clearingSeat(who, unit, await findOffice(staff)) !== null;
  const working = workingOf(agency);
  const whole = { unit, slug, name, shown, approvedAt, working: mine ? working : null, waiting: waiting !== null };
  return { whole, parts: partNames.map((part) => partHash(mine ? working[part] : shown?.[part])) };
}

/** What departments do with their own profiles from their own systems; it goes through the same two persons. */
export const agenciesApi = [
  operation({
    id: 'getUnitProfile',
    method: 'get',
    path: '/units/{unit}/profile',
    tag,
    words: '一个单位的机构信息',
    scope: 'office:read',
    params,
    answer: agencyShape,
    seen: seenProfile,
    example: { params: address },
  }),
  operation({
    id: 'saveUnitProfile',
    method: 'put',
    path: '/units/{unit}/profile',
    tag,
    words: '填写机构信息',
    about: '存为草稿，公众看不到；没有写的部分不变，写了的部分整个换成新的。送审同意之后才公开。',
    scope: 'documents:write',
    posts: ['drafter', 'editor', 'openness'],
    params,
    body: partsBody,
    answer: z.object({ unit: id('单位') }),
    seen: seenProfile,
    example: {
      params: address,
      body: { offices: [{ name: '综合科', duty: '承担机关日常运转工作。', head: '', phone: '0415-0000012' }] },
    },
    async run({ by, params: { unit }, seen, body }) {
      const base = Object.fromEntries(partNames.map((part, at) => [part, seen[at]!])) as Record<Part, string>;
      await saveParts(by, { units: [{ unit, parts: body as Partial<Profile>, base }] });
      return { unit };
    },
  }),
  operation({
    id: 'submitUnitProfile',
    method: 'post',
    path: '/units/{unit}/profile/submission',
    tag,
    words: '送审机构信息',
    scope: 'documents:write',
    posts: ['drafter', 'editor', 'openness'],
    params,
    body: z.strictObject({
      note: text('变更说明', { max: 500 }).default(''),
      answer: text('确需公开的理由', { max: 500 }).default(''),
    }),
    answer: z.object({ revision: id('送审的机构信息'), hash: said('摘要') }),
    status: 201,
    example: { params: address, body: { note: '办公电话变更。' } },
    run: ({ by, params: { unit }, body }) => submitProfile(by, { unit, ...body }),
  }),
];
