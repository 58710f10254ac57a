import type { Typed } from '../../../platform/form.ts';
import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary, type FormErrors } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { Draw, OutcomeRow, SubstitutionRow } from '../queries/draws.ts';
import { kinds } from '../rules/beacon.ts';
import type { Preview } from '../rules/listed.ts';
import type { Next } from '../rules/next.ts';
import { algorithms } from '../rules/pool.ts';
import { isRevealOverdue, type Stage } from '../rules/stage.ts';
import { PoolPreview } from './pool-preview.tsx';
import { StaffResult } from './staff-result.tsx';
import { StageTag } from './stage-tag.tsx';
import { StepForms } from './step-forms.tsx';

export interface StaffDrawProps {
  draw: Draw;
  stage: Stage;
  outcomes: OutcomeRow[];
  substitutions: SubstitutionRow[];
  next: Next;
  preview: Preview;
  names: Map<string, string>;
  why: string[];
  /** The hash of the list as it is shown here. */
  seen: string;
  typed: Typed;
  errors: FormErrors;
  today: string;
  person: number;
  newKey(): string;
}

export function StaffDraw(props: StaffDrawProps) {
  const { draw, stage, next, errors, today } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>
        <StageTag stage={stage} overdue={isRevealOverdue(draw, today)} />
      </p>
      {(draw.voidReason ?? draw.abortReason) && (
        <NoticeBox tone="warning" title={draw.voidReason ? '已作废' : '已终止'}>
          <p>{draw.voidReason ?? draw.abortReason}</p>
        </NoticeBox>
      )}
      <StepForms {...props} />
      <Card title="方案">
        <PlanFacts draw={draw} />
        <Buttons>
          {next.edit && <ButtonLink href={`/staff/draws/${draw.id}/edit`}>修改方案</ButtonLink>}
          {draw.number && <ButtonLink href={`/draws/${draw.number}`}>公众看到的页面</ButtonLink>}
          {draw.publishedAt && (
            <ButtonLink href={`/staff/draws/new?after=${draw.id}`} kind="quiet">
              重新抽取
            </ButtonLink>
          )}
        </Buttons>
      </Card>
      <Card title={draw.frozenAt ? '冻结的名单' : '名单'}>
        <PoolPreview preview={props.preview} names={props.names} why={draw.frozenAt ? [] : props.why} text="" />
        <Buttons>
          <ButtonLink href={`/staff/draws/${draw.id}/pool`}>查看全部名单</ButtonLink>
          {next.list && <ButtonLink href={`/staff/draws/${draw.id}/list`}>调整名单</ButtonLink>}
        </Buttons>
      </Card>
      <Named draw={draw} />
      <StaffResult {...props} />
    </>
  );
}

function PlanFacts({ draw }: { draw: Draw }) {
  return (
    <Facts
      label="方案"
      items={[
        { label: '编号', value: draw.number ?? '公布时编号' },
        { label: '单位', value: draw.unitName },
        { label: '拟定人', value: draw.plannedByName },
        { label: '名单经手人', value: draw.listedByName },
        { label: '公布方案的时间', value: draw.publishedAt && <Moment at={draw.publishedAt} /> },
        { label: '公布结果的期限', value: <Day on={draw.revealOn} /> },
        { label: '摘要算法', value: algorithms[draw.alg] },
        { label: '公布名称', value: draw.namesOpen ? '公布编号和名称' : '只公布编号' },
        { label: '抽什么、为什么抽', value: draw.reason, wide: true },
        {
          label: '重新抽取',
          value: draw.followsNumber && `${draw.followsNumber} 之后：${draw.followsReason}`,
          wide: true,
        },
        { label: '名单的摘要', value: draw.poolHash && <code class="hash">{draw.poolHash}</code>, wide: true },
      ]}
    />
  );
}

function Named({ draw }: { draw: Draw }) {
  return (
    <Card title="承诺和公共事件">
      <Table
        caption="各方的承诺"
        rows={draw.parties}
        columns={[
          { key: 'name', head: '参加方', kind: 'title', cell: ({ name, party }) => `${name}（${party}）` },
          { key: 'hash', head: '承诺', cell: ({ hash }) => (hash ? <code class="hash">{hash}</code> : '尚未公布') },
          { key: 'share', head: '随机数', kind: 'short', cell: ({ shareAt }) => (shareAt ? '已密封保存' : '未交') },
        ]}
      />
      <Table
        caption="公共事件"
        rows={draw.sources}
        columns={[
          { key: 'what', head: '事件', kind: 'title', cell: ({ source, event }) => `${kinds[source].words} ${event}` },
          { key: 'at', head: '时间', kind: 'date', cell: ({ at }) => <Moment at={at} /> },
          {
            key: 'value',
            head: '数值',
            cell: ({ value, enteredByName }) =>
              value ? (
                <code class="hash">{value}</code>
              ) : enteredByName ? (
                `${enteredByName}已录入，待另一人核对`
              ) : (
                '尚未录入'
              ),
          },
        ]}
      />
    </Card>
  );
}
