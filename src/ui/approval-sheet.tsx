import type { Child } from 'hono/jsx';

type SheetProps = {
  /** 「政府信息公开保密审查呈批单」 */
  title: string;
  number?: string;
  /** rows of the form; two short ones share a line on paper */
  rows: { label: string; value: Child; wide?: boolean }[];
  /** every opinion, in the order it was given */
  opinions: { step: string; opinion: string; who: string; at: string }[];
  /** printed at the foot: where the record is kept, its number in the ledger */
  note?: Child;
};

/** 审查呈批单 / 处理笺: one A4 sheet with ruled lines, the whole record on paper. */
export function ApprovalSheet({ title, number, rows, opinions, note }: SheetProps) {
  return (
    <section class="approval" aria-labelledby="approval-title">
      <h2 id="approval-title">{title}</h2>
      {number && <p class="approval-number">编号：{number}</p>}
      <dl class="approval-rows">
        {rows.map((row) => (
          <div class={row.wide ? 'approval-row approval-wide' : 'approval-row'}>
            <dt>{row.label}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
        {opinions.map((opinion) => (
          <div class="approval-row approval-wide approval-opinion">
            <dt>{opinion.step}</dt>
            <dd>
              <p>{opinion.opinion}</p>
              <p class="approval-signed">
                {opinion.who}　{opinion.at}
              </p>
            </dd>
          </div>
        ))}
      </dl>
      {note && <p class="approval-note">{note}</p>}
    </section>
  );
}
