import type { Child } from 'hono/jsx';
import { FeedLink, type Follow, FollowLink } from './follow.tsx';
import { Day } from './when.tsx';

interface Named {
  name: string;
  href?: string;
}

interface ListHeadProps {
  /** of the list, for those who hear the ways to follow and keep it */
  name: string;
  total?: number;
  /** what is counted: 条, 项, 个, 份 */
  of?: string;
  /** instead of a total, where more than one thing is counted */
  count?: string;
  /** who answers for the list, or whose rows it holds, with the word for that */
  unit?: Named | Named[];
  unitWords?: string;
  /** `YYYY-MM-DD` */
  updatedOn?: string | null;
  /** the Atom feed of the list */
  feed?: string;
  follow?: Follow[];
  /** the list as files to take along */
  files?: { label: string; href: string }[];
  /** further facts and ways, each an element of its own */
  children?: Child;
}

/** What one wants to know of a list before reading it, in a quiet line: how many, whose, how fresh, how to follow and keep it. */
export function ListHead(props: ListHeadProps) {
  const { name, total, of = '条', unit = [], unitWords = '责任单位：', updatedOn, feed, follow = [], children } = props;
  const count = props.count ?? (total === undefined ? null : `共 ${total} ${of}`);
  const units = [unit].flat();
  return (
    <p class="list-head">
      {count && <span>{count}</span>}
      {units.length > 0 && (
        <span>
          {unitWords}
          {units.map(({ name, href }, at) => (
            <>
              {at > 0 && '、'}
              {href ? <a href={href}>{name}</a> : name}
            </>
          ))}
        </span>
      )}
      {updatedOn && (
        <span>
          最近更新 <Day on={updatedOn} />
        </span>
      )}
      {feed && <FeedLink href={feed} name={name} />}
      {follow.map((way) => (
        <FollowLink way={way} name={name} />
      ))}
      {children}
      <Files name={name} files={props.files ?? []} />
    </p>
  );
}

/** 「下载：Excel CSV JSON」, the same in the head of a list and under a chart. */
export const Files = ({ name, files }: Required<Pick<ListHeadProps, 'name' | 'files'>>) =>
  files.length > 0 ? (
    <span class="files no-print">
      下载：
      {files.map(({ label, href }) => (
        <a href={href}>
          {label}
          <span class="visually-hidden">：{name}</span>
        </a>
      ))}
    </span>
  ) : null;

/** The three files of one address: `list.xlsx`, `list.csv`, `list.json` behind `base`. */
export const threeFiles = (base: string, query = ''): { label: string; href: string }[] =>
  [
    ['Excel', 'xlsx'],
    ['CSV', 'csv'],
    ['JSON', 'json'],
  ].map(([label, ending]) => ({ label: label!, href: `${base}.${ending}${query}` }));
