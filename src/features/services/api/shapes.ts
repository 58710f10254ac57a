import { z } from 'zod';
import { editionStates } from '../../../core/publications/rules.ts';
import { choice, id, moment, said, text } from '../../../platform/http/api/shapes.ts';
import { type ElementName, elementNames, elements, type Told } from '../rules/elements.ts';

const most = 8000;

/** What an element may be in a request: a text, texts, or rows of texts; the office's lists are asked by the rule. */
function asked({ label, look, max = 200, row }: Told): z.ZodType {
  if (look === 'rows') {
    const cells = Object.entries(row!).map(([name, told]) => [
      name,
      text(told.label, { max: told.max ?? 200 }).default(''),
    ]);
    return z
      .array(z.strictObject(Object.fromEntries(cells)))
      .max(80)
      .meta({ title: label });
  }
  if (look === 'lines' || look === 'choices')
    return z
      .array(text(label, { max: 1000 }))
      .max(60)
      .meta({ title: label });
  return text(label, { max: look === 'text' ? most : max });
}

const shapes = Object.fromEntries(elementNames.map((name) => [name, asked(elements[name])])) as Record<
  ElementName,
  z.ZodType
>;

/** The elements of a guide; what is not sent is not said. */
export const guideBody = z.strictObject(shapes).partial().meta({ title: '办事指南的要素' });
export const titleBody = text('事项名称', { min: 1, max: 200 });

export const itemShape = z.object({
  document: id('文件'),
  edition: id('版'),
  title: said('事项名称'),
  unit: id('单位'),
  unitName: said('单位名称'),
  state: choice('状态', editionStates),
  code: said('编码').nullable(),
  path: said('公开的网址').nullable(),
  writtenAt: moment('最后填写'),
  guide: z.record(z.string(), z.unknown()).meta({ title: '办事指南的要素' }),
  lacks: z.array(said('要补什么')).meta({ title: '送审前还要补的' }),
});
