import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Preview } from '../rules/listed.ts';
import { reasonWords } from '../rules/told.ts';

interface Props {
  preview: Preview;
  names: Map<string, string>;
  /** What stands against the list. */
  why: string[];
  text: string;
  /** With every line, on a page of its own. */
  full?: boolean;
}

/** What would be drawn from: how many in each stratum, who is left out and why, who stands back from whom. */
export function PoolPreview({ preview, names, why, text, full }: Props) {
  const called = (id: string) => [id, names.get(id)].filter(Boolean).join(' ');
  const inWords = (reason: string) => (reasonWords[reason] ? `${reasonWords[reason]}（${reason}）` : reason);
  return (
    <>
      {why.length > 0 && (
        <NoticeBox tone="error" title="名单还不能冻结">
          {why.map((one) => (
            <p>{one}</p>
          ))}
        </NoticeBox>
      )}
      <Table
        caption="各层的数量"
        rows={preview.strata}
        columns={[
          { key: 'code', head: '层', kind: 'title', cell: ({ code }) => code },
          { key: 'members', head: '对象', kind: 'number', cell: ({ members }) => members },
          { key: 'excluded', head: '排除', kind: 'number', cell: ({ excluded }) => excluded },
          { key: 'size', head: '将抽取', kind: 'number', cell: ({ size }) => size },
        ]}
      />
      {preview.team > 0 && (
        <p>
          检查人员 {preview.inspectors} 名，每组 {preview.team} 人，每人最多承担 {preview.cap} 个。
        </p>
      )}
      {preview.exclusions.length > 0 && (
        <Table
          caption="排除的对象"
          rows={preview.exclusions.slice(0, full ? undefined : shown)}
          columns={[
            { key: 'target', head: '对象', kind: 'title', cell: ({ target }) => called(target) },
            { key: 'reason', head: '原因', cell: ({ reason }) => inWords(reason) },
          ]}
        />
      )}
      {preview.conflicts.length > 0 && (
        <Table
          caption="回避"
          rows={preview.conflicts.slice(0, full ? undefined : shown)}
          columns={[
            { key: 'target', head: '对象', kind: 'title', cell: ({ target }) => called(target) },
            { key: 'inspector', head: '人员', kind: 'short', cell: ({ inspector }) => called(inspector) },
            { key: 'reason', head: '原因', cell: ({ reason }) => inWords(reason) },
          ]}
        />
      )}
      {full && names.size > 0 && (
        <Table
          caption="编号和名称"
          rows={[...names].slice(0, most)}
          columns={[
            { key: 'id', head: '编号', kind: 'short', cell: ([id]) => id },
            { key: 'name', head: '名称', kind: 'title', cell: ([, name]) => name },
          ]}
        />
      )}
      {full && (
        <>
          <h2>冻结的文字</h2>
          <pre class="command draw-pool" tabindex={0}>
            {text}
          </pre>
        </>
      )}
    </>
  );
}

const shown = 20;
const most = 2000;
