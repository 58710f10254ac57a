import { compareTexts } from '../../../core/publications/diff.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Diff } from '../../../ui/diff.tsx';
import { Form } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { Change } from '../rules/import.ts';
import { type Part, parts } from '../rules/profile.ts';

interface Props {
  part: Part | null;
  changes: Change[];
  errors: { row: number; sentence: string }[];
  bundle: string;
  formKey: string;
}

/** What an import would change, unit by unit; or every row that keeps it from being done. */
export function ImportPreviewPage({ part, changes, errors, bundle, formKey }: Props) {
  if (errors.length > 0) return <Wrong errors={errors} />;
  if (changes.length === 0)
    return (
      <NoticeBox title="没有变更">
        <p>表里的内容与现在的完全一样，不需要导入。</p>
        <p>
          <a href="/staff/agencies">返回机构职能</a>
        </p>
      </NoticeBox>
    );
  return (
    <>
      <p>
        {parts[part!].words}：{changes.length} 个单位有变更。核对后存为草稿。
      </p>
      {changes.map(({ name, words, before, after }) => (
        <Card title={`${name}：${words}`} level={2}>
          <Diff parts={compareTexts(before, after)} label={`${name}的差别`} />
        </Card>
      ))}
      <Form action="/staff/agencies/import/save" idempotencyKey={formKey} label="存为草稿">
        <input type="hidden" name="bundle" value={bundle} />
        <Buttons>
          <Button>存为草稿</Button>
          <ButtonLink href="/staff/agencies/import">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

const shown = 200;

const Wrong = ({ errors }: Pick<Props, 'errors'>) => (
  <div class="error-summary" role="alert" tabindex={-1} autofocus aria-labelledby="import-errors">
    <h2 id="import-errors">表格有 {errors.length} 处问题，什么都没有导入</h2>
    <ul>
      {errors.slice(0, shown).map(({ row, sentence }) => (
        <li>
          第 {row} 行：{sentence}
        </li>
      ))}
    </ul>
    {errors.length > shown && <p>还有 {errors.length - shown} 处，改好上面的再试。</p>}
    <p>
      <a href="/staff/agencies/import">改好后重新选择表格</a>
    </p>
  </div>
);
