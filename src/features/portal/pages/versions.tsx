import type { VersionRow } from '../../../core/publications/queries/versions.ts';
import { hiddenKinds } from '../../../core/publications/rules.ts';
import { formatMomentLong } from '../../../platform/time.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { DateField, ErrorSummary } from '../../../ui/form.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { Article as Text } from '../queries/article.ts';
import type { Column } from '../queries/columns.ts';
import { columnTrail, type Frame } from './frame.tsx';

const heading = 'versions';

/** 历次版本 under the text: every version with its time, and the way to how it stood on a day. */
export function VersionsBlock({ text, versions, today }: { text: Text; versions: VersionRow[]; today: string }) {
  if (versions.length < 2) return null;
  return (
    <section class="versions" aria-labelledby={heading}>
      <h2 id={heading}>历次版本</h2>
      <VersionTable id={text.id} versions={versions} />
      <OnForm path={text.path} today={today} />
    </section>
  );
}

interface VersionsPageProps {
  frame: Frame;
  text: Text;
  columns: Column[];
  versions: VersionRow[];
  today: string;
  /** Why no version is shown for the day that was asked for. */
  problem?: string | null;
  typed?: string;
}

/** The versions of one document on a page of their own. */
export function VersionsPage({ frame, text, columns, versions, today, problem, typed }: VersionsPageProps) {
  return (
    <PublicPage
      site={frame.site}
      title={`历次版本：${text.title}`}
      error={Boolean(problem)}
      mode={frame.mode}
      path={frame.path}
      crumbs={[
        ...columnTrail(frame.site, columns, text.column),
        { label: '正文', href: text.path },
        { label: '历次版本' },
      ]}
      meta={{ noIndex: Boolean(problem), canonical: `${frame.site.origin ?? ''}${text.path}` }}
    >
      <h1>历次版本</h1>
      <p class="page-intro">
        <a href={text.path}>
          <Phrases text={text.title} />
        </a>
      </p>
      <p>每更正一次，就多一版；以前的版本可以查看和比较，以现行版为准。</p>
      <ErrorSummary errors={problem ? { on: problem } : undefined} />
      <VersionTable id={text.id} versions={versions} />
      <OnForm path={text.path} today={today} typed={typed} problem={problem} />
    </PublicPage>
  );
}

function VersionTable({ id, versions }: { id: string; versions: VersionRow[] }) {
  const present = versions[0]?.edition;
  const readable = versions.filter((one) => !one.hidden).map((one) => one.edition);
  return (
    <Table
      caption="历次版本"
      hideCaption
      columns={[
        { key: 'edition', head: '版次', kind: 'short', cell: (one) => `第 ${one.edition} 版` },
        { key: 'time', head: '公开时间', cell: (one) => <Span version={one} /> },
        {
          key: 'note',
          head: '说明',
          kind: 'title',
          cell: (one) => (one.hidden ? <Hidden version={one} /> : (one.changeNote ?? '首次发布')),
        },
        {
          key: 'ways',
          head: '查看',
          kind: 'actions',
          cell: (one) =>
            one.hidden === null && <Ways id={id} edition={one.edition} present={present!} readable={readable} />,
        },
      ]}
      rows={versions}
    />
  );
}

function Span({ version: { fromAt, untilAt } }: { version: VersionRow }) {
  return (
    <span>
      <Moment at={fromAt} /> <Until fromAt={fromAt} untilAt={untilAt} />
    </span>
  );
}

function Until({ fromAt, untilAt }: Pick<VersionRow, 'fromAt' | 'untilAt'>) {
  if (!untilAt) return <>起，现行</>;
  if (sameMinute(fromAt, untilAt)) return <>公开，不到一分钟后更正</>;
  return (
    <>
      至 <Moment at={untilAt} />
    </>
  );
}

function Hidden({ version: { hidden } }: { version: VersionRow }) {
  return (
    <>
      已撤下（{hiddenKinds[hidden!.kind]}），
      <Moment at={hidden!.at} />
      。理由：{hidden!.reason}
    </>
  );
}

interface WaysProps {
  id: string;
  edition: number;
  present: number;
  readable: number[];
}

function Ways({ id, edition, present, readable }: WaysProps) {
  const before = readable.find((other) => other < edition);
  const which = <span class="visually-hidden">：第 {edition} 版</span>;
  return (
    <span class="version-ways">
      <a href={`/versions/${id}/${edition}`}>查看{which}</a>
      {before !== undefined && (
        <a href={`/versions/${id}/${before}/${edition}`}>
          与第 {before} 版比较{which}
        </a>
      )}
      {edition !== present && edition !== readable[1] && (
        <a href={`/versions/${id}/${edition}/${present}`}>与现行版比较{which}</a>
      )}
    </span>
  );
}

/** 查看某一天的样子: an ordinary question in the address, so that it can be linked and printed. */
function OnForm(props: { path: string; today: string; typed?: string; problem?: string | null }) {
  const { path, today, typed = '', problem } = props;
  return (
    <form class="filters versions-form" method="get" action={path} aria-label="查看某一天的版本">
      <DateField name="on" label="查看某一天的版本" max={today} value={typed} error={problem ?? undefined} />
      <Buttons>
        <Button kind="secondary">查看</Button>
      </Buttons>
    </form>
  );
}

/** 「公开于 2026年3月1日 09:00 至 2026年3月5日 10:00」 */
export const spanWords = ({ fromAt, untilAt }: Pick<VersionRow, 'fromAt' | 'untilAt'>): string => {
  if (!untilAt) return `自 ${formatMomentLong(fromAt)} 起公开`;
  if (sameMinute(fromAt, untilAt)) return `公开于 ${formatMomentLong(fromAt)}，不到一分钟后更正`;
  return `公开于 ${formatMomentLong(fromAt)} 至 ${formatMomentLong(untilAt)}`;
};

const sameMinute = (from: Date, until: Date) => formatMomentLong(from) === formatMomentLong(until);
