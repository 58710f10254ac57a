import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import {
  ErrorSummary,
  Form,
  type FormErrors,
  FormSection,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { ColumnRow, UnitChoice } from '../queries/site.ts';
import { columnTypes } from '../site-rules.ts';

type SiteColumnProps = {
  /** The column that is there; absent when one is being added. */
  column?: ColumnRow;
  above: ColumnRow[];
  units: UnitChoice[];
  typed?: Typed;
  errors?: FormErrors;
  whyNotClose: string | null;
  newKey: () => string;
};

/** One column: its description as a form, and below it the end of the column. */
export function SiteColumn(props: SiteColumnProps) {
  const { column, above, units, typed = {}, errors = {}, newKey } = props;
  const field = (name: keyof ColumnRow, label: string) => ({
    name,
    label,
    value: String([typed[name] ?? column?.[name] ?? ''].flat()[0]),
    error: errors[name],
  });
  return (
    <>
      <ErrorSummary errors={errors} />
      {column?.closed && (
        <NoticeBox tone="warning" title="栏目已撤销">
          <p>公开页面上看不到它。保存一次就恢复。</p>
        </NoticeBox>
      )}
      <div class="form-section">
        <Form action={`/staff/columns/${column?.slug ?? 'add'}`} idempotencyKey={newKey()} guard label="栏目">
          {!column && (
            <TextField
              {...field('slug', '网址名')}
              hint="栏目的网址，小写字母开头，定了不能再改，例如 policies"
              required
              width="medium"
            />
          )}
          <TextField {...field('name', '栏目名称')} hint="例如 政策文件" required width="medium" />
          <SelectField
            {...field('parent', '上级栏目')}
            blank="没有上级栏目"
            options={above.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          <TextField
            {...field('position', '排列次序')}
            hint="同级栏目按数字从小到大排列，例如 10"
            inputMode="numeric"
            width="short"
          />
          <FormSection title="公众看到的说明">
            <TextArea
              {...field('description', '栏目说明')}
              hint="公开哪些内容、给谁看，写入页面说明"
              required
              rows={3}
              maxLength={300}
            />
            <TextField {...field('keywords', '关键词')} hint="用逗号隔开，例如 政策文件,规范性文件" />
            <SelectField
              {...field('columnType', '栏目类型')}
              hint="政府网站发展指引规定的类型，写入页面标签"
              blank="请选择"
              required
              options={columnTypes.map((type) => ({ value: type, label: type }))}
            />
            <TextField
              {...field('emptyNotice', '栏目为空时的说明')}
              hint="例如 本栏目暂无内容，文件印发后 20 个工作日内公布"
              required
            />
          </FormSection>
          <FormSection title="责任和更新">
            <SelectField
              {...field('unit', '责任单位')}
              blank="请选择"
              required
              options={units.map(({ slug, name }) => ({ value: slug, label: name }))}
            />
            <TextField {...field('updateRule', '更新规则')} hint="公众可见，例如 随文件印发更新" required />
            <TextField
              {...field('updateDays', '最长间隔')}
              hint="最多多少天要有新内容；没有规定的不填。首页和要闻 14 天，通知公告、政策文件 180 天"
              inputMode="numeric"
              width="short"
              suffix="天"
            />
          </FormSection>
          <Buttons>
            <Button>{column ? '保存' : '增设'}</Button>
            <ButtonLink href="/staff/columns">取消</ButtonLink>
          </Buttons>
        </Form>
      </div>
      {column && !column.closed && <CloseColumn {...props} column={column} />}
    </>
  );
}

function CloseColumn({
  column,
  typed = {},
  errors = {},
  whyNotClose,
  newKey,
}: SiteColumnProps & { column: ColumnRow }) {
  return (
    <section class="form-section">
      <h2>撤销栏目</h2>
      {whyNotClose ? (
        <p class="quiet">{whyNotClose}</p>
      ) : (
        <Form action={`/staff/columns/${column.slug}/close`} idempotencyKey={newKey()} label="撤销栏目">
          <TextField
            name="reason"
            label="撤销的理由"
            value={String(typed.reason ?? '')}
            error={errors.reason}
            hint="例如 并入“通知公告”"
            required
          />
          <Buttons>
            <DangerButton consequence="撤销后公众看不到这个栏目。">撤销栏目</DangerButton>
          </Buttons>
        </Form>
      )}
    </section>
  );
}
