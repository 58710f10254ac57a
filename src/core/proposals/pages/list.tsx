import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { AnyProposable } from '../proposable.ts';
import type { VersionRow } from '../queries/versions.ts';
import { decisions } from '../rules.ts';

interface Props {
  kinds: AnyProposable[];
  standing: VersionRow[];
  today: string;
  mayPropose: boolean;
}

/** Everything that the public reads by the agreement of two persons: kind by kind, with its state. */
export function ProposalsPage({ kinds, standing, today, mayPropose }: Props) {
  return (
    <>
      <p class="quiet">
        首页版面、专题和便民清单由一个人提出，区政府办公室的保密审查员同意之后公众才能看到；每一稿都留存。
      </p>
      {kinds.map((kind) => (
        <Card title={kind.words} note={kind.about}>
          <Table
            caption={kind.words}
            hideCaption
            rows={standing.filter((row) => row.kind === kind.kind)}
            empty={`还没有${kind.words}。`}
            columns={[
              {
                key: 'title',
                head: '名称',
                kind: 'title',
                cell: (row) => <a href={`/staff/proposals/${row.kind}/${row.subject}`}>{kind.titleOf(row.content)}</a>,
              },
              { key: 'state', head: '状态', kind: 'short', cell: (row) => <StateTag row={row} today={today} /> },
              { key: 'who', head: '提出人', kind: 'short', cell: ({ proposerName }) => proposerName },
              { key: 'at', head: '提出时间', kind: 'date', cell: ({ proposedAt }) => <Moment at={proposedAt} /> },
            ]}
          />
          {mayPropose && <Begin kind={kind} begun={standing.some((row) => row.kind === kind.kind)} />}
        </Card>
      ))}
    </>
  );
}

function Begin({ kind, begun }: { kind: AnyProposable; begun: boolean }) {
  if (kind.only && begun) return null;
  const href = kind.only ? `/staff/proposals/${kind.kind}/${kind.only}` : `/staff/proposals/${kind.kind}/new`;
  return (
    <Buttons>
      <ButtonLink href={href}>{kind.only ? `编排${kind.words}` : `新建${kind.words}`}</ButtonLink>
    </Buttons>
  );
}

type Standing = Pick<VersionRow, 'decision' | 'untilOn'>;

/** The word, with a colour that repeats it. */
export function StateTag({ row: { decision, untilOn }, today }: { row: Standing; today: string }) {
  if (!decision) return <Tag tone="warning">等待同意</Tag>;
  if (decision !== 'agreed') return <Tag>{decisions[decision]}</Tag>;
  return untilOn && untilOn < today ? <Tag tone="error">已过期，不再公开</Tag> : <Tag tone="success">公开中</Tag>;
}
