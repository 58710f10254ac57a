import { raw } from 'hono/html';
import { shownBody } from '../../../core/publications/clean.ts';
import type { Version, VersionAttachment, VersionRow } from '../../../core/publications/queries/versions.ts';
import { hiddenKinds, verificationCode } from '../../../core/publications/rules.ts';
import { formatDay, formatMomentLong } from '../../../platform/time.ts';
import { Article, Attachments } from '../../../ui/article.tsx';
import { Card } from '../../../ui/cards.tsx';
import { withHeadingIds } from '../../../ui/contents.tsx';
import { Diff, type DiffPart } from '../../../ui/diff.tsx';
import { ErrorBody } from '../../../ui/error-body.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import { Day } from '../../../ui/when.tsx';
import type { Article as Text } from '../queries/article.ts';
import type { Column } from '../queries/columns.ts';
import { leaveByNotice, sizeWords } from '../rules.ts';
import { typeWords } from './attachments.tsx';
import { columnTrail, type Frame } from './frame.tsx';
import { spanWords } from './versions.tsx';

interface VersionPageProps {
  frame: Frame;
  text: Text;
  columns: Column[];
  row: VersionRow;
  /** What the next version says it mends in this one. */
  corrected: string | null;
  version: Version;
  attachments: VersionAttachment[];
  /** The day that was asked for, and the validity that was known of it. */
  on: { day: string; validity: string } | null;
}

/** 首页 › 通知公告 › 正文 › 历次版本: the column stays, wherever one stands in a document. */
export const crumbsOf = ({ site }: Frame, text: Text, columns: Column[], last: string) => [
  ...columnTrail(site, columns, text.column),
  { label: '正文', href: text.path },
  { label: '历次版本', href: `/versions/${text.id}` },
  { label: last },
];

/** The address of an attachment of a version. */
const versionFileHref = (id: string, edition: number, { position, name }: VersionAttachment) =>
  `/files/${id}/v${edition}/${position}/${encodeURIComponent(name.toWellFormed())}`;

/** A document as it stood: the same sheet, under a box that says what it is and where the present one stands. */
export function VersionPage({ frame, text, columns, row, corrected, version, attachments, on }: VersionPageProps) {
  const { metadata } = version;
  const host = frame.site.origin ? new URL(frame.site.origin).host : frame.site.domain;
  const picture = (position: number) => {
    const file = attachments.find((one) => one.position === position);
    return file ? versionFileHref(text.id, version.edition, file) : null;
  };
  const { html, headings } = withHeadingIds(leaveByNotice(shownBody(version.body, picture), host));
  return (
    <PublicPage
      site={frame.site}
      title={`${version.title}（第 ${version.edition} 版）`}
      mode={frame.mode}
      path={frame.path}
      crumbs={crumbsOf(frame, text, columns, `第 ${version.edition} 版`)}
      meta={{ canonical: `${frame.site.origin ?? ''}${text.path}` }}
    >
      <Standing text={text} row={row} corrected={corrected} on={on} />
      <Article
        title={version.title}
        brief={frame.mode.elder}
        form={metadata.form}
        publishedAt={formatMomentLong(row.fromAt)}
        source={metadata.source ?? version.unitName}
        editor={metadata.author}
        headings={headings}
        foot={
          <>
            <Attachments
              items={attachments.map((file) => ({
                href: versionFileHref(text.id, version.edition, file),
                name: file.name,
                type: typeWords(file.type),
                size: sizeWords(file.bytes),
              }))}
            />
            <Facts
              label="这一版的信息"
              items={[
                { label: '版次', value: `第 ${version.edition} 版` },
                { label: '公开时间', value: spanWords(row) },
                { label: '成文日期', value: metadata.formedOn && <Day on={metadata.formedOn} long /> },
                { label: '施行日期', value: metadata.effectiveOn && <Day on={metadata.effectiveOn} long /> },
                { label: '更正说明', value: row.changeNote, wide: true },
                { label: '校验码', value: <code>{verificationCode(version.hash)}</code> },
              ]}
            />
          </>
        }
      >
        {raw(html)}
        {metadata.transcript && (
          <section lang="zh-CN">
            <h2>全文或文字稿</h2>
            {metadata.transcript
              .split(/\n+/)
              .filter((line) => line.trim())
              .map((line) => (
                <p>{line}</p>
              ))}
          </section>
        )}
      </Article>
    </PublicPage>
  );
}

