import { sendersWords } from '../../../core/people/mask.ts';
import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import {
  DateField,
  ErrorSummary,
  Fields,
  Form,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { CommentRow } from '../queries/comments.ts';
import type { PointRow } from '../queries/points.ts';
import type { RoundRow } from '../queries/rounds.ts';
import { clauseWords } from '../rules/clauses.ts';
import type { Status } from '../rules/days.ts';
import { outcomeNames, outcomes } from '../rules/elements.ts';
import { whyNotMove } from '../rules/moves.ts';
import { numberOf } from '../rules/number.ts';
import { atForm } from './line.tsx';

interface Rights {
  person: number;
  leads: boolean;
  replies(unit: number): boolean;
  decides: boolean;
}

interface Props {
  round: RoundRow;
  points: PointRow[];
  units: { id: number; name: string }[];
  letters(textKey: string): CommentRow[];
  wrong?: { point: number; errors: Record<string, string>; typed: Typed };
  status: Status;
  rights: Rights;
  keyFor(): string;
  today: string;
}

/** 要点和回应: exactly what would become public of each point, and the next step that this person may do. */
export function PointsPage(props: Props) {
  const { points, wrong, status } = props;
  const agreed = points.filter(({ reply }) => reply?.verdict === 'agreed').length;
  return (
    <>
      <ErrorSummary errors={wrong && atForm(wrong.errors, wrong.point)} />
      {points.length === 0 ? (
        <EmptyState title="还没有要点">从意见登记簿打开一条意见，归纳要点。</EmptyState>
      ) : (
        <p>
          要点 {points.length} 个，已审核回应 {agreed} 个。每一格就是公布时公众看到的样子。
        </p>
      )}
      {whyNotMove('reply', status) && <p class="quiet">{whyNotMove('reply', status)}</p>}
      {points.map((point, at) => (
        <Point {...props} point={point} number={at + 1} />
      ))}
    </>
  );
}

function Point(props: Props & { point: PointRow; number: number }) {
  const { point, number, letters, rights, status, today } = props;
  const own = letters(point.textKey);
  const { reply } = point;
  const may = whyNotMove('reply', status) === null;
  return (
    <div id={`point-${point.id}`}>
      <Card title={`要点 ${number}`}>
        <p class="pre-line">{point.body}</p>
        <p class="quiet">{aboutOf(props, own)}</p>
        <p class="quiet flush">
          {point.dueOn && (
            <>
              期限 <Day on={point.dueOn} />{' '}
              {point.dueOn < today && reply?.verdict !== 'agreed' && <Tag tone="error">超期</Tag>}{' '}
            </>
          )}
          {rights.leads && own[0] && (
            <a href={`/staff/consultations/comments/${own[0].id}`}>看原文 {numberOf(own[0].id)}</a>
          )}
        </p>
        {reply && <Said reply={reply} />}
        {may && reply && reply.verdict === null && rights.decides && reply.writtenBy !== rights.person && (
          <Decision {...props} />
        )}
        {may && (!reply || reply.verdict !== null) && rights.replies(point.unit) && <Reply {...props} />}
        {may && rights.leads && <Assign {...props} />}
      </Card>
    </div>
  );
}

/** 「朱**等 3 份　针对第三条　主题：价格　回应单位：区财政局」 */
const aboutOf = ({ point, round }: Props & { point: PointRow }, own: CommentRow[]): string =>
  [
    sendersWords(own),
    `针对${clauseWords(round.clauses, own[0]?.clause ?? null)}`,
    point.theme && `主题：${point.theme}`,
    `回应单位：${point.unitName}`,
  ]
    .filter(Boolean)
    .join('　');

const verdicts = { agreed: '已审核', returned: '已退回' } as const;

function Said({ reply }: { reply: NonNullable<PointRow['reply']> }) {
  return (
    <NoticeBox
      tone={reply.verdict === 'agreed' ? 'success' : 'info'}
      title={`${outcomes[reply.outcome]}（${reply.verdict ? verdicts[reply.verdict] : '等待审核'}）`}
    >
      <p>
        {reply.reason}
        {reply.finalClause && `（见${reply.finalClause}）`}
      </p>
      <p class="quiet">
        {reply.writer}拟写{reply.words && `；审核意见：${reply.words}`}
      </p>
    </NoticeBox>
  );
}

/** What was typed into this point's form, when something was wrong with it. */
const wrongOf = ({ wrong, point }: Props & { point: PointRow }) => ({
  errors: wrong?.point === point.id ? wrong.errors : {},
  value: (name: string) => (wrong?.point === point.id ? ([wrong.typed[name] ?? ''].flat()[0] ?? '') : ''),
});

function Reply(props: Props & { point: PointRow }) {
  const { point, keyFor, wrong } = props;
  const { errors, value } = wrongOf(props);
  const again = point.reply?.verdict === 'returned' ? point.reply : null;
  return (
    <details class="deed" open={wrong?.point === point.id || !point.reply || again !== null || undefined}>
      <summary>{point.reply ? '重新拟写回应' : '拟写回应'}</summary>
      <Form
        action={`/staff/consultations/points/${point.id}/reply`}
        idempotencyKey={keyFor()}
        label={`拟写回应：要点 ${point.id}`}
      >
        <SelectField
          name="outcome"
          id={`f-outcome-${point.id}`}
          label="是否采纳"
          required
          blank="请选择"
          value={value('outcome') || again?.outcome || ''}
          options={outcomeNames.map((name) => ({ value: name, label: outcomes[name] }))}
          error={errors.outcome}
        />
        <TextArea
          name="reason"
          id={`f-reason-${point.id}`}
          label="理由"
          hint="会公开"
          required
          rows={3}
          value={value('reason') || again?.reason || ''}
          error={errors.reason}
        />
        <TextField
          name="finalClause"
          id={`f-finalClause-${point.id}`}
          label="落实在第几条"
          hint="采纳和部分采纳的必填，例如：第六条第二款"
          value={value('finalClause') || again?.finalClause || ''}
          error={errors.finalClause}
          maxLength={200}
        />
        <Buttons>
          <Button>提交审核</Button>
        </Buttons>
      </Form>
    </details>
  );
}

function Decision(props: Props & { point: PointRow }) {
  const { point, keyFor } = props;
  const { errors, value } = wrongOf(props);
  return (
    <Form
      action={`/staff/consultations/points/${point.id}/decision`}
      idempotencyKey={keyFor()}
      label={`审核回应：要点 ${point.id}`}
    >
      <input type="hidden" name="reply" value={String(point.reply!.id)} />
      <RadioGroup
        name="verdict"
        id={`f-verdict-${point.id}`}
        label="审核意见"
        required
        inline
        value={value('verdict')}
        options={[
          { value: 'agreed', label: '同意' },
          { value: 'returned', label: '退回' },
        ]}
        error={errors.verdict}
      />
      <TextField
        name="words"
        id={`f-words-${point.id}`}
        label="说明"
        hint="退回的必填"
        value={value('words')}
        error={errors.words}
        maxLength={500}
      />
      <Buttons>
        <Button>保存审核意见</Button>
      </Buttons>
    </Form>
  );
}

function Assign(props: Props & { point: PointRow }) {
  const { point, units, keyFor } = props;
  const { errors, value } = wrongOf(props);
  return (
    <details class="deed">
      <summary>分办给其他单位</summary>
      <Form
        action={`/staff/consultations/points/${point.id}/unit`}
        idempotencyKey={keyFor()}
        label={`分办：要点 ${point.id}`}
      >
        <Fields>
          <SelectField
            name="unit"
            id={`f-unit-${point.id}`}
            label="回应单位"
            required
            value={value('unit') || String(point.unit)}
            options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
            error={errors.unit}
          />
          <DateField
            name="dueOn"
            id={`f-dueOn-${point.id}`}
            label="期限"
            value={value('dueOn') || (point.dueOn ?? '')}
            error={errors.dueOn}
          />
        </Fields>
        <Buttons>
          <Button kind="secondary">分办</Button>
        </Buttons>
      </Form>
    </details>
  );
}
