/** Somebody in a post, as people may ask for them. */
export interface InPost {
  name: string;
  post: string;
  /** 分工 */
  division: string;
  /** What their unit is called, short and in full. */
  units: string[];
  /** Of the government itself: who heads it is asked for without its name. */
  first: boolean;
}

/** What is said beside a name. */
const besides =
  /是谁|是什么(职务|领导)|什么职务|(个人)?(简历|简介|资料|履历)|分工|(联系)?(电话|方式)|同志|先生|女士|副?[区县市镇乡]长|副?(主任|局长|书记|主席)|的|[?？]/gu;
const inCharge = /(?:谁|哪[个位]领导)(?:在|来)?(?:分管|主管|负责|管)([^?？]{2,})/u;

/** Whether these words ask for this person: by the name and little else, by unit and post, or by what they answer for. */
export function isAskedFor(person: InPost, words: string): boolean {
  const asked = words.replace(/\s/gu, '');
  const name = person.name.replace(/\s/gu, '');
  if (asked.includes(name)) return asked.replace(name, '').replace(besides, '') === '';
  const [, surname, title] = /^(\p{Script=Han})(副?(?:[区县市镇乡]长|局长|主任|书记))(?:是谁)?$/u.exec(asked) ?? [];
  if (surname && title && name.startsWith(surname)) return person.post.endsWith(title);
  const [, field] = inCharge.exec(asked) ?? [];
  if (field) return person.first && person.division.includes(field);
  return person.post.split(/[、，,\s]+/u).some((post) => post !== '' && isSaid(post, person, asked));
}

function isSaid(post: string, { units, first }: InPost, asked: string): boolean {
  if (first && asked.includes(post) && !asked.includes(`副${post}`)) return true;
  const title = units.reduce((words, unit) => words.replace(unit, ''), post);
  return units.flatMap((unit) => [unit, unit.replace(/^[区县市]/u, '')]).some((unit) => asked.includes(unit + title));
}
