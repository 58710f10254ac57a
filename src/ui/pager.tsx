type PagerProps = {
  page: number;
  total: number;
  perPage: number;
  href: (page: number) => string;
  /** what is counted: 条, 件, 项 */
  unit?: string;
  /** search engines need not follow: what the pages hold is found elsewhere */
  nofollow?: boolean;
};

/** 「共 128 条，第 2 / 7 页」 and the pages as links. */
export function Pager({ page, total, perPage, href, unit = '条', nofollow }: PagerProps) {
  const pages = Math.max(1, Math.ceil(total / perPage));
  if (total === 0) return null;
  const also = nofollow ? ' nofollow' : '';
  return (
    <nav class="pager" aria-label="分页">
      <p class="pager-total">
        共 {total} {unit}，第 {page} / {pages} 页
      </p>
      {pages > 1 && (
        <ul>
          {page > 1 && (
            <li>
              <a href={href(page - 1)} rel={`prev${also}`}>
                上一页
              </a>
            </li>
          )}
          {shownPages(page, pages).map((shown) => (
            <li>
              {shown === null ? (
                <span class="pager-gap">…</span>
              ) : (
                <a
                  href={href(shown)}
                  rel={also.trim() || undefined}
                  aria-label={`第 ${shown} 页`}
                  aria-current={shown === page ? 'page' : undefined}
                >
                  {shown}
                </a>
              )}
            </li>
          ))}
          {page < pages && (
            <li>
              <a href={href(page + 1)} rel={`next${also}`}>
                下一页
              </a>
            </li>
          )}
        </ul>
      )}
    </nav>
  );
}

/** First, last and the neighbours of the page; `null` stands for what is left out. */
export function shownPages(page: number, pages: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const sorted = [...new Set(near)].sort((a, b) => a - b);
  return sorted.flatMap((n, index) => {
    const before = sorted[index - 1] ?? 0;
    if (index > 0 && n - before === 2) return [n - 1, n];
    return index > 0 && n - before > 2 ? [null, n] : [n];
  });
}
