import { Refused } from '../../../platform/errors.ts';
import { action } from '../../action.ts';
import type { WithdrawalKind } from '../rules.ts';
import { objectOf } from './draft.ts';
import { endCurrent, endTranslations, hideVersions, refuseNowhere, tieSuccessor } from './end.ts';
import { governing, lockForGoverning } from './govern.ts';
import { turnFor } from './publish.ts';

export interface Withdrawal {
  document: number;
  kind: WithdrawalKind;
  reason: string;
  /** Of 已被替代: the public document that replaces it, when it is not tied yet. */
  successor?: number | null;
  /** Of 已迁移: an address of this site, or the whole address of a page of another official site. */
  movedTo?: string | null;
}

/**
 * 撤回: with its kind and reason; the page becomes a tombstone, or leads to where it moved; its translations go with it, nothing is
 * deleted. Answers also the translations that went.
 */
export const withdraw = action('publications.withdraw', {
  words: '撤回',
  may: governing,
  async run(act, input: Withdrawal): Promise<{ document: number; also?: number[] }> {
    const { document, kind, reason } = input;
    const movedTo = kind === 'moved' ? (input.movedTo ?? '').trim() : null;
    await lockForGoverning(act, document, '您只能撤回本单位发布的内容；政务公开工作机构可以撤回全区的内容。');
    if (reason.trim().length < 2) throw new Refused('请写明撤回的理由，理由会向公众显示。');
    if (kind === 'replaced') await tieSuccessor(act, document, input.successor ?? null);
    if (movedTo !== null) await refuseNowhere(act, document, movedTo);
    if (!(await endCurrent(act, document, { kind, reason, movedTo })))
      throw new Refused('这份文件现在没有公开，不需要撤回。');
    const also = await endTranslations(act, document, { kind, reason, movedTo });
    await turnFor(act, [document, ...also]);
    const data = { kind, ...(movedTo ? { to: movedTo } : {}) };
    await act.line({ object: objectOf(document), reason, data, open: true });
    return { document, ...(also.length > 0 ? { also } : {}) };
  },
});

/** 撤下旧版: a former version leaves as-of views, differences and history; the present one stays as it is. */
export const withdrawVersion = action('publications.withdrawVersion', {
  words: '撤下旧版',
  may: governing,
  async run(act, input: { document: number; edition: number; unfit: boolean; reason: string }) {
    const { document, edition, reason } = input;
    await lockForGoverning(act, document, '您只能撤下本单位发布的旧版；政务公开工作机构可以撤下全区的旧版。');
    if (reason.trim().length < 2) throw new Refused('请写明撤下旧版的理由，理由会向公众显示。');
    const kind = input.unfit ? 'unfit' : 'withdrawn';
    const hidden = await hideVersions(act, document, { kind, reason, edition });
    if (hidden.length === 0) throw new Refused('没有这一版可以撤下：它是现行版，或者已经撤下。');
    await turnFor(act, [document]);
    await act.line({ object: objectOf(document), reason, data: { kind, editions: hidden }, open: true });
    return { document };
  },
});
