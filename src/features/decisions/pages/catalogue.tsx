import { Called } from '../../../ui/called.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Aside } from '../../../ui/list.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import { Table } from '../../../ui/table.tsx';
import type { PublicCatalogue, PublicTie } from '../queries/live.ts';
import { classes, type Entry, steps } from '../rules/elements.ts';
import { standingOf } from '../rules/standing.ts';
import { whenWords } from '../rules/when.ts';
import { entryHref, StandingTag } from './frame.tsx';

export interface CatalogueProps {
  catalogue: PublicCatalogue;
  ties: PublicTie[];
  today: string;
}

/** A catalogue in the place of its text: every decision with its planned times, what is planned for it, and what it has become. */
export function CatalogueBody({ catalogue, ties, today }: CatalogueProps) {
  const { entries, basis, contact } = catalogue.catalogue;
  const tiesOf = ({ number }: Entry) => ties.filter((tie) => tie.number === number);
  return (
    <div class="guide decisions">
      <Facts
        columns={1}
        items={[
          { label: '目录的依据', value: basis },
          { label: '联系人', value: <Called text={contact} /> },
        ]}
      />
      <p>草案公布和决定的时间是预计时间；有调整的，在说明中写明原因并重新公布。</p>
      <Table
        caption={`${catalogue.year} 年重大行政决策事项`}
        hideCaption
        rows={entries}
        columns={[
          {
            key: 'title',
            head: '决策事项',
            kind: 'title',
            cell: (entry) => <Named {...{ catalogue, entry }} ties={tiesOf(entry)} />,
          },
          { key: 'unit', head: '承办单位', cell: ({ unit }) => unit },
          { key: 'draft', head: '预计公布草案', kind: 'short', cell: ({ draftOn }) => planned(draftOn) },
          { key: 'decide', head: '预计决定', kind: 'short', cell: ({ decideOn }) => planned(decideOn) },
          {
            key: 'standing',
            head: '进展',
            kind: 'short',
            cell: (entry) => <StandingTag standing={standingOf(entry, tiesOf(entry), today)} />,
          },
        ]}
      />
    </div>
  );
}

/** A decision by its name, then its place in the catalogue, its steps, and what came of it. */
function Named({ catalogue, entry, ties }: Pick<CatalogueProps, 'catalogue' | 'ties'> & { entry: Entry }) {
  return (
    <>
      <a href={entryHref(catalogue, entry.number)}>
        <Phrases text={entry.title} />
      </a>
      <p class="document-note">
        <Aside words={[`第 ${entry.number} 项`, entry.steps.length > 0 && `程序：${stepsOf(entry)}`]} />
      </p>
      {entry.note && <p class="document-note">说明：{entry.note}</p>}
      <Ties ties={ties} />
    </>
  );
}

const planned = (when: string) => (when ? whenWords(when) : '待定');
const stepsOf = (entry: Entry) => (entry.steps.length > 0 ? entry.steps.map((step) => steps[step]).join('、') : '—');

/** What an announced decision has become, by its own title. */
export function Ties({ ties }: { ties: PublicTie[] }) {
  if (ties.length === 0) return null;
  return (
    <>
      {ties.map(({ kind, path, title, told }) => (
        <>
          <p class="document-note">
            {kind === 'draft' ? '草案：' : '正式文件：'}
            <a href={path}>
              <Phrases text={title} />
            </a>
          </p>
          {told && (
            <p class="document-note">
              采纳情况：<a href={told}>看每一条意见和理由</a>
            </p>
          )}
        </>
      ))}
    </>
  );
}

/** 「草案将于……公布」: until the draft is public, this is its address; afterwards the address leads to the draft. */
export function Announcement({ catalogue, entry, ties, today }: CatalogueProps & { entry: Entry }) {
  const standing = standingOf(entry, ties, today);
  return (
    <div class="decisions">
      <p>
        <StandingTag standing={standing} />
      </p>
      {standing === 'planned' && (
        <p>
          {entry.draftOn
            ? `草案预计于 ${whenWords(entry.draftOn)}公布，届时这个网址会转到征求意见的页面。`
            : '草案公布的时间还没有确定，确定后在这里公布。'}
        </p>
      )}
      {standing === 'late' && <p>草案原定于 {whenWords(entry.draftOn)}公布，现在还没有公布。</p>}
      <Facts
        columns={1}
        items={[
          { label: '承办单位', value: entry.unit },
          { label: '类别', value: entry.class && classes[entry.class] },
          { label: '预计公布草案', value: planned(entry.draftOn) },
          { label: '预计决定', value: planned(entry.decideOn) },
          { label: '拟履行的程序', value: stepsOf(entry) },
          { label: '说明', value: entry.note },
          { label: '联系人', value: <Called text={catalogue.catalogue.contact} /> },
        ]}
      />
      <Ties ties={ties} />
      <p>
        出处：
        <a href={catalogue.path}>
          <Phrases text={catalogue.title} />
        </a>
        ，第 {entry.number} 项
      </p>
    </div>
  );
}
