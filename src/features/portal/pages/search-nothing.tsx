import { numberWords } from '../../../core/publications/rules.ts';
import { Card } from '../../../ui/cards.tsx';
import type { Column } from '../queries/columns.ts';
import { queryOf } from '../rules.ts';
import type { Frame } from './frame.tsx';

/** Little found: where to look and whom to ask, after the little there is. */
export function FewHits({ frame, columns, requests }: { frame: Frame; columns: Column[]; requests: boolean }) {
  const { hotline } = frame.site;
  const guide = columns.find(({ type }) => type === '信息公开指南');
  if (!hotline && !guide && !requests) return null;
  return (
    <Card title="没有找到想要的？">
      <ul class="advice">
        {guide && (
          <li>
            看<a href={`/${guide.slug}/`}>{guide.name}</a>，了解怎样查找和申请政府信息。
          </li>
        )}
        {hotline && <CallHotline hotline={hotline} />}
        {requests && <AskForIt requests />}
      </ul>
    </Card>
  );
}

const CallHotline = ({ hotline }: { hotline: { label: string; phone: string } }) => (
  <li>
    拨打
    <Hotline {...hotline} />
    ，请工作人员帮您查找。
  </li>
);

/** Where one asks for what is not published; by the guide where no office takes applications here. */
export const WhereToAsk = ({ requests }: { requests: boolean }) =>
  requests ? <a href="/requests/">申请公开</a> : <a href="/guide/">按指南申请公开</a>;

/** The right to ask for it. */
const AskForIt = ({ requests }: { requests: boolean }) => (
  <li>
    还没有公开的政府信息，可以
    <WhereToAsk requests={requests} />
    ，申请不需要说明用途。
  </li>
);

/** Nothing found: other words, a telephone, and the right to ask for what is not published. */
interface NothingProps {
  frame: Frame;
  query: string;
  requests: boolean;
  /** Something was chosen by which nothing is left. */
  narrowed: boolean;
  /** What was asked for stands above already. */
  told: boolean;
  /** A number in force, to show how one is written. */
  number: string | null;
}

export function Nothing({ frame, query, requests, narrowed, told, number }: NothingProps) {
  const { hotline, search } = frame.site;
  return (
    <Card title={told ? `没有别的内容与“${query}”有关` : `没有找到与“${query}”有关的内容`}>
      <ul class="advice">
        {narrowed && (
          <li>
            选择了筛选条件的，可以
            <a href={`/search${queryOf({ q: query })}`} rel="nofollow">
              去掉条件再搜一次
            </a>
            。
          </li>
        )}
        <li>
          检查有没有错字，或者换一个更短、更常用的说法，例如
          {(search?.hotWords ?? []).slice(0, 2).map((word) => (
            <Again query={word} />
          ))}
          。
        </li>
        {number && (
          <li>
            发文字号可以写成
            <Again query={numberWords(number)} />
            ，方括号、圆括号都可以。
          </li>
        )}
        {hotline && <CallHotline hotline={hotline} />}
        <AskForIt requests={requests} />
      </ul>
    </Card>
  );
}

/** The same search with other words. */
function Again({ query }: { query: string }) {
  return (
    <>
      {' '}
      <a class="unbroken" href={`/search${queryOf({ q: query })}`}>
        {query}
      </a>
    </>
  );
}

/** Whom to call; a name that contains the number says it once. */
export function Hotline({ label, phone }: { label: string; phone: string }) {
  const named = label.includes(phone);
  return (
    <>
      {!named && label} <a href={`tel:${phone}`}>{named ? label : phone}</a>
    </>
  );
}
