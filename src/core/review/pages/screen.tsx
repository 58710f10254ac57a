import { ButtonLink } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { type Step, Steps } from '../../../ui/steps.tsx';
import { ClockTag, Tag } from '../../../ui/tag.tsx';
import type { TimelineEntry } from '../../../ui/timeline.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { ReferralRow, Submission } from '../queries.ts';
import { channels, isOpen } from '../rules.ts';
import { Beside } from './beside.tsx';
import { AskForm, type CountersignView, GiveForm, WaitingForm } from './countersign.tsx';
import { IssueForms, type IssueView, RecallForm } from './issue.tsx';
import { ManyTexts, type ManyView } from './many.tsx';
import { OpinionForm, type OpinionView } from './opinion.tsx';
import { type Acts, FlowRecord, type Unread, UnreadNotices } from './record.tsx';
import { ReviewText, type TextView } from './text.tsx';

export interface ScreenView {
  submission: Submission;
  /** Where it stands, in one word. */
  standing: string;
  texts: TextView[];
  /** In place of the texts when there are many. */
  many: ManyView | null;
  timeline: TimelineEntry[];
  /** 传阅, 转办, 催办: what this person may do with the matter besides deciding. */
  acts: Acts;
  /** What was sent to this person for reading about it. */
  unread: Unread[];
  steps: Step[];
  referrals: ReferralRow[];
  clock: { state: 'normal' | 'soon' | 'late'; days?: number } | null;
  /** Why this person, who stands at the step, may not act on this text. */
  why: string | null;
  countersign: CountersignView;
  opinion: OpinionView | null;
  issue: IssueView | null;
  recall: Parameters<typeof RecallForm>[0] | null;
  /** Public addresses after issue. */
  paths: { title: string; path: string }[];
}

/**
 * One screen a matter. Where there is room, what may be done now stands beside the texts, the record under it; on a phone
 * the order is texts, record, acts. The end of the texts leads to the acts, on a phone their beginning does too.
 */
export function ReviewScreen(view: ScreenView) {
  const { texts } = view;
  const act = actWords(view);
  return (
    <>
      <UnreadNotices unread={view.unread} />
      {act && (
        <p class="review-jump no-print">
          <ButtonLink href="#acts" kind="primary">
            {act}
          </ButtonLink>
        </p>
      )}
      <State view={view} />
      <div class="review-screen">
        <div class="review-texts">
          <Sent view={view} />
          {view.many && <ManyTexts {...view.many} />}
          {texts.length > 1 && <Manifest texts={texts} />}
          {view.referrals.map((referral) => (
            <Referral referral={referral} />
          ))}
          {texts.map((text) => (
            <ReviewText text={text} several={texts.length > 1} />
          ))}
          {act && (
            <p class="review-back no-print">
              <ButtonLink href="#acts">{act}</ButtonLink>
            </p>
          )}
        </div>
        <div class="review-side">
          <ReviewActs view={view} />
          <aside class="review-record" aria-label="流转记录、附件和关联">
            <FlowRecord entries={view.timeline} />
            {!view.many && <Beside texts={texts} />}
          </aside>
        </div>
      </div>
    </>
  );
}

/** Exactly what this person may do now, and below it what may be done with the matter besides deciding. */
function ReviewActs({ view }: { view: ScreenView }) {
  const { submission, opinion, issue, recall, countersign } = view;
  return (
    <div class="review-acts" id="acts" tabindex={-1}>
      {view.why && (
        <NoticeBox tone="warning" title="您不能审查这份文件">
          {view.why}
        </NoticeBox>
      )}
      {countersign.give && <GiveForm {...countersign.give} />}
      {countersign.waits && <WaitingForm {...countersign.waits} />}
      {opinion && <OpinionForm {...opinion} />}
      {issue && <IssueForms {...issue} />}
      {countersign.ask && <AskForm {...countersign.ask} />}
      {recall && <RecallForm {...recall} />}
      <p class="review-ways no-print">
        {view.acts.map(({ label, href }) => (
          <ButtonLink href={href}>{label}</ButtonLink>
        ))}
        <ButtonLink href={`/staff/review/${submission.id}/sheet`}>呈批单（打印）</ButtonLink>
      </p>
    </div>
  );
}

/** What this person is to do at the end of the screen, for the way straight to it. */
function actWords({ opinion, countersign, issue }: ScreenView): string | null {
  if (countersign.give) return '写加签意见';
  if (opinion) return '写意见';
  return issue ? '去发布' : null;
}

function State({ view }: { view: ScreenView }) {
  const { submission, paths } = view;
  return (
    <>
      {submission.urgent && (
        <NoticeBox tone="warning" title="紧急">
          {submission.urgentReason}。缩短环节和时限，仍须两个人：另一个人审查同一版文字之后才能发布。
        </NoticeBox>
      )}
      {submission.endReason && (
        <NoticeBox tone="error" title={view.standing}>
          {submission.state !== 'voided' && submission.endReason}
        </NoticeBox>
      )}
      {paths.length > 0 && (
        <NoticeBox tone="success" title="已发布，公众可见">
          <ul>
            {paths.map(({ title, path }) => (
              <li>
                <a href={path}>{title}</a>
              </li>
            ))}
          </ul>
        </NoticeBox>
      )}
      <Steps steps={view.steps} label="审查环节" brief />
    </>
  );
}

function Sent({ view }: { view: ScreenView }) {
  const { submission, clock } = view;
  const ways = submission.channels.map((name) => channels[name as keyof typeof channels] ?? name).join('、');
  return (
    <Facts
      label="送审信息"
      items={[
        {
          label: '现在',
          value: (
            <>
              {submission.urgent && <Tag tone="error">紧急</Tag>} {view.standing}{' '}
              {clock && isOpen(submission.state) && <ClockTag {...clock} />}
            </>
          ),
        },
        { label: '办理期限', value: submission.dueOn && isOpen(submission.state) && <Day on={submission.dueOn} /> },
        { label: '送审', value: <SentBy submission={submission} /> },
        { label: '公开方式', value: ways },
      ]}
    />
  );
}

function SentBy({ submission }: { submission: Submission }) {
  return (
    <>
      {submission.unitName} {submission.submitterName}，<Moment at={submission.submittedAt} />
    </>
  );
}

/** 一并送审: what is cleared together is published together. */
function Manifest({ texts }: { texts: TextView[] }) {
  return (
    <Card
      title={`一并送审的 ${texts.length} 份文件`}
      note="一次审查覆盖全部，同时发布或者都不发布；其中一份改动，全部重新审查。"
    >
      <ol class="manifest">
        {texts.map((text) => (
          <li>
            <a href={`#text-${text.position}`}>{text.content.title}</a> <Tag>{text.kind}</Tag>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Referral({ referral }: { referral: ReferralRow }) {
  return (
    <Card title={`提请${referral.referredTo}确定`}>
      <Facts
        columns={1}
        items={[
          { label: '起草部门的意见', value: referral.drafterPosition },
          { label: '审核部门的意见', value: referral.reviewerPosition },
          { label: '提请时间', value: <Moment at={referral.referredAt} /> },
          { label: '答复', value: referral.answer ?? '等待答复' },
          { label: '答复时间', value: referral.answeredAt && <Moment at={referral.answeredAt} /> },
        ]}
      />
    </Card>
  );
}
