import { StateTag } from '../../../core/publications/pages/state-tag.tsx';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary, Form, SelectField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { CallRow, Counts } from '../queries/calls.ts';
import type { RoundRow } from '../queries/rounds.ts';
import type { Status } from '../rules/days.ts';
import { StatusTag } from './line.tsx';

export type ShownRound = RoundRow & { status: Status; count: Counts; lacks: string[] };

interface Props {
  call: CallRow;
  rounds: ShownRound[];
  policies: { document: number; title: string }[];
  errors?: Record<string, string>;
  writes: boolean;
  keyFor(): string;
  today: string;
}

/** One consultation in the console: where each round stands and what comes next. */
export function ShowPage(props: Props) {
  const { call, rounds, errors, writes, keyFor } = props;
  const last = rounds.at(-1);
  const between = last && (last.status === 'closed' || last.status === 'answered') && call.state === 'issued';
  return (
    <>
      <ErrorSummary errors={errors} />
      <Card title="草案" more={{ label: '文件全部信息', href: `/staff/documents/${call.document}` }}>
        <Facts
          items={[
            { label: '草案名称', value: call.call.subject },
            { label: '承办单位', value: call.unitName },
            {
              label: '文件状态',
              value: <StateTag state={call.state} live={call.state === 'issued' && call.path !== null} />,
            },
            { label: '公众页面', value: call.path && <a href={call.path}>{call.path}</a> },
          ]}
        />
        {writes && ['draft', 'submitted', 'cleared'].includes(call.state) && (
          <Buttons>
            <ButtonLink href={`/staff/consultations/editions/${call.edition}`} kind="primary">
              编辑公告
            </ButtonLink>
          </Buttons>
        )}
        {writes && between && call.path && (
          <Form action={`/staff/consultations/${call.document}/round`} idempotencyKey={keyFor()} label="下一轮">
            <Buttons>
              <Button kind="secondary">准备第 {last.number + 1} 轮征求意见</Button>
            </Buttons>
          </Form>
        )}
      </Card>
      {[...rounds].reverse().map((round) => (
        <RoundCard {...props} round={round} />
      ))}
      <Final {...props} />
    </>
  );
}

function RoundCard({ call, round, writes, keyFor, today }: Props & { round: ShownRound }) {
  const { count, lacks, status } = round;
  const href = (page: string) => `/staff/consultations/rounds/${round.id}/${page}`;
  return (
    <Card title={`第 ${round.number} 轮`}>
      <Facts
        items={[
          { label: '状态', value: <StatusTag status={status} /> },
          {
            label: '时间',
            value: (
              <>
                <Day on={round.opensOn} /> 至 <Day on={round.closesOn} />
              </>
            ),
          },
          { label: '收到意见', value: `${count.comments} 条${count.held > 0 ? `，其中待核 ${count.held} 条` : ''}` },
          { label: '意见要点', value: `${count.points} 个，已审核回应 ${count.answered} 个` },
          {
            label: '采纳情况公布期限',
            value: (
              <>
                <Day on={round.resultDueOn} />{' '}
                {status === 'closed' && round.resultDueOn < today && <Tag tone="error">逾期</Tag>}
              </>
            ),
          },
          {
            label: '采纳情况',
            value: round.result && <a href={`/staff/documents/${round.result}`}>已生成，去送审和发布</a>,
          },
        ]}
      />
      {writes && status === 'closed' && <DrawUp round={round} lacks={lacks} formKey={keyFor()} />}
      <Buttons>
        <ButtonLink href={href('comments')} kind="primary">
          意见登记簿
        </ButtonLink>
        <ButtonLink href={href('points')}>要点和回应</ButtonLink>
        {count.points > 1 && <ButtonLink href={href('themes')}>归并主题</ButtonLink>}
        <ButtonLink href={href('invited')}>定向征求</ButtonLink>
        <ButtonLink href={href('broadcasts')}>刊播情况</ButtonLink>
        {call.call.round > round.number && <ButtonLink href={href('compare')}>与下一轮比较</ButtonLink>}
        {writes && (status === 'open' || status === 'closed') && (
          <ButtonLink href={href('enter')}>登记线下意见</ButtonLink>
        )}
      </Buttons>
    </Card>
  );
}

function DrawUp({ round, lacks, formKey }: { round: ShownRound; lacks: string[]; formKey: string }) {
  if (lacks.length > 0)
    return (
      <NoticeBox tone="info" title="生成采纳情况之前">
        <ul>
          {lacks.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </NoticeBox>
    );
  return (
    <Form action={`/staff/consultations/rounds/${round.id}/result`} idempotencyKey={formKey} label="采纳情况">
      <p class="field-hint">
        {round.count.comments === 0 && '没有收到意见也要公布结果。'}
        生成以后可以预览公众看到的每一个字，再按文件送审、发布。
      </p>
      <Buttons>
        <Button>{round.result ? '重新生成采纳情况' : '生成采纳情况'}</Button>
      </Buttons>
    </Form>
  );
}

function Final({ call, policies, errors, writes, keyFor }: Props) {
  const open = policies.filter(({ document }) => !call.finals.some((final) => final.document === document));
  return (
    <Card
      title="正式文件"
      note="关联以后，正式文件须等采纳情况公布（或与它同时公布）才能发布；不公布的，须签署豁免，理由公开。"
    >
      {call.finals.length > 0 && (
        <ul>
          {call.finals.map(({ document, title }) => (
            <li>
              <a href={`/staff/documents/${document}`}>{title}</a>
            </li>
          ))}
        </ul>
      )}
      {writes && open.length > 0 && (
        <Form action={`/staff/consultations/${call.document}/final`} idempotencyKey={keyFor()} label="关联正式文件">
          <SelectField
            name="policy"
            label="正式文件"
            blank="请选择"
            options={open.map(({ document, title }) => ({ value: String(document), label: title }))}
            error={errors?.policy}
          />
          <Buttons>
            <Button kind="secondary">关联</Button>
          </Buttons>
        </Form>
      )}
      {call.finals.length === 0 && open.length === 0 && <p class="quiet">本单位还没有起草政策文件。</p>}
    </Card>
  );
}
