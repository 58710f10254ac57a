import { Icon } from './icon.tsx';

type SearchBoxProps = {
  action: string;
  query?: string;
  label: string;
  id?: string;
  hotWords?: string[];
  /** In the place of words: pages that most people come for. */
  often?: { title: string; path: string }[];
  hidden?: Record<string, string>;
  /** What the button says. */
  button?: string;
  /** A whole sentence is typed: on a phone the button stands under the field. */
  stacked?: boolean;
};

/** A large search box for a page of its own; the header has a small one. */
export function SearchBox({
  action,
  query,
  label,
  id = 'search-q',
  hotWords,
  often = [],
  hidden,
  button = '搜索',
  stacked,
}: SearchBoxProps) {
  const links = [
    ...often,
    ...(hotWords ?? []).map((word) => ({ title: word, path: `${action}?q=${encodeURIComponent(word)}` })),
  ];
  return (
    <search class={stacked ? 'search-large search-stacked' : 'search-large'}>
      <form action={action} method="get">
        <label for={id}>{label}</label>
        <div class="search-box">
          <input id={id} type="search" name="q" value={query} autocomplete="off" enterkeyhint="search" />
          <button type="submit">
            {!stacked && <Icon name="search" />}
            <span>{button}</span>
          </button>
        </div>
        <search-suggest for={id} />
        {Object.entries(hidden ?? {}).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      </form>
      {links.length > 0 && (
        <p class="hot-words">
          <span>{often.length > 0 ? '常用：' : '热词：'}</span>
          {links.map(({ title, path }) => (
            <a href={path}>{title}</a>
          ))}
        </p>
      )}
    </search>
  );
}
