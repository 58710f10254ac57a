import { formatMoment } from '../../../platform/time.ts';
import { ApprovalSheet } from '../../../ui/approval-sheet.tsx';
import { Document } from '../../../ui/document.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { CaseRow } from '../queries/case.ts';
import { applicantFacts } from '../rules/filed.ts';
import { type Move, moves } from '../rules/flow.ts';
import { outcomes } from '../rules/outcomes.ts';
import { kinds, states } from '../rules.ts';

/** What is said of an answer on its way, from the search to the signature. */
const signed: (Move | 'submit')[] = ['search', 'draft', 'passLaw', 'passSecrecy', 'sendBack', 'sign'];

/** 审查呈批单 of an answer (standards §1.9), A4: what is asked, what is decided, every opinion word for word; the applicant stays masked. */
export function RequestSheetPage({ row, printedAt }: { row: CaseRow; printedAt: Date }) {
  const title = '政府信息公开申请审查呈批单';
  return (
    <Document kind="staff" title={`${title} - ${row.number}`} noIndex>
      <main id="main" class="paper">
        <h1 class="visually-hidden">
          {title}：{row.number}
        </h1>
        <p class="no-print paper-tools">
          <a href={`/staff/requests/${row.id}`}>回到申请页面</a> <print-button />
        </p>
        <ApprovalSheet
          title={title}
          number={row.number}
          rows={rowsOf(row)}
          opinions={row.events
            .filter(({ move }) => signed.includes(move))
            .map(({ move, words, person, at }) => ({
              step: moves[move as Move],
              opinion: words || '（没有另写意见）',
              who: person ?? '系统',
              at: formatMoment(at),
            }))}
          note={
            <>
              起草人不审自己的答复。打印时间 <Moment at={printedAt} />
            </>
          }
        />
      </main>
    </Document>
  );
}

function rowsOf(row: CaseRow) {
  const name = row.filed ? applicantFacts(row.filed, false)[1]?.value : '（个人信息已经按期删除）';
  const wanted = [row.filed?.title, row.filed?.fileNumber, row.filed?.features].filter(Boolean).join('\n');
  return [
    { label: '受理机关', value: row.unitName },
    { label: '申请人', value: `${name}（${kinds[row.kind]}）` },
    { label: '收到日期', value: row.receivedOn ? <Day on={row.receivedOn} /> : '—' },
    { label: '答复期限', value: row.due?.dueOn ? <Day on={row.due.dueOn} /> : '—' },
    { label: '所需信息', value: <span class="pre-line">{wanted || row.subject}</span>, wide: true },
    { label: '状态', value: states[row.state] },
    { label: '处理决定', value: row.outcome ? outcomes[row.outcome].words : '—' },
    { label: '依据', value: row.outcome ? `《政府信息公开条例》${outcomes[row.outcome].article}` : '—', wide: true },
  ];
}
