import { dayOf } from '../../../platform/time.ts';
import { ListHead, threeFiles } from '../../../ui/list-head.tsx';
import { Table } from '../../../ui/table.tsx';
import type { PublicAgency } from '../queries/live.ts';
import { Cleared, type Frame, Paragraphs, UnitFrame, unitHref } from './frame.tsx';

type Item = { first: string; second: string };

/** The entry, with the way to what was published under it. */
const Second = ({ slug, item }: { slug: string; item: Item }) => (
  <>
    {item.second}{' '}
    <a class="whole" href={shownAt(slug, item)}>
      查看<span class="visually-hidden">：{item.second}</span>
    </a>
  </>
);

/** Where what an entry promises can be read: the unit's own page, or what of it is found among its texts. */
const shownAt = (slug: string, { first, second }: Item) =>
  /机构/.test(first) ? unitHref(slug) : `/search?${new URLSearchParams({ q: second || first, unit: slug })}`;

/** 主动公开基本目录 of one unit, with the columns of the national standard catalogues (standards §8.4). */
export function CataloguePage({ frame, agency }: { frame: Frame; agency: PublicAgency }) {
  const items = agency.profile!.catalogue.map((item, at) => ({ ...item, number: at + 1 }));
  const base = unitHref(agency.slug, 'catalogue/').replace(/\/$/, '');
  return (
    <UnitFrame frame={frame} agency={agency} about="catalogue" title="主动公开基本目录">
      <p class="page-intro">哪些信息应当公开、依据什么、多久之内。点“查看”看已经公开的内容。</p>
      <ListHead
        name="主动公开基本目录"
        total={items.length}
        of="项"
        unit={{ name: agency.name, href: unitHref(agency.slug) }}
        updatedOn={agency.approvedAt && dayOf(agency.approvedAt)}
        files={threeFiles(base)}
      />
      <Table
        caption="主动公开基本目录"
        hideCaption
        rows={items}
        columns={[
          { key: 'number', head: '序号', kind: 'short', wide: true, cell: ({ number }) => number },
          { key: 'first', head: '一级事项', cell: ({ first }) => first },
          { key: 'second', head: '二级事项', cell: (item) => <Second slug={agency.slug} item={item} /> },
          { key: 'content', head: '公开内容', cell: ({ content }) => <Paragraphs text={content} /> },
          { key: 'basis', head: '公开依据', cell: ({ basis }) => <Paragraphs text={basis} /> },
          { key: 'limit', head: '公开时限', cell: ({ limit }) => limit },
          { key: 'body', head: '公开主体', wide: true, cell: ({ body }) => body },
          { key: 'channels', head: '公开渠道和载体', wide: true, cell: ({ channels }) => channels.join('、') },
          { key: 'audience', head: '公开对象', kind: 'short', wide: true, cell: ({ audience }) => audience },
          { key: 'way', head: '公开方式', kind: 'short', wide: true, cell: ({ way }) => way },
          { key: 'levels', head: '公开层级', wide: true, cell: ({ levels }) => levels.join('、') },
        ]}
      />
      <Cleared agency={agency} />
    </UnitFrame>
  );
}
