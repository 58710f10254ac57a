import { StateTag } from '../../../core/publications/pages/state-tag.tsx';
import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { ErrorSummary, Form, TextField } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { UnitField } from '../../../ui/unit-field.tsx';
import { Day } from '../../../ui/when.tsx';
import type { CallRow, Counts } from '../queries/calls.ts';
import type { RoundRow } from '../queries/rounds.ts';
import { statusOf } from '../rules/moves.ts';
import { StatusTag } from './line.tsx';

interface Props {
  calls: CallRow[];
  rounds: RoundRow[];
  /** Rounds of other units in which points wait for one's own. */
  foreign: RoundRow[];
  counts: Counts[];
  drafts: boolean;
  now: Date;
  today: string;
}

/** 征求意见: calls with their rounds, and what waits. */
export function CallsPage(props: Props) {
  const { calls, foreign, drafts } = props;
  return (
    <>
      {drafts && (
        <div class="form-section">
          <Buttons>
            <ButtonLink href="/staff/consultations/new" kind="primary">
              起草征求意见
            </ButtonLink>
          </Buttons>
        </div>
      )}
      <Table
        caption="征求意见"
        hideCaption
        rows={calls}
        empty="还没有征求意见。重大行政决策和涉及群众切身利益的文件，决策之前要公开征求意见。"
        columns={[
          {
            key: 'title',
            head: '标题',
            kind: 'title',
            cell: ({ document, title }) => <a href={`/staff/consultations/${document}`}>{title}</a>,
          },
          { key: 'unit', head: '承办单位', cell: ({ unitName }) => unitName },
          { key: 'state', head: '状态', cell: (call) => <CallState call={call} {...props} /> },
          { key: 'progress', head: '办理', cell: ({ document }) => <Progress document={document} {...props} /> },
        ]}
      />
      {foreign.length > 0 && (
        <Card title="等本单位回应的意见">
          <ul>
            {foreign.map(({ id, subject }) => (
              <li>
                <a href={`/staff/consultations/rounds/${id}/points`}>{subject}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function CallState({ call, rounds, now }: Props & { call: CallRow }) {
  const last = rounds.filter(({ document }) => document === call.document).at(-1);
  return (
    <>
      {last && call.path && <StatusTag status={statusOf({ ...last, answered: last.resultPublic }, now)} />}{' '}
      {call.state !== 'issued' && <StateTag state={call.state} live={false} />}
    </>
  );
}

function Progress({ document, rounds, counts, today }: Props & { document: number }) {
  const last = rounds.filter((round) => round.document === document).at(-1);
  const count = last && counts.find(({ round }) => round === last.id);
  if (!last || !count) return <>—</>;
  return (
    <>
      收到 {count.comments} 条，要点 {count.points} 个，已回应 {count.answered} 个
      {!last.resultPublic && (
        <p class="quiet flush">
          采纳情况应在 <Day on={last.resultDueOn} /> 前公布 {last.resultDueOn < today && <Tag tone="error">逾期</Tag>}
        </p>
      )}
    </>
  );
}

/** 起草征求意见: its title and the unit that answers for it; everything else is filled in next. */
export function NewCallPage(props: {
  formKey: string;
  typed: Typed;
  errors: Record<string, string>;
  units: { id: number; name: string }[];
}) {
  const { formKey, typed, errors, units } = props;
  const value = (name: string) => [typed[name] ?? ''].flat()[0];
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/consultations/new" idempotencyKey={formKey} label="起草征求意见">
        <TextField
          name="title"
          label="公告标题"
          hint="例如：关于公开征求《……（征求意见稿）》意见的公告"
          required
          value={value('title')}
          maxLength={200}
          error={errors.title}
        />
        <UnitField units={units} value={value('unit')} error={errors.unit} />
        <Buttons>
          <Button>下一步，填写草案</Button>
          <ButtonLink href="/staff/consultations">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}
