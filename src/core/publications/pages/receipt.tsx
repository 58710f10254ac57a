import { Document } from '../../../ui/document.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { Copy } from '../queries/copies.ts';
import type { Receipt } from '../queries/receipts.ts';
import { endKinds, hiddenKinds } from '../rules.ts';

const kinds: Record<string, string> = { ...endKinds, ...hiddenKinds };

/** What went: 「已撤回，第 1、2 版」 */
export const receiptWords = ({ kind, editions }: Pick<Receipt, 'kind' | 'editions'>): string =>
  `${kinds[kind]}，第 ${editions.join('、')} 版`;

/** 撤回回执, A4: every copy the house made of what was withdrawn, and when each was gone; it repeats no word of the text. */
export function ReceiptPage({ receipt, printedAt }: { receipt: Receipt; printedAt: Date }) {
  return (
    <Document kind="staff" title={`撤回回执 ${receipt.id}`} noIndex>
      <main id="main" class="paper">
        <p class="no-print paper-tools">
          <a href={`/staff/documents/${receipt.document}`}>回到文件</a> <print-button />
        </p>
        <h1>撤回回执</h1>
        <Facts
          label="撤回"
          items={[
            { label: '回执编号', value: String(receipt.id) },
            { label: '单位', value: receipt.unitName },
            { label: '网址', value: receipt.path, wide: true },
            { label: '方式和版次', value: receiptWords(receipt) },
            { label: '撤回时间', value: <Moment at={receipt.withdrawnAt} /> },
            { label: '理由', value: receipt.reason, wide: true },
          ]}
        />
        <Table
          caption="全部副本和撤下的时间"
          columns={[
            { key: 'words', head: '副本', kind: 'title', cell: (copy: Copy) => copy.words },
            { key: 'gone', head: '撤下时间', kind: 'date', cell: (copy) => <Exactly at={copy.gone} /> },
            { key: 'note', head: '说明', cell: (copy) => copy.note },
          ]}
          rows={receipt.copies}
        />
        <p>
          撤回答复之后逐项核对，{receipt.copies.length} 处副本都已不再公开；第三方已经下载或转载的不在其内。出具时间{' '}
          <Moment at={receipt.madeAt} />。
        </p>
        <p class="quiet">
          回执摘要 <code>{receipt.hash}</code>，
          {receipt.position ? `记入台账第 ${receipt.position} 条` : '已记入台账，待封存'}。打印时间{' '}
          <Moment at={printedAt} />
        </p>
      </main>
    </Document>
  );
}

const full = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai' });

/** To the second: the promise is one of seconds. */
function Exactly({ at }: { at: string }) {
  return <time datetime={at}>{full.format(new Date(at))}</time>;
}
