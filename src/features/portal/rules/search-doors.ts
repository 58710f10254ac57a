import { plain } from '../../../core/search/rules/letters.ts';

export interface Door {
  label: string;
  href: string;
}

/** What people say for a page that is no text and therefore in no index. */
const sayings: [RegExp, string][] = [[/区长|书记|局长|主任是谁|谁是领导/u, '领导之窗']];
const most = 3;

/** Pages of the site that a query asks for by name, or by what people say for them; few, as the site orders them. */
export function doorsFor(query: string, doors: Door[]): Door[] {
  const asked = plain(query).trim();
  if ([...asked].length < 2) return [];
  const said = new Set(sayings.flatMap(([words, label]) => (words.test(asked) ? [label] : [])));
  const fits = ({ label }: Door) => {
    const name = plain(label);
    return said.has(label) || asked.includes(name) || (name.startsWith(asked) && asked.length * 3 >= name.length);
  };
  const found = doors.filter(fits);
  return found.filter(({ href }, at) => found.findIndex((one) => one.href === href) === at).slice(0, most);
}

/** What is asked about a unit, without which its name stands: 教育局电话, 政务服务中心几点上班. */
const about = /的?(电话号码|电话|号码|地址|在哪儿?里?|怎么走|几点(上班|下班|开门|关门)?|(上班|办公|工作)时间)$/u;
export const withoutAbout = (query: string): string => query.replace(about, '') || query;
