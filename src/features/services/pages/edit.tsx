import { AttachmentRows } from '../../../core/publications/pages/editor-attachments.tsx';
import type { FileState } from '../../../core/publications/queries/revisions.ts';
import { Button } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { type ElementEditing, ElementEditor } from '../../../ui/element-editor.tsx';
import { Fields, FileField, TextField } from '../../../ui/form.tsx';
import { type ElementName, elements, type GroupName, groups, type Told } from '../rules/elements.ts';
import type { Lists } from '../rules/lists.ts';
import { cellName, rowsTyped } from '../rules/typed.ts';
import { critical } from '../rules/why-not.ts';
import { ElementField } from './field.tsx';

export interface EditView extends ElementEditing {
  document: number;
  lists: Lists;
  files: FileState[];
  /** How many empty rows stand ready under each list. */
  spare: number;
}

/** 编辑办事指南: the elements in groups, as people ask for them; rows of materials and steps need no script. */
export function EditPage(view: EditView) {
  const { edition, document, typed, errors } = view;
  return (
    <ElementEditor
      {...view}
      action={`/staff/services/editions/${edition}`}
      home={`/staff/documents/${document}`}
      label="编辑办事指南"
      upload
    >
      <Card note="办事指南属于主动公开的信息。正文由下面各项生成，不另外写。">
        <TextField
          name="title"
          label="事项名称"
          required
          value={String(typed.title ?? '')}
          maxLength={200}
          error={errors.title}
        />
      </Card>
      {(Object.keys(groups) as GroupName[]).map((group) => (
        <Group {...view} group={group} />
      ))}
      <Files {...view} />
    </ElementEditor>
  );
}

function Group(view: EditView & { group: GroupName }) {
  const { words, elements: own } = groups[view.group];
  const fields = Object.entries(own as Record<string, Told>);
  const plain = fields.filter(([, { look, imported }]) => look !== 'rows' && !imported);
  const rows = fields.filter(([, { look }]) => look === 'rows');
  const codes = fields.filter(([name, { imported }]) => imported && view.typed[name]);
  return (
    <Card title={words} note={noteOf(fields)}>
      <Fields>
        {plain.map(([name, told]) => (
          <ElementField
            {...view}
            name={name}
            told={told}
            value={view.typed[name]}
            error={view.errors[name]}
            files={view.files.map((file) => file.name)}
          />
        ))}
      </Fields>
      {rows.map(([name, told]) => (
        <Rows {...view} name={name as ElementName} told={told} />
      ))}
      {codes.length > 0 && (
        <p class="quiet">
          {codes.map(([name, { label }]) => `${label}：${view.typed[name]}`).join('　')}（随清单导入，不在这里填写）
        </p>
      )}
    </Card>
  );
}

function noteOf(fields: [string, Told][]): string | undefined {
  const wanted = fields.flatMap(([name]) => critical[name] ?? []);
  return wanted.length > 0 ? `送审前必须写明：${wanted.join('、')}。` : undefined;
}

const rowHints: Partial<Record<ElementName, string>> = {
  materials: '一行一样材料，写具体名称，不写“其他材料”。空白表格和样表先在页面下方作为附件上传，保存后在这里选择。',
  steps: '按先后顺序，一行一个环节。',
};

function Rows(view: EditView & { name: ElementName; told: Told }) {
  const { name, told, typed, errors, spare } = view;
  const fields = Object.entries(told.row!);
  const rows = rowsTyped(typed, name, Object.keys(told.row!));
  const shown = [
    ...rows.filter((row) => Object.values(row).some(Boolean)),
    ...Array.from({ length: spare }, () => ({})),
  ];
  return (
    <fieldset class="guide-rows" id={`f-${name}`} tabindex={-1}>
      <legend class="field-label">{told.label}</legend>
      {rowHints[name] && <p class="field-hint">{rowHints[name]}</p>}
      {errors[name] && <p class="field-error">{errors[name]}</p>}
      {shown.map((row: Record<string, string>, at) => (
        <fieldset class="guide-row">
          <legend>
            {told.label}　第 {at + 1} 行
          </legend>
          <Fields>
            {fields.map(([field, cell]) => (
              <ElementField
                {...view}
                name={cellName(name, field)}
                id={`f-${name}-${field}-${at + 1}`}
                told={cell}
                value={row[field]}
                error={undefined}
                files={view.files.map((file) => file.name)}
              />
            ))}
          </Fields>
        </fieldset>
      ))}
      <p>
        <Button kind="quiet" name="next" value="rows">
          保存并再加几行<span class="visually-hidden">：{elements[name].label}</span>
        </Button>
      </p>
    </fieldset>
  );
}

function Files({ typed, files, errors }: EditView) {
  return (
    <Card title="附件" note="空白表格、样表和结果样本；先审查、后公开，与办事指南一起送审。">
      <AttachmentRows typed={typed} files={files} />
      <FileField
        name="files"
        label="上传附件"
        multiple
        uploads="/staff/uploads"
        hint="可一次选多个，保存时上传；文件名就是群众看到的名字。"
        error={errors.files}
      />
    </Card>
  );
}
