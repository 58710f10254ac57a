import { AttachmentRows } from '../../../core/publications/pages/editor-attachments.tsx';
import type { FileState } from '../../../core/publications/queries/revisions.ts';
import { Card } from '../../../ui/cards.tsx';
import { type ElementEditing, ElementEditor, elementField } from '../../../ui/element-editor.tsx';
import { CheckGroup, DateField, Fields, FileField, TextArea, TextField } from '../../../ui/form.tsx';
import { channels } from '../rules/elements.ts';
import { wayField, wayNames } from '../rules/typed-call.ts';

interface Props extends ElementEditing {
  document: number;
  files: FileState[];
}

/** 编辑征求意见: the draft, why, until when, and how to take part; the body is set from it. */
export function EditPage(props: Props) {
  const { edition, document, typed, errors, files } = props;
  const field = elementField(props);
  return (
    <ElementEditor
      {...props}
      action={`/staff/consultations/editions/${edition}`}
      home={`/staff/consultations/${document}`}
      label="编辑征求意见"
      upload
    >
      <Card title="草案" note="征求意见属于主动公开的信息。正文由下面各项生成，不另外写。">
        <TextField
          {...field('title', '公告标题')}
          required
          hint="例如：关于公开征求《……（征求意见稿）》意见的公告"
          maxLength={200}
        />
        <TextField {...field('subject', '草案名称')} maxLength={200} />
        <TextArea
          {...field('draft', '草案全文')}
          rows={16}
          hint="从文件里粘贴纯文字；按“第几条”自动分条，没有条的按“一、”或自然段分，公众可以逐条提意见"
        />
        <TextArea {...field('explanation', '起草说明')} rows={6} hint="为什么起草、主要内容、与现行规定不同的地方" />
        <TextArea {...field('basis', '决策依据')} rows={3} hint="一行一条，写明文件名称和条款" />
        <TextArea {...field('questions', '重点听取意见的问题')} rows={3} hint="可以不填；一行一个" />
      </Card>
      <Card title="时间" note="一般不少于 30 日；因情况紧急等原因缩短的，写明理由，理由会公开。">
        <Fields>
          <DateField {...field('opensOn', '开始日期')} hint="不填就从发布之日开始" />
          <DateField {...field('closesOn', '截止日期')} hint="到这一天 24 时为止" />
        </Fields>
        <TextField {...field('shortReason', '少于 30 日的理由')} />
      </Card>
      <Card title="怎么提意见" note="本网站总是可以提。除此以外至少写一种，不上网的人也要能提。">
        {wayNames.map((name) => (
          <TextField {...field(wayField(name), channels[name])} maxLength={300} />
        ))}
        <TextField {...field('contact', '联系人和电话')} maxLength={200} />
        <TextField
          {...field('namedReason', '须署名的理由')}
          hint="一般不填，可以匿名；填了就须署名，理由会公开"
          maxLength={300}
        />
        <CheckGroup
          name="invitedNamed"
          label="定向征求"
          hint="答复率总是公布；勾选后，采纳情况还列出受邀企业、协会的名称"
          options={[{ value: 'on', label: '公布受邀单位的名称' }]}
          values={typed.invitedNamed ? ['on'] : []}
        />
      </Card>
      <Card title="附件" note="草案的原文、附表；先审查、后公开，与公告一起送审。">
        <AttachmentRows typed={typed} files={files} />
        <FileField name="files" label="上传附件" multiple uploads="/staff/uploads" error={errors.files} />
      </Card>
    </ElementEditor>
  );
}
