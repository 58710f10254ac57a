import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import type { TokenRow } from '../queries/tokens.ts';
import { TokensTable } from './tokens-table.tsx';

/** One's own tokens. */
export function Tokens({ tokens, newKey }: { tokens: TokenRow[]; newKey: () => string }) {
  return (
    <>
      <p class="quiet">
        接口令牌让程序以您的名义、按您的岗位办理，规则与工作台相同。不用的请及时撤销；账号停用或口令重置时自动撤销。
        <a href="/api/">接口说明</a>
      </p>
      <TokensTable
        tokens={tokens}
        action="/staff/account/tokens/revoke"
        newKey={newKey}
        empty="还没有令牌。需要让业务系统报送或查询时，请签发一个。"
      />
      <Buttons>
        <ButtonLink href="/staff/account/tokens/add" kind="primary">
          签发令牌
        </ButtonLink>
        <ButtonLink href="/staff/account">返回我的账号</ButtonLink>
      </Buttons>
    </>
  );
}
