import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { type ElementEditing, ElementEditor, elementField } from '../../../ui/element-editor.tsx';
import { DateField, Fields, RadioGroup, TextArea, TextField } from '../../../ui/form.tsx';
import { forms, methods } from '../rules/elements.ts';

interface Props extends ElementEditing {
  hearing: number;
  /** A record; otherwise a notice. */
  record: boolean;
}

/** 编辑公告或笔录; the body is set from it. */
export function EditPage(props: Props) {
  const { edition, hearing, record } = props;
  return (
    <ElementEditor {...props} action={`/staff/hearings/editions/${edition}`} home={`/staff/hearings/${hearing}`}>
      {record ? <RecordFields {...props} /> : <NoticeFields {...props} />}
    </ElementEditor>
  );
}

const options = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }));

function NoticeFields(props: Props) {
  const field = elementField(props);
  return (
    <>
      <Card title="事项" note="公告属于主动公开的信息。正文由下面各项生成，不另外写。">
        <TextField {...field('title', '公告标题')} required maxLength={200} />
        <RadioGroup {...field('form', '形式')} required inline options={options(forms)} />
        <TextField {...field('subject', '事项')} maxLength={200} />
        <TextArea {...field('reason', '为什么举行')} rows={3} hint="涉及哪些切身利益、分歧在哪里" />
        <TextField {...field('draft', '草案的网址')} hint="本网站上已经公布的草案" maxLength={300} />
      </Card>
      <Card title="时间地点">
        <Fields>
          <DateField {...field('heldOn', '举行日期')} />
          <TextField {...field('heldAt', '时间')} hint="例如 09:00" maxLength={5} />
        </Fields>
        <TextField {...field('place', '地点')} maxLength={200} />
      </Card>
      <Card title="参加人" note="名单只公布报名编号和姓氏，会前公布；材料会前送达。">
        <TextField {...field('seats', '名额')} required inputMode="numeric" width="short" />
        <TextArea {...field('conditions', '报名条件和确定办法')} rows={4} />
        <RadioGroup {...field('method', '确定方式')} required inline options={options(methods)} />
        <DateField {...field('applyUntil', '报名截止')} hint="到这一天 24 时为止" />
        <TextField {...field('contact', '联系人和电话')} maxLength={200} />
      </Card>
    </>
  );
}

function RecordFields(props: Props) {
  const field = elementField(props);
  return (
    <Card title="笔录" note="写各方的意见和理由，不写姓名、联系方式；笔录经参加人签名后送审公布。">
      <TextField {...field('title', '标题')} required maxLength={200} />
      <TextField {...field('host', '主持人')} hint="写职务，例如：区司法局副局长" maxLength={100} />
      <Fields>
        <TextField {...field('present', '到会人数')} inputMode="numeric" width="short" />
        <TextField {...field('absent', '未到人数')} inputMode="numeric" width="short" />
      </Fields>
      <TextArea {...field('said', '各方的意见和理由')} rows={16} />
      <TextField {...field('signed', '签名人数')} inputMode="numeric" width="short" />
      <TextField {...field('unsignedReason', '没有签名的原因')} maxLength={500} />
    </Card>
  );
}

/** A list is drawn from the applications and changed there. */
export function ListEditPage({ hearing, edition }: { hearing: number; edition: number }) {
  return (
    <>
      <p>参加人名单由报名登记生成。要改动的，请在听证会的页面重新确定参加人，再生成名单。</p>
      <Buttons>
        <ButtonLink href={`/staff/hearings/${hearing}`} kind="primary">
          去听证会的页面
        </ButtonLink>
        <ButtonLink href={`/staff/editions/${edition}/preview`}>预览</ButtonLink>
      </Buttons>
    </>
  );
}
