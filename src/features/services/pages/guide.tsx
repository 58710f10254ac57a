import { raw } from 'hono/html';
import { Contents } from '../../../ui/contents.tsx';
import { Day } from '../../../ui/when.tsx';
import { type Guide, said } from '../rules/elements.ts';
import { linkedData } from '../rules/linked-data.ts';
import { type Section, sectionsOf } from '../rules/sections.ts';
import { Pieces, type ShownFile } from './pieces.tsx';

interface GuideProps {
  title: string;
  url: string;
  unit: { slug: string; name: string };
  guide: Guide;
  files: ShownFile[];
}

/** 办事指南: every class of it, under what people ask first (experience.md §5). */
export function GuideBody({ title, url, unit, guide, files }: GuideProps) {
  const sections = sectionsOf(guide)
    .filter(({ keeping }) => !keeping)
    .map((section, index) => ({ section, id: section.id ?? `guide-${index + 1}` }));
  return (
    <div class="guide">
      <Contents headings={sections.map(({ section, id }) => ({ id, level: 2, words: section.title }))} lang={false} />
      {sections.map((shown) => (
        <ShownSection {...shown} files={files} />
      ))}
      <Keeping guide={guide} unit={unit} />
      <LinkedData data={linkedData({ title, url, unitName: unit.name, guide })} />
    </div>
  );
}

function ShownSection({ section, files, id }: { section: Section; files: ShownFile[]; id: string }) {
  const { title, paragraphs = [], list = [], steps = [], facts = [] } = section;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {paragraphs.map((line) => (
        <p>{line}</p>
      ))}
      {section.table && <SectionTable table={section.table} files={files} />}
      {list.length > 0 && (
        <ul>
          {list.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
      {steps.length > 0 && (
        <ol class="guide-steps">
          {steps.map(({ name, notes }) => (
            <li>
              <strong>{name}</strong>
              {notes.map((note) => (
                <span>{note}</span>
              ))}
            </li>
          ))}
        </ol>
      )}
      {facts.length > 0 && (
        <dl class="guide-facts">
          {facts.map(({ label, pieces }) => (
            <div>
              <dt>{label}</dt>
              <dd>
                <Pieces pieces={pieces} files={files} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function SectionTable({ table, files }: { table: NonNullable<Section['table']>; files: ShownFile[] }) {
  return (
    <div class="table-box">
      <table class="table-stack">
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr>
              {row.map((pieces, at) => (
                <td data-label={table.heads[at]} class={pieces.length > 0 ? undefined : 'guide-empty'}>
                  {pieces.length > 0 ? <Pieces pieces={pieces} files={files} /> : '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who answers for it, and when somebody last looked whether it is still so. */
function Keeping({ guide, unit }: Pick<GuideProps, 'guide' | 'unit'>) {
  const [keeper, on] = [said(guide, 'keeper'), said(guide, 'checkedOn')];
  return (
    <p class="quiet flush guide-keeping">
      责任单位：<a href={`/units/${unit.slug}/`}>{unit.name}</a>
      {keeper && `（${keeper}）`}。
      {on && (
        <>
          最后核对：
          <Day on={on} long />。
        </>
      )}
      内容与实际不一致的，请拨打上面的监督投诉电话。
    </p>
  );
}

/** A data block, which no browser runs: JSON with nothing in it that could end the element. */
function LinkedData({ data }: { data: object }) {
  return <script type="application/ld+json">{raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>;
}
