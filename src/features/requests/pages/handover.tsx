import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { DateField, ErrorSummary, Fields, Form, type FormErrors, TextField } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { HandedOver } from '../rules/handover.ts';

interface Props {
  typed: Record<string, string>;
  errors?: FormErrors;
  /** Null while nothing was asked yet. */
  rows: HandedOver[] | null;
  exportHref: string;
}

/** 移送明细表: what was made public in a time, for archives and libraries (条例 article 25). */
export function HandoverPage({ typed, errors, rows, exportHref }: Props) {
  const field = (name: string, label: string) => ({ name, label, value: typed[name] ?? '', error: errors?.[name] });
  return (
    <>
      <ErrorSummary errors={errors} />
      <div class="no-print">
        <p>
          主动公开的政府信息要及时提供给国家档案馆和公共图书馆（《条例》第二十五条）。下表列出这段时间公开、现在仍然公开的信息。
        </p>
        <Form action="/staff/requests/handover" method="get" label="移送明细表">
          <Fields>
            <DateField {...field('from', '公开日期自')} required />
            <DateField {...field('to', '公开日期至')} required />
            <TextField {...field('receiver', '接收单位')} hint="例如：区档案馆" required maxLength={60} />
          </Fields>
          <Buttons>
            <Button>列出</Button>
          </Buttons>
        </Form>
      </div>
      {rows && <List rows={rows} typed={typed} exportHref={exportHref} />}
    </>
  );
}

function List({ rows, typed, exportHref }: { rows: HandedOver[] } & Pick<Props, 'typed' | 'exportHref'>) {
  return (
    <Card title="移送明细表">
      <p>
        {typed.from} 至 {typed.to} 公开的政府信息，共 {rows.length} 件。接收单位：{typed.receiver}
      </p>
      {rows.length > 0 && (
        <p class="no-print">
          <ButtonLink href={exportHref}>导出 Excel</ButtonLink>
        </p>
      )}
      <Table
        caption="主动公开政府信息移送明细表"
        hideCaption
        rows={rows.map((row, at) => ({ ...row, at: at + 1 }))}
        empty="这段时间没有公开的信息。"
        columns={[
          { key: 'at', head: '序号', kind: 'number', cell: (row) => row.at },
          { key: 'index', head: '索引号', kind: 'short', cell: (row) => row.indexNumber },
          { key: 'title', head: '信息名称', kind: 'title', cell: (row) => <a href={row.path}>{row.title}</a> },
          { key: 'number', head: '发文字号', kind: 'short', cell: (row) => row.documentNumber },
          { key: 'formed', head: '生成日期', kind: 'date', cell: (row) => row.formedOn && <Day on={row.formedOn} /> },
          { key: 'published', head: '公开日期', kind: 'date', cell: (row) => <Day on={row.publishedOn} /> },
          { key: 'unit', head: '公开单位', cell: (row) => row.unitName },
        ]}
      />
      <p>移送人（签字）：　　　　　　接收人（签字）：　　　　　　日期：　　　　年　　月　　日</p>
    </Card>
  );
}
