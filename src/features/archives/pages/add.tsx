import { textOf as one } from '../../../core/publications/content-form.ts';
import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { CheckGroup, ErrorSummary, FileField, Form, SelectField, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { KindRow } from '../queries.ts';
import { type Outcome, perUpload } from '../rules.ts';
import { Report } from './report.tsx';

interface AddView {
  key: string;
  typed: Typed;
  errors?: Record<string, string>;
  /** What a try found. */
  tried?: Outcome;
  units: { id: number; name: string }[];
  kinds: KindRow[];
}

/** 迁移旧网站: the archive, where it stood, what it becomes; first tried, then done. */
export function AddPage({ key, typed, errors, tried, units, kinds }: AddView) {
  return (
    <>
      <ErrorSummary errors={errors} />
      {tried && <Tried tried={tried} />}
      <Form action="/staff/archives/add" idempotencyKey={key} upload label="迁移旧网站">
        <FileField
          name="archive"
          label="旧网页的 ZIP 压缩包"
          required
          accept=".zip"
          hint={`网页（.html、.htm、.shtml）连同图片和附件，保持原来的文件夹；最多 ${perUpload} 页、200 MB。压缩包里放一份“清单.csv”或“清单.xlsx”（旧网址、标题、日期、栏目、文件）的，只迁清单里的。`}
          error={errors?.archive}
        />
        <SelectField
          name="unit"
          label="归哪个单位"
          required
          blank={units.length === 1 ? undefined : '请选择'}
          value={one(typed, 'unit')}
          options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
          error={errors?.unit}
        />
        <SelectField
          name="kind"
          label="成为哪种文件"
          required
          blank="请选择"
          hint="种类决定栏目和审查环节"
          value={one(typed, 'kind')}
          options={kinds.map(({ name, words, column }) => ({ value: name, label: `${words}（${column}）` }))}
          error={errors?.kind}
        />
        <TextField
          name="base"
          label="旧网站的网址"
          type="url"
          hint="例如 http://www.zhenxing.gov.cn/；压缩包里的文件夹接在它后面，就是旧网址。文件夹以域名命名的可以不填。"
          value={one(typed, 'base')}
          error={errors?.base}
        />
        <CheckGroup
          name="byColumn"
          label="栏目"
          values={typed.byColumn ? ['1'] : []}
          options={[{ value: '1', label: '网页标有栏目名称（META ColumnName）、与现有栏目同名的，归入那个栏目' }]}
        />
        <Buttons>
          <Button name="way" value="try" kind="secondary">
            先试读，不写入
          </Button>
          <Button name="way" value="import">
            迁入为草稿
          </Button>
        </Buttons>
      </Form>
    </>
  );
}

function Tried({ tried }: { tried: Outcome }) {
  return (
    <>
      <NoticeBox tone="info" title="试读的结果（没有写入）">
        {`共 ${tried.pages} 页：可以迁入 ${tried.drafted} 页，以前迁入过 ${tried.repeated} 页，读不出 ${tried.leftOut} 页。附件此时只看有没有，迁入时再检查。`}
        要迁入的，请再选一次压缩包，点“迁入为草稿”。
      </NoticeBox>
      <Card title={`没有读出的和需要留意的（${tried.problems.length} 条）`}>
        <Report problems={tried.problems.slice(0, 200)} />
        {tried.problems.length > 200 && <p class="quiet">这里显示前 200 条；迁入之后可以下载全部。</p>}
      </Card>
    </>
  );
}
