import { Card } from '../../../ui/cards.tsx';
import { elementField } from '../../../ui/element-editor.tsx';
import { CheckGroup, DateField, Fields, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import { guestNames, guests, meetingKinds } from '../rules/elements.ts';
import { topicRows } from '../rules/typed.ts';
import { topicField } from '../rules/why-not.ts';
import { Editor, type EditProps } from './editor.tsx';

/** 编辑会议公开: the meeting, then topic by topic; outcomes are filled in after the day, with a correction. */
export function EditMeetingPage(props: EditProps) {
  const field = elementField(props);
  return (
    <Editor {...props}>
      <Card title="会议" note="会前公布议题、草案和依据；会后用“更正”公布结果。涉密的议题不列。">
        <TextField {...field('title', '标题')} required maxLength={200} />
        <Fields>
          <SelectField
            {...field('kind', '会议')}
            required
            options={Object.entries(meetingKinds).map(([value, label]) => ({ value, label }))}
          />
          <DateField {...field('heldOn', '开会日期')} required />
        </Fields>
        <TextField {...field('place', '地点')} maxLength={200} />
        <TextField
          {...field('seats', '列席名额和报名方式')}
          hint="例如：公众代表 3 名，8 月 20 日前打联系电话报名"
          maxLength={300}
        />
        <TextField
          {...field('attended', '到会列席')}
          hint="会后填写：来了哪些方面的人、多少人，不写姓名"
          maxLength={300}
        />
        <TextField {...field('contact', '联系人和电话')} maxLength={200} />
      </Card>
      {topicRows(props.typed).map((at) => (
        <TopicCard {...props} at={at} />
      ))}
    </Editor>
  );
}

function TopicCard(props: EditProps & { at: number }) {
  const { at, typed, errors } = props;
  const field = (name: string, label: string) => elementField(props)(topicField(at, name), label);
  const invited = topicField(at, 'guests');
  return (
    <Card title={`议题 ${at + 1}`}>
      <TextField {...field('title', '议题')} hint="留空表示没有这一项" maxLength={200} />
      <TextField
        {...field('draft', '草案的网址')}
        hint="本网站上已经公布的草案，例如 /consultations/202609/abcd1234efgh.html"
      />
      <TextArea {...field('basis', '依据')} rows={2} />
      <CheckGroup
        name={invited}
        label="邀请列席"
        inline
        values={[typed[invited] ?? []].flat()}
        options={guestNames.map((value) => ({ value, label: guests[value] }))}
        error={errors[invited]}
      />
      <TextField {...field('closedReason', '不邀请列席的理由')} hint="不邀请的才填，理由会公开" maxLength={300} />
      <TextArea {...field('outcome', '会议结果')} rows={2} hint="会后填写" />
      <TextField {...field('decided', '正式文件的网址')} hint="会后填写，文件公布以后" />
    </Card>
  );
}
