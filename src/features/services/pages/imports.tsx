import { formatMoment } from '../../../platform/time.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { ErrorSummary, FileField, Form } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { UnitField } from '../../../ui/unit-field.tsx';
import type { ImportRow } from '../queries/imports.ts';

export const importsHref = '/staff/services/imports';

/** 从清单导入: another list to read in, and those that were. */
export function ImportsPage(props: {
  imports: ImportRow[];
  units: { id: number; name: string }[];
  typedUnit: string;
  formKey: string;
  errors: Record<string, string>;
}) {
  const { imports, units, typedUnit, formKey, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      {units.length > 0 && (
        <Card title="导入一份清单">
          <p>
            省、市政务服务平台导出的事项清单，或者从这里导出又改好的表，都可以导入。先读入、核对，再起草；起草的都是草稿，送审、审查以后才公开。
          </p>
          <Form action={importsHref} idempotencyKey={formKey} upload label="导入清单">
            <FileField
              name="file"
              label="清单"
              required
              accept=".xlsx,.csv,.jsonl,.ndjson,.json"
              hint=".xlsx、.csv 第一行是表头；.jsonl 一行一条记录；不超过 8 MB、2 万行"
              error={errors.file}
            />
            <UnitField units={units} value={typedUnit} label="归哪个单位" required={false} error={errors.unit} />
            <Buttons>
              <Button>读入并核对</Button>
            </Buttons>
          </Form>
        </Card>
      )}
      <Table
        caption="导入过的清单"
        rows={imports}
        empty="还没有导入过清单。"
        columns={[
          {
            key: 'name',
            head: '清单',
            kind: 'title',
            cell: ({ id, name }) => <a href={`${importsHref}/${id}`}>{name}</a>,
          },
          { key: 'unit', head: '单位', cell: ({ unitName }) => unitName },
          {
            key: 'at',
            head: '读入',
            kind: 'date',
            cell: ({ readAt, readBy }) => `${formatMoment(readAt)} ${readBy ?? ''}`,
          },
          { key: 'state', head: '结果', cell: (row) => <Result row={row} /> },
        ]}
      />
    </>
  );
}

function Result({ row }: { row: ImportRow }) {
  if (!row.finishedAt) return <Tag tone="warning">待核对，{row.lines} 行</Tag>;
  return (
    <>
      起草 {row.drafted} 项，修改 {row.changed} 项，没有变化 {row.unchanged} 项
      {row.problems > 0 && `，没有导入 ${row.problems} 行`}
    </>
  );
}
