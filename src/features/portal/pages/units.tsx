import { type UnitKind, unitKinds } from '../../../core/organisations/rules.ts';
import { Card, WithSide } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { DocumentList } from '../../../ui/list.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import type { Entry } from '../queries/lists.ts';
import type { Unit } from '../queries/units.ts';
import { perPage, queryOf } from '../rules.ts';
import { richItem } from './entries.tsx';
import { type Frame, home } from './frame.tsx';

const about = {
  name: '机构职能',
  type: '机构职能',
  description: '各单位的职责、办公地址、时间和联系方式。',
  keywords: ['机构职能'],
};

/** 机构职能: every unit by its kind (article 十). */
export function UnitsPage({ frame, units }: { frame: Frame; units: Unit[] }) {
  const kinds = (Object.keys(unitKinds) as UnitKind[]).filter((kind) => units.some((unit) => unit.kind === kind));
  return (
    <PublicPage
      site={frame.site}
      title="机构职能"
      mode={frame.mode}
      path={frame.path}
      crumbs={[home, { label: '机构职能' }]}
      meta={{ column: about }}
    >
      <h1>机构职能</h1>
      <p class="page-intro">
        {about.description}共 {units.length} 个单位。
      </p>
      {kinds.map((kind) => (
        <Card title={unitKinds[kind]}>
          <ul class="names">
            {units
              .filter((unit) => unit.kind === kind)
              .map(({ slug, name }) => (
                <li>
                  <a href={`/units/${slug}/`}>{name}</a>
                </li>
              ))}
          </ul>
        </Card>
      ))}
    </PublicPage>
  );
}

interface UnitProps {
  frame: Frame;
  unit: Unit;
  below: Unit[];
  entries: Entry[];
  total: number;
  page: number;
}

/** One unit: what it does, where and when it can be met, and what it published. */
export function UnitPage({ frame, unit, below, entries, total, page }: UnitProps) {
  const base = `/units/${unit.slug}/`;
  const published = (
    <>
      <Card title="公开的信息">
        <DocumentList items={entries.map(richItem)} look="rich" empty="该单位还没有公开的信息。" />
      </Card>
      <Pager page={page} total={total} perPage={perPage} href={(to) => base + queryOf({ page: to })} />
    </>
  );
  return (
    <PublicPage
      site={frame.site}
      title={unit.fullName ?? unit.name}
      mode={frame.mode}
      path={frame.path}
      crumbs={[home, { label: '机构职能', href: '/units/' }, { label: unit.name }]}
      meta={{ column: about }}
    >
      <h1>
        <Phrases text={unit.fullName ?? unit.name} />
      </h1>
      <Facts
        label="机构信息"
        items={[
          { label: '主要职责', value: unit.duty, wide: true },
          { label: '办公地址', value: unit.address },
          { label: '办公时间', value: unit.hours },
          {
            label: '联系电话',
            value: unit.phone && <a href={`tel:${unit.phone.replace(/[^\d+]/g, '')}`}>{unit.phone}</a>,
          },
          { label: '机构性质', value: unitKinds[unit.kind as UnitKind] },
        ]}
      />
      {below.length === 0 ? (
        published
      ) : (
        <WithSide
          label="下属单位"
          side={
            <Card title="所属单位">
              <DocumentList items={below.map(({ slug, name }) => ({ href: `/units/${slug}/`, title: name }))} />
            </Card>
          }
        >
          {published}
        </WithSide>
      )}
    </PublicPage>
  );
}
