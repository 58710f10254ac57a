import { numberWords } from '../../../core/publications/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { type Follow, Follows } from '../../../ui/follow.tsx';
import { DocumentList } from '../../../ui/list.tsx';
import { Pager } from '../../../ui/pager.tsx';
import type { PublicText } from '../queries/live.ts';
import { perPage } from '../rules/paging.ts';

interface Props {
  base: string;
  texts: PublicText[];
  total: number;
  page: number;
  /** How to be told of what it publishes next, and its name; a unit that is no more publishes nothing. */
  follow?: Follow[];
  name?: string;
}

/** What a unit published; a unit that is no more keeps its documents here. */
export function Texts(props: Props) {
  const { base, texts, total, page, follow = [], name = '' } = props;
  return (
    <>
      <Card title="公开的信息">
        <DocumentList
          look="rich"
          empty="该单位还没有公开的信息。"
          items={texts.map(({ path, title, number, listedAt, migrated }) => ({
            href: path,
            title,
            on: dayOf(listedAt),
            migrated,
            note: number ? numberWords(number) : undefined,
          }))}
        />
        {follow.length > 0 && (
          <p class="quiet">
            有新公开的信息时告诉我：
            <Follows follow={follow} name={name} />
          </p>
        )}
      </Card>
      <Pager page={page} total={total} perPage={perPage} href={(to) => (to > 1 ? `${base}?page=${to}` : base)} />
    </>
  );
}
