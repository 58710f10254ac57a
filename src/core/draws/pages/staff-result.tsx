import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Form, SelectField, TextArea } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { teamsOf } from '../rules/substitute.ts';
import type { StaffDrawProps } from './staff-draw.tsx';

/** What was drawn, for the office; and the changes of inspectors since. */
export function StaffResult(props: StaffDrawProps) {
  const { draw, outcomes, names } = props;
  const last = outcomes.at(-1);
  if (!last) return null;
  const teams = teamsOf(last.result);
  const called = (id: string) => [id, names.get(id)].filter(Boolean).join(' ');
  const drawn = [...last.result.matchAll(/^drawn (\S+)$/gm)].map(([, id], index) => ({ id: id!, order: index + 1 }));
  return (
    <Card title="抽取结果" note={draw.revealedAt ? undefined : '公布结果以前只供办理使用，请勿外传。'}>
      <p>
        抽取时间 <Moment at={outcomes[0]!.at} />
        ，结果的摘要 <code class="hash">{last.resultHash}</code>
      </p>
      <Table
        caption="抽中的对象"
        rows={drawn.slice(0, most)}
        columns={[
          { key: 'order', head: '次序', kind: 'number', cell: ({ order }) => order },
          { key: 'id', head: '对象', kind: 'title', cell: ({ id }) => called(id) },
          ...(draw.team > 0
            ? [
                {
                  key: 'team',
                  head: '检查人员',
                  cell: ({ id }: { id: string }) => teamWords(teams.get(id) ?? [], draw.team, called),
                },
              ]
            : []),
        ]}
      />
      {drawn.length > most && <p>这里列出前 {most} 个，全部在公布的验证包里。</p>}
      <Substitutions {...props} teams={teams} />
    </Card>
  );
}

const most = 500;

const teamWords = (team: string[], wanted: number, called: (id: string) => string) =>
  `${team.map(called).join('、')}${team.length < wanted ? '（人数不足，须另行指派并说明理由）' : ''}`;

function Substitutions(props: StaffDrawProps & { teams: Map<string, string[]> }) {
  const { draw, substitutions, next, typed, errors, newKey, teams, person } = props;
  if (draw.team === 0) return null;
  const pairs = [...teams].flatMap(([target, team]) => team.map((inspector) => ({ target, inspector })));
  return (
    <>
      {substitutions.length > 0 && (
        <Table
          caption="更换检查人员"
          rows={substitutions}
          columns={[
            { key: 'target', head: '对象', kind: 'title', cell: ({ target }) => target },
            { key: 'inspector', head: '不再参加的人员', kind: 'short', cell: ({ inspector }) => inspector },
            { key: 'reason', head: '理由', cell: ({ reason }) => reason },
            { key: 'by', head: '申请人', kind: 'short', cell: ({ byName }) => byName },
            {
              key: 'state',
              head: '同意',
              kind: 'actions',
              cell: (row) =>
                row.approvedAt ? (
                  <Moment at={row.approvedAt} />
                ) : row.by === person ? (
                  '等待另一人'
                ) : (
                  <Form
                    action={`/staff/draws/${draw.id}/approve`}
                    idempotencyKey={newKey()}
                    label={`更换 ${row.target}`}
                  >
                    <input type="hidden" name="substitution" value={String(row.id)} />
                    <Button kind="secondary">同意更换</Button>
                  </Form>
                ),
            },
          ]}
        />
      )}
      {next.substitute && (
        <details open={!!errors.pair || !!errors.substituteReason}>
          <summary>回避或请假：申请更换检查人员</summary>
          <Form action={`/staff/draws/${draw.id}/substitute`} idempotencyKey={newKey()} label="申请更换检查人员">
            <SelectField
              name="pair"
              label="对象和人员"
              required
              value={typeof typed.pair === 'string' ? typed.pair : ''}
              error={errors.pair}
              options={pairs.slice(0, most).map(({ target, inspector }) => ({
                value: `${target}|${inspector}`,
                label: `${target}：${inspector}`,
              }))}
            />
            <TextArea
              name="substituteReason"
              label="理由"
              required
              rows={2}
              maxLength={300}
              value={typeof typed.substituteReason === 'string' ? typed.substituteReason : ''}
              error={errors.substituteReason}
              hint="公布结果时公众会看到，不要写个人隐私"
            />
            <Buttons>
              <Button kind="secondary">申请更换</Button>
            </Buttons>
          </Form>
        </details>
      )}
    </>
  );
}
