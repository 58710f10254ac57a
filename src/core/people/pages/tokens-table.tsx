import { Button } from '../../../ui/buttons.tsx';
import { HiddenKey } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import { roles } from '../../caller.ts';
import type { TokenRow } from '../queries/tokens.ts';
import { scopes } from '../scopes.ts';

type TokensProps = {
  tokens: TokenRow[];
  /** where revoking one is asked for; without it the table is only looked at */
  action?: string;
  newKey: () => string;
  empty: string;
};

/** Tokens of a person; every living one can be revoked. */
export function TokensTable({ tokens, action, newKey, empty }: TokensProps) {
  return (
    <Table
      caption="接口令牌"
      hideCaption
      rows={tokens}
      empty={empty}
      columns={[
        {
          key: 'name',
          head: '用途',
          kind: 'title',
          cell: (token) => (
            <>
              {token.name} <code>{token.prefix}……</code> {stateTag(token)}
            </>
          ),
        },
        {
          key: 'roles',
          head: '岗位',
          cell: (token) => token.roles.map((role) => roles[role]).join('、') || '已无岗位',
        },
        { key: 'scopes', head: '可以办理', cell: (token) => token.scopes.map((scope) => scopes[scope]).join('；') },
        { key: 'expires', head: '有效期至', kind: 'date', cell: (token) => <Day on={token.expiresOn} /> },
        {
          key: 'seen',
          head: '最近使用',
          kind: 'date',
          cell: (token) => (token.seenAt ? <Moment at={token.seenAt} /> : '还没有用过'),
        },
        {
          key: 'revoke',
          head: '操作',
          kind: 'actions',
          cell: (token) =>
            action && isLiving(token) ? (
              <form method="post" action={action}>
                <HiddenKey value={newKey()} />
                <input type="hidden" name="token" value={String(token.id)} />
                <Button kind="quiet">
                  撤销<span class="visually-hidden">{token.name}</span>
                </Button>
              </form>
            ) : (
              ''
            ),
        },
      ]}
    />
  );
}

const isLiving = (token: TokenRow) => !token.revokedAt && !token.expired;

function stateTag({ revokedAt, revokedWhy, expired }: TokenRow) {
  if (revokedAt) return <Tag>{revokedWhy === '撤销' ? '已撤销' : `已撤销：${revokedWhy}`}</Tag>;
  return expired ? <Tag>已过期</Tag> : null;
}
