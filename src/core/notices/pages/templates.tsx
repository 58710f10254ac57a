import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, TextArea, TextField } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import type { TemplateRow } from '../queries.ts';

export function TemplatesPage({ templates }: { templates: TemplateRow[] }) {
  return (
    <Table
      caption="通知模板"
      hideCaption
      rows={templates}
      columns={[
        { key: 'words', head: '什么时候发', kind: 'title', cell: ({ words }) => words },
        { key: 'subject', head: '标题', cell: ({ subject }) => subject },
        {
          key: 'edit',
          head: '操作',
          kind: 'actions',
          cell: ({ name, words }) => (
            <a href={`/staff/messages/templates/${name}`}>
              修改<span class="visually-hidden">：{words}</span>
            </a>
          ),
        },
      ]}
    />
  );
}

interface TemplateProps {
  template: TemplateRow;
  typed?: { subject?: string; body?: string };
  formKey: string;
  errors?: FormErrors;
}

/** Only messages written from now on have the new words. */
export function TemplatePage({ template, typed, formKey, errors }: TemplateProps) {
  const slots = template.slots.map((slot) => `{${slot}}`).join(' ');
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>{template.words}。改动只影响今后发出的通知。</p>
      <Form action={`/staff/messages/templates/${template.name}`} idempotencyKey={formKey} guard>
        <TextField
          name="subject"
          label="标题"
          required
          maxLength={200}
          value={typed?.subject ?? template.subject}
          error={errors?.subject}
        />
        <TextArea
          name="body"
          label="正文"
          required
          rows={8}
          maxLength={4000}
          value={typed?.body ?? template.body}
          error={errors?.body}
          hint={`可以使用：${slots}`}
        />
        <Buttons>
          <Button>保存</Button>
          <ButtonLink href="/staff/messages/templates" kind="quiet">
            返回
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}
