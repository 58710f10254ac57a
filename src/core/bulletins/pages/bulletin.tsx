import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { DateField, ErrorSummary, Form, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import type { BulletinRow } from '../queries.ts';
import type { Look } from '../rules/look.ts';
import type { Reading } from '../rules/read.ts';
import { type BulletinShape, keyOf, type ShownTable } from '../rules/shapes.ts';

const home = '/staff/bulletins';

interface Props {
  row: BulletinRow;
  reading: Reading;
  shape: BulletinShape | null;
  look: Look;
  shapes: { value: string; label: string }[];
  drafts: boolean;
  keyFor(form: string): string;
  errors: Record<string, string>;
  typed?: Typed;
}

/** One notice: what was read of it, what is missing, what was not understood, and the form that puts it right. */
export function BulletinPage(props: Props) {
  const { row, reading, shape, look, drafts, keyFor, errors } = props;
  const table = shape?.table(reading) ?? null;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Sentences title="还不能起草" tone="error" lines={look.stops} />
      <Sentences title="没有读懂的" tone="warning" lines={look.unread} />
      <Sentences title="缺少的，或者要核对的" tone="warning" lines={look.gaps} />
      <Card title="读出的内容" note={`${row.unitName} · ${row.name}`}>
        <Facts
          label="读出的内容"
          items={[
            { label: '类别', value: shape?.words ?? '看不出' },
            { label: '原发布日期', value: reading.publishedOn ?? '没有读到' },
            ...(reading.column ? [{ label: '原来的栏目', value: reading.column }] : []),
            ...look.facts.map(([label, value]) => ({ label, value: lined(value), wide: value.length > 40 })),
          ]}
        />
        {table && <Read table={table} />}
      </Card>
      <Buttons>
        {drafts && row.document === null && look.stops.length === 0 && (
          <Form action={`${home}/${row.id}/draft`} idempotencyKey={keyFor('draft')} label="起草">
            <Button>起草为{shape!.words}</Button>
          </Form>
        )}
        {row.edition !== null && (
          <ButtonLink href={`/staff/documents/${row.document}`}>打开文件，核对和送审</ButtonLink>
        )}
        {row.path && <ButtonLink href={row.path}>公开的页面</ButtonLink>}
        {drafts && row.document === null && (
          <Form action={`${home}/${row.id}/drop`} idempotencyKey={keyFor('drop')} label="放弃">
            <Button kind="quiet">放弃这一份</Button>
          </Form>
        )}
      </Buttons>
      {drafts && <Mend {...props} />}
    </>
  );
}

const lined = (value: string) => (
  <>
    {value.split('\n').map((line, at) => (
      <>
        {at > 0 && <br />}
        {line}
      </>
    ))}
  </>
);

function Sentences({ title, tone, lines }: { title: string; tone: 'error' | 'warning'; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <NoticeBox tone={tone} title={title}>
      <ul>
        {lines.slice(0, 100).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      {lines.length > 100 && <p>还有 {lines.length - 100} 处。</p>}
    </NoticeBox>
  );
}

const shownRows = 100;

function Read({ table: { caption, heads, rows } }: { table: ShownTable }) {
  return (
    <Table
      caption={
        rows.length > shownRows
          ? `${caption}（${rows.length} 行，这里是前 ${shownRows} 行）`
          : `${caption}（${rows.length} 行）`
      }
      rows={rows.slice(0, shownRows)}
      columns={heads.map((head, at) => ({ key: `c${at}`, head, cell: (row: string[]) => row[at] || '—' }))}
    />
  );
}

function Mend({ row, reading, shape, shapes, errors, typed, keyFor }: Props) {
  const value = (name: string, read: string | null | undefined) => String([typed?.[name] ?? read ?? ''].flat()[0]);
  return (
    <Card title="改正" note="空着的，从全文里读；写了的，以写的为准。改动全文以后重新读一遍。">
      <Form action={`${home}/${row.id}`} idempotencyKey={keyFor('mend')} guard label="改正读入的公示">
        <input type="hidden" name="base" value={String(row.revision ?? '')} />
        <TextField
          name="title"
          label="标题"
          value={value('title', row.told.title ?? reading.title)}
          maxLength={200}
          error={errors.title}
        />
        <SelectField
          name="shape"
          label="类别"
          options={shapes}
          blank="由内容判断"
          value={value('shape', row.told.shape ?? (shape ? keyOf(shape) : ''))}
          error={errors.shape}
        />
        <TextField
          name="organ"
          label="发布单位"
          value={value('organ', row.told.organ ?? reading.organ)}
          error={errors.organ}
        />
        <DateField
          name="issuedOn"
          label="成文日期"
          value={value('issuedOn', row.told.issuedOn ?? reading.issuedOn)}
          error={errors.issuedOn}
        />
        <DateField
          name="publishedOn"
          label="原发布日期"
          value={value('publishedOn', row.told.publishedOn ?? reading.publishedOn)}
          hint="旧网站上发布的那一天"
          error={errors.publishedOn}
        />
        <TextField
          name="address"
          label="旧网址"
          value={value('address', row.told.address)}
          hint="写完整的网址；公布以后，从那里来的访问转到新的页面"
          error={errors.address}
        />
        <TextArea
          name="text"
          label="公示全文"
          value={value('text', row.text)}
          rows={14}
          hint="表格一行一条，格与格之间用“|”分开"
          error={errors.text}
        />
        <Buttons>
          <Button kind="secondary">保存并重新读</Button>
        </Buttons>
      </Form>
    </Card>
  );
}
