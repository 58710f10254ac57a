import type { Typed } from '../../../platform/form.ts';
import { dayOf } from '../../../platform/time.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { ErrorSummary, Form, type FormErrors, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Version } from '../queries/asked.ts';
import type { Moved } from '../rules/tuning.ts';

interface TuningProps {
  values: Typed;
  errors?: FormErrors;
  formKey: string;
  versions: Version[];
  /** What the tried setting changes; undefined before it was tried. */
  moves?: Moved[];
  tried?: string;
}

const areas = [
  { name: 'synonyms', label: '同义词', rows: 12, hint: '一行一条，左边是老百姓的说法：落户 = 户口迁移、户口登记' },
  {
    name: 'recommended',
    label: '推荐结果',
    rows: 4,
    hint: '一行一条：社保 = 公开页面的网址，多个用顿号隔开，排在最前面',
  },
  {
    name: 'denied',
    label: '不提示的词',
    rows: 4,
    hint: '一行一条：等于 某词，开头是 某词，包含 某词。只影响输入时的提示',
  },
  { name: 'questions', label: '提问的词', rows: 3, hint: '出现时按问句处理，例如 怎么办、多少钱' },
  { name: 'fillers', label: '不算数的词', rows: 3, hint: '不决定找不找得到，例如 办理、材料；至少两个字' },
] as const;

/** What the office says about words: written as lines, tried on the queries of the last month, then put in force. */
export function TuningPage({ values, errors = {}, formKey, versions, moves, tried }: TuningProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      {moves && <Tried moves={moves} />}
      <Form action="/staff/search/words" idempotencyKey={formKey} label="同义词与推荐" guard>
        {areas.map(({ name, label, rows, hint }) => (
          <TextArea
            name={name}
            label={label}
            rows={rows}
            hint={hint}
            value={String(values[name] ?? '')}
            error={errors[name]}
          />
        ))}
        <SelectField
          name="answers"
          label="智能问答"
          required
          value={String(values.answers ?? 'on')}
          error={errors.answers}
          options={[
            { value: 'on', label: '开' },
            { value: 'off', label: '关，不再显示入口' },
          ]}
        />
        <TextField
          name="note"
          label="说明"
          required
          hint="为什么调整，例如 群众来电常问落户"
          value={String(values.note ?? '')}
          error={errors.note}
        />
        {tried && <input type="hidden" name="tried" value={tried} />}
        <Buttons>
          {moves && (
            <Button name="do" value="apply">
              启用
            </Button>
          )}
          <Button name="do" value="try" kind={moves ? 'secondary' : 'primary'}>
            试一试
          </Button>
          <ButtonLink href="/staff/search">取消</ButtonLink>
        </Buttons>
      </Form>
      <Card title="历次调整">
        <Table
          caption="历次调整"
          hideCaption
          columns={[
            { key: 'at', head: '日期', kind: 'date', cell: (row: Version) => dayOf(row.at) },
            { key: 'note', head: '说明', kind: 'title', cell: (row: Version) => row.note },
            { key: 'name', head: '经办人', kind: 'short', cell: (row: Version) => row.name },
          ]}
          rows={versions}
          empty="还没有调整过，现在用的是随系统交付的词。"
        />
      </Card>
    </>
  );
}

function Tried({ moves }: { moves: Moved[] }) {
  if (moves.length === 0) {
    return (
      <NoticeBox title="近一个月的搜索都不受影响">
        没有哪个搜过的词前十条会变。确认后点“启用”，公众马上按新的设置搜索。
      </NoticeBox>
    );
  }
  return (
    <Card
      title={`近一个月的搜索有 ${moves.length} 个词的前十条会变`}
      note="确认后点下面的“启用”，公众马上按新的设置搜索。"
    >
      <Table
        caption="会变的词"
        hideCaption
        columns={[
          { key: 'query', head: '搜索词', kind: 'short', cell: (row: Moved) => row.query },
          { key: 'times', head: '次数', kind: 'number', cell: (row: Moved) => row.times },
          { key: 'up', head: '上升', kind: 'text', cell: (row: Moved) => row.up.join('；') || '—' },
          { key: 'out', head: '掉出前十', kind: 'text', cell: (row: Moved) => row.out.join('；') || '—' },
        ]}
        rows={moves}
      />
    </Card>
  );
}
