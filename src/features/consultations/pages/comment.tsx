import { sendersWords, senderWords } from '../../../core/people/mask.ts';
import { sizeWords } from '../../../core/publications/pages/editor-attachments.tsx';
import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary, Form, RadioGroup, TextArea, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { CommentRow } from '../queries/comments.ts';
import type { PointRow } from '../queries/points.ts';
import type { RoundRow } from '../queries/rounds.ts';
import { clauseWords } from '../rules/clauses.ts';
import type { Status } from '../rules/days.ts';
import { channels } from '../rules/elements.ts';
import { whyNotMove } from '../rules/moves.ts';
import { numberOf } from '../rules/number.ts';

interface Props {
  comment: CommentRow;
  round: RoundRow;
  /** Letters that say the same, this one too. */
  same: CommentRow[];
  points: PointRow[];
  status: Status;
  errors?: Record<string, string>;
  typed: Typed;
  /** Shown once, to whoever said why. */
  address?: { email: string; phone: string };
  writes: boolean;
  keyFor(): string;
}

/** One comment as it was said, and beside it what becomes of it. */
export function CommentPage(props: Props) {
  const { comment, round, same, errors, writes, status } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Card title="原文" note="原文登记以后谁也不能改；办理用下面的要点。">
        <p class="pre-line">{comment.body}</p>
        <Facts
          items={[
            { label: '编号', value: numberOf(comment.id) },
            { label: '方式', value: channels[comment.channel] },
            { label: '收到日期', value: <Day on={comment.receivedOn} /> },
            { label: '登记时间', value: <Moment at={comment.submittedAt} /> },
            { label: '针对', value: clauseWords(round.clauses, comment.clause) },
            { label: '提出人', value: senderWords(comment) },
            { label: '公布时的提出人', value: sendersWords(same) },
            { label: '相同意见', value: same.length > 1 ? `${same.length} 份，一并办理` : '' },
            { label: '校验值', value: <code>{comment.hash}</code>, wide: true },
          ]}
        />
        <Files comment={comment} />
      </Card>
      {comment.held && <Held {...props} />}
      {comment.verdict !== 'set_aside' && <Points {...props} />}
      {comment.hasAddress && writes && <Contact {...props} />}
      {whyNotMove('split', status) && <p class="quiet">{whyNotMove('split', status)}</p>}
    </>
  );
}

function Files({ comment }: Pick<Props, 'comment'>) {
  if (comment.files.length === 0) return null;
  return (
    <>
      <h3>附件</h3>
      <ul>
        {comment.files.map(({ name, bytes, checked }, at) => (
          <li>
            <a href={`/staff/consultations/comments/${comment.id}/files/${at + 1}`}>{name}</a>（{sizeWords(bytes)}）
            {checked !== 'checked' && <Tag tone="error">未检查，打开前请小心</Tag>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Held({ comment, errors, typed, writes, keyFor }: Props) {
  if (comment.verdict)
    return (
      <Card title="待核">
        <p>
          {comment.verdict === 'kept' ? '已纳入办理' : '未纳入办理'}：{comment.judgement}
        </p>
      </Card>
    );
  return (
    <Card title="待核" note="同一处短时间内提交得多，先由人看一眼。无论怎样决定，都计入收到的意见。">
      {writes && (
        <Form action={`/staff/consultations/comments/${comment.id}/judgement`} idempotencyKey={keyFor()} label="待核">
          <RadioGroup
            name="verdict"
            label="怎样处理"
            required
            inline
            value={[typed.verdict ?? ''].flat()[0]}
            error={errors?.verdict}
            options={[
              { value: 'kept', label: '纳入办理' },
              { value: 'set_aside', label: '不纳入办理' },
            ]}
          />
          <TextField
            name="reason"
            label="理由"
            hint="不纳入办理的，理由随采纳情况公开"
            required
            error={errors?.reason}
            value={[typed.reason ?? ''].flat()[0]}
            maxLength={500}
          />
          <Buttons>
            <Button>保存</Button>
          </Buttons>
        </Form>
      )}
    </Card>
  );
}

function Points({ comment, round, points, errors, typed, status, writes, keyFor }: Props) {
  const kept = [typed.point ?? []].flat();
  const themes = [typed.theme ?? []].flat();
  const rows = kept.length > 0 ? kept.map((body, at) => ({ body, theme: themes[at] ?? '' })) : points;
  const shown = [...rows, ...Array.from({ length: rows.length > 0 ? 1 : 2 }, () => ({ body: '', theme: '' }))];
  const may = writes && whyNotMove('split', status) === null;
  return (
    <Card
      title="要点"
      note="用能公开的话写，一点一行：不写姓名、电话、住址等个人信息。相同的意见只归纳一次。"
      more={{ label: '要点和回应', href: `/staff/consultations/rounds/${round.id}/points` }}
    >
      {!may && (
        <ol>
          {points.map(({ body }) => (
            <li>{body}</li>
          ))}
        </ol>
      )}
      {may && (
        <Form
          action={`/staff/consultations/comments/${comment.id}/points`}
          idempotencyKey={keyFor()}
          label="归纳要点"
          class="form form-wide"
        >
          {points.some(({ reply }) => reply) && (
            <NoticeBox tone="warning">
              <p>已经有回应。重新保存要点，原来的要点和回应作废。</p>
            </NoticeBox>
          )}
          {shown.map(({ body, theme }, at) => (
            <fieldset class="guide-row">
              <legend>要点 {at + 1}</legend>
              <TextArea
                name="point"
                id={at === 0 ? 'f-point' : `f-point-${at + 1}`}
                label={`要点 ${at + 1}`}
                rows={2}
                value={body || (at === 0 && rows.length === 0 ? comment.body : '')}
                error={at === 0 ? errors?.point : undefined}
              />
              <TextField
                name="theme"
                id={`f-theme-${at + 1}`}
                label={`要点 ${at + 1} 的主题`}
                hint="可以不填，公布时按主题排"
                value={theme}
                maxLength={50}
              />
            </fieldset>
          ))}
          <Buttons>
            <Button>保存要点</Button>
            <ButtonLink href={`/staff/consultations/rounds/${round.id}/comments`} kind="quiet">
              返回登记簿
            </ButtonLink>
          </Buttons>
        </Form>
      )}
    </Card>
  );
}

function Contact({ comment, address, errors, typed }: Props) {
  if (address)
    return (
      <Card title="联系方式" note="只在这里显示一次，查看已经记入台账。">
        <p>
          {address.email} {address.phone}
        </p>
      </Card>
    );
  return (
    <Card title="联系方式" note="加密保存。写明理由可以查看一次，记入台账。">
      <Form action={`/staff/consultations/comments/${comment.id}/contact`} label="查看联系方式">
        <TextField
          name="why"
          label="为什么要查看"
          required
          value={[typed.why ?? ''].flat()[0]}
          error={errors?.why}
          maxLength={200}
        />
        <Buttons>
          <Button kind="secondary">查看</Button>
        </Buttons>
      </Form>
    </Card>
  );
}
