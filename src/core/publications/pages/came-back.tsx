import { NoticeBox } from '../../../ui/notice-box.tsx';
import { ClockTag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';

export interface DocumentReview {
  id: number;
  words: string;
  open: boolean;
  /** Set when the review ended without clearing the text. */
  cameBack: CameBack | null;
  /** The hour that was set for it, and why it did not go out then. */
  publishAt: Date | null;
  failure: string | null;
}

export interface CameBack {
  /** Who sent it back (or took it back), when and how it is called; an edit that ended the review has no person. */
  title: { who: string; at: Date; verdict: string } | string;
  /** The opinion, or the reason, word for word. */
  words: string | null;
  /** Whether this person mends it. */
  mends: boolean;
  /** The text is another than the one that was sent. */
  changed: boolean;
  due: { on: string; state: 'normal' | 'soon' | 'late'; days: number | null } | null;
  /** The submitted text beside the present one; null while they are the same. */
  compare: string | null;
}

/** Why the review ended without clearing the text, by whom, and the way on: mend it, look at what changed, send it again. */
export function CameBackNotice({ back }: { back: CameBack }) {
  const { title, words, mends, changed, due, compare } = back;
  return (
    <NoticeBox
      tone="warning"
      title={
        typeof title === 'string' ? (
          title
        ) : (
          <>
            {title.who} <Moment at={title.at} /> {title.verdict}
          </>
        )
      }
    >
      {words && <blockquote class="came-back-words">{words}</blockquote>}
      {mends && (
        <p>
          {changed ? '文字已经改动，请核对后重新送审。' : '请按意见修改，改好后重新送审。'}
          {due && (
            <>
              {due.on}前送审 <ClockTag state={due.state} days={due.days ?? undefined} />
            </>
          )}
        </p>
      )}
      {compare && (
        <p>
          <a href={compare}>比较送审的文字与现在的文字</a>
        </p>
      )}
    </NoticeBox>
  );
}
