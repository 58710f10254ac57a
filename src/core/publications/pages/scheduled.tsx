import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { DocumentReview } from './came-back.tsx';

/** 定时发布: when it goes out, or that it did not, and the way to where that is mended. */
export function Scheduled({ review }: { review: DocumentReview }) {
  const mend = <a href={`/staff/review/${review.id}`}>去发布页面</a>;
  return review.failure ? (
    <NoticeBox tone="error" title="定时发布没有成功">
      <p>
        应在 <Moment at={review.publishAt!} /> 发布，没有发出：{review.failure}
      </p>
      <p class="notice-links">处理之后立即发布或者另定时间：{mend}</p>
    </NoticeBox>
  ) : (
    <NoticeBox tone="info" title="已设定时发布">
      <Moment at={review.publishAt!} /> 自动发布，届时会再次核对文字和手续。{mend}
    </NoticeBox>
  );
}
