import { BarChart } from '../../../ui/chart.tsx';
import { Table } from '../../../ui/table.tsx';
import type { ByClass, ByUnit, Fair } from '../rules/overview.ts';

interface Props {
  classes: ByClass[];
  units: ByUnit[];
  fair: (Fair & { name: string })[];
  chi: { chi: number; freedom: number } | null;
}

/** Those whose number lies furthest from an equal chance come first; the rest is in the sum above. */
const furthest = (fair: Props['fair']) =>
  fair.toSorted((a, b) => Math.abs(b.observed - b.expected) - Math.abs(a.observed - a.expected)).slice(0, 200);

const share = (part: number, whole: number) => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`);

/** 抽查情况, as tables; how often each inspector was sent stands against an equal chance. */
export function OverviewPage({ classes, units, fair, chi }: Props) {
  return (
    <>
      <BarChart
        title="各类对象的抽查覆盖率"
        description={classes.map(({ risk, objects, drawn }) => `${risk} 类 ${share(drawn, objects)}`).join('，')}
        whole={100}
        bars={classes.map(({ risk, objects, drawn }) => ({
          label: `${risk} 类`,
          value: objects === 0 ? 0 : Math.round((drawn / objects) * 1000) / 10,
        }))}
        unit="%"
        source="检查对象名录库和公开抽签"
      />
      <Table
        caption="按信用风险类别"
        rows={classes}
        columns={[
          { key: 'risk', head: '类别', kind: 'title', cell: ({ risk }) => `${risk} 类` },
          { key: 'objects', head: '名录库对象', kind: 'number', cell: ({ objects }) => objects },
          { key: 'drawn', head: '抽中', kind: 'number', cell: ({ drawn }) => drawn },
          { key: 'share', head: '覆盖率', kind: 'number', cell: ({ drawn, objects }) => share(drawn, objects) },
          { key: 'checked', head: '已检查', kind: 'number', cell: ({ checked }) => checked },
          { key: 'problems', head: '发现问题', kind: 'number', cell: ({ problems }) => problems },
        ]}
      />
      <Table
        caption="按单位"
        rows={units}
        empty="还没有抽取过。"
        columns={[
          { key: 'unit', head: '单位', kind: 'title', cell: ({ unit }) => unit },
          { key: 'drawn', head: '抽中', kind: 'number', cell: ({ drawn }) => drawn },
          { key: 'checked', head: '已检查', kind: 'number', cell: ({ checked }) => checked },
          { key: 'published', head: '已起草公布', kind: 'number', cell: ({ published }) => published },
          { key: 'late', head: '超期', kind: 'number', cell: ({ late }) => late },
          { key: 'time', head: '及时率', kind: 'number', cell: ({ late, drawn }) => share(drawn - late, drawn) },
        ]}
      />
      <h2>检查人员抽取是否均匀</h2>
      <p>
        {chi
          ? `按每次抽签机会相等计算，χ² = ${chi.chi.toFixed(2)}，自由度 ${chi.freedom}。χ² 越大，离均匀越远；回避和人数上限也会使它变大。`
          : '抽取次数还少，不足以检验；下面是实际次数和机会相等时的次数。'}
      </p>
      <Table
        caption="检查人员抽取次数（离机会相等最远的在前，最多 200 名）"
        rows={furthest(fair)}
        empty="还没有抽取过检查人员。"
        columns={[
          { key: 'name', head: '检查人员', kind: 'title', cell: ({ name }) => name },
          { key: 'expected', head: '机会相等时', kind: 'number', cell: ({ expected }) => expected.toFixed(2) },
          { key: 'observed', head: '实际', kind: 'number', cell: ({ observed }) => observed },
        ]}
      />
    </>
  );
}
