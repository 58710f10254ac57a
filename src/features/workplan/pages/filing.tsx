import { Button, ButtonLink, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary, FileField, Form, type FormErrors, TextArea, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { FilingRow } from '../queries.ts';
import { stateOfFiling } from '../rules/figures.ts';
import { filingKinds } from '../rules.ts';
import { FilingTag } from './state-tag.tsx';

interface FilingProps {
  filing: FilingRow;
  /** This person drafts for the unit. */
  files: boolean;
  oversees: boolean;
  today: string;
  formKey: string;
  typed?: Record<string, string>;
  errors?: FormErrors;
}

/** What one unit owes: what was handed in and when, or the form to hand it in; the office may send it back. */
export function FilingPage({ filing, files, oversees, today, formKey, typed = {}, errors = {} }: FilingProps) {
  const state = stateOfFiling(filing, today);
  const action = `/staff/workplan/filings/${filing.id}`;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Facts
        label="备案"
        items={[
          { label: '单位', value: filing.unitName },
          { label: '事项', value: filingKinds[filing.kind] },
          { label: '截止日', value: <Day on={filing.dueOn} long /> },
          { label: '状态', value: <FilingTag state={state} /> },
          { label: '材料', value: filing.title },
          {
            label: '报送',
            value: filing.filedAt && (
              <>
                <Moment at={filing.filedAt} />　{filing.filer}
              </>
            ),
          },
          { label: '附件', value: filing.file && <a href={`/staff/files/${filing.file}`}>{filing.fileName}</a> },
          { label: '说明', value: filing.words, wide: true },
        ]}
      />
      {filing.returnedWhy && (
        <NoticeBox tone="warning" title="上一次报送已退回">
          <p>{filing.returnedWhy}</p>
        </NoticeBox>
      )}
      {!filing.filed && !files && <p class="quiet">由{filing.unitName}的拟稿人报送。</p>}
      {!filing.filed && files && (
        <FileForm {...{ filing, action, formKey, typed, errors, late: state === 'overdue' }} />
      )}
      {filing.filed && oversees && (
        <Card title="退回" note="退回后由单位重新报送，这一次的报送时间留在记录里。">
          <Form action={`${action}/return`} idempotencyKey={formKey} label="退回备案">
            <TextArea
              name="why"
              label="退回意见"
              value={typed.why}
              error={errors.why}
              required
              rows={3}
              maxLength={500}
            />
            <Buttons>
              <DangerButton consequence="退回后重新报送，按重新报送的时间计算">退回</DangerButton>
            </Buttons>
          </Form>
        </Card>
      )}
      <Buttons>
        <ButtonLink href={`/staff/workplan/${filing.plan}?view=filings&unit=all`}>返回备案与对接</ButtonLink>
      </Buttons>
    </>
  );
}

interface FileFormProps extends Pick<FilingProps, 'filing' | 'formKey'> {
  action: string;
  typed: Record<string, string>;
  errors: FormErrors;
  late: boolean;
}

function FileForm({ filing, action, formKey, typed, errors, late }: FileFormProps) {
  const scheme = filing.kind === 'scheme';
  return (
    <Card
      title={scheme ? '报送实施方案' : '登记对接情况'}
      note={late ? '已经过了截止日：现在报送会记为迟报，向公众显示。' : undefined}
    >
      <Form action={action} upload idempotencyKey={formKey} guard label="报送备案">
        <TextField
          name="title"
          label={scheme ? '方案名称' : '对接的栏目'}
          value={typed.title}
          error={errors.title}
          required
        />
        <TextArea name="words" label="说明" value={typed.words} error={errors.words} rows={3} />
        <FileField
          name="file"
          label="附件"
          hint={scheme ? '盖章的实施方案，PDF 或 Word。' : undefined}
          error={errors.file}
        />
        <Buttons>
          <Button>报送</Button>
        </Buttons>
      </Form>
    </Card>
  );
}
