import type { Child } from 'hono/jsx';
import { languageOf } from './language.ts';
import { Phrases } from './phrases.tsx';
import { Day } from './when.tsx';

export type DocumentItem = {
  href: string;
  title: string;
  /** `YYYY-MM-DD` */
  on?: string;
  /** 成文日期: where it differs from `on`, both days are named */
  formedOn?: string;
  /** `on` is the day on which an older site published it */
  migrated?: boolean;
  tags?: Child;
  /** 文号, source, unit: one quiet line under the title */
  note?: Child;
  summary?: Child;
};

type DocumentListProps = {
  items: DocumentItem[];
  /** why there is nothing here and where to look instead */
  empty?: Child;
  /** `plain` for home-page columns, `rich` with notes and summaries for results */
  look?: 'plain' | 'rich';
  label?: string;
};

/** Titles in full with their dates at the right edge. */
export function DocumentList({ items, empty, look = 'plain', label }: DocumentListProps) {
  if (items.length === 0) return <EmptyState>{empty ?? '本栏目暂无内容。'}</EmptyState>;
  return (
    <ul class={`documents documents-${look}`} aria-label={label}>
      {items.map((item) => (
        <li>
          <div class="document-line">
            <a class="document-title" href={item.href}>
              <Phrases text={item.title} />
            </a>
            {item.tags && <span class="document-tags">{item.tags}</span>}
            {item.on && <DocumentDate on={item.on} formedOn={item.formedOn} migrated={item.migrated} />}
          </div>
          {item.note && <p class="document-note">{item.note}</p>}
          {item.summary && (
            <p class="document-summary" lang={languageOf(item.summary)}>
              {item.summary}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** 文号, source, unit side by side, none of them broken at the end of a line. */
export const Aside = ({ words }: { words: (string | null | undefined | false)[] }) => (
  <span class="ways">
    {words.filter(Boolean).map((one) => (
      <span>{one}</span>
    ))}
  </span>
);

/** The day of publication; where the text is of another day, both, each with its name; that of an older site says so. */
export function DocumentDate(props: { on: string; formedOn?: string | null; migrated?: boolean }) {
  const { on, formedOn, migrated } = props;
  if (migrated)
    return (
      <span class="document-date document-migrated">
        <span class="document-migrated-name">原发布日期（迁移）</span> <Day on={on} />
      </span>
    );
  if (!formedOn || formedOn === on)
    return (
      <span class="document-date">
        <Day on={on} />
      </span>
    );
  return (
    <span class="document-date document-dates">
      成文 <Day on={formedOn} /> · 发布 <Day on={on} />
    </span>
  );
}

/** The first piece of news, larger than the list under it. */
export function LeadItem({ href, title, on, summary }: DocumentItem) {
  return (
    <div class="lead">
      <h3>
        <a href={href}>
          <Phrases text={title} />
        </a>
      </h3>
      {summary && <p lang={languageOf(summary)}>{summary}</p>}
      {on && (
        <p class="lead-day">
          <Day on={on} />
        </p>
      )}
    </div>
  );
}

/** Nothing here, and the reason. */
export function EmptyState({ title, children }: { title?: string; children?: Child }) {
  return (
    <div class="empty">
      {title && <p class="empty-title">{title}</p>}
      <div class="empty-reason">{children}</div>
    </div>
  );
}
