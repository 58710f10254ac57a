import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, FileField, Form, type FormErrors, TextArea } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';

interface ImportProps {
  formKey: string;
  text?: string;
  errors?: FormErrors;
  /** Whether this person drafts for a unit: the text of a plan is a document of its own and wants a drafter. */
  drafts: boolean;
}

/** The first step of an import: the text of a plan, as a file or pasted. */
export function ImportPage({ formKey, text = '', errors = {}, drafts }: ImportProps) {
  if (!drafts) {
    return (
      <NoticeBox tone="warning" title="导入需要拟稿岗位">
        <p>
          工作安排的文字本身是一份公文，由单位的拟稿人导入并送审。请由本单位的拟稿人办理，或者请安全管理员授予岗位。
        </p>
      </NoticeBox>
    );
  }
  return (
    <>
      <ErrorSummary errors={errors} />
      <p class="page-intro">
        系统读出任务、责任单位和时限，下一步逐项列出来请您核对：每一处都可以修改，保存之前什么也不会记入。
      </p>
      <Form action="/staff/workplan/import" upload idempotencyKey={formKey}>
        <FileField
          name="file"
          label="工作安排文件"
          hint="纯文本（.txt、.md）或 Word 文档（.docx），文字不超过 2 MB。旧版 .doc、WPS 和 PDF 请先另存为 .docx。"
          error={errors.file}
          accept=".txt,.md,.docx"
        />
        <TextArea
          name="text"
          label="或者粘贴正文"
          hint="从标题到落款整篇粘贴，段落之间保留换行。"
          value={text}
          error={errors.text}
          rows={10}
        />
        <Buttons>
          <Button>读取并核对</Button>
          <ButtonLink href="/staff/workplan">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}
