import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, TextArea } from '../../../ui/form.tsx';

interface ImportProps {
  text: string;
  errors?: FormErrors;
  idempotencyKey: string;
}

/** A list as CSV, pasted or exported from here. */
export function ImportWords({ text, errors = {}, idempotencyKey }: ImportProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>
        表头为“类型,词,建议的写法,前文,后文,说明”。类型写错别字、规范表述、敏感词、禁用词或者放行。文件里没有的词条保持不变；可以先
        <a href="/staff/checks/words/export">导出现在的词表</a>，改好再导入。
      </p>
      <Form action="/staff/checks/words/import" idempotencyKey={idempotencyKey} label="导入词表">
        <TextArea name="text" label="CSV 内容" rows={14} required value={text} error={errors.text} />
        <Buttons>
          <Button>导入</Button>
          <ButtonLink href="/staff/checks/words">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}
