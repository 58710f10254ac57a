import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { DateField, ErrorSummary, Fields, Form, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { InvitationRow } from '../queries/invited.ts';
import type { RoundRow } from '../queries/rounds.ts';
import type { Status } from '../rules/days.ts';
import { invitedKinds, responseWords } from '../rules/invited.ts';
import { whyNotMove } from '../rules/moves.ts';
import { numberOf } from '../rules/number.ts';
import { atForm } from './line.tsx';

interface Props {
  round: RoundRow;
  invitations: InvitationRow[];
  status: Status;
  writes: boolean;
  typed: Typed;
  /** Of the unit under which something was wrong; null is the form of new ones. */
  wrong: number | null;
  errors: Record<string, string>;
  today: string;
  keyFor(): string;
}

/** 定向征求: who was asked by name, when, and who answered. */
export function InvitedPage(props: Props) {
  const { round, invitations, errors, writes, status } = props;
  const answered = invitations.filter(({ answeredOn }) => answeredOn !== null).length;
  const may = (move: Parameters<typeof whyNotMove>[0]) => writes && whyNotMove(move, status) === null;
  return (
    <>
      <ErrorSummary errors={atForm(errors, props.wrong)} />
      <p>
        {responseWords({ invited: invitations.length, answered })}
        答复率向公众公布；单位名称{round.invitedNamed ? '随采纳情况公布。' : '不公布（公告里没有写明公布）。'}
      </p>
      <Table
        caption="受邀单位"
        hideCaption
        rows={invitations}
        empty="还没有登记受邀单位。"
        columns={[
          { key: 'name', head: '单位', kind: 'title', cell: (row) => <span id={`invited-${row.id}`}>{row.name}</span> },
          { key: 'kind', head: '种类', kind: 'short', cell: ({ kind }) => invitedKinds[kind] },
          { key: 'on', head: '邀请', kind: 'date', cell: ({ invitedOn }) => <Day on={invitedOn} /> },
          { key: 'way', head: '方式', cell: ({ way }) => way },
          {
            key: 'answered',
            head: '答复',
            cell: ({ answeredOn, comment }) => (
              <>
                {answeredOn ? <Day on={answeredOn} /> : '没有答复'}{' '}
                {comment !== null && <a href={`/staff/consultations/comments/${comment}`}>{numberOf(comment)}</a>}
                {answeredOn && comment === null && '没有意见'}
              </>
            ),
          },
          ...(may('noteAnswer') || may('dropInvitation')
            ? [
                {
                  key: 'deeds',
                  head: '办理',
                  cell: (row: InvitationRow) => (
                    <>
                      {may('noteAnswer') && <Answer {...props} row={row} />}
                      {may('dropInvitation') && <Drop {...props} row={row} />}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {may('invite') && <New {...props} />}
      <Buttons>
        <ButtonLink href={`/staff/consultations/${round.document}`} kind="quiet">
          返回
        </ButtonLink>
      </Buttons>
    </>
  );
}

/** What was typed into this unit's form, when something was wrong with it. */
const fieldsOf = ({ row, wrong, typed, errors }: Props & { row: InvitationRow }) => ({
  open: wrong === row.id || undefined,
  field: (name: string, label: string, usual = '') => ({
    ...{ name, label, id: `f-${name}-${row.id}` },
    value: wrong === row.id ? [typed[name] ?? ''].flat()[0] : usual,
    error: wrong === row.id ? errors[name] : undefined,
  }),
});

function Answer(props: Props & { row: InvitationRow }) {
  const { row, keyFor, today } = props;
  const { open, field } = fieldsOf(props);
  return (
    <details class="deed" open={open}>
      <summary>
        登记答复<span class="visually-hidden">：{row.name}</span>
      </summary>
      <Form
        action={`/staff/consultations/invitations/${row.id}/answer`}
        idempotencyKey={keyFor()}
        label={`登记答复：${row.name}`}
      >
        <DateField {...field('answeredOn', '答复日期', row.answeredOn ?? today)} required />
        <TextField
          {...field('letter', '意见编号', row.comment === null ? '' : numberOf(row.comment))}
          hint="先登记意见，再填它的编号；没有意见的不填"
          maxLength={40}
        />
        <Buttons>
          <Button>保存</Button>
        </Buttons>
      </Form>
    </details>
  );
}

function Drop(props: Props & { row: InvitationRow }) {
  const { row, keyFor } = props;
  const { field } = fieldsOf(props);
  return (
    <details class="deed">
      <summary>
        登记有误，删去<span class="visually-hidden">：{row.name}</span>
      </summary>
      <Form
        action={`/staff/consultations/invitations/${row.id}/drop`}
        idempotencyKey={keyFor()}
        label={`删去：${row.name}`}
      >
        <TextField {...field('reason', '理由')} required maxLength={500} />
        <Buttons>
          <Button kind="secondary">删去</Button>
        </Buttons>
      </Form>
    </details>
  );
}

function New({ round, typed, wrong, errors, today, keyFor }: Props) {
  const said = wrong === null ? errors : {};
  const field = (name: string, label: string, usual = '') => ({
    ...{ name, label, error: said[name] },
    value: wrong === null ? [typed[name] ?? usual].flat()[0] : usual,
  });
  return (
    <Card title="登记受邀单位">
      <Form
        action={`/staff/consultations/rounds/${round.id}/invited`}
        idempotencyKey={keyFor()}
        guard
        label="登记受邀单位"
      >
        <TextArea
          {...field('names', '单位名称')}
          required
          rows={6}
          hint="一行一家，写全称；可以整列粘贴，已经登记的不重复"
        />
        <Fields>
          <SelectField
            {...field('kind', '种类')}
            required
            blank="请选择"
            options={Object.entries(invitedKinds).map(([value, label]) => ({ value, label }))}
          />
          <DateField {...field('invitedOn', '邀请日期', today)} required />
          <TextField {...field('way', '方式')} maxLength={100} hint="例如：发函、座谈会、上门" />
        </Fields>
        <Buttons>
          <Button>登记</Button>
        </Buttons>
      </Form>
    </Card>
  );
}
