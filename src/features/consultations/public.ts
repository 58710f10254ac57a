import type { PublicApp } from '../../core/doors.ts';
import type { RoomParts } from '../../core/feature.ts';
import { checkDoors } from './public/check.tsx';
import { commentDoors } from './public/comment.tsx';
import { compareDoors } from './public/compare.tsx';
import { listDoors } from './public/list.tsx';
import { proofDoors } from './public/proofs.ts';

/** 意见征集: the list, the form of an opinion with its receipt, and the page where a receipt is checked. */
export function consultationsPublic(app: PublicApp, { storage }: RoomParts): void {
  listDoors(app);
  checkDoors(app);
  commentDoors(app, storage);
  compareDoors(app);
  proofDoors(app, storage);
}
