import { weekdayWords } from '../../../platform/time.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, TextArea, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import type { DayRow } from '../queries.ts';
import { kindOf, type YearFile } from '../year-file.ts';
import { Kind } from './year.tsx';

interface ImportProps {
  formKey: string;
  typed?: { text?: string; notice?: string };
  errors?: FormErrors;
  /** Everything that is wrong with the text, one sentence each. */
  problems?: string[];
}

/** 导入: the text of one year, looked at before anything is saved. */
export function ImportPage({ formKey, typed, errors, problems = [] }: ImportProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      {problems.length > 1 && (
        <NoticeBox tone="error" title="这些地方需要修改">
          <ul>
            {problems.map((problem) => (
              <li>{problem}</li>
            ))}
          </ul>
        </NoticeBox>
      )}
      <Form action="/staff/calendar/import" idempotencyKey={formKey} guard>
        <TextArea
          name="text"
          label="一年的节假日安排"
          required
          rows={14}
          value={typed?.text}
          error={errors?.text}
          hint="粘贴 JSON（含 year、papers、days 三项），或 CSV（第一行为 name,date,isOffDay）。放假填 true，调休上班填 false。"
        />
        <TextField
          name="notice"
          label="通知文号"
          width="medium"
          maxLength={60}
          value={typed?.notice}
          error={errors?.notice}
          hint="例如 国办发明电〔2026〕1号，可以不填。"
        />
        <Buttons>
          <Button name="step" value="preview">
            预览
          </Button>
          <ButtonLink href="/staff/calendar" kind="quiet">
            返回
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

interface PreviewProps {
  formKey: string;
  typed: { text: string; notice: string };
  file: YearFile;
  remarks: string[];
  /** What the calendar has for this year now. */
  before: DayRow[];
}

export function PreviewPage({ formKey, typed, file, remarks, before }: PreviewProps) {
  const announced = before.filter(({ announcedFor }) => announcedFor === file.year);
  const byHand = new Set(before.filter(({ announcedFor }) => announcedFor === null).map(({ day }) => day));
  const kept = file.days.filter(({ date }) => byHand.has(date));
  const off = file.days.filter(({ isOffDay }) => isOffDay).length;
  return (
    <>
      <NoticeBox tone="info" title={`${file.year} 年：放假 ${off} 天，调休上班 ${file.days.length - off} 天`}>
        {announced.length > 0 && <p>将替换已导入的 {announced.length} 天。</p>}
        {kept.length > 0 && <p>手工设定的日子保持不变：{kept.map(({ date }) => date).join('、')}。</p>}
        {remarks.map((remark) => (
          <p>{remark}</p>
        ))}
        <p>请对照通知原文核对，保存前不会有任何改动。</p>
      </NoticeBox>
      <Table
        caption="将导入的日子"
        rows={[...file.days].sort((a, b) => (a.date < b.date ? -1 : 1))}
        columns={[
          { key: 'date', head: '日期', kind: 'date', cell: ({ date }) => `${date} ${weekdayWords(date)}` },
          { key: 'name', head: '名称', kind: 'title', cell: ({ name }) => name },
          { key: 'kind', head: '安排', cell: (day) => <Kind kind={kindOf(day)} /> },
        ]}
      />
      <Form action="/staff/calendar/import" idempotencyKey={formKey}>
        <input type="hidden" name="text" value={typed.text} />
        <input type="hidden" name="notice" value={typed.notice} />
        <Buttons>
          <Button name="step" value="save">
            保存 {file.year} 年安排
          </Button>
          <Button name="step" value="back" kind="secondary">
            返回修改
          </Button>
        </Buttons>
      </Form>
    </>
  );
}
