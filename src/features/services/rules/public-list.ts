import type { PublicItem } from '../queries/live.ts';

/** What the public list is narrowed to. */
export interface PublicFilter {
  /** Words in the name. */
  q: string;
  organ: string;
  audience: string;
  topic: string;
  /** `online`: it can be done online; `window`: it is done at a window. */
  way: 'online' | 'window' | '';
}

export const openFilter: PublicFilter = { q: '', organ: '', audience: '', topic: '', way: '' };
export const ways = { online: '可网上办理', window: '到窗口办理' } as const;

const unique = (values: string[]) => [...new Set(values)].filter(Boolean).sort((a, b) => a.localeCompare(b, 'zh-CN'));

/** What there is to choose from among what is public. */
export const choicesOf = (all: PublicItem[]) => ({
  organs: unique(all.map(organOf)),
  audiences: unique(all.flatMap(({ audience }) => audience)),
  topics: unique(all.flatMap(({ topics }) => topics)),
});

export const organOf = ({ organ, unitName }: Pick<PublicItem, 'organ' | 'unitName'>) => organ || unitName;

/** What an address asks for; what it asks wrongly is as if not asked. */
export function filterOf(query: (name: string) => string | undefined, all: PublicItem[]): PublicFilter {
  const { organs, audiences, topics } = choicesOf(all);
  const among = (name: string, known: string[]) => known.find((one) => one === query(name)) ?? '';
  const way = query('way');
  return {
    q: (query('q') ?? '').trim().slice(0, 50),
    organ: among('organ', organs),
    audience: among('audience', audiences),
    topic: among('topic', topics),
    way: way === 'online' || way === 'window' ? way : '',
  };
}

export const fits =
  ({ q, organ, audience, topic, way }: PublicFilter) =>
  (item: PublicItem): boolean =>
    q.split(/\s+/).every((word) => item.title.toLowerCase().includes(word.toLowerCase())) &&
    (organ === '' || organOf(item) === organ) &&
    (audience === '' || item.audience.includes(audience)) &&
    (topic === '' || item.topics.includes(topic)) &&
    (way === '' || (item.online === '是') === (way === 'online'));

/** The filter as an address writes it, with a page behind it when it is not the first. */
export function queryOf(filter: Partial<PublicFilter>, page = 1): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `?${query}` : '';
}
