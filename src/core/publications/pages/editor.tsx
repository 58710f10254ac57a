import type { Typed } from '../../../platform/form.ts';
import { asset } from '../../../ui/assets.ts';
import { Button, ButtonLink } from '../../../ui/buttons.tsx';
import { Card, WithSide } from '../../../ui/cards.tsx';
import {
  ErrorSummary,
  FileField,
  Form,
  type FormErrors,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { controlAttributes, Field } from '../../../ui/form-field.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { type FileType, types } from '../../files/types.ts';
import { textOf as one } from '../content-form.ts';
import type { FileState } from '../queries/revisions.ts';
import { disclosures } from '../rules.ts';
import { type CameBack, CameBackNotice } from './came-back.tsx';
import { AttachmentRows, sizeWords } from './editor-attachments.tsx';
import { IndexFields, InterpretationFields, PlanFields } from './editor-metadata.tsx';

export interface EditorView {
  action: string;
  autosave?: string;
  key: string;
  kindWords: string;
  /** The column of the site in which it will stand. */
  column?: string;
  isPolicy: boolean;
  typed: Typed;
  errors: FormErrors;
  files: FileState[];
  grounds: { code: string; words: string; article: string; mandatory: boolean }[];
  preview?: string;
  back: string;
  /** What editing would do now, for example void a running review. */
  warning?: string | null;
  /** The person's own words kept by autosave, newer than the revision. */
  recovery?: { at: string; href: string } | null;
  /** Why the text came back, in sight while it is mended. */
  cameBack?: CameBack | null;
}

/** The editor: text at the left, what the public will know about it at the right. */
export function EditorPage(view: EditorView) {
  return (
    <>
      {view.recovery && (
        <NoticeBox tone="info" title={`有 ${view.recovery.at} 自动保存、还没有提交的内容`}>
          <a href={view.recovery.href}>恢复 {view.recovery.at} 自动保存的内容</a>
        </NoticeBox>
      )}
      {view.cameBack && <CameBackNotice back={view.cameBack} />}
      {view.warning && <NoticeBox tone="warning">{view.warning}</NoticeBox>}
      <ErrorSummary errors={view.errors} />
      <EditorForm {...view} />
    </>
  );
}

/** The form alone; the conflict page shows it under the other version. */
export function EditorForm(view: EditorView) {
  const { typed, errors } = view;
  return (
    <Form
      action={view.action}
      idempotencyKey={view.key}
      autosave={view.autosave}
      guard
      upload
      class="form form-wide document-form"
      label={`编辑${view.kindWords}`}
    >
      <input type="hidden" name="base" value={one(typed, 'base')} />
      <SaveBar {...view} />
      <WithSide label="公开属性" side={<Side {...view} />}>
        <Card>
          {view.column && (
            <p class="document-target">
              发布到：<strong>{view.column}</strong>
            </p>
          )}
          <TextField name="title" label="标题" required value={one(typed, 'title')} error={errors.title} />
          <Field
            name="body"
            label="正文"
            error={errors.body}
            hint="送审前，正文和附件至少有一项。小标题用“一级标题、二级标题、三级标题”；光标在表格里时出现加行、加列等按钮；图片请先作为附件上传，再用“图片”插入。"
          >
            <textarea
              {...controlAttributes({ name: 'body', label: '正文', error: errors.body, hint: true })}
              rows={24}
              data-editor=""
              data-import-address="/staff/import-word"
            >
              {one(typed, 'body')}
            </textarea>
          </Field>
          {one(typed, 'form') && <InterpretationFields typed={typed} errors={errors} />}
        </Card>
        <Card
          title="附件"
          note={`先审查、后公开：附件和正文一起送审。${typed.file ? '方框里的数字是排列次序，可以改；打勾的附件在保存时去掉。' : ''}`}
        >
          <AttachmentRows typed={typed} files={view.files} />
          <FileField
            name="files"
            label="上传附件"
            multiple
            uploads="/staff/uploads"
            hint={uploadHint}
            error={errors.files}
          />
        </Card>
      </WithSide>
      {view.isPolicy && <PlanFields typed={typed} errors={errors} />}
      <IndexFields typed={typed} errors={errors} />
      <script type="module" src={asset('editor.js')} />
    </Form>
  );
}

const most = (type: FileType) => sizeWords(types[type].maxBytes).replace('.0', '');

/** The limits as they are checked, so that nobody waits for an upload that is refused. */
const uploadHint = `可一次选多个，保存时上传。每个文件的上限：pdf、pptx、ofd ${most('pdf')}，docx、xlsx ${most('docx')}，图片 ${most('jpg')}，压缩包 ${most('zip')}，视频 ${most('mp4')}；一次最多 20 个、合计 1 GB。`;

/** Stays in sight at the top of the window: what was typed further down is saved without a way back. */
function SaveBar({ preview, back, autosave }: EditorView) {
  return (
    <div class="save-bar">
      <Button name="next" value="stay">
        保存
      </Button>
      <Button kind="secondary" name="next" value="submit">
        保存，去送审
      </Button>
      {preview && (
        <ButtonLink href={preview} kind="quiet">
          预览
        </ButtonLink>
      )}
      <ButtonLink href={back} kind="quiet">
        <span class="visually-hidden">不保存，</span>返回
      </ButtonLink>
      <output class="save-state">{autosave ? '每 30 秒自动保存' : ''}</output>
    </div>
  );
}

function Side({ typed, errors, grounds }: EditorView) {
  return (
    <Card title="公开属性" note="谁起草、谁提出。没有公开属性的文件不能送审、编号和印发。条例指《政府信息公开条例》。">
      <RadioGroup
        name="disclosure"
        label="选择公开属性"
        required
        value={one(typed, 'disclosure')}
        error={errors.disclosure}
        options={[
          { value: 'open', label: disclosures.open, hint: '审查、签发后在网站公布（条例第十九条、第二十条）' },
          { value: 'on_request', label: disclosures.on_request, hint: '不上网，公民可以申请获取（条例第二十七条）' },
          { value: 'closed', label: disclosures.closed, hint: '须选择依据并说明理由' },
        ]}
      />
      <div class="closed-only">
        <SelectField
          name="ground"
          label="不予公开的依据"
          blank="请选择"
          value={one(typed, 'ground')}
          error={errors.ground}
          options={grounds.map((ground) => ({
            value: ground.code,
            label: `${ground.words}（${ground.article}）`,
            group: ground.mandatory ? '不得公开' : '可以不予公开',
          }))}
        />
        <TextArea name="reason" label="不予公开的理由" rows={3} value={one(typed, 'reason')} error={errors.reason} />
      </div>
    </Card>
  );
}
