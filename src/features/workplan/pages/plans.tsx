import { ButtonLink } from '../../../ui/buttons.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PlanRow } from '../queries.ts';

/** Every imported plan, newest year first. */
export function PlansPage({ plans, drafts }: { plans: PlanRow[]; drafts: boolean }) {
  return (
    <>
      <div class="page-head">
        <div class="page-actions">
          {drafts && (
            <ButtonLink href="/staff/workplan/import" kind="primary">
              导入工作安排
            </ButtonLink>
          )}
          <ButtonLink href="/staff/workplan/records">履职和培训记录</ButtonLink>
        </div>
      </div>
      {plans.length === 0 ? (
        <EmptyState title="还没有工作安排">
          <p>
            上级或本级印发年度政务公开工作安排后，把它的文件导入：系统读出每一项任务、责任单位和时限，由您逐项核对后保存。
          </p>
          {!drafts && <p>导入由单位的拟稿人办理。</p>}
        </EmptyState>
      ) : (
        <Table
          caption={`工作安排，共 ${plans.length} 份`}
          hideCaption
          rows={plans}
          columns={[
            { key: 'year', head: '年度', kind: 'short', cell: (plan) => `${plan.year} 年` },
            {
              key: 'title',
              head: '工作安排',
              kind: 'title',
              cell: (plan) => <a href={`/staff/workplan/${plan.id}`}>{plan.title}</a>,
            },
            { key: 'issuer', head: '印发单位', cell: (plan) => plan.issuer },
            { key: 'on', head: '成文日期', kind: 'date', cell: (plan) => plan.issuedOn && <Day on={plan.issuedOn} /> },
            { key: 'closed', head: '办结', kind: 'number', cell: (plan) => `${plan.closed} / ${plan.tasks}` },
            {
              key: 'public',
              head: '公开情况',
              kind: 'short',
              cell: (plan) => (plan.path ? <Tag tone="success">已公开</Tag> : <Tag>未公开</Tag>),
            },
          ]}
        />
      )}
    </>
  );
}
