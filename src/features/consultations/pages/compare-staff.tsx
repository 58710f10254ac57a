import { sendersWords } from '../../../core/people/mask.ts';
import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import type { CommentRow } from '../queries/comments.ts';
import type { PointRow } from '../queries/points.ts';
import type { RoundRow } from '../queries/rounds.ts';
import type { Clause } from '../rules/clauses.ts';
import { compareRounds } from '../rules/compare-rounds.ts';
import { outcomes } from '../rules/elements.ts';
import { numberOf } from '../rules/number.ts';
import { ChangesIn, ClausePairs } from './pairs.tsx';

interface Props {
  round: RoundRow;
  /** The draft of the next round, public or in the making. */
  next: { number: number; clauses: Clause[]; edition: number | null };
  comments: CommentRow[];
  points: PointRow[];
}

/** As many letters of one clause as are shown beside it; the register has all. */
const most = 20;

/** What the next round changes, beside what was said of each clause: points with their replies, and letters that nobody has split. */
export function StaffComparePage(props: Props) {
  const { round, next } = props;
  const pairs = compareRounds(round.clauses, next.clauses);
  const whole = <Said {...props} clause={null} />;
  return (
    <>
      <p>
        第 {round.number} 轮和第 {next.number} 轮{next.edition !== null && '（正在起草）'}：
        <ChangesIn pairs={pairs} />。 条文旁边是第 {round.number} 轮对这一条的意见。
      </p>
      <Buttons>
        {next.edition !== null && (
          <ButtonLink href={`/staff/consultations/editions/${next.edition}`} kind="primary">
            编辑第 {next.number} 轮草案
          </ButtonLink>
        )}
        <ButtonLink href={`/staff/consultations/rounds/${round.id}/points`}>要点和回应</ButtonLink>
      </Buttons>
      {props.comments.some(({ clause }) => clause === null) && <Card title="对草案整体的意见">{whole}</Card>}
      <ClausePairs
        pairs={pairs}
        said={({ before }) =>
          before !== null &&
          props.comments.some(({ clause }) => clause === before) && <Said {...props} clause={before} />
        }
      />
    </>
  );
}

function Said({ round, comments, points, clause }: Props & { clause: number | null }) {
  const own = comments.filter((comment) => comment.clause === clause && comment.verdict !== 'set_aside');
  const keys = [...new Set(own.map(({ textKey }) => textKey))];
  return (
    <ul class="said">
      {keys.slice(0, most).map((key) => (
        <Letter letters={own.filter(({ textKey }) => textKey === key)} points={points} />
      ))}
      {keys.length > most && (
        <li>
          还有 {keys.length - most} 种意见，见
          <a href={`/staff/consultations/rounds/${round.id}/comments`}>意见登记簿</a>。
        </li>
      )}
    </ul>
  );
}

function Letter({ letters, points }: { letters: CommentRow[]; points: PointRow[] }) {
  const [first] = letters;
  const own = points.filter(({ textKey }) => textKey === first!.textKey);
  return (
    <li>
      <p class="quiet">
        <a href={`/staff/consultations/comments/${first!.id}`}>{numberOf(first!.id)}</a> {sendersWords(letters)}
      </p>
      {own.length === 0 && <p class="pre-line">{first!.body}（还没有归纳要点）</p>}
      {own.map(({ body, reply }) => (
        <p>
          {body}
          <span class="quiet">
            {' '}
            {reply ? `${outcomes[reply.outcome]}：${reply.reason}` : '还没有回应'}
            {reply?.finalClause && `（见${reply.finalClause}）`}
          </span>
        </p>
      ))}
    </li>
  );
}
