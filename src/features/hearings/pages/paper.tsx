import { Facts } from '../../../ui/facts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicPaper } from '../queries/live.ts';
import { type HearingRecord, methods, type ParticipantList } from '../rules/elements.ts';

/** A list of participants or a record in the place of its text. */
export function PaperBody({ paper, noticePath, noticeTitle }: PublicPaper) {
  return (
    <div class="guide">
      {paper.type === 'list' ? <ListBody {...paper} /> : <RecordBody {...paper} />}
      {noticePath && (
        <p>
          公告：<a href={noticePath}>{noticeTitle}</a>
        </p>
      )}
    </div>
  );
}

function ListBody({ subject, heldOn, method, draw, applied, people }: ParticipantList) {
  return (
    <>
      <Facts
        columns={1}
        items={[
          { label: '事项', value: subject },
          { label: '举行日期', value: <Day on={heldOn} long /> },
          { label: '报名', value: `${applied} 份` },
          { label: '确定方式', value: methods[method] },
          { label: '抽签', value: draw && <a href={`/draws/${draw}`}>{draw}</a> },
        ]}
      />
      <Table
        caption="参加人名单"
        rows={people}
        empty="没有人报名，也没有确定参加人。"
        columns={[
          { key: 'number', head: '报名编号', kind: 'short', cell: ({ number }) => number },
          { key: 'name', head: '参加人', cell: ({ name }) => name },
        ]}
      />
    </>
  );
}

function RecordBody({ subject, heldOn, host, present, absent, said, signed, unsignedReason }: HearingRecord) {
  return (
    <>
      <Facts
        columns={1}
        items={[
          { label: '事项', value: subject },
          { label: '举行日期', value: <Day on={heldOn} long /> },
          { label: '主持人', value: host },
          { label: '到会', value: `${present} 人` },
          { label: '未到', value: `${absent} 人` },
          { label: '签名', value: `${signed} 人` },
          { label: '没有签名的原因', value: unsignedReason },
        ]}
      />
      <h2>各方的意见和理由</h2>
      {said.split('\n').map((line) => (
        <p>{line}</p>
      ))}
    </>
  );
}
