import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Told } from '../rules/fields.ts';
import type { Row } from '../rules/part-rows.ts';
import { type Part, parts } from '../rules/profile.ts';

/** The rows of one list, in the order in which the public reads them. */
export function PartListPage(props: { slug: string; part: Part; rows: Row[]; whyNot: string | null }) {
  const { slug, part, rows, whyNot } = props;
  const address = `/staff/agencies/${slug}/${part}`;
  const fields = Object.entries(parts[part].fields as Record<string, Told>);
  const [first, ...rest] = fields;
  const shown = [first!, ...rest.filter(([, { required }]) => required).slice(0, 3)];
  const numbered = rows.map((row, at) => ({ row, number: at + 1 }));
  const words = (value: string | string[] | undefined) => [value ?? ''].flat().join('、');
  return (
    <>
      {whyNot ? (
        <p class="quiet">{whyNot}</p>
      ) : (
        <div class="form-section">
          <Buttons>
            <ButtonLink href={`${address}/new`} kind="primary">
              增加
            </ButtonLink>
            <ButtonLink href={`/staff/agencies/${slug}`}>返回送审</ButtonLink>
          </Buttons>
        </div>
      )}
      <Table
        caption={parts[part].words}
        hideCaption
        rows={numbered}
        empty="还没有内容。可以一项一项增加，也可以从表格导入。"
        columns={[
          { key: 'number', head: '序号', kind: 'short', cell: ({ number }) => number },
          ...shown.map(([name, { label }], at) => ({
            key: name,
            head: label,
            cell: ({ row, number }: { row: Row; number: number }) =>
              at === 0 ? (
                <a href={`${address}/${number}`}>{words(row[name]) || '（空）'}</a>
              ) : (
                words(row[name]).slice(0, 80)
              ),
          })),
        ]}
      />
      <p class="quiet">
        本表：<a href={`/staff/agencies/export/${part}.xlsx?unit=${slug}`}>导出 XLSX</a>{' '}
        <a href={`/staff/agencies/export/${part}.csv?unit=${slug}`}>导出 CSV</a>{' '}
        <a href="/staff/agencies/import">导入</a>
      </p>
    </>
  );
}
