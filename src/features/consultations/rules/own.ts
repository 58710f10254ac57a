import type { Channel } from './elements.ts';

/** What a citizen sees of their own comment. */
export interface Own {
  id: number;
  submittedAt: Date;
  channel: Channel;
  clause: number | null;
  body: string;
  hash: string;
  round: number;
  document: string;
  files: { name: string; hash: string }[];
  state: 'received' | 'treated' | 'answered' | 'set_aside';
  /** Made again from what stands in the register now, it is the hash that was given with the receipt and that the ledger holds. */
  unchanged: boolean;
}
