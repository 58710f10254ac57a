import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Form, TextField } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import { fieldOf, type TaskProps } from './task.tsx';

/** Pages that show the task done; a withdrawn one stays listed and counts no more. */
export function TaskEvidence({ task, evidence, mine, oversees, formKey, wrong }: TaskProps) {
  const may = (oversees || mine.length > 0) && !(task.closedAt && task.evidence > 0);
  return (
    <div id="evidence">
      <Card title="佐证" note="佐证须是本站已经公开的页面。页面撤下后仍列在这里，但不再算数。">
        <Table
          caption="佐证"
          hideCaption
          rows={evidence}
          empty="还没有佐证。任务办结至少要有一个已公开的页面。"
          columns={[
            {
              key: 'title',
              head: '页面',
              kind: 'title',
              cell: (row) => (row.path ? <a href={row.path}>{row.title}</a> : row.title),
            },
            {
              key: 'at',
              head: '发布时间',
              kind: 'date',
              cell: (row) => row.publishedAt && <Moment at={row.publishedAt} />,
            },
            {
              key: 'state',
              head: '状态',
              kind: 'short',
              cell: (row) => (row.path ? <Tag tone="success">公开中</Tag> : <Tag tone="error">已撤下，不算数</Tag>),
            },
          ]}
        />
        {may && (
          <Form action={`/staff/workplan/tasks/${task.id}/evidence`} idempotencyKey={formKey()} label="关联佐证">
            <TextField
              {...fieldOf(wrong, 'evidence', 'address')}
              label="佐证页面的网址"
              hint="从浏览器地址栏复制，例如 /gonggao/201908/abc123.html。"
              required
              autocomplete="off"
            />
            <Buttons>
              <Button kind="secondary">关联</Button>
            </Buttons>
          </Form>
        )}
      </Card>
    </div>
  );
}
