import { StateTag } from '../../../core/publications/pages/state-tag.tsx';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { Figures } from '../../../ui/cards.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { ClockTag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { PolicyRow } from '../queries.ts';
import type { InterpretationState } from '../rules.ts';
import { InterpretationTag } from './interpretation-tag.tsx';

export interface PolicyItem extends PolicyRow {
  interpretation: InterpretationState;
  /** What is promised to follow and not out yet. */
  due: { form: string; on: string; clock: { state: 'normal' | 'soon' | 'late'; days?: number } }[];
}

export const policyViews = { all: '全部', missing: '缺解读', later: '后续解读', waived: '已豁免' } as const;
export type PolicyView = keyof typeof policyViews;

/** 政策文件与解读: every policy with how its interpretation stands. */
export function PoliciesPage(props: {
  items: PolicyItem[];
  view: PolicyView;
  counts: Record<PolicyView, number>;
  figures: { published: number; interpreted: number; led: number; late: number };
  mayDraft: boolean;
}) {
  const { items, view, counts, figures, mayDraft } = props;
  return (
    <>
      {mayDraft && (
        <p>
          <ButtonLink href="/staff/policies/new" kind="primary">
            起草政策文件
          </ButtonLink>
        </p>
      )}
      <Figures
        items={[
          { label: '公开中的政策文件', value: figures.published, unit: '份' },
          { label: '已有解读', value: figures.interpreted, unit: '份' },
          { label: '主要负责人带头解读', value: figures.led, unit: '份' },
          { label: '后续解读超期', value: figures.late, unit: '项', tone: figures.late > 0 ? 'error' : 'plain' },
        ]}
      />
      <Tabs
        label="政策文件的范围"
        items={(Object.keys(policyViews) as PolicyView[]).map((name) => ({
          label: policyViews[name],
          href: name === 'all' ? '/staff/policies' : `/staff/policies?view=${name}`,
          current: name === view,
          count: counts[name],
        }))}
      />
      <Table
        caption="政策文件"
        hideCaption
        rows={items}
        empty={view === 'all' ? '本单位还没有政策文件。' : `没有“${policyViews[view]}”的政策文件。`}
        columns={[
          {
            key: 'title',
            head: '标题',
            kind: 'title',
            cell: (row) => <a href={`/staff/policies/${row.document}`}>{row.title}</a>,
          },
          { key: 'number', head: '发文字号', kind: 'date', cell: (row) => row.number ?? '—' },
          { key: 'unit', head: '起草单位', cell: (row) => row.unitName },
          {
            key: 'state',
            head: '文件',
            cell: (row) => <StateTag state={row.state} live={!!row.publishedAt && row.state === 'issued'} />,
          },
          {
            key: 'interpretation',
            head: '解读',
            cell: (row) => (
              <>
                <InterpretationTag state={row.interpretation} /> {row.forms.join('、')}
              </>
            ),
          },
          {
            key: 'due',
            head: '后续解读',
            cell: (row) =>
              row.due.length === 0
                ? '—'
                : row.due.map((due) => (
                    <div>
                      {due.form} <ClockTag {...due.clock} />
                    </div>
                  )),
          },
          {
            key: 'published',
            head: '发布时间',
            kind: 'date',
            cell: (row) => (row.publishedAt ? <Moment at={row.publishedAt} /> : '—'),
          },
        ]}
      />
    </>
  );
}
