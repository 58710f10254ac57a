import { Button } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Form, TextField } from '../../../ui/form.tsx';
import { Day } from '../../../ui/when.tsx';
import type { CaseRow, PaperRow } from '../queries/case.ts';
import { documentKinds } from '../rules/documents.ts';
import { isIntake } from '../rules/intake.ts';
import { isPersonal, paperUses } from '../rules.ts';

/** What came with the case and what was written for it; pictures of identity papers are covered once the case is registered. */
export function DocumentsCard({ row, knows, formKey }: { row: CaseRow; knows: boolean; formKey: string }) {
  if (row.papers.length + row.documents.length === 0) return null;
  return (
    <Card title="材料和文书">
      <ul class="plain-list">
        {row.papers.map((paper) => (
          <li>
            {paperUses[paper.use]}：<Paper row={row} paper={paper} knows={knows} formKey={formKey} />
          </li>
        ))}
        {row.documents.map(({ id, kind, number, madeOn }) => (
          <li>
            {documentKinds[kind].title}（{number}，<Day on={madeOn} />）{' '}
            <a href={`/staff/requests/${row.id}/documents/${id}.pdf`}>PDF</a>{' '}
            <a href={`/staff/requests/${row.id}/documents/${id}.docx`}>Word</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Paper({ row, paper, knows, formKey }: { row: CaseRow; paper: PaperRow; knows: boolean; formKey: string }) {
  if (paper.erased) return <>已按期删除</>;
  if (!isPersonal(paper.use)) return <a href={`/staff/requests/${row.id}/papers/${paper.id}`}>{paper.name}</a>;
  if (!knows) return <>已遮盖</>;
  if (isIntake(row.state)) return <a href={`/staff/requests/${row.id}/papers/${paper.id}`}>核对</a>;
  return (
    <>
      已遮盖
      <Form
        action={`/staff/requests/${row.id}/unmask`}
        idempotencyKey={`${formKey}${paper.id}`}
        label={`查看材料 ${paper.id}`}
      >
        <input type="hidden" name="paper" value={String(paper.id)} />
        <TextField id={`reason-${paper.id}`} name="reason" label="查看的理由" required maxLength={200} />
        <Button kind="secondary">下载</Button>
      </Form>
    </>
  );
}
