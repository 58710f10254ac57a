import { Icon } from './icon.tsx';

type SearchBoxProps = {
  action: string;
  query?: string;
  label: string;
  id?: string;
  hotWords?: string[];
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
  hidden,
  button = '搜索',
  stacked,
}: SearchBoxProps) {
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
      {hotWords?.length ? (
        <p class="hot-words">
          <span>热词：</span>
          {hotWords.map((word) => (
            <a href={`${action}?q=${encodeURIComponent(word)}`}>{word}</a>
          ))}
        </p>
      ) : null}
    </search>
  );
}
