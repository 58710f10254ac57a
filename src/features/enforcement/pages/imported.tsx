import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import type { ImportRow } from '../queries/imports.ts';
import type { DeskEntry } from '../rules/desk.ts';
import { perPage, Rows } from './entries.tsx';

const importsHref = '/staff/enforcement/imports';

/** A file that was entered: its decisions, and the way to review of all of them in one manifest. */
export function ImportedPage(props: {
  whole: ImportRow;
  entries: DeskEntry[];
  page: number;
  drafts: boolean;
  formKey: string;
  error?: string;
}) {
  const { whole, entries, page, drafts, formKey, error } = props;
  const waiting = entries.filter(({ state }) => state === 'draft').length;
  return (
    <>
      <ErrorSummary errors={error ? { '': error } : undefined} />
      <p>
        {whole.droppedAt
          ? '这份文件已经放弃，读入的内容已经删除。'
          : `录入 ${whole.drafted} 份，没有变化 ${whole.unchanged} 份；还是草稿的 ${waiting} 份。`}
      </p>
      {drafts && waiting > 0 && (
        <Form action={`${importsHref}/${whole.id}/submit`} idempotencyKey={formKey} label="送审">
          <Buttons>
            <Button>这 {waiting} 份一并送审</Button>
            <ButtonLink href="/staff/enforcement">返回行政执法公示</ButtonLink>
          </Buttons>
        </Form>
      )}
      <Rows entries={entries.slice((page - 1) * perPage, page * perPage)} shape="decision" selectable={false} />
      <Pager
        {...{ page, perPage }}
        total={entries.length}
        href={(to) => `${importsHref}/${whole.id}${to > 1 ? `?page=${to}` : ''}`}
        unit="份"
      />
    </>
  );
}
