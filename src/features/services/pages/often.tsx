import { Card } from '../../../ui/cards.tsx';
import { Names } from '../../../ui/names.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import type { NamedItem } from '../queries/live.ts';
import { servicesHref } from './services.tsx';

/** On the home page: the matters that most people come for, each one click away. */
export const OftenBlock = ({ items, often }: { items: NamedItem[]; often: boolean }) => (
  <Card
    title={often ? '常用办事' : '办事指南'}
    more={{ href: servicesHref, label: '全部事项' }}
    note={often ? '近 30 天看得最多的事项' : undefined}
  >
    <Names links={items.map(({ title, path }) => ({ label: <Phrases text={title} />, href: path }))} />
  </Card>
);
