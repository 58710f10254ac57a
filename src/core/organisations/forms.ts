import { choice, choices, day, type Field, form, text, type Values, whole } from '../../platform/form.ts';
import { type UnitInput, type UnitKind, unitKinds, whyNotUnit } from './rules.ts';

/** Several short entries: one a line, or with 、 or commas between them; empty ones and repeats are left out. */
export function entries(label: string, { max = 60 }: { max?: number } = {}): Field<string[]> {
  return {
    label,
    read(typed) {
      const given = [typed ?? '']
        .flat()
        .join('\n')
        .split(/[\n\r、，,；;]/);
      const list = [...new Set(given.map((entry) => entry.trim()).filter(Boolean))];
      const long = list.find((entry) => [...entry].length > max);
      if (long) return { error: `${label}里的“${long.slice(0, 20)}…”太长，每个最多 ${max} 个字。` };
      return { value: list };
    },
  };
}

const kinds = Object.keys(unitKinds) as UnitKind[];
const phonePattern = /^[0-9][0-9\-—－+()（）\s、，,转]{1,60}$/;

/** What a telephone number may look like; an office may give several. */
export const phone = (label: string) =>
  text(label, {
    max: 60,
    pattern: phonePattern,
    wrong: `${label}只写数字和连字符，例如 0415-0000002；多个用顿号隔开。`,
  });

const fields = (slugs: string[]) => ({
  slug: text('网址名', { required: true, max: 40 }),
  name: text('单位名称', { required: true, max: 60 }),
  fullName: text('规范全称', { max: 100 }),
  aliases: entries('别名'),
  parent: choice('上级单位', slugs),
  kind: choice('单位类别', kinds, { required: true }),
  code: text('机构代码', {
    required: '请填写机构代码，索引号要用它。',
    max: 20,
    pattern: /^[0-9A-Za-z-]+$/,
    wrong: '机构代码只用字母、数字和连字符，例如 ZX002。',
  }),
  series: entries('机关代字', { max: 12 }),
  position: whole('排列次序', { max: 9999 }),
});

/** The form of a unit; `slugs` are the units that can stand above it. */
export const unitForm = (slugs: string[]) => form(fields(slugs), (values) => whyNotUnit(unitFrom(values)));

/** The unit that a read form describes. */
export const unitFrom = (values: Values<ReturnType<typeof fields>>): UnitInput => ({
  ...values,
  fullName: values.fullName || null,
  parent: values.parent || null,
  kind: values.kind as UnitKind,
  position: values.position ?? 0,
});

/** 撤销单位: from today on at the latest, because what is closed disappears from the public pages at once. */
export const closeUnitForm = (today: string) =>
  form(
    {
      on: day('撤销日期', { required: true }),
      reason: text('撤销的依据或理由', { required: '请写明撤销的依据，例如机构改革方案的文号。', min: 2, max: 200 }),
    },
    ({ on }) => ({ on: on! > today ? '撤销日期不能晚于今天，请到那一天再办理。' : null }),
  );

export const groupForm = (slugs: string[]) =>
  form({
    name: text('单位组的名称', { required: '请填写文件里的说法，例如“各街道办事处”。', min: 2, max: 40 }),
    units: choices('所指的单位', slugs),
  });
