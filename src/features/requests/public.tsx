import type { PublicApp } from '../../core/doors.ts';
import type { RoomParts } from '../../core/feature.ts';
import { applyDoors } from './public/apply.tsx';
import { matterDoors } from './public/matter.tsx';
import { statusDoors } from './public/status.tsx';
import type { FindKnown } from './queries/known.ts';

/** 依申请公开: the form, and the way of a case by number and code. No page here is kept, and none says whether a case exists. */
export const requestsPublic = (find: FindKnown) => (app: PublicApp, parts: RoomParts) => {
  applyDoors(app, parts, find);
  statusDoors(app, parts);
  matterDoors(app, parts);
};
