import type { Child } from 'hono/jsx';
import type { Sheet } from '../platform/spreadsheet.ts';
import { LineDrawing } from './chart-line.tsx';
import { Files } from './list-head.tsx';
import type { Tone } from './site.ts';
import { Head, type Sort } from './table.tsx';
import { Day } from './when.tsx';

export type ChartNotes = {
  title: string;
  unit: string;
  /** what the picture says, in one sentence, for those who do not see it */
  description: string;
  source?: string;
  /** the day the figures are of */
  on?: string;
  definition?: string;
  /** what was corrected after publication, in words or each with its day, newest first; left out where nobody keeps it */
  corrections?: string | { on: string; words: string }[];
  /** The files that hold the figures. */
  files?: { label: string; href: string }[];
};

/** The figures as a table; with `sort`, by columns of these keys in their order. `open` where it was asked for. */
type ChartTable = { head: string[]; rows: Cell[][]; sort?: Sort & { keys: string[] }; open?: boolean };
type Cell = string | number;

/** The same table as in the file of the figures; `most` columns of it where a phone has no room for all. */
export const tableOf = ({ columns, rows }: Sheet, most = columns.length): ChartTable => ({
  head: columns.slice(0, most).map(({ head }) => head),
  rows: rows.map((cells) => cells.slice(0, most).map((cell) => (typeof cell === 'number' ? cell : String(cell ?? '')))),
});

/** `table`: more than the figures of the bars, where a figure is a part of another. */
/** `whole`: what the bars are parts of; a full track is then all of it, not the greatest of them. */
type BarChartProps = ChartNotes & { bars: Bar[]; whole?: number; table?: ChartTable };

/** `tone`: the colour that the state has on tags too; without one the bar is blue. `href`: what the figure counts. */
/** `of`: what this bar alone is a part of, with its figure beside the value. */
type Bar = { label: string; value: number; of?: number; note?: string; tone?: Tone; href?: string };

/** Horizontal bars from nought, each with its own label and figure: no legend to look up. */
export function BarChart({ bars, whole, table, ...notes }: BarChartProps) {
  const greatest = Math.max(1, whole ?? 0, ...bars.map((bar) => bar.value));
  return (
    <ChartFrame
      {...notes}
      table={table ?? { head: ['项目', notes.unit], rows: bars.map((bar) => [bar.label, bar.value]) }}
    >
      {bars.some(({ href }) => href) ? (
        <ul class="bars" aria-label={notes.description}>
          {bars.map((bar) => (
            <li class="bar">
              <BarDrawing bar={bar} greatest={greatest} unit={notes.unit} />
            </li>
          ))}
        </ul>
      ) : (
        <div class="bars" role="img" aria-label={notes.description}>
          {bars.map((bar) => (
            <div class="bar" aria-hidden="true">
              <BarDrawing bar={bar} greatest={greatest} unit={notes.unit} />
            </div>
          ))}
        </div>
      )}
    </ChartFrame>
  );
}

function BarDrawing({ bar, greatest, unit }: { bar: Bar; greatest: number; unit: string }) {
  const value = `${bar.value}${bar.of === undefined ? '' : ` / ${bar.of}`}${unit === '%' ? '%' : ''}`;
  return (
    <>
      <span class="bar-label">
        {bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}
        {bar.note && <small>（{bar.note}）</small>}
      </span>
      <svg class="bar-drawing" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <title>{bar.label}</title>
        <desc>{value}</desc>
        <rect class="bar-ground" x="0" y="0" width="100" height="10" />
        <rect
          class={`bar-fill bar-${bar.tone ?? 'info'}`}
          x="0"
          y="0"
          width={share(bar.value, bar.of || greatest)}
          height="10"
        />
      </svg>
      <span class="bar-value">{value}</span>
    </>
  );
}

type LineChartProps = ChartNotes & { points: string[]; series: { name: string; values: number[] }[] };

/** A few lines over time, named at their ends and told apart by dashes as well as colour. */
export function LineChart({ points, series, ...notes }: LineChartProps) {
  const rows = points.map((point, index) => [point, ...series.map((one) => one.values[index] ?? '')]);
  return (
    <ChartFrame {...notes} table={{ head: ['时间', ...series.map((one) => `${one.name}（${notes.unit}）`)], rows }}>
      <LineDrawing points={points} series={series} description={notes.description} title={notes.title} />
    </ChartFrame>
  );
}

type FrameProps = ChartNotes & { table: ChartTable; children?: Child };

/** Title, unit, picture, the same figures as a table, source and day. */
function ChartFrame({ title, unit, source, on, definition, corrections, files = [], table, children }: FrameProps) {
  const notes = [source && `来源：${source}`, on && `数据截至：${on}`, definition && `口径：${definition}`].filter(
    (note) => !!note,
  );
  return (
    <figure class="chart">
      <figcaption>
        <span class="chart-title">{title}</span>
        <span class="chart-unit">单位：{unit}</span>
      </figcaption>
      {children}
      <details class="chart-table" open={table.open || undefined}>
        <summary>查看数据表</summary>
        <table>
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {table.head.map((head, at) => (
                <Head column={{ key: table.sort?.keys[at] ?? '', head, sortable: true }} sort={table.sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([name, ...values]) => (
              <tr>
                <th scope="row">{name}</th>
                {values.map((value) => (
                  <td class="cell-number">{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {notes.length > 0 && <p class="chart-notes">{notes.join('　')}</p>}
      {files.length > 0 && (
        <p class="chart-notes">
          <Files name={title} files={files} />{' '}
          <span class="files no-print">
            <a href="/api/">程序接口</a>
          </span>
        </p>
      )}
      {corrections && <Corrections made={corrections} />}
    </figure>
  );
}

/** 公布后的更正: said also when there is none. */
function Corrections({ made }: { made: NonNullable<ChartNotes['corrections']> }) {
  if (typeof made === 'string') return <p class="chart-notes">公布后的更正：{made}</p>;
  if (made.length === 0) return <p class="chart-notes">公布后的更正：无</p>;
  return (
    <div class="chart-notes">
      公布后的更正：
      <ul>
        {made.map(({ on, words }) => (
          <li>
            <Day on={on} />　{words}
          </li>
        ))}
      </ul>
    </div>
  );
}

function share(value: number, greatest: number): string {
  return ((Math.max(0, value) / greatest) * 100).toFixed(2);
}
