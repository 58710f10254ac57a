import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { ErrorSummary, FileField, Form } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import { heads, mostRows, type OldCase, type WrongCell } from '../rules/import.ts';
import { channelWords } from '../rules/labels.ts';
import { outcomes } from '../rules/outcomes.ts';
import { kinds } from '../rules.ts';

/** 导入旧登记簿: which columns, and what is not taken over. */
export function ImportRegisterPage({ formKey, error }: { formKey: string; error?: string }) {
  return (
    <>
      <ErrorSummary errors={error ? { file: error } : undefined} />
      <p>
        把以前办结的申请导入登记簿，年度报告就能计入。第一行要有这些列：{Object.values(heads).join('、')}
        ；其他列不导入。申请人的姓名、证件和联系方式不要导入。没有办结的申请请逐件录入。
      </p>
      <p>一次导入一个文件，全部导入或者一行也不导入；同一个文件再次导入，不会重复登记。</p>
      <Form action="/staff/requests/import" idempotencyKey={formKey} upload label="导入旧登记簿">
        <FileField
          name="file"
          label="登记簿"
          accept=".xlsx,.csv"
          hint={`.xlsx 或者 .csv，不超过 8 MB、${mostRows} 行`}
          required
          error={error}
        />
        <Buttons>
          <Button>核对</Button>
          <ButtonLink href="/staff/requests">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

interface Preview {
  rows: OldCase[];
  again: number;
  ignored: string[];
  errors: WrongCell[];
  units: Map<number, string>;
  /** What the form brings back, to be read anew. */
  table: string;
  formKey: string;
}

/** What will be entered, or every cell that keeps it from being entered. */
export function ImportRegisterPreview(props: Preview) {
  const { rows, again, ignored, errors } = props;
  if (errors.length > 0) return <Wrong errors={errors} />;
  if (rows.length === 0)
    return (
      <NoticeBox title="没有新的申请">
        <p>这个文件里的 {again} 件申请都已经在登记簿里，内容相同，不需要导入。</p>
        <p>
          <a href="/staff/requests">返回登记簿</a>
        </p>
      </NoticeBox>
    );
  return (
    <>
      <p>
        将登记 {rows.length} 件已经办结的申请{again > 0 && `，另有 ${again} 件已经在登记簿里`}。核对后导入。
      </p>
      {ignored.length > 0 && <p>这些列不导入：{ignored.join('、')}。</p>}
      <Form action="/staff/requests/import/save" idempotencyKey={props.formKey} label="导入">
        <input type="hidden" name="table" value={props.table} />
        <Buttons>
          <Button>导入 {rows.length} 件</Button>
          <ButtonLink href="/staff/requests/import">取消</ButtonLink>
        </Buttons>
      </Form>
      <Rows {...props} />
    </>
  );
}

const most = 200;

function Rows({ rows, units }: Preview) {
  return (
    <Card title="将要登记的申请">
      {rows.length > most && <p class="quiet">下面列出前 {most} 件。</p>}
      <Table
        caption="将要登记的申请"
        hideCaption
        rows={rows.slice(0, most)}
        columns={[
          { key: 'number', head: '编号', kind: 'short', cell: (row) => row.number },
          { key: 'subject', head: '摘要', kind: 'title', cell: (row) => row.subject },
          { key: 'unit', head: '单位', cell: (row) => units.get(row.unit) },
          { key: 'channel', head: '渠道', cell: (row) => channelWords(row.channel) },
          { key: 'kind', head: '申请人', kind: 'short', cell: (row) => kinds[row.kind] },
          { key: 'received', head: '收到', kind: 'date', cell: (row) => row.receivedOn && <Day on={row.receivedOn} /> },
          { key: 'ended', head: '办结', kind: 'date', cell: (row) => <Day on={row.endedOn} /> },
          { key: 'outcome', head: '处理决定', cell: (row) => outcomes[row.outcome].words },
        ]}
      />
    </Card>
  );
}

const Wrong = ({ errors }: Pick<Preview, 'errors'>) => (
  <>
    <div class="error-summary" role="alert" tabindex={-1} autofocus aria-labelledby="import-errors">
      <h2 id="import-errors">表格有 {errors.length} 处问题，一行也没有导入</h2>
      <ul>
        {errors.slice(0, most).map(({ row, cell, sentence }) => (
          <li>
            第 {row} 行{cell && `（${cell}）`}：{sentence}
          </li>
        ))}
      </ul>
      {errors.length > most && <p>这里列出前 {most} 处。</p>}
    </div>
    <p>
      请在表格里改好，<a href="/staff/requests/import">重新选择</a>。
    </p>
  </>
);
