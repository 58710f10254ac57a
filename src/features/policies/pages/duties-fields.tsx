import { interpretationForms } from '../../../core/publications/content-form.ts';
import type { Typed } from '../../../platform/form.ts';
import { CheckGroup, DateField, Fields, type FormErrors, RadioGroup, TextArea, TextField } from '../../../ui/form.tsx';

export const one = (typed: Typed, name: string): string => [typed[name]].flat()[0] ?? '';
const many = (typed: Typed, name: string): string[] => [typed[name] ?? []].flat();

/** What article （二） asks of a policy: whether it is interpreted, what follows, the meeting's topic, who speaks first. */
export function DutiesFields({ typed, errors }: { typed: Typed; errors: FormErrors }) {
  return (
    <>
      <RadioGroup
        name="needsInterpretation"
        label="是否需要解读"
        required
        value={one(typed, 'needsInterpretation')}
        error={errors.needsInterpretation}
        options={[
          { value: 'yes', label: '需要解读', hint: '没有解读材料或公开的豁免，文件不能发布' },
          { value: 'no', label: '不需要解读', hint: '须写明理由' },
        ]}
      />
      <TextArea name="reason" label="不需要解读的理由" rows={2} value={one(typed, 'reason')} error={errors.reason} />
      <Fields>
        <TextField
          name="interpreterName"
          label="第一解读人"
          hint="部门主要负责人带头解读政策"
          value={one(typed, 'interpreterName')}
          error={errors.interpreterName}
        />
        <TextField
          name="interpreterPost"
          label="第一解读人的职务"
          value={one(typed, 'interpreterPost')}
          error={errors.interpreterPost}
        />
      </Fields>
      <CheckGroup
        name="later"
        label="随后发布的解读形式"
        hint="与文件同时发布的不用选；这里选的，最迟在文件公布后 3 个工作日内发布，系统会跟踪。"
        inline
        options={interpretationForms.map((form) => ({ value: form, label: form }))}
        values={many(typed, 'later')}
        error={errors.later}
      />
      <CheckGroup
        name="isTopic"
        label="政府常务会议"
        options={[
          {
            value: 'on',
            label: '是提请常务会议审议的公开议题',
            hint: '原则上要通过新闻发布会或政策吹风会解读，否则由签发人签署公开的豁免',
          },
        ]}
        values={many(typed, 'isTopic')}
      />
      <Fields>
        <DateField name="meetingOn" label="会议日期" value={one(typed, 'meetingOn')} error={errors.meetingOn} />
        <TextField name="topic" label="议题名称" value={one(typed, 'topic')} error={errors.topic} />
      </Fields>
    </>
  );
}
