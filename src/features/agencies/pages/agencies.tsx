import { dayOf } from '../../../platform/time.ts';
import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { AgencyRow } from '../queries/working.ts';
import { partNames, parts } from '../rules/profile.ts';

type Row = AgencyRow & { open: boolean; writes: boolean };

/** 工作安排（十）: every unit, whether its data are public, and what is still to be done about them. */
export function AgenciesPage({ agencies }: { agencies: Row[] }) {
  const open = agencies.filter(({ closedOn }) => !closedOn);
  const shown = open.filter((agency) => agency.shown).length;
  return (
    <>
      <p>
        在用的单位 {open.length} 个，机构信息已经公开的 {shown} 个。填写、导入的内容先是草稿，由另一个人审查同意后公开。
      </p>
      {agencies.some(({ writes }) => writes) && (
        <div class="form-section">
          <Buttons>
            <ButtonLink href="/staff/agencies/import">导入表格</ButtonLink>
          </Buttons>
        </div>
      )}
      <Table
        caption="单位"
        hideCaption
        rows={agencies}
        empty="还没有单位，请系统管理员先增设。"
        columns={[
          {
            key: 'name',
            head: '单位',
            cell: ({ name, slug, open: mine }) => (mine ? <a href={`/staff/agencies/${slug}`}>{name}</a> : name),
          },
          { key: 'state', head: '状态', cell: (agency) => <StateTags agency={agency} /> },
          {
            key: 'on',
            head: '公开日期',
            kind: 'date',
            cell: ({ approvedAt }) => approvedAt && <Day on={dayOf(approvedAt)} />,
          },
        ]}
      />
      {agencies.some(({ writes }) => writes) && (
        <section class="form-section">
          <h2>导出</h2>
          <p class="quiet">
            导出您可以填写的单位现在的内容（有草稿的是草稿），改好再导入；没有改动的再导入不会变更任何内容。
          </p>
          <ul>
            {partNames.map((part) => (
              <li>
                {parts[part].words}：<a href={`/staff/agencies/export/${part}.xlsx`}>XLSX</a>{' '}
                <a href={`/staff/agencies/export/${part}.csv`}>CSV</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Where a profile stands, in words. */
export function StateTags({ agency }: { agency: AgencyRow }) {
  const { closedOn, waiting, draft, shown } = agency;
  if (closedOn) return <Tag>已撤销</Tag>;
  return (
    <>
      {shown ? <Tag tone="success">已公开</Tag> : <Tag tone="warning">没有公开</Tag>}{' '}
      {waiting && <Tag tone="info">等待审查</Tag>}
      {draft && <Tag tone="info">有草稿</Tag>}
    </>
  );
}
