import { Called } from '../../../ui/called.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicEntry } from '../queries/live.ts';
import { kindWords } from '../rules/decision.ts';
import { said } from '../rules/elements.ts';
import { type Section, sectionsOf } from '../rules/sections.ts';
import { Diagram } from './diagram.tsx';

interface BodyProps {
  entry: PublicEntry;
  /** Of a decision: the last day of its clock and whether it was met. */
  clock: { days: number; dueOn: string; publishedOn: string } | null;
  /** Of a decision: the matter of its name; of a matter: what was decided in it. */
  matter: PublicEntry | null;
  decisions: PublicEntry[];
}

/** A text of the room in the place of its stored text: part by part, the procedure drawn, and what belongs to it. */
export function EntryBody({ entry, clock, matter, decisions }: BodyProps) {
  const { shape, values, unit, unitName } = entry;
  return (
    <div class="guide">
      {sectionsOf(shape, values).map((section, index) => (
        <ShownSection section={section} id={`enforcement-${index + 1}`} />
      ))}
      {matter && (
        <p class="flush">
          执法事项的依据、流程和裁量基准：<a href={matter.path}>{said(matter.values, 'name')}</a>
        </p>
      )}
      {shape === 'matter' && <Decided decisions={decisions} name={said(values, 'name')} />}
      {clock && (
        <p class="quiet flush">
          按规定应当在决定之日起 {clock.days} 个工作日内公开，最后一日 <Day on={clock.dueOn} long />
          ；实际公开 <Day on={clock.publishedOn} long />，{clock.publishedOn <= clock.dueOn ? '按期' : '迟于期限'}。
        </p>
      )}
      <p class="quiet flush guide-keeping">
        由<a href={`/units/${unit}/`}>{unitName}</a>录入并负责。
      </p>
    </div>
  );
}

function ShownSection({ section, id }: { section: Section; id: string }) {
  const { title, facts, paragraphs = [], table, steps } = section;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {paragraphs.map((words) => (
        <p>{words}</p>
      ))}
      {facts.length > 0 && (
        <dl class="guide-facts">
          {facts.map(({ label, value }) => (
            <div>
              <dt class={label === title ? 'visually-hidden' : undefined}>{label}</dt>
              <dd>
                <Lines text={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {table && <SectionTable table={table} title={title} />}
      {steps && <Diagram steps={steps} />}
    </section>
  );
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((words, index) => (
        <>
          {index > 0 && <br />}
          <Called text={words} />
        </>
      ))}
    </>
  );
}

/** A caption that begins with the heading over it says only what it adds: how many there are. */
function SectionTable({ table, title }: { table: NonNullable<Section['table']>; title: string }) {
  const { caption, heads, rows } = table;
  return (
    <div class="table-box">
      <table class="table-stack">
        <caption>{caption.startsWith(`${title}，`) ? caption.slice(title.length + 1) : caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, at) => (
                <td data-label={heads[at]} class={cell ? undefined : 'guide-empty'}>
                  {cell ? <Called text={cell} /> : '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was decided in a matter, the newest first. */
function Decided({ decisions, name }: { decisions: PublicEntry[]; name: string }) {
  return (
    <section aria-labelledby="enforcement-decided">
      <h2 id="enforcement-decided">已公开的决定</h2>
      {decisions.length === 0 ? (
        <p>“{name}”还没有公开的决定。</p>
      ) : (
        <ul>
          {decisions.map(({ path, title, values }) => (
            <li>
              <a href={path}>{title}</a>（{kindWords(said(values, 'kind'))}，<Day on={said(values, 'decidedOn')} />）
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
