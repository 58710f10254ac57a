import { Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { ErrorSummary, Form, type FormErrors, TextArea, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { LineRow } from '../queries.ts';

interface Props {
  position: number | null;
  subject: string;
  /** The line at the position that was asked for. */
  line: LineRow | null;
  /** In how many lines the subject's values can still be recognised. */
  lines: number;
  reason: string;
  errors: FormErrors | undefined;
  words: (verb: string) => string;
  formKey: string;
}

/** 依法删除: first what will go is shown, then it may go; the ledger keeps that it went, and why. */
export function ErasurePage(props: Props) {
  const { position, subject, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <NoticeBox title="什么时候用">
        <p>
          个人信息保护法第四十七条要求删除的，或者误把个人信息写进了记录的。台账的链、存证和已经发出的回执仍然有效；删除本身永久留在台账里。业务数据里的内容请先在相应页面处理。
        </p>
      </NoticeBox>
      <Filters action="/staff/erasure" clearHref="/staff/erasure" label="查找">
        <TextField
          name="position"
          label="记录序号"
          value={position ? String(position) : ''}
          hint="审计页面上的序号"
          error={errors?.position}
        />
        <TextField
          name="subject"
          label="个人信息的对象"
          value={subject}
          hint="例如 requests.applicant:12"
          error={errors?.subject}
        />
      </Filters>
      {position !== null && <OneLine {...props} position={position} />}
      {subject !== '' && <OneSubject {...props} />}
    </>
  );
}

const hint = '写明法律依据和由来，例如“个人信息保护法第四十七条，当事人申请”。这段话永久保留，不要写个人信息。';

function OneLine({ position, line, reason, errors, words, formKey }: Props & { position: number }) {
  if (!line) return <p class="empty">台账里没有第 {position} 条记录，或者它还没有封存。请核对序号。</p>;
  return (
    <Card title={`第 ${position} 条记录`}>
      <Facts
        label="记录"
        columns={1}
        items={[
          { label: '时间', value: <Moment at={line.at} /> },
          { label: '事项', value: words(line.verb) },
          { label: '对象', value: line.object },
          { label: '理由', value: line.reason },
          { label: '内容', value: <code>{JSON.stringify(line.data)}</code> },
        ]}
      />
      <Form action="/staff/erasure/line" idempotencyKey={`${formKey}-l`} label="抹去原文">
        <input type="hidden" name="position" value={String(position)} />
        <TextArea
          id="line-reason"
          name="reason"
          label="依据和理由"
          required
          hint={hint}
          value={reason}
          error={errors?.reason}
        />
        <Buttons>
          <DangerButton consequence="这条记录的理由、内容和原文将无法恢复；时间、人员、事项和摘要保留">
            抹去原文
          </DangerButton>
        </Buttons>
      </Form>
    </Card>
  );
}

function OneSubject({ subject, lines, reason, errors, formKey }: Props) {
  if (lines === 0) return <p class="empty">台账里没有“{subject}”的个人信息，或者已经删除。请核对对象的写法。</p>;
  return (
    <Card title={`“${subject}”的个人信息`}>
      <p>在 {lines} 条记录里还可以凭原值认出来。删除之后，任何人都不能再把这些记录与这个人对上。</p>
      <Form action="/staff/erasure/subject" idempotencyKey={`${formKey}-s`} label="删除个人信息">
        <input type="hidden" name="subject" value={subject} />
        <TextArea
          id="subject-reason"
          name="reason"
          label="依据和理由"
          required
          hint={hint}
          value={reason}
          error={errors?.reason}
        />
        <Buttons>
          <DangerButton consequence={`${lines} 条记录里的个人信息将再也认不出来，不能恢复`}>删除个人信息</DangerButton>
        </Buttons>
      </Form>
    </Card>
  );
}
