import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';
import { Day } from './when.tsx';

interface Props {
  /** what the list is of, for those who hear a link */
  name: string;
  /** 「共 5 份」 */
  count: string;
  /** who answers for it, or whose rows it holds, with the word for that */
  units?: { name: string; href?: string }[];
  unitWords?: string;
  /** the day of the newest row */
  updatedOn?: string | null;
  feed?: string;
  /** the same rows to take along */
  files?: { label: string; href: string }[];
  children?: Child;
}

/** Over a list: how much there is, who answers for it, how new it is, and in one line the ways to take it along. */
export function ListHead({
  name,
  count,
  units = [],
  unitWords = '责任单位：',
  updatedOn,
  feed,
  files = [],
  children,
}: Props) {
  return (
    <div class="list-head">
      <p>
        <strong>{count}</strong>
        {units.length > 0 && (
          <span>
            {unitWords}
            {units.map((unit, at) => (
              <>
                {at > 0 && '、'}
                {unit.href ? <a href={unit.href}>{unit.name}</a> : unit.name}
              </>
            ))}
          </span>
        )}
        {updatedOn && (
          <span>
            最近更新 <Day on={updatedOn} />
          </span>
        )}
      </p>
      {(feed || files.length > 0 || children) && (
        <p class="list-head-ways">
          {files.length > 0 && <span>下载：</span>}
          {files.map(({ label, href }) => (
            <a href={href}>
              {label}
              <span class="visually-hidden">：{name}</span>
            </a>
          ))}
          {feed && (
            <a href={feed}>
              <Icon name="feed" /> RSS 订阅<span class="visually-hidden">：{name}</span>
            </a>
          )}
          {children}
        </p>
      )}
    </div>
  );
}

/** The three files of one address: `list.xlsx`, `list.csv`, `list.json` behind `base`. */
export const threeFiles = (base: string, query = ''): { label: string; href: string }[] =>
  [
    ['Excel', 'xlsx'],
    ['CSV', 'csv'],
    ['JSON', 'json'],
  ].map(([label, ending]) => ({ label: label!, href: `${base}.${ending}${query}` }));
