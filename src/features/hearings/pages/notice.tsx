import type { Child } from 'hono/jsx';
import type { PublicColumn } from '../../../core/publications/queries/column.ts';
import { columnUnit } from '../../../core/publications/rules.ts';
import { dayOf, leftWords, weekdayWords } from '../../../platform/time.ts';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { Called } from '../../../ui/called.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { DocumentList, EmptyState } from '../../../ui/list.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import { RelatedBlock } from '../../../ui/related.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicHearing } from '../queries/live.ts';
import { rulesOfPublication } from '../rules/body.ts';
import { forms, methods } from '../rules/elements.ts';
import { applyHref, type Frame, HearingsFrame, listHref, StatusTag, statusAt } from './frame.tsx';

interface Props {
  hearing: PublicHearing;
  /** The draft's own title while it is public. */
  draft: string | null;
  now: Date;
}

/** A notice in the place of its text: where it stands, how to take part, and what has come of it. */
export function NoticeBody({ hearing, draft, now }: Props) {
  const { notice } = hearing;
  return (
    <div class="guide consultation">
      <First hearing={hearing} now={now} />
      <Facts
        columns={1}
        items={[
          { label: '形式', value: forms[notice.form] },
          { label: '事项', value: notice.subject },
          { label: '为什么举行', value: notice.reason },
          { label: '草案', value: draft ? <a href={notice.draft}>{draft}</a> : '已不公开' },
          { label: '参加人名额', value: `${notice.seats} 名` },
          { label: '报名条件和确定办法', value: notice.conditions },
          { label: '确定方式', value: methods[notice.method] },
          { label: '抽签', value: hearing.draw && <a href={`/draws/${hearing.draw}`}>{hearing.draw}</a> },
          { label: '材料送达', value: hearing.papersOn && <Papers {...hearing} papersOn={hearing.papersOn} /> },
          { label: '参加人名单', value: <Later path={hearing.listPath} words="看参加人名单" later="会前公布" /> },
          { label: '笔录', value: <Later path={hearing.recordPath} words="看笔录" later="会后公布" /> },
          { label: '联系人', value: <Called text={notice.contact} /> },
        ]}
      />
      <p>{rulesOfPublication}</p>
    </div>
  );
}

/** What somebody comes for: whether and until when to apply, then when and where it is. */
function First({ hearing, now }: Pick<Props, 'hearing' | 'now'>) {
  const { notice } = hearing;
  const status = statusAt(hearing, now);
  const applying = status === 'applying';
  return (
    <section class="guide-first" aria-label="报名和举行">
      <p class="flush">
        <StatusTag status={status} /> {applying && <strong>报名{leftWords(notice.applyUntil, dayOf(now))}</strong>}
      </p>
      {applying && (
        <p class="consultation-buttons">
          <ButtonLink href={applyHref(hearing)} kind="primary">
            我要报名
          </ButtonLink>
        </p>
      )}
      <dl class="guide-facts guide-answers">
        <div>
          <dt>报名截止</dt>
          <dd>
            <Day on={notice.applyUntil} long /> 24 时（北京时间）
          </dd>
        </div>
        <div>
          <dt>举行时间</dt>
          <dd>
            <Held {...hearing} />
          </dd>
        </div>
        <div>
          <dt>地点</dt>
          <dd>{notice.place}</dd>
        </div>
      </dl>
    </section>
  );
}

/** 「2026年12月29日 星期二 09:00」 */
const Held = ({ notice: { heldOn, heldAt } }: Pick<PublicHearing, 'notice'>) => (
  <>
    <Day on={heldOn} long /> {weekdayWords(heldOn)} <time datetime={heldAt}>{heldAt}</time>
  </>
);

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

function lineOf(hearing: PublicHearing, now: Date) {
  const { notice, path, title, unitName } = hearing;
  const status = statusAt(hearing, now);
  const applying = status === 'applying';
  return {
    href: path,
    title,
    tags: (
      <>
        <StatusTag status={status} />{' '}
        {applying && (
          <ButtonLink href={applyHref(hearing)} kind="primary">
            我要报名<span class="visually-hidden">：{notice.subject}</span>
          </ButtonLink>
        )}
      </>
    ),
    note: applying && (
      <>
        报名截止：
        <Day on={notice.applyUntil} long /> 24 时，
        <strong class="whole">{leftWords(notice.applyUntil, dayOf(now))}</strong>
      </>
    ),
    summary: (
      <>
        <span>{forms[notice.form]}</span>：
        <Held notice={notice} />，<span>{notice.place}</span>
        <br />
        承办单位：<span>{unitName}</span>
      </>
    ),
  };
}

interface ListProps {
  frame: Frame;
  column: PublicColumn | undefined;
  hearings: PublicHearing[];
  now: Date;
}

/** 听证会、座谈会: those to come first. */
export function ListPage({ frame, column, hearings, now }: ListProps) {
  return (
    <HearingsFrame frame={frame} title="听证会、座谈会">
      <p class="page-intro">
        涉及群众切身利益、意见分歧较大的决策，举行听证会或者座谈会。报名、参加人名单和笔录都在这里公开。
      </p>
      <ListHead
        name="听证会、座谈会"
        total={hearings.length}
        of="场"
        unit={column && columnUnit(column)}
        updatedOn={column?.updatedAt && dayOf(column.updatedAt)}
        feed={column && `${listHref}feed.atom`}
      />
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
