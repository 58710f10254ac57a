import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { PublicDraw } from '../queries/live.ts';
import type { DrawResults } from '../rules/homes.ts';
import type { Drawn, Told } from '../rules/told.ts';

/** What is public of the targets, under the name that the room has for it. */
export type ToldResults = DrawResults & { head: string };

interface Props {
  draw: PublicDraw;
  drawn: Drawn | null;
  told: ToldResults | null;
}

/** The hash at once, the result after the reveal. */
export function ResultCard({ draw, drawn, told }: Props) {
  const [first, ...later] = draw.outcomes;
  if (!first) return null;
  return (
    <Card
      title="抽取结果"
      note={
        drawn ? undefined : '抽取时先公布结果的摘要，结果、名单和随机数在公布结果的期限前一并公布；公布时摘要必须一致。'
      }
    >
      <Facts
        label="抽取结果"
        columns={1}
        items={[
          { label: '抽取时间', value: <Moment at={first.at} /> },
          { label: '结果的摘要', value: <code class="hash">{first.resultHash}</code> },
          ...later.map(({ version, resultHash }) => ({
            label: `第 ${version} 次更换人员后的摘要`,
            value: <code class="hash">{resultHash}</code>,
          })),
        ]}
      />
      {drawn && <Targets drawn={drawn} team={draw.team} told={told} />}
      {told && (
        <p>
          <a href={told.all.href}>{told.all.label}</a>
        </p>
      )}
      {drawn && <Strata drawn={drawn} />}
      {drawn && <Apart drawn={drawn} />}
      <Changes draw={draw} />
      <Assigned draw={draw} />
    </Card>
  );
}

/** A page can be read; the bundle has them all. */
const most = 500;

function Targets({ drawn, team, told }: { drawn: Drawn; team: number; told: ToldResults | null }) {
  const named = drawn.targets.some(({ name }) => name);
  const layered = drawn.strata.length > 1;
  const rows = drawn.targets.slice(0, most).map((target, index) => ({ ...target, order: index + 1 }));
  return (
    <Table
      caption={drawn.targets.length > most ? `抽中的对象（前 ${most} 个，全部在验证包里）` : '抽中的对象'}
      rows={rows}
      columns={[
        { key: 'order', head: '次序', kind: 'number', cell: ({ order }) => order },
        { key: 'id', head: '编号', kind: 'short', cell: ({ id }) => id },
        ...(named ? [{ key: 'name', head: '名称', kind: 'title' as const, cell: ({ name }: Told) => name }] : []),
        ...(layered
          ? [{ key: 'stratum', head: '层', kind: 'short' as const, cell: ({ stratum }: Told) => stratum }]
          : []),
        ...(team > 0 ? [{ key: 'team', head: '检查人员', cell: (one: Told) => <Team told={one} /> }] : []),
        ...(told ? [{ key: 'result', head: told.head, cell: (one: Told) => <Outcome one={one} told={told} /> }] : []),
      ]}
    />
  );
}

const Team = ({ told: { inspectors, short } }: { told: Told }) => (
  <>
    {inspectors.join('、')}
    {short && '（人数不足，另行指派并说明理由）'}
  </>
);

/** What was published of one target; of the others that nothing is yet. */
function Outcome({ one, told }: { one: Told; told: ToldResults }) {
  const result = told.of.get(one.id);
  if (!result) return <span class="quiet">还没有公布</span>;
  return (
    <a href={result.href}>
      {result.words}
      <span class="visually-hidden">：{one.name || one.id}</span>
    </a>
  );
}

function Strata({ drawn }: { drawn: Drawn }) {
  return (
    <Table
      caption="各层的数量"
      rows={drawn.strata}
      columns={[
        { key: 'code', head: '层', kind: 'title', cell: ({ code }) => code },
        { key: 'members', head: '对象', kind: 'number', cell: ({ members }) => members },
        { key: 'eligible', head: '参加抽签', kind: 'number', cell: ({ eligible }) => eligible },
        { key: 'size', head: '抽中', kind: 'number', cell: ({ size }) => size },
        { key: 'reserve', head: '候补（依次）', cell: ({ reserve }) => reserve.join('、') || '没有' },
      ]}
    />
  );
}

/** Who was left out before the draw, and why: as it stands in the frozen list. */
function Apart({ drawn }: { drawn: Drawn }) {
  return (
    <>
      {drawn.exclusions.length > 0 && (
        <Table
          caption="抽签前排除的对象"
          rows={drawn.exclusions}
          columns={[
            { key: 'id', head: '对象', kind: 'title', cell: ({ id, name }) => [id, name].filter(Boolean).join(' ') },
            { key: 'reason', head: '原因', cell: ({ reason }) => reason },
          ]}
        />
      )}
      {drawn.conflicts.length > 0 && (
        <Table
          caption="抽签前登记的回避"
          rows={drawn.conflicts}
          columns={[
            { key: 'target', head: '对象', kind: 'title', cell: ({ target }) => target },
            { key: 'inspector', head: '人员', kind: 'short', cell: ({ inspector }) => inspector },
            { key: 'reason', head: '原因', cell: ({ reason }) => reason },
          ]}
        />
      )}
    </>
  );
}

/** Who goes where the draw's own order had nobody left: no part of the draw, and told with its reason. */
function Assigned({ draw: { assignments } }: { draw: PublicDraw }) {
  if (assignments.length === 0) return null;
  return (
    <Table
      caption="人数不足的检查组另行指派的人员"
      rows={assignments}
      columns={[
        { key: 'target', head: '对象', kind: 'title', cell: ({ target }) => target },
        { key: 'inspector', head: '指派的人员', cell: ({ inspector, name }) => name ?? inspector },
        { key: 'reason', head: '理由', cell: ({ reason }) => reason },
        { key: 'at', head: '时间', kind: 'date', cell: ({ at }) => <Moment at={at} /> },
      ]}
    />
  );
}

function Changes({ draw }: { draw: PublicDraw }) {
  const changes = draw.outcomes.filter(({ target }) => target);
  if (changes.length === 0) return null;
  return (
    <Table
      caption="抽签后更换的人员"
      rows={changes}
      columns={[
        { key: 'target', head: '对象', kind: 'title', cell: ({ target }) => target },
        { key: 'inspector', head: '不再参加的人员', kind: 'short', cell: ({ inspector }) => inspector },
        { key: 'reason', head: '理由', cell: ({ reason }) => reason },
        { key: 'at', head: '时间', kind: 'date', cell: ({ at }) => <Moment at={at} /> },
      ]}
    />
  );
}
