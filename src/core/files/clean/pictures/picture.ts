import { Unfit } from '../../extract/unfit.ts';
import type { Hidden, HiddenKind } from '../../hidden.ts';

/** A picture without what its reader does not see. */
export interface Picture {
  bytes: Buffer;
  removed: Hidden[];
}

const most = { pixels: 120_000_000, side: 30_000, frames: 2_000 };

/** Pictures that would fill a reader's memory are refused by what their head says, before anybody unpacks them. */
export function refuseHuge(width: number, height: number, frames = 1): void {
  if (width === 0 || height === 0) throw new Unfit(cut);
  if (
    width > most.side ||
    height > most.side ||
    width * height > most.pixels ||
    frames > most.frames ||
    width * height * frames > most.pixels * 20
  )
    throw new Unfit('图片的像素太多，会占满查看者的内存。请缩小到每边 30000 像素、总共 1.2 亿像素以内再上传。');
}

export const cut = '图片不完整或已损坏，打不开。请重新导出后再上传。';

/** Collects findings of one picture, each kind once. */
export function tally(): { tell(kind: HiddenKind, where: string): void; removed: Hidden[] } {
  const removed: Hidden[] = [];
  return {
    removed,
    tell(kind, where) {
      if (!removed.some((one) => one.kind === kind)) removed.push({ kind, where });
    },
  };
}
