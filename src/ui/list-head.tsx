import type { Child } from 'hono/jsx';
import { FeedLink, type Follow, FollowLink } from './follow.tsx';
import { Day } from './when.tsx';

type ListHeadProps = {
  /** of the list, for those who hear the ways to follow it */
  name: string;
  total?: number;
  /** what is counted: 条, 项, 个, 份 */
  of?: string;
  /** who answers for the list */
  unit?: { name: string; href?: string };
  /** `YYYY-MM-DD` */
  updatedOn?: string | null;
  /** the Atom feed of the list */
  feed?: string;
  follow?: Follow[];
  /** the list as files to take along */
  files?: { label: string; href: string }[];
  /** further facts and ways, each an element of its own */
  children?: Child;
};

/** What one wants to know of a list before reading it, in a quiet line: how many, whose, how fresh, how to follow and keep it. */
export function ListHead(props: ListHeadProps) {
  const { name, total, of = '条', unit, updatedOn, feed, follow = [], files = [], children } = props;
  return (
    <p class="list-head">
      {total !== undefined && (
        <span>
          共 {total} {of}
        </span>
      )}
      {unit && (
        <span>
          责任单位：
          {unit.href ? <a href={unit.href}>{unit.name}</a> : unit.name}
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
      {files.length > 0 && (
        <span class="no-print">
          下载：
          {files.map(({ label, href }) => (
            <a href={href}>{label}</a>
          ))}
        </span>
      )}
    </p>
  );
}

/** The newest of several moments; null where none is known. */
export const newestOf = (moments: (Date | null | undefined)[]): Date | null =>
  moments.reduce<Date | null>((last, one) => (one && (!last || one > last) ? one : last), null);
