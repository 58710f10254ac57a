import type { Typed } from '../../../platform/form.ts';
import { type FormErrors, FormSection, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import { iconNames } from '../../../ui/icon.tsx';
import type { LayoutOffer } from '../rules/layout.ts';

/** 首页版面 as a form: a line for each block and each entrance, in the order in which they stand. */
export function LayoutFields({ typed, errors, offered }: { typed: Typed; errors: FormErrors; offered: LayoutOffer }) {
  const was = (name: string) => String(typed[name] ?? '');
  const names = [...offered.columns.map(({ name }) => name), ...offered.rooms.map(({ words }) => words)];
  return (
    <>
      <FormSection title="版块">
        <TextArea
          name="blocks"
          label="版块"
          hint={`一行一个，从上到下。写法：栏目 | 条数 | 标题（条数和标题可以不写）。可以用的有：${names.join('、')}`}
          value={was('blocks')}
          error={errors.blocks}
          rows={8}
        />
        <SelectField
          name="keywork"
          label="政务公开重点工作栏目"
          hint="占整行，显示落实进展和最新内容"
          blank="不显示"
          value={was('keywork')}
          error={errors.keywork}
          options={offered.columns.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      </FormSection>
      <FormSection title="热点栏" note="几篇大家正在关心的公开文件，排在入口下面；撤回了的自动不再显示。">
        <TextField
          name="hotTitle"
          label="热点栏的标题"
          value={was('hotTitle')}
          error={errors.hotTitle}
          width="medium"
        />
        <TextArea
          name="hot"
          label="热点"
          hint="一行一个公开页面的地址，最多 6 篇"
          value={was('hot')}
          error={errors.hot}
          rows={4}
        />
      </FormSection>
      <FormSection title="入口">
        <TextArea
          name="entrances"
          label="常用入口"
          hint={`一行一个。写法：名称 | 地址 | 说明 | 图标（说明和图标可以不写）。图标有：${iconNames.join('、')}`}
          value={was('entrances')}
          error={errors.entrances}
          rows={8}
        />
        <TextArea
          name="elder"
          label="长者模式的入口"
          hint="写法相同，6 到 8 个；不填则用前 8 个常用入口"
          value={was('elder')}
          error={errors.elder}
          rows={8}
        />
      </FormSection>
    </>
  );
}
