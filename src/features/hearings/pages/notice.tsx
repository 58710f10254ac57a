import type { Child } from 'hono/jsx';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { DocumentList, EmptyState } from '../../../ui/list.tsx';
import { RelatedBlock } from '../../../ui/related.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { PublicHearing } from '../queries/live.ts';
import { rulesOfPublication } from '../rules/body.ts';
import { forms, methods } from '../rules/elements.ts';
import { applyHref, type Frame, HearingsFrame, StatusTag, statusAt } from './frame.tsx';

interface Props {
  hearing: PublicHearing;
  /** The draft's own title while it is public. */
  draft: string | null;
  now: Date;
}

/** A notice in the place of its text: where it stands, how to take part, and what has come of it. */
export function NoticeBody({ hearing, draft, now }: Props) {
  const { notice } = hearing;
  const status = statusAt(hearing, now);
  return (
    <div class="guide consultation">
      <p class="flush">
        <StatusTag status={status} />
      </p>
      <Facts
        columns={1}
        items={[
          { label: '形式', value: forms[notice.form] },
          { label: '事项', value: notice.subject },
          { label: '为什么举行', value: notice.reason },
          { label: '草案', value: draft ? <a href={notice.draft}>{draft}</a> : '已不公开' },
          { label: '时间', value: <Moment at={hearing.heldAt} /> },
          { label: '地点', value: notice.place },
          { label: '参加人名额', value: `${notice.seats} 名` },
          { label: '报名条件和确定办法', value: notice.conditions },
          { label: '确定方式', value: methods[notice.method] },
          {
            label: '报名截止',
            value: (
              <>
                <Day on={notice.applyUntil} long /> 24 时（北京时间）
              </>
            ),
          },
          { label: '抽签', value: hearing.draw && <a href={`/draws/${hearing.draw}`}>{hearing.draw}</a> },
          { label: '材料送达', value: hearing.papersOn && <Papers {...hearing} papersOn={hearing.papersOn} /> },
          { label: '参加人名单', value: <Later path={hearing.listPath} words="看参加人名单" later="会前公布" /> },
          { label: '笔录', value: <Later path={hearing.recordPath} words="看笔录" later="会后公布" /> },
          { label: '联系人', value: notice.contact },
        ]}
      />
      {status === 'applying' && (
        <p class="consultation-buttons">
          <ButtonLink href={applyHref(hearing)} kind="primary">
            我要报名
          </ButtonLink>
        </p>
      )}
      <p>{rulesOfPublication}</p>
    </div>
  );
}

function Papers({ papersOn, lateReason }: { papersOn: string; lateReason: string | null }) {
  return (
    <>
      <Day on={papersOn} long />
      {lateReason && `　晚于规定：${lateReason}`}
    </>
  );
}

const Later = ({ path, words, later }: { path: string | null; words: string; later: string }): Child =>
  path ? <a href={path}>{words}</a> : later;

const lineOf = (hearing: PublicHearing, now: Date) => ({
  href: hearing.path,
  title: hearing.title,
  tags: <StatusTag status={statusAt(hearing, now)} />,
  note: (
    <>
      {hearing.unitName}　{forms[hearing.notice.form]}　<Moment at={hearing.heldAt} />
    </>
  ),
});

/** 听证会、座谈会: those to come first. */
export function ListPage({ frame, hearings, now }: { frame: Frame; hearings: PublicHearing[]; now: Date }) {
  return (
    <HearingsFrame frame={frame} title="听证会、座谈会">
      <p class="page-intro">
        涉及群众切身利益、意见分歧较大的决策，举行听证会或者座谈会。报名、参加人名单和笔录都在这里公开。
      </p>
      {hearings.length > 0 ? (
        <Card>
          <DocumentList items={hearings.map((hearing) => lineOf(hearing, now))} look="rich" label="听证会、座谈会" />
        </Card>
      ) : (
        <EmptyState title="现在没有公布的听证会、座谈会">
          <p>
            有听证会、座谈会时，公告在这里公布并接受报名。正在征求意见的草案见<a href="/consultations/">意见征集</a>。
          </p>
        </EmptyState>
      )}
    </HearingsFrame>
  );
}

/** Beside a draft: hearings about it. */
export const HearingsBlock = ({ hearings }: { hearings: PublicHearing[] }) => (
  <RelatedBlock
    title="听证会、座谈会"
    items={hearings.map(({ path, title, notice }) => ({ href: path, title, on: notice.heldOn }))}
  />
);
