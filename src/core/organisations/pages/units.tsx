import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { UnitRow } from '../queries.ts';
import { unitKinds } from '../rules.ts';

/** The units of the district in their order; a unit stands under the one above it. */
export function Units({ units }: { units: UnitRow[] }) {
  const open = units.filter((unit) => !unit.closedOn);
  const closed = units.filter((unit) => unit.closedOn);
  return (
    <>
      <div class="form-section">
        <Buttons>
          <ButtonLink href="/staff/units/add" kind="primary">
            增设单位
          </ButtonLink>
        </Buttons>
      </div>
      <Table
        caption={`在用的单位，共 ${open.length} 个`}
        rows={open}
        empty="还没有单位。先增设区政府和区政府办公室，再增设其他单位。"
        columns={[
          {
            key: 'name',
            head: '单位',
            cell: (unit) => (
              <>
                {unit.depth > 0 && <span aria-hidden="true">{'　'.repeat(unit.depth - 1)}└ </span>}
                <a href={`/staff/units/${unit.slug}`}>{unit.name}</a>
              </>
            ),
          },
          { key: 'kind', head: '类别', kind: 'short', cell: (unit) => unitKinds[unit.kind] },
          { key: 'code', head: '机构代码', kind: 'short', cell: (unit) => unit.code },
          { key: 'series', head: '机关代字', cell: (unit) => unit.series.join('、') || <span class="quiet">无</span> },
          { key: 'phone', head: '联系电话', kind: 'short', cell: (unit) => unit.phone },
          { key: 'facts', head: '机构职能信息', cell: (unit) => <Missing unit={unit} /> },
        ]}
      />
      {closed.length > 0 && (
        <section class="form-section">
          <h2>已撤销的单位</h2>
          <Table
            caption="已撤销的单位"
            hideCaption
            rows={closed}
            columns={[
              { key: 'name', head: '单位', cell: (unit) => <a href={`/staff/units/${unit.slug}`}>{unit.name}</a> },
              { key: 'kind', head: '类别', kind: 'short', cell: (unit) => unitKinds[unit.kind] },
              { key: 'closed', head: '撤销日期', kind: 'date', cell: (unit) => unit.closedOn },
            ]}
          />
        </section>
      )}
    </>
  );
}

/** 工作安排（十）: duties, address, hours and telephone of every unit are public. */
function Missing({ unit }: { unit: UnitRow }) {
  const missing = [
    ['职责', unit.duty],
    ['地址', unit.address],
    ['办公时间', unit.hours],
    ['电话', unit.phone],
  ].filter(([, value]) => !value);
  if (missing.length === 0) return <Tag tone="success">齐全</Tag>;
  return <Tag tone="warning">缺{missing.map(([label]) => label).join('、')}</Tag>;
}
