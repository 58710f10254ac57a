import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';
import { Phrases, Title } from './phrases.tsx';
import type { Tone } from './site.ts';

export type Entrance = { href: string; title: string; text?: string; icon?: string };

/** Big entrances with a drawing and one line of what is behind them. */
export function Entrances({ items, label }: { items: Entrance[]; label: string }) {
  if (items.length === 0) return null;
  return (
    <nav class="entrances" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li>
            <a href={item.href}>
              <span class="entrance-icon">
                <Icon name={item.icon ?? 'file'} />
              </span>
              <span class="entrance-text">
                <span class="entrance-title">
                  <Phrases text={item.title} />
                </span>
                {item.text && (
                  <span class="entrance-note">
                    <Phrases text={item.text} />
                  </span>
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type CardProps = {
  /** where a list on the page leads to it */
  id?: string;
  title?: Child;
  more?: { label?: string; href: string };
  note?: Child;
  level?: 2 | 3;
  children?: Child;
};

/** A sheet with a heading and perhaps 「更多」. */
export function Card({ id, title, more, note, level = 2, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="card" id={id}>
      {(title || more) && (
        <div class="card-head">
          {title && <Heading>{typeof title === 'string' ? <Title text={title} /> : title}</Heading>}
          {more && (
            <a class="card-more" href={more.href}>
              {more.label ?? '更多'}
              <span class="visually-hidden">：{title}</span>
              <Icon name="next" />
            </a>
          )}
        </div>
      )}
      {note && <p class="card-note">{note}</p>}
      {children}
    </section>
  );
}

/** Cards side by side where there is room. */
export function Columns({ children, wide }: { children?: Child; wide?: boolean }) {
  return <div class={wide ? 'columns columns-wide' : 'columns'}>{children}</div>;
}

/** Content with a column beside it; the column falls below on narrow screens. */
export function WithSide({ children, side, label }: { children?: Child; side: Child; label: string }) {
  return (
    <div class="with-side">
      <div class="with-side-main">{children}</div>
      <aside class="with-side-aside" aria-label={label}>
        {side}
      </aside>
    </div>
  );
}

export type Figure = { label: Child; value: Child; unit?: string; href?: string; note?: Child; tone?: Tone };

/** A few figures that matter, each with its unit and, where there is one, the list behind it. */
export function Figures({ items }: { items: Figure[] }) {
  return (
    <ul class="figures">
      {items.map((figure) => (
        <li class={`figure-${figure.tone ?? 'plain'}`}>
          <span class="figure-label">{figure.href ? <a href={figure.href}>{figure.label}</a> : figure.label}</span>
          <span class="figure-value">
            {figure.value}
            {figure.unit && <small>{figure.unit}</small>}
          </span>
          {figure.note && <span class="figure-note">{figure.note}</span>}
        </li>
      ))}
    </ul>
  );
}
