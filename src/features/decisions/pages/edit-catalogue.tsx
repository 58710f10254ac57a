import { Card } from '../../../ui/cards.tsx';
import { elementField } from '../../../ui/element-editor.tsx';
import { CheckGroup, Fields, SelectField, TextField } from '../../../ui/form.tsx';
import { classes, classNames, stepNames, steps } from '../rules/elements.ts';
import { entryRows } from '../rules/typed.ts';
import { entryField } from '../rules/why-not.ts';
import { Editor, type EditProps } from './editor.tsx';

/** 编辑决策事项目录: one card for each decision; the last ones are empty, and saving brings more. */
export function EditCataloguePage(props: EditProps & { year: number }) {
  const field = elementField(props);
  return (
    <Editor {...props}>
      <Card title={`${props.year} 年决策事项目录`} note="目录属于主动公开的信息。正文由下面各项生成，不另外写。">
        <TextField {...field('title', '标题')} required maxLength={200} />
        <TextField
          {...field('basis', '目录的依据')}
          hint="例如：经区委同意，区政府第 3 次常务会议通过"
          maxLength={300}
        />
        <TextField {...field('contact', '联系人和电话')} maxLength={200} />
      </Card>
      {entryRows(props.typed).map((number) => (
        <EntryCard {...props} number={number} />
      ))}
    </Editor>
  );
}

const whenHint = '知道到哪一步就写到哪一步：2026年9月10日、2026年9月、2026年第三季度、2026年';

function EntryCard(props: EditProps & { number: number }) {
  const { number, typed, errors } = props;
  const field = (name: string, label: string) => elementField(props)(entryField(number, name), label);
  const [planned, dropped] = [entryField(number, 'steps'), entryField(number, 'dropped')];
  return (
    <Card title={`第 ${number} 项`}>
      <TextField {...field('title', '决策事项')} hint="留空表示没有这一项" maxLength={200} />
      <SelectField
        {...field('class', '类别')}
        blank="请选择"
        options={classNames.map((value) => ({ value, label: classes[value] }))}
      />
      <TextField {...field('unit', '承办单位')} maxLength={100} />
      <Fields>
        <TextField {...field('draftOn', '预计公布草案')} hint={whenHint} />
        <TextField {...field('decideOn', '预计决定')} hint={whenHint} />
      </Fields>
      <CheckGroup
        name={planned}
        label="拟履行的程序"
        inline
        values={[typed[planned] ?? []].flat()}
        options={stepNames.map((value) => ({ value, label: steps[value] }))}
        error={errors[planned]}
      />
      <TextField {...field('note', '说明')} hint="调整时间、不再列入的，写明为什么；公众会看到" maxLength={500} />
      <CheckGroup
        name={dropped}
        label="已经公布、不再做的"
        values={[typed[dropped] ?? []].flat()}
        options={[{ value: 'yes', label: '不再列入' }]}
      />
    </Card>
  );
}
