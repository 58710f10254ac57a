import type { Child } from 'hono/jsx';
import { Phrases } from './phrases.tsx';

export type BoardCard = {
  /** clause of the plan: 「（六）」 */
  no?: string;
  title: string;
  href: string;
  lead?: Child;
  due?: Child;
  /** tags */
  status?: Child;
  progress?: Child;
  /** the published page that shows it done */
  proof?: { href: string; title: string };
  /** menu for moving it: dragging is never the only way */
  actions?: Child;
};

export type BoardColumn = { title: string; cards: BoardCard[]; empty?: string };

/** The plan as columns of cards; the same data has a list and a timeline elsewhere. */
export function Board({ columns, label, unit = '项' }: { columns: BoardColumn[]; label: string; unit?: string }) {
  return (
    <section class="board" aria-label={label}>
      {columns.map((column) => (
        <section class={widthOf(column.cards.length)}>
          <h2>
            {column.title}
            <span class="count">
              {column.cards.length}
              <span class="visually-hidden">{unit}</span>
            </span>
          </h2>
          {column.cards.length === 0 ? (
            <p class="board-empty">{column.empty ?? `没有${column.title}的任务`}</p>
          ) : (
            <Cards cards={column.cards} unit={unit} />
          )}
        </section>
      ))}
    </section>
  );
}

/** As many cards as a reader takes in, side by side in a crowded column; the rest behind a line that says how many. */
const before = 6;
const crowded = (cards: number) => cards > before + 1;

/** A crowded column takes the room that an empty one does not need. */
function widthOf(cards: number): string {
  if (cards === 0) return 'board-column board-column-empty';
  return crowded(cards) ? 'board-column board-column-wide' : 'board-column';
}

function Cards({ cards, unit }: { cards: BoardCard[]; unit: string }) {
  const list = (some: BoardCard[]) => (
    <ul>
      {some.map((card) => (
        <li>
          <CardFace card={card} />
        </li>
      ))}
    </ul>
  );
  // one more card takes no more room than the line that would hide it
  const most = crowded(cards.length) ? 2 * before : before;
  if (cards.length <= most + 1) return list(cards);
  return (
    <>
      {list(cards.slice(0, most))}
      <details class="board-rest">
        <summary>
          显示其余 {cards.length - most} {unit}
        </summary>
        {list(cards.slice(most))}
      </details>
    </>
  );
}

function CardFace({ card }: { card: BoardCard }) {
  return (
    <article class="board-card">
      {card.status && <p class="board-card-top">{card.status}</p>}
      <h3>
        <a href={card.href}>
          {card.no && <span class="board-card-no">{card.no}</span>}
          <Phrases text={card.title} />
        </a>
      </h3>
      {card.progress && <p class="board-card-progress">{card.progress}</p>}
      <p class="board-card-foot">
        {card.lead && <span>{card.lead}</span>}
        {card.due && <span>{card.due}</span>}
      </p>
      {card.proof && (
        <p class="board-card-proof">
          佐证 <a href={card.proof.href}>{card.proof.title}</a>
        </p>
      )}
      {card.actions}
    </article>
  );
}