function Standing({ text, row, corrected, on }: Pick<VersionPageProps, 'text' | 'row' | 'corrected' | 'on'>) {
  const former = row.untilAt !== null;
  const title = former ? `这是第 ${row.edition} 版，不是现行版` : `这是第 ${row.edition} 版，也是现行版`;
  return (
    <NoticeBox tone={former ? 'warning' : 'info'} title={title}>
      <p>
        {on && `${formatDay(on.day)}公开的是这一版，当时的有效性：${on.validity}。`}
        {spanWords(row)}。
      </p>
      {former && corrected && (
        <p>
          这一版里更正了：<strong>{corrected}</strong>
        </p>
      )}
      <p class="ways">
        <a href={text.path}>查看现行版</a>
        <a href={`/versions/${text.id}`}>历次版本</a>
        {former && <a href={`/versions/${text.id}/${row.edition}/${text.edition}`}>与现行版比较</a>}
      </p>
    </NoticeBox>
  );
}

/** Two versions as one text: what was added and removed is underlined and struck out, and said in words. */
export function DifferencePage(props: {
  frame: Frame;
  text: Text;
  columns: Column[];
  from: VersionRow;
  to: VersionRow;
  fields: { label: string; parts: DiffPart[] }[];
}) {
  const { frame, text, columns, from, to, fields } = props;
  const title = `第 ${from.edition} 版与第 ${to.edition} 版的差别`;
  return (
    <PublicPage
      site={frame.site}
      title={`${title}：${text.title}`}
      mode={frame.mode}
      path={frame.path}
      crumbs={crumbsOf(frame, text, columns, '比较')}
      meta={{ canonical: `${frame.site.origin ?? ''}${text.path}` }}
    >
      <h1>{title}</h1>
      <p class="page-intro">
        <a href={text.path}>
          <Phrases text={text.title} />
        </a>
      </p>
      <Facts
        label="比较的两个版本"
        columns={1}
        items={[
          {
            label: `第 ${from.edition} 版`,
            value: <a href={`/versions/${text.id}/${from.edition}`}>{spanWords(from)}</a>,
          },
          { label: `第 ${to.edition} 版`, value: <a href={`/versions/${text.id}/${to.edition}`}>{spanWords(to)}</a> },
          { label: '更正说明', value: to.changeNote },
        ]}
      />
      {fields.length === 0 && <p>这两个版本的内容相同。</p>}
      {fields.map(({ label, parts }) => (
        <Card title={label}>
          <Diff parts={parts} label={`${label}的差别`} />
        </Card>
      ))}
      <p class="ways">
        <a href={text.path}>查看现行版</a>
        <a href={`/versions/${text.id}`}>历次版本</a>
      </p>
    </PublicPage>
  );
}

/** What is left of a version that was taken out: kind, reason and days; no word of it. */
export function HiddenVersionPage(props: { frame: Frame; text: Text; columns: Column[]; row: VersionRow }) {
  const { frame, text, columns, row } = props;
  const { kind, reason, at } = row.hidden!;
  return (
    <PublicPage
      site={frame.site}
      title={`第 ${row.edition} 版已撤下`}
      mode={frame.mode}
      path={frame.path}
      crumbs={crumbsOf(frame, text, columns, `第 ${row.edition} 版`)}
      meta={{ noIndex: true }}
    >
      <ErrorBody
        status={410}
        title={`第 ${row.edition} 版已撤下`}
        detail={`这一版曾${spanWords(row)}，${formatMomentLong(at)}撤下。种类：${hiddenKinds[kind]}。理由：${reason}`}
        links={[
          { label: '查看现行版', href: text.path },
          { label: '查看历次版本', href: `/versions/${text.id}` },
        ]}
        hotline={frame.site.hotline}
      />
    </PublicPage>
  );
}
