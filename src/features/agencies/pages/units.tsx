import { type UnitKind, unitKinds } from '../../../core/organisations/rules.ts';
import { dayOf, latestOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { DocumentList, EmptyState } from '../../../ui/list.tsx';
import { ListHead, threeFiles } from '../../../ui/list-head.tsx';
import { Names } from '../../../ui/names.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { FormerUnit, PublicAgency } from '../queries/live.ts';
import { AgencyPage, describe, type Frame, Phones, trailOf, unitHref } from './frame.tsx';

const newsFeed = { title: '机构变更（Atom）', href: '/units/feed.atom', type: 'application/atom+xml' as const };

/** 机构职能: every unit in one format, by its kind (article 十). */
export function UnitsPage({ frame, units, former }: { frame: Frame; units: PublicAgency[]; former: FormerUnit[] }) {
  const newest = latestOf(units.map(({ approvedAt }) => approvedAt));
  const kinds = (Object.keys(unitKinds) as UnitKind[]).filter((kind) => units.some((unit) => unit.kind === kind));
  return (
    <AgencyPage frame={frame} title="机构职能" about="units" feeds={[newsFeed]} crumbs={trailOf(frame.site)}>
      <h1>机构职能</h1>
      <p class="page-intro">{describe('units')}</p>
      <ListHead
        name="机构变更"
        total={units.length}
        of="个"
        unit={frame.site.host ? { name: frame.site.host } : undefined}
        updatedOn={newest && dayOf(newest)}
        feed={newsFeed.href}
        files={units.some(({ profile }) => profile) ? threeFiles('/units/list') : []}
      >
        <a href="/leaders/">领导之窗</a>
      </ListHead>
      {units.length > few && <Jump units={units} />}
      {units.length === 0 && (
        <EmptyState title="还没有公开的单位">
          <p>各单位的机构信息经审查后在这里公开。</p>
        </EmptyState>
      )}
      <div class="same-columns">
        {kinds.map((kind) => (
          <Card title={unitKinds[kind]}>
            <UnitTable kind={kind} units={units.filter((unit) => unit.kind === kind)} />
          </Card>
        ))}
      </div>
      {former.length > 0 && (
        <Card title="已撤销、合并的单位" note="原来的页面和公开过的文件都保留。">
          <DocumentList
            items={former.map(({ slug, name, closedOn }) => ({ href: unitHref(slug), title: name, on: closedOn }))}
          />
        </Card>
      )}
    </AgencyPage>
  );
}

const few = 8;

/** Straight to a unit by its name: the tables with addresses and telephones are long. */
function Jump({ units }: { units: PublicAgency[] }) {
  return (
    <details class="card fold jump">
      <summary>按名称找单位</summary>
      <Names links={units.map(({ slug, name }) => ({ label: name, href: unitHref(slug) }))} />
    </details>
  );
}

function UnitTable({ kind, units }: { kind: UnitKind; units: PublicAgency[] }) {
  const said = ({ profile, before }: PublicAgency) => profile?.basic ?? before;
  return (
    <Table
      caption={`${unitKinds[kind]}的地址、时间和电话`}
      hideCaption
      rows={units}
      columns={[
        { key: 'name', head: '单位', kind: 'title', cell: ({ slug, name }) => <a href={unitHref(slug)}>{name}</a> },
        { key: 'address', head: '办公地址', cell: (unit) => said(unit).address || <NotYet /> },
        { key: 'hours', head: '办公时间', wide: true, cell: (unit) => said(unit).hours || <NotYet /> },
        {
          key: 'phone',
          head: '联系电话',
          cell: (unit) => (said(unit).phone ? <Phones text={said(unit).phone} /> : <NotYet />),
        },
        {
          key: 'on',
          head: '更新日期',
          kind: 'date',
          wide: true,
          cell: ({ approvedAt }) => (approvedAt ? <Day on={dayOf(approvedAt)} /> : <NotYet />),
        },
      ]}
    />
  );
}

const NotYet = () => <span class="quiet">尚未公开</span>;
