import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Table } from '../../../ui/table.tsx';
import type { GroupRow } from '../queries.ts';

const editHref = (name: string) => `/staff/groups/edit?${new URLSearchParams({ name })}`;

/** Phrases of plans that name several units at once, and whom each of them means. */
export function Groups({ groups }: { groups: GroupRow[] }) {
  return (
    <>
      <p>工作安排里“各街道办事处”“区直各相关部门”一类的说法，在这里写明指哪些单位。</p>
      <div class="form-section">
        <Buttons>
          <ButtonLink href="/staff/groups/edit" kind="primary">
            增加单位组
          </ButtonLink>
        </Buttons>
      </div>
      <Table
        caption={`单位组，共 ${groups.length} 个`}
        rows={groups}
        empty="还没有单位组。导入工作安排之前，把文件里的统称写在这里，就不用逐条指定单位。"
        columns={[
          { key: 'name', head: '文件里的说法', cell: (group) => <a href={editHref(group.name)}>{group.name}</a> },
          { key: 'count', head: '单位数', kind: 'number', cell: (group) => String(group.units.length) },
          {
            key: 'units',
            head: '所指的单位',
            kind: 'title',
            cell: ({ units }) =>
              units.map((unit) => `${unit.name}${unit.closed ? '（已撤销）' : ''}`).join('、') || (
                <span class="quiet">暂不对应任何单位</span>
              ),
          },
        ]}
      />
    </>
  );
}
