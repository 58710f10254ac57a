import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Pager } from '../../../ui/pager.tsx';
import type { ProblemRow, WholeImport } from '../queries/imports.ts';
import type { DeskItem } from '../rules/desk.ts';
import { importsHref } from './imports.tsx';
import { perPage, Rows } from './items.tsx';

/** A list that was imported: its items, what was left out, and the way to review of everything that lacks nothing. */
export function ImportedPage(props: {
  whole: WholeImport;
  items: DeskItem[];
  page: number;
  problems: ProblemRow[];
  drafts: boolean;
  formKey: string;
  error?: string;
}) {
  const { whole, items, page, problems, drafts, formKey, error } = props;
  const ready = items.filter(({ state, lacks }) => state === 'draft' && lacks.length === 0).length;
  const waiting = items.filter(({ state }) => state === 'draft').length;
  return (
    <>
      <ErrorSummary errors={error ? { '': error } : undefined} />
      <p>
        起草 {whole.drafted} 项，修改 {whole.changed} 项，没有变化 {whole.unchanged} 项，没有导入 {whole.problems} 行。
        现在草稿 {waiting} 项，其中要素齐全的 {ready} 项。
      </p>
      {drafts && ready > 0 && (
        <Form action={`${importsHref}/${whole.id}/submit`} idempotencyKey={formKey} label="送审">
          <Buttons>
            <Button>要素齐全的 {ready} 项一并送审</Button>
            <ButtonLink href="/staff/services">返回办事指南</ButtonLink>
          </Buttons>
        </Form>
      )}
      {problems.length > 0 && (
        <NoticeBox tone="warning" title={`没有导入的 ${problems.length} 行`}>
          <ul>
            {problems.slice(0, 20).map(({ line, title, sentence }) => (
              <li>
                第 {line} 行{title && `（${title.slice(0, 40)}）`}：{sentence}
              </li>
            ))}
          </ul>
          <p>
            <a href={`${importsHref}/${whole.id}/problems.csv`}>下载全部问题（CSV）</a>
          </p>
        </NoticeBox>
      )}
      <Rows items={items.slice((page - 1) * perPage, page * perPage)} selectable={false} />
      <Pager
        {...{ page, perPage }}
        total={items.length}
        href={(to) => `${importsHref}/${whole.id}${to > 1 ? `?page=${to}` : ''}`}
        unit="项"
      />
    </>
  );
}
