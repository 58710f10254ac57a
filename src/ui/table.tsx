import type { Child } from 'hono/jsx';
import { languageOf } from './language.ts';
import { EmptyState } from './list.tsx';

export type Column<Row> = {
  key: string;
  head: string;
  cell: (row: Row) => Child;
  /** `number` aligns to the end with even digits, `date` and `short` do not wrap, `title` takes the room that is left */
  kind?: 'text' | 'title' | 'number' | 'date' | 'short' | 'actions';
  sortable?: boolean;
  /** left out where rows are cards: a phone shows what one comes for, the rest stands on the page behind */
  wide?: boolean;
};

export type Sort = {
  key: string;
  direction: 'ascending' | 'descending';
  href: (key: string, direction: Sort['direction']) => string;
};

type TableProps<Row> = {
  caption: string;
  /** the caption is read out but not shown, where a heading already says it */
  hideCaption?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  sort?: Sort;
  /** why there is nothing, and when there will be something */
  empty?: Child;
  /** check boxes for acts on several rows; the table then stands inside a form */
  select?: {
    name: string;
    value: (row: Row) => string;
    label: (row: Row) => string;
    checked?: (row: Row) => boolean;
  };
  unread?: (row: Row) => boolean;
  /** keep the grid on a phone and let it scroll, for figures; otherwise each row becomes a small card */
  keepGrid?: boolean;
};

/** A table of records: sortable by links, readable on a phone, honest when empty. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, hideCaption, columns, rows, sort, empty, select, unread, keepGrid } = props;
  if (rows.length === 0) return <EmptyState>{empty ?? '暂无内容。'}</EmptyState>;
  return (
    <section class="table-box" aria-label={caption} tabindex={keepGrid ? 0 : undefined}>
      {!keepGrid && <SortRow columns={columns} sort={sort} />}
      <table class={shape(columns.length, keepGrid)}>
        <caption class={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {select && (
              <th scope="col" class="cell-select">
                <select-all for={select.name}>
                  <span class="visually-hidden">选择</span>
                </select-all>
              </th>
            )}
            {columns.map((column) => (
              <Head column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr class={unread?.(row) ? 'unread' : undefined}>
              {select && (
                <td class="cell-select">
                  <input
                    type="checkbox"
                    name={select.name}
                    value={select.value(row)}
                    aria-label={`选择：${select.label(row)}`}
                    checked={select.checked?.(row) || undefined}
                  />
                </td>
              )}
              {columns.map((column) => (
                <BodyCell column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How the table gives way on narrow screens: six columns and more do so earlier. */
function shape(columns: number, keepGrid: boolean | undefined): string | undefined {
  if (keepGrid) return undefined;
  return columns >= 6 ? 'table-stack table-many' : 'table-stack';
}

type HeadColumn = Pick<Column<never>, 'key' | 'head' | 'kind' | 'wide' | 'sortable'>;

/** The head of a column: where the table can be sorted by it, a link to the next order; where rows are cards, its word alone. */
export function Head({ column, sort }: { column: HeadColumn; sort?: Sort }) {
  const sorted = sort?.key === column.key ? sort.direction : undefined;
  return (
    <th scope="col" class={cellClass(column)} aria-sort={sorted}>
      {column.sortable && sort ? (
        <>
          <a href={turned(sort, column.key)}>
            {column.head}
            <span class="sort-mark" aria-hidden="true">
              {sorted === 'ascending' ? '▲' : sorted === 'descending' ? '▼' : '↕'}
            </span>
          </a>
          <span class="head-plain">{column.head}</span>
        </>
      ) : (
        column.head
      )}
    </th>
  );
}

/** Where the table stands sorted by this column; by the other end, when it was. */
const turned = ({ key, direction, href }: Sort, column: string): string =>
  href(column, key === column && direction === 'ascending' ? 'descending' : 'ascending');

/** The same where each row is a card and no head is seen: by what it stands, and by what else it can. Where the head is, it is not shown. */
function SortRow({ columns, sort }: { columns: HeadColumn[]; sort?: Sort }) {
  if (!sort) return null;
  const now = columns.find(({ key }) => key === sort.key);
  return (
    <p class={`sort-row no-print${columns.length >= 6 ? ' sort-many' : ''}`}>
      <span class="quiet">
        {now ? `现在按${now.head}${sort.direction === 'ascending' ? '升序' : '降序'}。改按：` : '排列顺序：'}
      </span>
      {columns
        .filter(({ sortable }) => sortable)
        .map(({ key, head }) => (
          <a href={turned(sort, key)}>{head}</a>
        ))}
    </p>
  );
}

function cellClass(column: Pick<HeadColumn, 'kind' | 'wide'>): string | undefined {
  const kind = column.kind && column.kind !== 'text' ? `cell-${column.kind}` : '';
  return [kind, column.wide && 'cell-wide'].filter(Boolean).join(' ') || undefined;
}

/** What a label beside its value holds in one line of a phone. */
const shortLabel = 6;

/** A longer label stands above its value where rows are cards, so that no word of it is cut. */
function bodyClass(column: HeadColumn): string | undefined {
  const above = column.head.length > shortLabel && 'cell-label-above';
  return [cellClass(column), above].filter(Boolean).join(' ') || undefined;
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const cell = column.cell(row);
  const lang = languageOf(cell);
  return (
    <td class={bodyClass(column)} data-label={column.head}>
      {lang ? <span lang={lang}>{cell}</span> : cell}
    </td>
  );
}
