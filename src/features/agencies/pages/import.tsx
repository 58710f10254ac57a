import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, FileField, Form } from '../../../ui/form.tsx';
import { partNames, parts } from '../rules/profile.ts';

/** One table, exported here and filled in. */
export function ImportPage({ formKey, error, writes }: { formKey: string; error?: string; writes: boolean }) {
  if (!writes)
    return <p class="quiet">表格由各单位的拟稿人、信息发布员和政务公开工作机构导入，您现在没有可以填写的单位。</p>;
  return (
    <>
      <ErrorSummary errors={error ? { file: error } : undefined} />
      <p>
        先导出{partNames.map((part) => parts[part].words).join('、')}
        中的一张表，改好再从这里导入。表头不要改动；“单位”一列写单位名称或者别名。
        表里没有的单位不变；表里有的单位，这张表的内容整个换成表里的。导入前先核对，导入后是草稿，送审同意后才公开。
      </p>
      <Form action="/staff/agencies/import" idempotencyKey={formKey} upload label="导入表格">
        <FileField
          name="file"
          label="表格"
          accept=".xlsx,.csv"
          hint=".xlsx 或者 .csv，不超过 8 MB"
          required
          error={error}
        />
        <Buttons>
          <Button>核对</Button>
          <ButtonLink href="/staff/agencies">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}
