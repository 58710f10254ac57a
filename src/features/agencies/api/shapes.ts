import { z } from 'zod';
import { moment, said, tick } from '../../../platform/http/api/shapes.ts';
import type { Fields } from '../rules/fields.ts';
import { parts } from '../rules/profile.ts';

/** A record of a part as the API tells it: the same fields as the form, each text or list of texts. */
const told = (fields: Fields) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(fields).map(([name, { label, many }]) => [
        name,
        many ? z.array(z.string()).meta({ title: label }) : z.string().meta({ title: label }),
      ]),
    ),
  );

const shapes = {
  basic: told(parts.basic.fields).meta({ title: parts.basic.words }),
  offices: z.array(told(parts.offices.fields)).max(500).meta({ title: parts.offices.words }),
  leaders: z.array(told(parts.leaders.fields)).max(200).meta({ title: parts.leaders.words }),
  guide: told(parts.guide.fields).meta({ title: parts.guide.words }),
  catalogue: z.array(told(parts.catalogue.fields)).max(5000).meta({ title: parts.catalogue.words }),
};

export const profileShape = z.object(shapes);
/** Parts that are not sent stay as they are. */
export const partsBody = z.strictObject(shapes).partial();

export const agencyShape = z.object({
  unit: z.int(),
  slug: said('网址名'),
  name: said('名称'),
  shown: profileShape.nullable().meta({ title: '已经公开的' }),
  approvedAt: moment('公开的时间').nullable(),
  working: profileShape.nullable().meta({ title: '草稿、送审中的或者已经公开的；只给填写和审查的人' }),
  waiting: tick('正在等待审查'),
});
