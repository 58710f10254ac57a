import { Card, type Entrance, Entrances } from '../../../ui/cards.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { DocumentList } from '../../../ui/list.tsx';
import type { Column } from '../queries/columns.ts';
import type { Entry } from '../queries/lists.ts';
import { plainItem } from './entries.tsx';
import type { Frame } from './frame.tsx';
import { DemonstrationNote, HomeFrame, HomeSearch } from './home.tsx';

interface Props {
  frame: Frame;
  /** Six to eight. */
  entrances: Entrance[];
  newest: { column: Column; entries: Entry[] } | null;
  demonstration: string | null;
}

/** 简约首页 of the elder mode: search, a few big entrances, whom to call, and three lines of what is new. */
export function ElderHomePage({ frame, entrances, newest, demonstration }: Props) {
  const { hotline, phone, siteMap } = frame.site;
  return (
    <HomeFrame frame={frame} keywords={['长者模式']}>
      <HomeSearch site={frame.site} />
      <Entrances label="常用入口" items={entrances} />
      <Card title="打电话问">
        <p class="big-phones">
          {hotline && <Phone label={hotline.label} number={hotline.phone} />}
          {phone && <Phone label="政府办公室" number={phone} />}
        </p>
      </Card>
      {newest && (
        <Card title={newest.column.name} more={{ href: `/${newest.column.slug}/` }}>
          <DocumentList
            items={newest.entries.map(plainItem)}
            empty={newest.column.emptyNotice}
            label={newest.column.name}
          />
        </Card>
      )}
      {siteMap && (
        <p>
          <a href={siteMap}>查看网站的全部栏目</a>
        </p>
      )}
      {demonstration && <DemonstrationNote words={demonstration} />}
    </HomeFrame>
  );
}

const Phone = ({ label, number }: { label: string; number: string }) => (
  <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>
    <Icon name="phone" />
    <span class="big-phone">
      <span>{label}</span>
      <strong>{number}</strong>
    </span>
  </a>
);
